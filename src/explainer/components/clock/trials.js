// Across the gap: what trials reported, drawn on the same clock from their own numbers.
function hexagonMark(kind) {
  const svg = svgElement("svg", { class: `mark ${kind}`, viewBox: "-8 -8 16 16", "aria-hidden": "true" });
  if (kind === "control") svgElement("circle", { r: 5 }, svg);
  else svgElement("polygon", { points: [0, 1, 2, 3, 4, 5].map((k) => `${(6.5 * Math.sin((k * Math.PI) / 3)).toFixed(2)},${(-6.5 * Math.cos((k * Math.PI) / 3)).toFixed(2)}`).join(" ") }, svg);
  return svg;
}

function makeTrialLane(title, unit, key) {
  const row = document.createElement("section");
  row.className = "lane trial";
  row.dataset.lane = key;
  row.setAttribute("aria-label", `${title}, ${unit}`);
  const head = document.createElement("div");
  head.className = "lane-head";
  const name = document.createElement("h2");
  name.className = "serif";
  name.textContent = title;
  const small = document.createElement("span");
  small.className = "unit";
  small.textContent = unit;
  head.append(name, small);
  const plot = document.createElement("div");
  plot.className = "plot tall";
  row.append(head, plot);
  return { row, plot, head };
}

function placeMark(plot, { left, top, from, to, kind, number }) {
  const bar = document.createElement("span");
  bar.className = `interval ${kind}`;
  bar.style.left = percentLeft(left);
  bar.style.top = percentLeft(from);
  bar.style.height = percentLeft(to - from);
  const mark = document.createElement("span");
  mark.className = "point";
  mark.style.left = percentLeft(left);
  mark.style.top = percentLeft(top);
  mark.append(hexagonMark(kind));
  plot.append(bar, mark);
  if (number) {
    const tag = document.createElement("span");
    tag.className = "number";
    tag.style.left = percentLeft(left);
    tag.style.top = percentLeft(top);
    tag.textContent = number;
    plot.append(tag);
  }
}

const RIGHTMOST = 0.985;

// Trials at the same hour stand side by side; neighbours are 2.6% of the width apart.
function spreadPlaces(places) {
  const order = places.map((at, i) => [at, i]).sort((a, b) => a[0] - b[0]);
  const found = new Array(places.length);
  let group = [];
  const close = () => {
    const shift = (k) => (k - (group.length - 1) / 2) * 0.026;
    // At the right edge the whole group moves left, so that its marks stay apart.
    const over = Math.max(0, ...group.map(([at], k) => at + shift(k) - RIGHTMOST));
    group.forEach(([at, i], k) => { found[i] = at + shift(k) - over; });
    group = [];
  };
  for (const entry of order) {
    if (group.length && entry[0] - group[0][0] > 0.02) close();
    group.push(entry);
  }
  close();
  return found;
}

function drawBenefit(lane, points, header, place) {
  const [low, high] = header.benefit_axis;
  const y = (value) => (high - value) / (high - low);
  const zero = document.createElement("span");
  zero.className = "zero";
  zero.style.top = percentLeft(y(0));
  const zeroWords = document.createElement("span");
  zeroWords.className = "zero-words";
  zeroWords.style.top = percentLeft(y(0));
  zeroWords.textContent = "no difference";
  lane.plot.append(zero, zeroWords);
  for (const span of points.filter((point) => point.kind === "span")) {
    const bar = document.createElement("span");
    bar.className = "span";
    bar.style.left = percentLeft(place(span.from_s));
    bar.style.width = percentLeft(place(span.to_s) - place(span.from_s));
    const words = document.createElement("span");
    words.textContent = "groups apart";
    bar.append(words);
    lane.plot.append(bar);
  }
  const shown = points.filter((point) => point.kind === "benefit");
  const middles = shown.map((point) => place(Math.sqrt(point.from_s * point.to_s)));
  spreadPlaces(middles).forEach((left, i) => {
    const point = shown[i];
    placeMark(lane.plot, { left, top: y(point.value), from: y(point.high), to: y(point.low), kind: "drug", number: point.number });
    if (point.to_s > 2 * point.from_s) {
      const reach = document.createElement("span");
      reach.className = "reach";
      reach.style.left = percentLeft(place(point.from_s));
      reach.style.width = percentLeft(place(point.to_s) - place(point.from_s));
      reach.style.top = percentLeft(y(point.value));
      lane.plot.append(reach);
    }
  });
}

function drawHarm(lane, points, place) {
  const y = (value) => 1 - value / 100;
  const shown = points.filter((point) => point.kind === "harm");
  shown.forEach((point, i) => {
    const from = place(point.from_s);
    const to = place(point.to_s);
    const box = document.createElement("span");
    box.className = "window";
    box.style.left = percentLeft(from);
    box.style.width = percentLeft(to - from);
    if (!shown.slice(0, i).some((other) => other.to_s === point.to_s)) lane.plot.append(box);
    const left = to - 0.05 * (shown.length - i) - 0.02;
    placeMark(lane.plot, { left, top: y(point.value), from: y(point.interval[1]), to: y(point.interval[0]), kind: "drug", number: point.number });
    placeMark(lane.plot, { left: left + 0.018, top: y(point.control), from: y(point.control_interval[1]), to: y(point.control_interval[0]), kind: "control" });
  });
}

function listTrials(list, points) {
  list.replaceChildren();
  for (const point of points) {
    const item = document.createElement("li");
    if (point.number) item.value = point.number;
    item.className = point.number ? "" : "unnumbered";
    item.append(document.createTextNode(`${point.words} `));
    const link = document.createElement("a");
    link.href = point.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = point.source;
    item.append(link, document.createTextNode(`, ${point.seen} (${point.locator}), checked ${point.checked}.`));
    list.append(item);
  }
}

function drawTrials(container, list, header, place) {
  const points = header.points.map((point) => ({ ...point }));
  let number = 0;
  for (const point of points) if (point.kind === "benefit" || point.kind === "harm") point.number = (number += 1);
  const benefit = makeTrialLane("Symptoms, in trials", "difference, MADRS points", "benefit");
  const harm = makeTrialLane("Felt unwell, in trials", "of 100 people", "harm");
  drawBenefit(benefit, points, header, place);
  drawHarm(harm, points, place);
  for (const [kind, words] of [["drug", "drug"], ["control", "comparator"]]) {
    const key = document.createElement("span");
    key.className = "key";
    key.append(hexagonMark(kind), document.createTextNode(words));
    harm.head.append(key);
  }
  for (const [lane, kind, empty] of [[benefit, "benefit", "statement"], [harm, "harm", "harmless"]]) {
    if (!points.some((point) => point.kind === kind)) {
      const words = document.createElement("p");
      words.className = "nothing";
      words.textContent = points.find((point) => point.kind === empty)?.words ?? header.sentences.nothing;
      lane.plot.append(words);
    }
  }
  container.replaceChildren(benefit.row, harm.row);
  listTrials(list, points.filter((point) => !["statement", "harmless"].includes(point.kind)));
}
