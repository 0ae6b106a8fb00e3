// Four small pictures: a plugged gate, quiet brake cells, a burst, new contacts. Same shapes as elsewhere.
const hexagon = (x, y, r) =>
  Array.from({ length: 6 }, (_, i) => `${x + r * Math.sin((i * Math.PI) / 3)},${y - r * Math.cos((i * Math.PI) / 3)}`).join(" ");

const PICTURES = {
  block(svg) {
    svgElement("rect", { x: 0, y: 44, width: 160, height: 16, class: "membrane" }, svg);
    for (const x of [54, 92]) svgElement("rect", { x, y: 28, width: 14, height: 48, rx: 6, class: "nmda" }, svg);
    svgElement("polygon", { points: hexagon(80, 52, 11), class: "ketamine" }, svg);
    for (const [x, y] of [[74, 12], [90, 18], [62, 20]]) svgElement("circle", { cx: x, cy: y, r: 4, class: "calcium" }, svg);
    svgElement("path", { d: "M80 84v14", class: "stopped" }, svg);
    svgElement("path", { d: "M72 98h16", class: "stopped" }, svg);
  },
  brake(svg) {
    svgElement("path", { d: "M58 52H98", class: "wire quiet" }, svg);
    svgElement("path", { d: "M98 44v16", class: "wire quiet" }, svg);
    svgElement("circle", { cx: 40, cy: 52, r: 20, class: "brake" }, svg);
    svgElement("polygon", { points: "124,28 146,72 102,72", class: "pyramidal" }, svg);
    svgElement("polygon", { points: hexagon(40, 52, 8), class: "ketamine" }, svg);
  },
  surge(svg) {
    svgElement("polygon", { points: "34,26 58,76 10,76", class: "pyramidal" }, svg);
    svgElement("path", { d: "M52 58C66 58 66 52 78 52", class: "wire" }, svg);
    for (const [x, y] of [[92, 30], [88, 50], [94, 70], [106, 40], [108, 60], [120, 28], [122, 50], [120, 74], [136, 40], [138, 62]]) {
      svgElement("circle", { cx: x, cy: y, r: 4.5, class: "glutamate" }, svg);
    }
    svgElement("path", { d: "M150 22v62", class: "membrane-line" }, svg);
  },
  contacts(svg) {
    svgElement("path", { d: "M0 78H160", class: "dendrite" }, svg);
    for (const [x, isNew] of [[26, false], [62, true], [98, false], [134, true]]) {
      const kind = isNew ? "spine new" : "spine";
      svgElement("path", { d: `M${x} 74V48`, class: kind }, svg);
      svgElement("circle", { cx: x, cy: 42, r: 9, class: kind }, svg);
      svgElement("path", { d: `M${x - 14} 22q14 14 28 0`, class: "wire" }, svg);
    }
  },
};

function drawWorks(step, state, tools) {
  const row = make("ol", "pictures");
  for (const { key, title, words, badge, kind, source } of step.pictures) {
    const card = make("li", "card picture");
    const svg = svgElement("svg", { viewBox: "0 0 160 104", "aria-hidden": "true" });
    PICTURES[key](svg);
    const button = makeButton(badge, `badge ${kind}`, () => tools.openSource(source, button));
    button.setAttribute("aria-haspopup", "dialog");
    const told = make("div", "told");
    told.append(make("h3", "serif", title), make("p", "", words), button);
    card.append(svg, told);
    row.append(card);
  }
  return [row, make("p", "foot serif", step.foot)];
}
