// One moment of one step, drawn from the simulation's frames.
const layoutOf = (geometry) => (geometry.isNarrow ? "narrow" : "wide");

const at = (geometry, u) => [u * geometry.width, geometry.lower(u)];
const blend = (from, to, share) => from + (to - from) * share;

// How far a state holds between two frames: states switch, so the change is drawn over the interval.
function shareOf(bytes, frame, width, i, test) {
  const here = test(bytes[frame.index * width + i]) ? 1 : 0;
  const next = test(bytes[frame.next * width + i]) ? 1 : 0;
  return blend(here, next, frame.share);
}

function drawMolecules(ctx, scene, frame, geometry, colours) {
  const n = scene.molecules;
  ctx.fillStyle = colours["glutamate-fill"];
  const radius = Math.max(2.2, 3 * geometry.unit);
  for (let i = 0; i < n; i += 1) {
    const a = frame.index * n + i;
    const b = frame.next * n + i;
    if (!scene.inside[a]) continue;
    const [x, y] = geometry.place(
      blend(scene.across[a], scene.across[b], frame.share) / 255,
      blend(scene.down[a], scene.down[b], frame.share) / 255,
    );
    ctx.globalAlpha = 0.45 + 0.5 * ((i * 37) % 10) / 10;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

const KETAMINE_STATES = ["free", "entering", "held"];

// Above the channels, so that a molecule is seen all the way into the pore.
function drawKetamineMolecules(ctx, scene, frame, geometry, colours, counts) {
  const layout = layoutOf(geometry);
  const [places, states] = [scene[`ketamine_${layout}`], scene[`ketamine_state_${layout}`]];
  const n = scene.ketamine_drawn;
  for (let i = 0; i < n; i += 1) {
    const a = frame.index * n + i;
    const b = frame.next * n + i;
    const [x, y] = geometry.placeKetamine(blend(places[2 * a], places[2 * b], frame.share), blend(places[2 * a + 1], places[2 * b + 1], frame.share));
    drawKetamine(ctx, x, y, 9.5 * Math.max(geometry.unit, 0.75), colours);
    counts[KETAMINE_STATES[states[a]]] += 1;
  }
}

// Draw one moment; returns the counts drawn, so that they can be read back.
// `yours`: the channel the reader's molecule is in; `stay`: when it was in which, even if it is out again.
function drawMoment(ctx, scene, step, time, geometry, colours, { excitation, yours, stay = null, isPlaying = false }) {
  const places = scene.places[layoutOf(geometry)];
  const isQuantum = step.clock === "quantum";
  const isTrapping = step.clock === "trapping";
  const frame = frameAt(isTrapping ? scene.time_s : scene.time_ms, time);
  const { unit } = geometry;
  const tags = [];
  const counts = { ampa: 0, nmda: 0, trapped: 0, free: 0, entering: 0, held: 0 };

  if (isQuantum) drawMolecules(ctx, scene, frame, geometry, colours);
  drawFixedWords(ctx, geometry, colours);
  places.ampa.forEach((u, i) => {
    const [x, y] = at(geometry, u);
    const open = isQuantum ? shareOf(scene.ampa, frame, scene.ampa_drawn, i, (s) => s === 2) : 0;
    if (open > 0.5) counts.ampa += 1;
    drawChannel(ctx, "ampa", x, y, unit, open, colours);
  });

  const isExcited = excitation > 0.5;
  const states = isTrapping ? scene.channels : isExcited ? scene.nmda_excited : scene.nmda_rest;
  places.nmda.forEach((u, i) => {
    const [x, y] = at(geometry, u);
    // With ketamine a gate is drawn as it is at this very moment: what the labels say and what lets a molecule in is the same.
    const share = (test) => {
      if (isTrapping) return test(states[frame.index * scene.nmda_drawn + i]) ? 1 : 0;
      return step.clock === "none" ? 0 : shareOf(states, frame, scene.nmda_drawn, i, test);
    };
    const open = isTrapping ? share((s) => s === 1 || s === 3) : share((s) => s >= 2);
    const isYours = isTrapping && yours !== null && yours.channel === i;
    const held = isYours ? 1 : isTrapping ? share((s) => s >= 2) : 0;
    const plugged = isTrapping ? 0 : blend(1, share((s) => s === 3), excitation);
    // No ion is seen at a channel that is blocked, nor one that would have come in while the reader's molecule was there.
    const isKept = (birth) => stay === null || stay.channel !== i || birth < stay.from || birth >= stay.until;
    const births = isTrapping ? (held ? [] : scene.calcium_s[i].filter(isKept)) : isExcited && isQuantum ? scene.calcium_ms[i] : [];
    if (births.length) drawCalcium(ctx, births, time, isTrapping ? 2.4 : 0.55, x, y, unit, colours);
    drawChannel(ctx, "nmda", x, y, unit, open, colours);
    drawMagnesium(ctx, x, y + 2, unit, colours, plugged);
    if (open > 0.5 && plugged < 0.5 && held < 0.5) counts.nmda += 1;
    if (held > 0.5) counts.trapped += 1;
    tags.push({ i, x, y, open, held, plugged });
  });

  if (isTrapping) drawKetamineMolecules(ctx, scene, frame, geometry, colours, counts);
  writeTags(ctx, geometry, step, places, tags, colours, isPlaying);
  return counts;
}

// What a channel with ketamine about is doing, in the state that is drawn. While the film runs gates flicker too fast
// for words that follow them, so the words then hold whether the gate is open or shut.
function trappingTag(tag, isPlaying) {
  if (tag.held) return { key: `held ${tag.i}`, name: "ketamine inside", note: "no calcium passes", colour: "ketamine", term: "ketamine" };
  const empty = { colour: "nmda", term: "nmda" };
  if (isPlaying) return { ...empty, key: "empty", name: "no ketamine inside", note: "calcium enters if open" };
  if (tag.open) return { ...empty, key: "open", name: "open: calcium enters", note: "no ketamine inside" };
  return { ...empty, key: "shut", name: "NMDA: shut", note: "no ketamine inside" };
}

function releaseTag(tag) {
  if (tag.open > 0.5 && tag.plugged < 0.5) return { key: "open", name: "open: calcium enters", note: "", colour: "nmda", term: "nmda" };
  if (tag.open > 0.5) return { key: "plugged", name: "NMDA: open, plugged", note: "by magnesium", colour: "magnesium", term: "magnesium" };
  return { key: "nmda", name: "NMDA receptor", note: tag.plugged > 0.5 ? "magnesium in the pore" : "shut", colour: "nmda", term: "nmda" };
}

// At most one label per kind of thing going on (one per channel that holds ketamine), always in the same rows.
function writeTags(ctx, geometry, step, places, tags, colours, isPlaying) {
  const isTrapping = step.clock === "trapping";
  const { isNarrow } = geometry;
  drawTag(ctx, geometry, at(geometry, places.ampa[0]), { name: "AMPA receptor", note: isTrapping ? "not blocked" : "", colour: "ampa", term: "ampa", row: isNarrow ? "far" : "near", isAtEdge: isNarrow }, colours);
  // On a phone the right-hand channel gets the general label, clear of the AMPA one.
  const byNews = [...tags].sort((a, b) => (isTrapping ? 0 : b.open - a.open) || (isNarrow ? b.i - a.i : a.i - b.i));
  const said = new Set();
  for (const tag of byNews) {
    const words = isTrapping ? trappingTag(tag, isPlaying) : releaseTag(tag);
    if (said.has(words.key)) continue;
    said.add(words.key);
    drawTag(ctx, geometry, [tag.x, tag.y], { ...words, row: tag.i % 2 ? "far" : "near" }, colours);
  }
}
