// The model's strips: paths are drawn once per payload, only values and the cursor move.
const LANE = { width: 1000, height: 76, pad: 5 };

function laneY(lane, value) {
  const share = (value - lane.low) / (lane.high - lane.low);
  return LANE.height - LANE.pad - Math.min(1.02, Math.max(-0.02, share)) * (LANE.height - 2 * LANE.pad);
}

function pathThrough(times, values, lane, place, offset = 0) {
  let d = "";
  for (let i = 0; i < times.length; i += 1) {
    d += `${i ? "L" : "M"}${(LANE.width * place(times[i])).toFixed(2)} ${laneY(lane, values[offset + i]).toFixed(2)}`;
  }
  return d;
}

function bandThrough(times, values, lane, place, low, high) {
  const count = times.length;
  let d = pathThrough(times, values, lane, place, high * count);
  for (let i = count - 1; i >= 0; i -= 1) {
    d += `L${(LANE.width * place(times[i])).toFixed(2)} ${laneY(lane, values[low * count + i]).toFixed(2)}`;
  }
  return `${d}Z`;
}

// A short sample of the line beside its label stands in for a legend.
function makeSwatch(series) {
  const svg = svgElement("svg", { class: "swatch", viewBox: "0 0 18 8", "aria-hidden": "true" });
  svgElement("path", { class: `line ${series.kind} ${series.dash}`, d: "M0 4H18" }, svg);
  return svg;
}

// Where a dose began; the clock of the drug starts with the first.
function makeDose(at) {
  const mark = document.createElement("span");
  mark.className = "dose";
  mark.style.left = percentLeft(at);
  return mark;
}

function makeLane(lane, arrays, place, header) {
  const row = document.createElement("section");
  row.className = "lane";
  row.dataset.lane = lane.key;
  row.setAttribute("aria-label", `${lane.title}, ${lane.unit}`);
  const head = document.createElement("div");
  head.className = "lane-head";
  const title = document.createElement("h2");
  title.className = "serif";
  title.textContent = lane.title;
  const unit = document.createElement("span");
  unit.className = "unit";
  unit.textContent = lane.unit;
  head.append(title, unit);
  const readouts = lane.series.map((series) => {
    const line = document.createElement("div");
    line.className = "readout";
    const value = document.createElement("b");
    value.className = series.kind;
    // The widest value that the axis holds, so that no label wraps when a number grows.
    value.style.setProperty("--digits", `${lane.high.toFixed(series.decimals).length}ch`);
    const label = document.createElement("span");
    label.textContent = series.label;
    line.append(makeSwatch(series), value, label);
    head.append(line);
    return value;
  });

  const plot = document.createElement("div");
  plot.className = "plot";
  const svg = svgElement("svg", {
    viewBox: `0 0 ${LANE.width} ${LANE.height}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": `${lane.title} over time. ${header.sentences.strips[lane.key]}`,
  });
  const rest = laneY(lane, lane.rest);
  svgElement("path", { class: "rest", d: `M0 ${rest}H${LANE.width}` }, svg);
  const wide = svgElement("path", { class: `band outer ${lane.series[0].kind}` }, svg);
  const narrow = svgElement("path", { class: `band inner ${lane.series[0].kind}` }, svg);
  for (const series of lane.series) {
    const fast = arrays[`${series.name}_step`];
    const isRelease = header.release.includes(series.name);
    const times = isRelease ? arrays.release_s.values : arrays.time_s.values;
    const css = `line ${series.kind} ${series.dash}`;
    svgElement("path", { class: css, "data-series": series.name, d: pathThrough(times, arrays[series.name].values, lane, place) }, svg);
    if (fast) svgElement("path", { class: `${css} fast`, d: pathThrough(arrays.step_s.values, fast.values, lane, place) }, svg);
  }
  const high = document.createElement("span");
  high.className = "limit top";
  high.textContent = lane.high.toString();
  const low = document.createElement("span");
  low.className = "limit bottom";
  low.textContent = lane.low.toString();
  plot.append(svg, high, low);
  if (lane.key === "blood") plot.append(...header.dose_s.map((seconds) => makeDose(place(Math.max(seconds, header.clock.fast_until_s)))));
  row.append(head, plot);

  function setBand(kind) {
    const name = lane.series[0].name;
    const source = kind === "none" ? null : arrays[`${name}_${kind}`];
    const times = arrays.time_s.values;
    if (!source) {
      wide.removeAttribute("d");
      narrow.removeAttribute("d");
    } else if (kind === "sets") {
      wide.setAttribute("d", bandThrough(times, source.values, lane, place, 0, 1));
      narrow.removeAttribute("d");
    } else {
      wide.setAttribute("d", bandThrough(times, source.values, lane, place, 0, 4));
      narrow.setAttribute("d", bandThrough(times, source.values, lane, place, 1, 3));
    }
  }

  // What a stop shows: the packed value at its own place, or the fast picture's nearest sample.
  function valueAt(series, stop, seconds) {
    if (header.release.includes(series.name)) {
      return seconds <= 0.02 ? nearest(arrays.release_s.values, arrays[series.name].values, seconds) : null;
    }
    if (seconds < header.clock.fast_until_s) {
      const fast = arrays[`${series.name}_step`];
      return fast && seconds >= 0.001 ? nearest(arrays.step_s.values, fast.values, seconds) : null;
    }
    return arrays[series.name].values[arrays.stop_place.values[stop]];
  }

  function paint(stop, seconds) {
    lane.series.forEach((series, i) => {
      const value = valueAt(series, stop, seconds);
      readouts[i].textContent = value === null ? "–" : value.toFixed(series.decimals);
      row.dataset[`value${i}`] = value === null ? "" : value.toFixed(4);
    });
  }
  return { row, setBand, paint };
}

function nearest(times, values, seconds) {
  let best = 0;
  for (let i = 1; i < times.length; i += 1) {
    if (Math.abs(times[i] - seconds) < Math.abs(times[best] - seconds)) best = i;
  }
  return values[best];
}
