// Small multiples in SVG: axes drawn once, curves redrawn at every paint.
const CHART = { width: 300, height: 200, left: 38, right: 14, top: 10, bottom: 24 };

function makeScales(axes) {
  const { width, height, left, right, top, bottom } = CHART;
  const [x0, x1] = axes.x;
  const [y0, y1] = axes.y;
  return {
    x: (value) => left + ((value - x0) / (x1 - x0)) * (width - left - right),
    // A band may leave the axes where a set passes the model's range; lines never do.
    y: (value) => height - bottom - ((Math.min(value, y1) - y0) / (y1 - y0)) * (height - top - bottom),
  };
}

function hexagonAt(x, y, radius) {
  return [0, 1, 2, 3, 4, 5]
    .map((k) => `${(x + radius * Math.sin((k * Math.PI) / 3)).toFixed(2)},${(y - radius * Math.cos((k * Math.PI) / 3)).toFixed(2)}`)
    .join(" ");
}

function linePath(scales, xs, ys, count = ys.length) {
  let d = "";
  for (let i = 0; i < count; i += 1) {
    d += `${i ? "L" : "M"}${scales.x(xs[i]).toFixed(2)} ${scales.y(ys[i]).toFixed(2)}`;
  }
  return d;
}

function bandPath(scales, xs, { low, high }, count = low.length) {
  let d = linePath(scales, xs, high, count);
  for (let i = count - 1; i >= 0; i -= 1) {
    d += `L${scales.x(xs[i]).toFixed(2)} ${scales.y(low[i]).toFixed(2)}`;
  }
  return `${d}Z`;
}

// Draw the frame of one chart and return the handles that paint() moves.
function makeChart(figure, axes, { rest, name, xSuffix = "" }) {
  const svg = svgElement("svg", {
    class: "plot",
    viewBox: `0 0 ${CHART.width} ${CHART.height}`,
    role: "img",
    "data-x0": axes.x[0],
    "data-x1": axes.x[1],
    "data-y0": axes.y[0],
    "data-y1": axes.y[1],
  });
  const key = figure.dataset.chart;
  svg.setAttribute("aria-labelledby", `${key}-name ${key}-desc`);
  const title = svgElement("title", { id: `${key}-name` }, svg);
  title.textContent = name;
  const description = svgElement("desc", { id: `${key}-desc` }, svg);
  const scales = makeScales(axes);
  for (const tick of axes.y_ticks) {
    const y = scales.y(tick);
    svgElement("line", { class: tick === rest ? "rest" : "hair", x1: CHART.left, x2: CHART.width - CHART.right, y1: y, y2: y }, svg);
    svgText(svg, String(tick), { class: "tick", x: CHART.left - 6, y: y + 4, "text-anchor": "end" });
  }
  axes.x_ticks.forEach((tick, i) => {
    const last = i === axes.x_ticks.length - 1;
    svgText(svg, `${tick}${last ? xSuffix : ""}`, {
      class: "tick",
      x: scales.x(tick) + (last ? CHART.right - 2 : 0),
      y: CHART.height - 7,
      "text-anchor": i === 0 ? "start" : last ? "end" : "middle",
    });
  });
  figure.append(svg);
  return { svg, scales, description };
}

// Keep a direct label inside the plot and off its own curve.
function placeLabel(element, x, y) {
  element.setAttribute("x", Math.min(Math.max(x, CHART.left + 4), CHART.width - CHART.right).toFixed(1));
  element.setAttribute("y", Math.min(Math.max(y, CHART.top + 10), CHART.height - CHART.bottom - 6).toFixed(1));
}

function makeCharts(root, header, arrays) {
  const figure = (key) => root.querySelector(`[data-chart="${key}"]`);
  const levels = Float32Array.from({ length: 101 }, (_, i) => i);
  const hours = arrays.time_h.values;
  const days = arrays.time_day.values;

  const sustained = makeChart(figure("sustained"), header.axes.sustained, {
    rest: 100, name: "Glutamate that a held block settles at, against model block", xSuffix: "%",
  });
  const surge = makeChart(figure("surge"), header.axes.surge, { rest: 100, name: "Glutamate over six hours", xSuffix: " h" });
  const firing = makeChart(figure("firing"), header.axes.firing, { rest: 0, name: "Firing over six hours", xSuffix: " h" });
  const synapses = makeChart(figure("synapses"), header.axes.synapses, { rest: 100, name: "Spine density over fourteen days", xSuffix: " days" });
  const charts = { sustained, surge, firing, synapses };

  const make = (chart, cls) => svgElement("path", { class: cls }, chart.svg);
  const label = (chart, words, kind) => svgText(chart.svg, words, { class: `label ${kind}`, "text-anchor": "end" });
  const parts = {
    hold: svgElement("rect", { class: "hold", y: CHART.top, height: CHART.height - CHART.top - CHART.bottom }, surge.svg),
    sustainedBand: make(sustained, "band glutamate"),
    surgeBand: make(surge, "band glutamate"),
    spineBand: make(synapses, "band growth"),
    guess: make(sustained, "guess-line"),
    sustainedA: make(sustained, "kept glutamate"),
    surgeA: make(surge, "kept glutamate"),
    brakeA: make(firing, "kept brake"),
    pyramidalA: make(firing, "kept pyramidal"),
    spineA: make(synapses, "kept growth"),
    brakeRest: make(firing, "was brake"),
    pyramidalRest: make(firing, "was pyramidal"),
    sustainedLine: make(sustained, "curve glutamate"),
    surgeLine: make(surge, "curve glutamate"),
    brakeLine: make(firing, "curve brake"),
    pyramidalLine: make(firing, "curve pyramidal"),
    spineLine: make(synapses, "curve growth"),
    drop: svgElement("line", { class: "drop" }, sustained.svg),
    pointA: svgElement("polygon", { class: "point-a" }, sustained.svg),
    point: svgElement("polygon", { class: "point" }, sustained.svg),
    here: svgText(sustained.svg, "", { class: "label ketamine" }),
    hereA: svgText(sustained.svg, "A", { class: "label quiet", "text-anchor": "middle" }),
    guessLabel: label(sustained, "", "quiet"),
    brakeLabel: label(firing, "", "brake"),
    pyramidalLabel: label(firing, "pyramidal cells", "pyramidal"),
  };
  // A's curves of firing are named where they lie furthest from the live ones.
  const firingA = [["interneuron", "brake"], ["pyramidal", "pyramidal"]].map(([name, kind]) => ({ name, element: label(firing, "A", kind) }));
  // A and B at the right end of each curve, and the words where nothing may be drawn.
  const ends = Object.fromEntries(["surge", "synapses"].map((key) => [key, { a: label(charts[key], "A", "quiet"), b: label(charts[key], "B", "strong") }]));
  const beyond = Object.values(charts).map((chart) => svgText(chart.svg, "beyond the model’s range", {
    class: "label quiet beyond", x: (CHART.width + CHART.left) / 2, y: CHART.height - 40, "text-anchor": "middle",
  }));
  // What waits for the guess says so in its place.
  const waiting = [sustained, surge].map((chart) => svgText(chart.svg, "", {
    class: "label quiet waiting", x: (CHART.width + CHART.left) / 2, y: CHART.height / 2 + 12, "text-anchor": "middle",
  }));
  parts.hold.setAttribute("x", surge.scales.x(0));
  parts.hold.setAttribute("width", surge.scales.x(40 / 60) - surge.scales.x(0));
  svgText(firing.svg, "dotted: at rest", { class: "tick", x: CHART.width - CHART.right, y: CHART.top + 10, "text-anchor": "end" });
  svgText(surge.svg, "held", { class: "tick", x: surge.scales.x(0) + 2, y: CHART.top + 11 });

  function paintEnds(key, b, a) {
    const { scales } = charts[key];
    const x = CHART.width - CHART.right;
    const [yb, ya] = [b, a].map((values) => (values ? scales.y(values[values.length - 1]) : 0));
    ends[key].a.style.display = a ? "" : "none";
    ends[key].b.style.display = a && b ? "" : "none";
    const isAbove = !b || ya < yb;
    if (a) placeLabel(ends[key].a, x, ya + (isAbove ? -7 : 17));
    if (a && b) placeLabel(ends[key].b, x, yb + (isAbove ? 17 : -7));
  }

  // A after the hold, on each curve at its own hour so that no two meet: above its own curve where that is the upper
  // one, below it otherwise.
  function paintFiringA(view, level, a) {
    for (const [index, { name, element }] of firingA.entries()) {
      const at = hours.findIndex((hour) => hour >= [1.4, 2.4][index]);
      element.style.display = a ? "" : "none";
      if (!a) continue;
      const value = rowOf(a.view[name], a.level)[at];
      const isUpper = level >= view.shown || value >= rowOf(view[name], level)[at];
      placeLabel(element, firing.scales.x(hours[at]) + 4, firing.scales.y(value) + (isUpper ? -6 : 15));
    }
  }

  // The guess is named at the right end of its line, on the side where no curve runs.
  function paintGuess(shape) {
    set(parts.guess, shape ? line(sustained, shape.points.map(([x]) => x), shape.points.map(([, y]) => y)) : "");
    setWords(parts.guessLabel, shape ? header.templates.guess_line : "");
    if (!shape) return;
    const [end, before] = [shape.points.at(-1)[1], shape.points.at(-2)[1]].map(sustained.scales.y);
    const isFlat = end === before;
    placeLabel(parts.guessLabel, CHART.width - CHART.right, end + (isFlat ? -7 : end < before ? 27 : 22));
  }

  const set = (path, d) => path.setAttribute("d", d);
  const line = (chart, xs, ys, count) => linePath(chart.scales, xs, ys, count);

  return function paintCharts({ view, bands, level, explored, sentence, guess, a }) {
    const isShown = level < view.shown;
    const isAsked = guess === "";
    const row = (array, at = level) => rowOf(array, at);
    const held = view.heldGlutamate[level];
    const count = isAsked ? 0 : Math.min(explored + 1, view.shown);
    set(parts.sustainedBand, isAsked ? "" : bandPath(sustained.scales, levels, bands.held, count));
    set(parts.sustainedLine, line(sustained, levels, view.heldGlutamate, count));
    paintGuess(header.guesses.find(({ key }) => key === guess));
    const px = sustained.scales.x(level);
    const py = sustained.scales.y(isAsked || !isShown ? 100 : held);
    // The reader's point has ketamine's shape: a hexagon.
    parts.point.setAttribute("points", hexagonAt(px, py, 7));
    parts.point.classList.toggle("hollow", isAsked || !isShown);
    for (const [attribute, value] of Object.entries({ x1: px, x2: px, y1: py + 8, y2: sustained.scales.y(header.axes.sustained.y[0]) })) {
      parts.drop.setAttribute(attribute, value);
    }
    parts.here.textContent = a ? "B" : "you are here";
    parts.here.setAttribute("text-anchor", level < 60 ? "start" : "end");
    placeLabel(parts.here, level < 60 ? px + 4 : px - 10, level < 60 ? py - 14 : py + 26);

    const lines = isShown
      ? [...(isAsked ? [] : [[parts.surgeLine, surge, hours, view.glutamate]]), [parts.brakeLine, firing, hours, view.interneuron],
        [parts.pyramidalLine, firing, hours, view.pyramidal], [parts.spineLine, synapses, days, view.spines]]
      : [];
    for (const path of [parts.surgeLine, parts.brakeLine, parts.pyramidalLine, parts.spineLine]) set(path, "");
    for (const [path, chart, xs, array] of lines) set(path, line(chart, xs, row(array)));
    set(parts.surgeBand, isShown && !isAsked ? bandPath(surge.scales, hours, bands.surge(level)) : "");
    set(parts.spineBand, isShown ? bandPath(synapses.scales, days, bands.spines(level)) : "");
    // Where each cell fires at rest, so that the fall at the start is seen as a fall.
    set(parts.brakeRest, line(firing, header.axes.firing.x, [view.heldInterneuron[0], view.heldInterneuron[0]]));
    set(parts.pyramidalRest, line(firing, header.axes.firing.x, [view.heldPyramidal[0], view.heldPyramidal[0]]));
    for (const words of waiting) setWords(words, isAsked ? header.templates.wait : "");
    Object.keys(charts).forEach((key, i) => {
      beyond[i].style.display = isShown || (isAsked && !["firing", "synapses"].includes(key)) ? "none" : "";
    });

    const isDrawn = a && a.level < a.view.shown;
    for (const [path, chart, xs, name] of [[parts.surgeA, surge, hours, "glutamate"], [parts.brakeA, firing, hours, "interneuron"],
      [parts.pyramidalA, firing, hours, "pyramidal"], [parts.spineA, synapses, days, "spines"]]) {
      set(path, isDrawn && !(isAsked && chart === surge) ? line(chart, xs, row(a.view[name], a.level)) : "");
    }
    paintFiringA(view, level, isDrawn ? a : null);
    const ax = a ? sustained.scales.x(a.level) : 0;
    const ay = isDrawn && !isAsked ? sustained.scales.y(a.view.heldGlutamate[a.level]) : sustained.scales.y(100);
    set(parts.sustainedA, isDrawn && !isAsked ? line(sustained, levels, a.view.heldGlutamate, Math.min(Math.max(explored, a.level) + 1, a.view.shown)) : "");
    for (const part of [parts.pointA, parts.hereA]) part.style.display = a ? "" : "none";
    if (a) {
      parts.pointA.setAttribute("points", hexagonAt(ax, ay, 6));
      placeLabel(parts.hereA, ax, ay + 20);
    }
    paintEnds("surge", isShown && !isAsked ? row(view.glutamate) : null, isDrawn && !isAsked ? row(a.view.glutamate, a.level) : null);
    paintEnds("synapses", isShown ? row(view.spines) : null, isDrawn ? row(a.view.spines, a.level) : null);

    const say = (chart, words) => { chart.description.textContent = words; };
    setWords(parts.brakeLabel, header.templates.brake_cells);
    for (const part of [parts.brakeLabel, parts.pyramidalLabel]) part.style.display = isShown ? "" : "none";
    if (!isShown) {
      for (const chart of Object.values(charts)) say(chart, sentence);
      return;
    }
    const brake = row(view.interneuron);
    const pyramidal = row(view.pyramidal);
    const end = hours.length - 1;
    // The two labels keep out of each other's way: apart when the curves are close or have crossed.
    const isBelow = brake[end] < pyramidal[end];
    const isLow = !isBelow && brake[end] < 8;
    const isClose = !isBelow && brake[end] - pyramidal[end] < 4.5;
    placeLabel(parts.brakeLabel, firing.scales.x(6), firing.scales.y(brake[end]) + (isLow ? -9 : 17));
    placeLabel(parts.pyramidalLabel, firing.scales.x(6), firing.scales.y(pyramidal[end]) + (isClose ? 17 : -9));
    const fill = (name, values) => fillPlaces(header.templates[name], values);
    say(sustained, isAsked ? header.templates.hidden
      : fill("sustained", { block: level, glutamate: held.toFixed(1), drawn: Math.min(explored, view.shown - 1) }));
    say(surge, isAsked ? header.templates.hidden : sentence);
    say(firing, fill("firing", {
      brake_rest: view.heldInterneuron[0].toFixed(0), brake_low: Math.min(...brake).toFixed(1),
      pyramidal_low: Math.min(...pyramidal).toFixed(1), pyramidal_high: Math.max(...pyramidal).toFixed(1),
    }));
    const last = days.length - 1;
    say(synapses, fill("synapses", { day: view.spineDay[level].toFixed(1), end: row(view.spines)[last].toFixed(1), last: days[last].toFixed(0) }));
  };
}
