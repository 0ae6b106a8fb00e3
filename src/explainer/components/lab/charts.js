// Small multiples in SVG: axes drawn once, curves redrawn at every paint.
const CHART = { width: 300, height: 200, left: 38, right: 14, top: 10, bottom: 24 };

function makeScales(axes) {
  const { width, height, left, right, top, bottom } = CHART;
  const [x0, x1] = axes.x;
  const [y0, y1] = axes.y;
  return {
    x: (value) => left + ((value - x0) / (x1 - x0)) * (width - left - right),
    y: (value) => height - bottom - ((value - y0) / (y1 - y0)) * (height - top - bottom),
  };
}

function linePath(scales, xs, ys, count = ys.length) {
  let d = "";
  for (let i = 0; i < count; i += 1) {
    d += `${i ? "L" : "M"}${scales.x(xs[i]).toFixed(2)} ${scales.y(ys[i]).toFixed(2)}`;
  }
  return d;
}

function bandPath(scales, xs, low, high, count = low.length) {
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

  const make = (chart, cls) => svgElement("path", { class: cls }, chart.svg);
  const parts = {
    sustainedBand: make(sustained, "band glutamate"),
    sustainedLine: make(sustained, "curve glutamate"),
    drop: svgElement("line", { class: "drop" }, sustained.svg),
    point: svgElement("polygon", { class: "point" }, sustained.svg),
    here: svgText(sustained.svg, "you are here", { class: "label ketamine" }),
    hold: svgElement("rect", { class: "hold", y: CHART.top, height: CHART.height - CHART.top - CHART.bottom }, surge.svg),
    surgeBand: make(surge, "band glutamate"),
    surgeLine: make(surge, "curve glutamate"),
    brakeRest: make(firing, "was brake"),
    pyramidalRest: make(firing, "was pyramidal"),
    brakeLine: make(firing, "curve brake"),
    brakeLabel: svgText(firing.svg, "brake cells", { class: "label brake", "text-anchor": "end" }),
    pyramidalLine: make(firing, "curve pyramidal"),
    pyramidalLabel: svgText(firing.svg, "pyramidal cells", { class: "label pyramidal", "text-anchor": "end" }),
    spineBand: make(synapses, "band growth"),
    spineLine: make(synapses, "curve growth"),
  };
  parts.hold.setAttribute("x", surge.scales.x(0));
  parts.hold.setAttribute("width", surge.scales.x(40 / 60) - surge.scales.x(0));
  // Where each cell fires at rest, so that the fall at the start is seen as a fall.
  for (const [path, rates] of [[parts.brakeRest, arrays.interneuron_hz], [parts.pyramidalRest, arrays.pyramidal_hz]]) {
    path.setAttribute("d", linePath(firing.scales, header.axes.firing.x, [rates.values[0], rates.values[0]]));
  }
  svgText(firing.svg, "dotted: at rest", { class: "tick", x: CHART.width - CHART.right, y: CHART.top + 10, "text-anchor": "end" });
  svgText(surge.svg, "held", { class: "tick", x: surge.scales.x(0) + 2, y: CHART.top + 11 });

  return function paintCharts(level, explored, sentence) {
    const sustainedValue = arrays.sustained_glutamate_percent.values[level];
    const count = explored + 1;
    parts.sustainedBand.setAttribute("d", bandPath(sustained.scales, levels,
      arrays.sustained_glutamate_percent_low.values, arrays.sustained_glutamate_percent_high.values, count));
    parts.sustainedLine.setAttribute("d", linePath(sustained.scales, levels, arrays.sustained_glutamate_percent.values, count));
    const px = sustained.scales.x(level);
    const py = sustained.scales.y(sustainedValue);
    // The reader's point has ketamine's shape: a hexagon.
    parts.point.setAttribute("points", [0, 1, 2, 3, 4, 5]
      .map((k) => `${(px + 7 * Math.sin((k * Math.PI) / 3)).toFixed(2)},${(py - 7 * Math.cos((k * Math.PI) / 3)).toFixed(2)}`).join(" "));
    for (const [attribute, value] of Object.entries({ x1: px, x2: px, y1: py + 8, y2: sustained.scales.y(header.axes.sustained.y[0]) })) {
      parts.drop.setAttribute(attribute, value);
    }
    parts.here.setAttribute("text-anchor", level < 60 ? "start" : "end");
    placeLabel(parts.here, level < 60 ? px + 4 : px - 10, level < 60 ? py - 14 : py + 26);

    parts.surgeBand.setAttribute("d", bandPath(surge.scales, hours, rowOf(arrays.glutamate_percent_low, level), rowOf(arrays.glutamate_percent_high, level)));
    parts.surgeLine.setAttribute("d", linePath(surge.scales, hours, rowOf(arrays.glutamate_percent, level)));
    const brake = rowOf(arrays.interneuron_hz, level);
    const pyramidal = rowOf(arrays.pyramidal_hz, level);
    parts.brakeLine.setAttribute("d", linePath(firing.scales, hours, brake));
    parts.pyramidalLine.setAttribute("d", linePath(firing.scales, hours, pyramidal));
    const last = hours.length - 1;
    // The two labels keep out of each other's way: apart when the curves are close.
    const isLow = brake[last] < 8;
    const isClose = brake[last] - pyramidal[last] < 4.5;
    placeLabel(parts.brakeLabel, firing.scales.x(6), firing.scales.y(brake[last]) + (isLow ? -9 : 17));
    placeLabel(parts.pyramidalLabel, firing.scales.x(6), firing.scales.y(pyramidal[last]) + (isClose ? 17 : -9));
    parts.spineBand.setAttribute("d", bandPath(synapses.scales, days, rowOf(arrays.spine_percent_low, level), rowOf(arrays.spine_percent_high, level)));
    parts.spineLine.setAttribute("d", linePath(synapses.scales, days, rowOf(arrays.spine_percent, level)));

    const say = (chart, words) => { chart.description.textContent = words; };
    say(sustained, `At ${level}% model block the level is ${sustainedValue.toFixed(1)}% of rest. Drawn up to ${explored}% block.`);
    say(surge, `${sentence}`);
    say(firing, `Brake cells from 12 to ${Math.min(...brake).toFixed(1)} spikes per second at the lowest, pyramidal cells between ${Math.min(...pyramidal).toFixed(1)} and ${Math.max(...pyramidal).toFixed(1)}.`);
    say(synapses, `Spine density is ${arrays.spine_24h_percent.values[level].toFixed(1)}% of rest after a day and ${rowOf(arrays.spine_percent, level)[days.length - 1].toFixed(1)}% on day 14.`);
  };
}
