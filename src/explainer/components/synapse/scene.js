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

const TAG_ROWS = { near: 0.845, far: 0.925 };

// Draw one moment; returns the counts drawn, so that they can be read back.
function drawMoment(ctx, scene, step, time, geometry, colours, { excitation, yours }) {
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
    const share = (test) => (step.clock === "none" ? 0 : shareOf(states, frame, scene.nmda_drawn, i, test));
    const open = isTrapping ? share((s) => s === 1 || s === 3) : share((s) => s >= 2);
    const isYours = isTrapping && yours !== null && yours.channel === i;
    const held = isYours ? 1 : isTrapping ? share((s) => s >= 2) : 0;
    const plugged = isTrapping ? 0 : blend(1, share((s) => s === 3), excitation);
    const births = isTrapping ? scene.calcium_s[i].filter((birth) => !isYours || birth < yours.from) : isExcited && isQuantum ? scene.calcium_ms[i] : [];
    if (births.length) drawCalcium(ctx, births, time, isTrapping ? 2.4 : 0.55, x, y, unit, colours);
    drawChannel(ctx, "nmda", x, y, unit, open, colours);
    drawMagnesium(ctx, x, y + 2, unit, colours, plugged);
    if (open > 0.5 && plugged < 0.5 && held < 0.5) counts.nmda += 1;
    if (held > 0.5) counts.trapped += 1;
    tags.push({ i, x, y, open, held, plugged });
  });

  if (isTrapping) drawKetamineMolecules(ctx, scene, frame, geometry, colours, counts);
  writeTags(ctx, geometry, step, places, tags, colours);
  return counts;
}

// At most one label per kind of thing going on (one per channel that holds ketamine), always in the same rows.
function writeTags(ctx, geometry, step, places, tags, colours) {
  const isTrapping = step.clock === "trapping";
  const said = new Set();
  const say = (key, anchor, tag) => {
    if (said.has(key)) return;
    said.add(key);
    drawTag(ctx, geometry, anchor, tag, colours);
  };
  const row = (i) => (i % 2 ? TAG_ROWS.far : TAG_ROWS.near);
  const first = at(geometry, places.ampa[0]);
  say("ampa", first, { name: "AMPA receptor", note: isTrapping ? "not blocked" : "", colour: "ampa", term: "ampa", y: geometry.isNarrow ? TAG_ROWS.far : TAG_ROWS.near, dx: geometry.isNarrow ? 0.02 : -0.02 });
  // On a phone the right-hand channel gets the general label, clear of the AMPA one.
  // With ketamine gates flicker: words that followed them could not be read, so they say what holds open or shut.
  const byNews = [...tags].sort((a, b) => Math.round(b.held) - Math.round(a.held) || (isTrapping ? 0 : b.open - a.open) || (geometry.isNarrow ? b.i - a.i : a.i - b.i));
  for (const tag of byNews) {
    const anchor = [tag.x, tag.y];
    const place = { y: row(tag.i), dx: 0 };
    if (tag.held > 0.5) say(`held ${tag.i}`, anchor, { ...place, name: "ketamine inside", note: "no calcium passes", colour: "ketamine", term: "ketamine" });
    else if (isTrapping) say("empty", anchor, { ...place, name: "no ketamine inside", note: "open: calcium enters", colour: "nmda", term: "nmda" });
    else if (tag.open > 0.5 && tag.plugged < 0.5) say("open", anchor, { ...place, name: "open: calcium enters", note: "", colour: "nmda", term: "nmda" });
    else if (tag.open > 0.5) say("plugged", anchor, { ...place, name: "NMDA: open, plugged", note: "by magnesium", colour: "magnesium", term: "magnesium" });
    else say("nmda", anchor, { ...place, name: "NMDA receptor", note: tag.plugged > 0.5 ? "magnesium in the pore" : "shut", colour: "nmda", term: "nmda" });
  }
}
