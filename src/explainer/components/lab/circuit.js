// The circuit picture: which cell speaks louder, drawn from the model's rates.
const RECEPTORS = 8;
const DOTS_AT_REST = 36;

function hexagonPoints(x, y, radius) {
  return [0, 1, 2, 3, 4, 5]
    .map((k) => `${(x + radius * Math.sin((k * Math.PI) / 3)).toFixed(1)},${(y - radius * Math.cos((k * Math.PI) / 3)).toFixed(1)}`)
    .join(" ");
}

// Ticks of one second of firing, evenly spaced: a rate the eye can count.
function tickPath(x, y, width, hertz) {
  let d = "";
  const count = Math.floor(hertz + 0.5);
  for (let i = 0; i < count; i += 1) d += `M${(x + ((i + 0.5) * width) / Math.max(hertz, 0.5)).toFixed(1)} ${y}v9`;
  return d;
}

function makeCircuit(svg, templates) {
  const brake = { x: 82, y: 112, r: 37 };
  const draw = (name, attributes) => svgElement(name, attributes, svg);

  // Pyramidal cell drives the brake cell: the arc over the top.
  const drive = draw("path", { class: "wire pyramidal", d: "M262 74 C 246 16, 124 8, 95 58", fill: "none" });
  draw("path", { class: "arrowhead pyramidal", d: "M89 68 L90.5 53 L103 59 Z" });
  // The brake: a line with a bar.
  const brakeWire = draw("path", { class: "wire brake", d: `M${brake.x + brake.r + 12} ${brake.y} H210`, fill: "none" });
  const brakeBar = draw("path", { class: "wire brake bar", d: "M213 96 V128", fill: "none" });
  const brakeWords = svgText(svg, "", { class: "label brake", x: 171, y: 91, "text-anchor": "middle" });

  draw("circle", { class: "cell brake", cx: brake.x, cy: brake.y, r: brake.r });
  draw("path", { class: "cell pyramidal", d: "M262 76 L304 152 H220 Z" });
  const axon = draw("path", { class: "wire pyramidal axon", d: "M262 152 C 262 196, 268 208, 296 222", fill: "none" });

  const plugs = [];
  for (let i = 0; i < RECEPTORS; i += 1) {
    // Start at the side that faces the incoming drive and go round.
    const angle = -Math.PI / 2 + 0.35 + ((i % 2 ? 1 : -1) * Math.ceil(i / 2) * 2 * Math.PI) / RECEPTORS;
    const cx = brake.x + brake.r * Math.cos(angle);
    const cy = brake.y + brake.r * Math.sin(angle);
    const turn = (angle * 180) / Math.PI + 90;
    const group = draw("g", { transform: `translate(${cx.toFixed(1)} ${cy.toFixed(1)}) rotate(${turn.toFixed(1)})` });
    svgElement("path", { class: "receptor", d: "M-4.6 -6 V6 M4.6 -6 V6" }, group);
    plugs.push(svgElement("polygon", { class: "plug", points: hexagonPoints(0, 0, 5) }, group));
  }

  const brakeName = svgText(svg, "", { class: "label brake", x: brake.x, y: 171, "text-anchor": "middle" });
  const brakeRate = svgText(svg, "", { class: "rate", x: brake.x, y: 189, "text-anchor": "middle" });
  const brakeTicks = draw("path", { class: "ticks brake" });
  svgText(svg, "Pyramidal cell", { class: "label pyramidal", x: 300, y: 99, "text-anchor": "start" });
  const pyramidalRate = svgText(svg, "", { class: "rate", x: 300, y: 117, "text-anchor": "start" });
  const pyramidalRateRest = svgText(svg, "", { class: "rate", x: 300, y: 135, "text-anchor": "start" });
  const pyramidalTicks = draw("path", { class: "ticks pyramidal" });
  svgText(svg, "in one second", { class: "tiny", x: brake.x, y: 225, "text-anchor": "middle" });
  svgText(svg, "Glutamate", { class: "label glutamate", x: 226, y: 207, "text-anchor": "end" });
  const glutamateLevel = svgText(svg, "", { class: "rate", x: 226, y: 225, "text-anchor": "end" });

  // A sunflower layout: dots added or removed at the rim, none jumps.
  const dots = Array.from({ length: 60 }, (_, i) => {
    const radius = 6.2 * Math.sqrt(i + 0.5);
    const angle = i * 2.399963;
    return draw("circle", {
      class: "dot", r: 2.7, cx: (318 + 1.25 * radius * Math.cos(angle)).toFixed(1), cy: (224 + 0.62 * radius * Math.sin(angle)).toFixed(1),
    });
  });

  // Two receptors on the pyramidal cell, so that it can be seen which cells are blocked.
  const pyramidalPlugs = [[241, 114, 27], [283, 114, -27]].map(([x, y, turn]) => {
    const group = draw("g", { transform: `translate(${x} ${y}) rotate(${turn})` });
    svgElement("path", { class: "receptor", d: "M-6 -4.6 H6 M-6 4.6 H6" }, group);
    return svgElement("polygon", { class: "plug", points: hexagonPoints(0, 0, 5) }, group);
  });
  const description = svg.querySelector("desc");

  // Stands where the dots are while glutamate waits for the reader's guess.
  const unknown = svgText(svg, "", { class: "label glutamate", x: 318, y: 232, "text-anchor": "middle" });
  unknown.style.fontSize = "24px";

  return function paintCircuit(view, asked, isWaiting) {
    const isShown = asked < view.shown;
    // Beyond the model's range the picture stays at the last level inside it, without numbers.
    const level = Math.min(asked, view.shown - 1);
    const words = templates();
    setWords(brakeName, words.brake_cell);
    const rest = { brake: view.heldInterneuron[0], pyramidal: view.heldPyramidal[0] };
    const brakeHz = view.heldInterneuron[level];
    const pyramidalHz = view.heldPyramidal[level];
    const glutamate = view.heldGlutamate[level];
    const plugged = Math.round((view.blockInterneuron[asked] / 100) * RECEPTORS);
    const pluggedPyramidal = Math.round((view.blockPyramidal[asked] / 100) * pyramidalPlugs.length);
    pyramidalPlugs.forEach((plug, i) => { plug.style.opacity = i < pluggedPyramidal ? 1 : 0; });
    svg.classList.toggle("faded", !isShown);
    plugs.forEach((plug, i) => { plug.style.opacity = i < plugged ? 1 : 0; });
    const brakeShare = brakeHz / rest.brake;
    brakeWire.style.strokeWidth = (0.8 + 3.4 * brakeShare).toFixed(2);
    brakeBar.style.strokeWidth = (1.2 + 3.4 * brakeShare).toFixed(2);
    brakeWire.style.strokeDasharray = brakeShare > 0.97 ? "none" : "7 5";
    brakeWords.textContent = brakeShare < 0.25 ? "nearly off" : brakeShare > 0.97 ? "the brake" : "weaker brake";
    const pyramidalShare = pyramidalHz / rest.pyramidal;
    axon.style.strokeWidth = (5 * pyramidalShare ** 2).toFixed(2);
    drive.style.strokeWidth = (2.6 * pyramidalShare ** 2).toFixed(2);
    brakeRate.textContent = isShown ? `${brakeHz.toFixed(1)} per s, was ${rest.brake.toFixed(0)}` : "not computed";
    pyramidalRate.textContent = isShown ? `${pyramidalHz.toFixed(1)} per s,` : "not computed";
    brakeTicks.setAttribute("d", tickPath(brake.x - 48, 200, 96, brakeHz));
    pyramidalTicks.setAttribute("d", tickPath(308, 144, 72, pyramidalHz));
    pyramidalRateRest.textContent = isShown ? `was ${rest.pyramidal.toFixed(0)}` : "";
    unknown.textContent = isWaiting ? "?" : "";
    glutamateLevel.textContent = isWaiting ? words.wait_short : isShown ? `${glutamate.toFixed(0)}% of rest` : "not computed";
    const shown = isWaiting ? 0 : Math.round((DOTS_AT_REST * glutamate) / 100);
    dots.forEach((dot, i) => { dot.style.opacity = i < shown ? 1 : 0; });
    description.textContent = !isShown ? words.beyond : fillPlaces(words.picture, {
      block: asked, plugged, receptors: RECEPTORS, brake: brakeHz.toFixed(1), brake_rest: rest.brake.toFixed(0),
      pyramidal_block: view.blockPyramidal[asked].toFixed(0), pyramidal: pyramidalHz.toFixed(2),
      pyramidal_rest: rest.pyramidal.toFixed(0), glutamate: glutamate.toFixed(0),
    });
  };
}
