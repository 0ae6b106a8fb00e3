// The figure: nodes, arrows that light up, scissors where an experiment cuts.
const EXTRA_GLYPHS = {
  drug: '<path class="ketamine" d="M24 8l14 8v16l-14 8-14-8V16z"/>',
  opioid: '<path class="membrane" d="M4 27h12M32 27h12"/><path class="ink" d="M15 40V24c0-5 3-8 9-8s9 3 9 8v16M20 40V26M28 40V26"/>',
  hnk: '<path class="ketamine open" d="M18 12l10 6v12l-10 6-10-6V18z"/><circle class="ketamine" cx="36" cy="15" r="4.500"/><path class="ketamine open" d="M28 19l5-2.500"/>',
  resting: '<path class="membrane" d="M4 21h10M34 21h10M4 28h10M34 28h10"/><path class="nmda" d="M14 12c4-3 7 0 7 4v20h-5V24c-3-1-5-8-2-12zM34 12c-4-3-7 0-7 4v20h5V24c3-1 5-8 2-12z"/><path class="ketamine" d="M24 19.500l3.500 2v4l-3.500 2-3.500-2v-4z"/>',
  outside: '<path class="membrane" d="M2 30h8c4 0 4-14 10-14M46 30h-6"/><path class="nmda" d="M20 14c4-3 7 0 7 4v20h-5V26c-3-1-5-8-2-12zM40 14c-4-3-7 0-7 4v20h5V26c3-1 5-8 2-12z"/><path class="ketamine" d="M30 21.500l3.500 2v4l-3.500 2-3.500-2v-4z"/>',
  trkb: '<path class="membrane" d="M4 24h10M34 24h10M4 31h10M34 31h10"/><path class="growth" d="M19 42V22c0-6-6-6-6-12M29 42V22c0-6 6-6 6-12"/><path class="ketamine" d="M24 23.500l3.500 2v4l-3.500 2-3.500-2v-4z"/>',
  habenula: '<path class="ink" d="M4 36h6V14h0v22h4V14h0v22h4V14h0v22h14V24h0v12h12"/>',
  mtor: '<circle class="growth" cx="24" cy="24" r="11"/><path class="growth" d="M24 7v6M24 35v6M7 24h6M35 24h6M12 12l4 4M32 32l4 4M36 12l-4 4M16 32l-4 4"/>',
};
// Two blades and two rings; a weakened arrow gets a bar across instead.
const SCISSORS = "M-2.900 -2.300L7.500 4.200M-2.900 2.300L7.500 -4.200M-7.200 -3.600a2.400 2.400 0 1 0 4.800 0a2.400 2.400 0 1 0 -4.800 0M-7.200 3.600a2.400 2.400 0 1 0 4.800 0a2.400 2.400 0 1 0 -4.800 0";
// Where along its arrow a mark stands: near the target where arrows fan out, clear of the gate on the surge.
const SHORT_WORD = 8;
const MARK_AT = { surge_ampa: 0.72 };
const MARK_SIDES = { ampa_bdnf: "left", opioid_gate: "right", bdnf_mtor: "right" };

function shape(name, attributes = {}, words) {
  const made = svgElement(name, attributes);
  if (words !== undefined) made.textContent = words;
  return made;
}

function writeLines(text, lines, x, y) {
  text.replaceChildren(...lines.map((line, i) => shape("tspan", { x, y: y + i * 14.5 }, line)));
}

function drawNode(node, place, size) {
  const [x, y, side] = place;
  const group = shape("g", { class: `node glyph ${node.key}`, "data-node": node.key });
  const picture = shape("svg", { x: x - size / 2, y: y - size / 2, width: size, height: size, viewBox: "0 0 48 48" });
  // Constants of this file and of glyphs.js, never text from anywhere else.
  picture.innerHTML = EXTRA_GLYPHS[node.glyph] ?? GLYPHS[node.glyph];
  const text = shape("text", { class: "node-label" });
  const half = size / 2;
  const rise = (node.label.length - 1) * 7.25;
  const spots = {
    right: ["start", x + half + 4, y + 4.5 - rise],
    left: ["end", x - half - 6, y + 4.5 - rise],
    below: ["middle", x, y + half + 14],
    above: ["middle", x, y - half - 6 - 2 * rise],
  };
  const [anchor, atX, atY] = spots[side];
  text.setAttribute("text-anchor", anchor);
  writeLines(text, node.label, atX, atY);
  group.append(picture, text);
  return { group, text, atX, atY, label: node.label };
}

// A path drawn twice: dotted underneath, and a lit one that grows along it.
function drawArrow(arrow, d) {
  const group = shape("g", { class: `arrow ${arrow.kind}`, "data-arrow": arrow.key });
  const quiet = shape("path", { class: "quiet", d });
  const lit = shape("path", { class: "lit", d, pathLength: 100 });
  group.append(quiet, lit);
  return { group, quiet };
}

function drawHead(path) {
  const length = path.getTotalLength();
  const tip = path.getPointAtLength(length);
  const before = path.getPointAtLength(Math.max(0, length - 4));
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  return shape("path", { class: "head", d: "M-3.500 -4.500L4 0L-3.500 4.500z", transform: `translate(${tip.x} ${tip.y}) rotate(${angle})` });
}

function placeMark(key, path, place) {
  const length = path.getTotalLength();
  const isFromDrug = key.startsWith("drug_");
  if (isFromDrug && place.markBeforeEnd) return path.getPointAtLength(length - place.markBeforeEnd);
  return path.getPointAtLength(length * (MARK_AT[key] ?? (isFromDrug ? 0.76 : 0.5)));
}

function drawMark(kind, at, words, side) {
  const mark = shape("g", { class: `mark ${kind}`, transform: `translate(${at.x} ${at.y})` });
  mark.append(shape("circle", { r: 12 }));
  mark.append(shape("path", { d: kind === "cut" ? SCISSORS : "M-5 4L1 -6M-1 6L5 -4" }));
  if (words) {
    // A short word fits under its mark; a long one runs along below the row.
    const [x, y, anchor] = { under: [0, 26, "middle"], right: [16, 4.5, "start"], left: [-16, 4.5, "end"], above: [-12, -17, "start"], along: [-12, 36, "start"] }[side === "along" && words.length <= SHORT_WORD ? "under" : side];
    mark.append(shape("text", { x, y, "text-anchor": anchor }, words));
  }
  return mark;
}

// Builds one of the two pictures; returns what later changes.
function buildDiagram(svg, header, layout) {
  const place = PLACES[layout];
  svg.setAttribute("viewBox", `0 0 ${place.box[0]} ${place.box[1]}`);
  svg.dataset.layout = layout;
  const name = shape("title", { id: "rivals-name" }, "Routes from ketamine to the model's outcome");
  const description = shape("desc", { id: "rivals-desc" });
  svg.replaceChildren(name, description);
  const outcome = drawOutcome(svg, place, layout);
  const arrows = new Map();
  for (const arrow of header.arrows) {
    const drawn = drawArrow(arrow, place.arrows[arrow.key]);
    svg.append(drawn.group);
    drawn.group.append(drawHead(drawn.quiet));
    arrows.set(arrow.key, drawn);
  }
  const [gateX, gateY, gateWay] = place.gate;
  const gate = shape("path", { class: "gate", d: gateWay === "upright" ? `M${gateX} ${gateY - 9}v18` : `M${gateX - 9} ${gateY}h18` });
  svg.append(gate);
  const nodes = new Map(header.nodes.map((node) => [node.key, drawNode(node, place.nodes[node.key], place.node)]));
  svg.append(...[...nodes.values()].map((node) => node.group));
  const marks = shape("g", { class: "marks" });
  svg.append(marks);
  return { place, layout, arrows, nodes, gate, marks, outcome, description };
}

function paintDiagram(drawn, header, arrays, state, sentence) {
  const experiment = state.experiment < 0 ? null : header.experiments[state.experiment];
  const action = experiment?.intervention ?? { cuts: [], weakens: [], weakens_if_gated: [], word: "", drug: "" };
  const carries = header.carrying[state.experiment + 1][state.mask];
  const isOn = (arrow) => arrow.hypotheses.some((key) => state.mask & (1 << (Number(key[1]) - 1)));
  const lit = new Set(header.arrows.filter(isOn).map((arrow) => arrow.key));
  const weakened = [...action.weakens, ...(lit.has("opioid_gate") ? action.weakens_if_gated : [])];
  const touched = new Set(["drug", "person"]);
  header.arrows.forEach((arrow, i) => {
    const { group } = drawn.arrows.get(arrow.key);
    const isLit = lit.has(arrow.key);
    group.classList.toggle("on", isLit);
    group.classList.toggle("starved", isLit && !(carries & (1 << i)));
    group.classList.toggle("severed", isLit && action.cuts.includes(arrow.key));
    group.classList.toggle("weak", isLit && weakened.includes(arrow.key));
    if (isLit) touched.add(arrow.start).add(arrow.end);
  });
  for (const [key, node] of drawn.nodes) node.group.classList.toggle("off", !touched.has(key));
  drawn.gate.classList.toggle("off", !touched.has("gate"));
  const drug = drawn.nodes.get("drug");
  writeLines(drug.text, action.drug ? action.drug.split("|") : drug.label, drug.atX, drug.atY);

  drawn.marks.replaceChildren();
  // The word stands once, at an arrow that is lit if there is one; the rest say only what happens.
  const acted = [...action.cuts, ...weakened];
  const named = acted.find((key) => lit.has(key)) ?? acted[0];
  const wordAt = (key, other) => (key === named && action.word) || (action.word ? "" : other);
  const addMark = (kind, key, words) => {
    const mark = drawMark(kind, placeMark(key, drawn.arrows.get(key).quiet, drawn.place), words, drawn.place.wordSides?.[key] ?? MARK_SIDES[key] ?? "under");
    mark.classList.toggle("idle", !lit.has(key));
    mark.dataset.arrow = key;
    drawn.marks.append(mark);
  };
  weakened.forEach((key) => addMark("weaker", key, wordAt(key, "weaker")));
  action.cuts.forEach((key) => addMark("cut", key, wordAt(key, "cut")));
  paintOutcome(drawn.outcome, header, arrays, state);
  drawn.description.textContent = sentence;
}
