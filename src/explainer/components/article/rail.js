// The rail beside the text: it joins the two sides of a contradiction, A and B.
const RAIL_X = 15;
const RAIL_RADIUS = 10;

function firstLineOf(element, frame) {
  const line = element.getClientRects()[0];
  return (line.top + line.bottom) / 2 - frame.top;
}

// Marks on one line share a stop; stops never sit on each other.
function railStops(text, marks, pair) {
  const frame = text.getBoundingClientRect();
  const scale = frame.height / text.offsetHeight || 1;
  const stops = [];
  const add = (side, element) => stops.push({ side, y: firstLineOf(element, frame) / scale });
  for (const id of pair.claims_a) add("a", marks.get(id));
  if (pair.phrase_a) text.querySelectorAll(".body .phrase").forEach((element) => add("a", element));
  for (const id of pair.claims_b) add("b", marks.get(id));
  stops.sort((first, second) => first.y - second.y);
  const kept = [];
  for (const stop of stops) {
    const before = kept[kept.length - 1];
    if (before && stop.y - before.y < 4 && stop.side === before.side) continue;
    kept.push({ ...stop, y: before ? Math.max(stop.y, before.y + 2 * RAIL_RADIUS + 2) : stop.y });
  }
  return kept;
}

function paintRail(svg, text, marks, pair) {
  svg.replaceChildren();
  svg.toggleAttribute("hidden", !pair);
  if (!pair) return;
  const height = text.offsetHeight;
  svg.setAttribute("viewBox", `0 0 ${2 * RAIL_X} ${height}`);
  svg.style.height = `${height}px`;
  const stops = railStops(text, marks, pair);
  svgElement("path", { class: "track", d: `M${RAIL_X} ${stops[0].y}V${stops[stops.length - 1].y}` }, svg);
  for (const { side, y } of stops) {
    const group = svgElement("g", { class: `stop ${side}` }, svg);
    const shape = { fill: "none", y: y - RAIL_RADIUS, x: RAIL_X - RAIL_RADIUS, width: 2 * RAIL_RADIUS, height: 2 * RAIL_RADIUS };
    svgElement("rect", { ...shape, rx: side === "a" ? RAIL_RADIUS : 3 }, group);
    svgText(group, side.toUpperCase(), { x: RAIL_X, y: y + 4, "text-anchor": "middle" });
  }
}
