// The map: rows on one fixed axis, yours on top, real ones below; and the strip of guesses.
const percentOf = ({ low, high }, value) => (100 * (value - low)) / (high - low);

function makeElement(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

function placeAt(element, axis, from, to) {
  element.style.left = `${percentOf(axis, from).toFixed(3)}%`;
  if (to !== undefined) element.style.width = `${(percentOf(axis, to) - percentOf(axis, from)).toFixed(3)}%`;
}

// A plot cell with the axis behind it; `zero` is drawn darker.
function makePlot(axis, zero) {
  const plot = makeElement("span", "plot");
  for (const tick of axis.ticks) {
    const line = makeElement("i", tick === zero ? "tick zero" : "tick");
    placeAt(line, axis, tick);
    plot.append(line);
  }
  return plot;
}

function makeAxis(container, axis, suffix) {
  const plot = makeElement("span", "plot");
  for (const tick of axis.ticks) {
    const label = makeElement("span", "tick-label", `${String(tick).replace("-", "−")}${suffix}`);
    placeAt(label, axis, tick);
    plot.append(label);
  }
  container.replaceChildren(makeElement("span", "label"), plot, makeElement("span", "value"));
}

function makeSource({ short, link, place }) {
  const line = makeElement("span", "origin");
  const anchor = makeElement("a", "", short);
  anchor.href = link;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  line.append(anchor, `, ${place}`);
  return line;
}

// One row that opens its source.
function makeRow(container, { label, sub, value, plot, notes, sources, cls = "", data = {} }) {
  const row = makeElement("details", `row ${cls}`);
  const summary = makeElement("summary");
  const labels = makeElement("span", "label");
  labels.append(makeElement("b", "", label), makeElement("small", "", sub));
  summary.append(labels, plot, makeElement("span", "value", value));
  const more = makeElement("p", "more");
  const lines = notes.filter(Boolean).map((note) => makeElement("span", "note", note));
  more.append(...lines, ...sources.map(makeSource));
  row.append(summary, more);
  Object.assign(row.dataset, data);
  container.append(row);
  return { row, lines };
}

// The rows of a chart are one tab stop; arrows go from row to row, home and end to the first and last.
function bindRows(container) {
  const stops = [...container.querySelectorAll(".row > summary")];
  const rove = (chosen) => stops.forEach((stop) => { stop.tabIndex = stop === chosen ? 0 : -1; });
  rove(stops[0]);
  container.addEventListener("focusin", ({ target }) => { if (stops.includes(target)) rove(target); });
  container.addEventListener("keydown", (event) => {
    const place = stops.indexOf(event.target);
    if (place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = stops.length - 1;
    const goal = { ArrowDown: place + 1, ArrowRight: place + 1, ArrowUp: place - 1, ArrowLeft: place - 1, Home: 0, End: last }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(last, goal))].focus();
  });
}

// A source that opens in place, for use inside a sentence.
function makeSourceNote(source) {
  const note = makeElement("details", "source-note");
  note.append(makeElement("summary", "", source.short), makeSource(source));
  return note;
}

function makeYours(container, { axis, texts }) {
  const row = makeElement("div", "row you");
  const plot = makePlot(axis, 0);
  const parts = Object.fromEntries(["drug", "belief", "truth", "range", "point"].map((name) => [name, makeElement("i", name)]));
  const words = makeElement("span", "truth-words", "true effect");
  plot.append(...Object.values(parts), words);
  const value = makeElement("span", "value");
  const labels = makeElement("span", "label");
  labels.append(makeElement("b", "", "This trial"), makeElement("small", "yours-words", texts.yours));
  row.append(labels, plot, value);
  container.append(row);
  return (view, effect) => {
    placeAt(parts.drug, axis, 0, effect);
    placeAt(parts.belief, axis, effect, view.estimate);
    placeAt(parts.truth, axis, effect);
    placeAt(parts.range, axis, view.low, view.high);
    placeAt(parts.point, axis, view.estimate);
    placeAt(words, axis, effect);
    value.replaceChildren(
      makeElement("b", "", formatNumber(view.estimate)),
      `${formatNumber(view.low)} to ${formatNumber(view.high)}`,
    );
    Object.assign(row.dataset, { estimate: view.estimate.toFixed(4), low: view.low.toFixed(4), high: view.high.toFixed(4) });
  };
}

function makeMap(root, header) {
  const { axis, trials } = header;
  // On a narrow page the same row stands between the people and the sliders.
  const paintYours = [".rows.yours", ".rows.yours-again"].map((rows) => makeYours(root.querySelector(rows), header));
  const truths = [];
  const rows = [];
  for (const trial of trials) {
    const plot = makePlot(axis, 0);
    const truth = makeElement("i", "truth");
    const range = makeElement("i", "range");
    const point = makeElement("i", "point");
    placeAt(range, axis, trial.low, trial.high);
    placeAt(point, axis, trial.estimate);
    plot.append(truth, range, point);
    truths.push(truth);
    rows.push(makeRow(root.querySelector(".rows.real"), {
      label: trial.comparator, sub: `${trial.name}, ${trial.given}`, value: trial.words, plot, notes: [trial.note], sources: trial.sources,
      cls: trial.is_converted ? "converted" : "", data: { trial: trial.key },
    }));
  }
  bindRows(root.querySelector(".rows.real"));
  for (const name of [".axis-again", ".map .axis"]) makeAxis(root.querySelector(name), axis, "");
  // Its words may come again in another register; what is drawn and what is open stays.
  const reword = () => {
    root.querySelectorAll(".yours-words").forEach((element) => { element.textContent = header.texts.yours; });
    rows.forEach(({ lines }, i) => { lines[0].textContent = header.trials[i].note; });
  };
  const paint = (view, effect) => {
    paintYours.forEach((paintOne) => paintOne(view, effect));
    truths.forEach((truth) => placeAt(truth, axis, effect));
    rows.forEach(({ row }, i) => row.classList.toggle("near", Math.abs(view.estimate - trials[i].estimate) <= header.near_points));
  };
  return { paint, reword };
}

function makeGuesses(root, header) {
  const axis = { low: 0, high: 100, ticks: [0, 25, 50, 75, 100] };
  const lines = [];
  for (const guess of header.guesses) {
    const plot = makePlot(axis, 50);
    const line = makeElement("i", "truth");
    plot.append(line);
    lines.push(line);
    if (guess.percent !== null) {
      const point = makeElement("i", "point");
      placeAt(point, axis, guess.percent);
      plot.append(point);
    }
    makeRow(root.querySelector(".guess-rows"), {
      label: guess.name, sub: `${guess.arm}, v ${guess.comparator}`, value: guess.words || "no figure", plot,
      notes: [guess.text, guess.note], sources: guess.sources, data: { guess: guess.key },
    });
  }
  bindRows(root.querySelector(".guess-rows"));
  makeAxis(root.querySelector(".guess-axis"), axis, "%");
  return (tell) => lines.forEach((line) => placeAt(line, axis, tell));
}
