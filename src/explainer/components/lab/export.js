// Save what is shown: the four charts as one SVG or PNG, the curves as CSV. Nothing leaves the browser.
const SAVED_STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity", "font-size", "font-weight", "display"];
const PICTURE = { width: 680, column: 330, row: 250, top: 86, line: 18, titleLine: 28 };

const guessOf = (header, { guess }) => header.guesses.find(({ key }) => key === guess);

function captionOf(header, shown) {
  const set = header.affinities.find(({ key }) => key === shown.now.affinity);
  const { templates } = header;
  // The set has its own place in the sentence: the setting is named without it.
  const named = nameSetting(header, shown.now, { site: "both", affinity: shown.now.affinity });
  const setting = fillPlaces(templates.saved_setting, { setting: named, set: set.label, source: set.source.short });
  const guess = guessOf(header, shown);
  return [
    shown.a ? `${setting} ${fillPlaces(header.compare_words.kept, { a: nameSetting(header, shown.a) })}` : setting,
    shown.sentence,
    ...(shown.against ? [shown.against] : []),
    ...(guess ? [`Dashed: ${templates.guess_line}, “${guess.label}”. It is a sketch, not computed.`] : []),
    templates.saved_band,
    templates.saved_model,
    SAVED_HELP,
    ...citationLines("blockade lab"),
  ];
}

// Copy an element with the styles that the page gives it. Words in a drawing grow on a small screen; in a file they have one size.
function copyStyled(element) {
  const copy = element.cloneNode(true);
  const from = [element, ...element.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((source, i) => {
    const style = getComputedStyle(source);
    for (const name of SAVED_STYLES) to[i].style.setProperty(name, style.getPropertyValue(name));
    to[i].removeAttribute("id");
  });
  copy.removeAttribute("aria-labelledby");
  return copy;
}

function pictureSvg(root, header, shown) {
  const style = getComputedStyle(root);
  const [ink, soft, card] = colorsOf(root, ["--ex-ink", "--ex-soft", "--ex-card"]);
  const caption = captionOf(header, shown).flatMap((words) => wrapWords(words, 104));
  const title = wrapWords(`Blockade lab: ${nameSetting(header, shown.now)}`, 54);
  const top = PICTURE.top + (title.length - 1) * PICTURE.titleLine;
  const height = top + 2 * PICTURE.row + caption.length * PICTURE.line + 16;
  const svg = svgElement("svg", { xmlns: SVG_NS, width: PICTURE.width, height, viewBox: `0 0 ${PICTURE.width} ${height}`, "font-family": SAVED_FONT });
  svgElement("rect", { width: PICTURE.width, height, fill: card }, svg);
  title.forEach((words, i) => svgText(svg, words, {
    x: 20, y: 40 + i * PICTURE.titleLine, fill: ink, "font-size": 22, "font-weight": 600, "font-family": style.getPropertyValue("--ex-serif") || "serif",
  }));
  root.classList.add("saving");
  root.querySelectorAll(".chart").forEach((figure, i) => {
    const x = 10 + (i % 2) * PICTURE.column;
    const y = top + Math.floor(i / 2) * PICTURE.row;
    svgText(svg, figure.querySelector("h2").textContent, { x: x + 8, y: y - 14, fill: ink, "font-size": 15, "font-weight": 600 });
    svgText(svg, figure.querySelector(".sub").textContent, { x: x + 8, y: y + 3, fill: soft, "font-size": 12 });
    const copy = copyStyled(figure.querySelector("svg.plot"));
    for (const [name, value] of Object.entries({ x, y: y + 6, width: 320, height: 213 })) copy.setAttribute(name, value);
    svg.append(copy);
  });
  root.classList.remove("saving");
  caption.forEach((words, i) => svgText(svg, words, { x: 20, y: top + 2 * PICTURE.row + 4 + i * PICTURE.line, fill: soft, "font-size": 12 }));
  return { text: new XMLSerializer().serializeToString(svg), width: PICTURE.width, height };
}

// What the page shows, as rows: a curve that is not drawn yet is not written either, and the band goes with the curve that it is drawn around.
function curvesCsv(header, arrays, shown) {
  const notes = [
    ...captionOf(header, shown),
    "Columns: live is the setting shown, a the setting kept as A; sets_low and sets_high are the range over the affinity sets, empty where none is drawn.",
  ];
  const rows = [["series", "x_unit", "x", "live", "a", "sets_low", "sets_high"]];
  const number = (values, i) => (values && i < values.length ? Number(values[i].toPrecision(6)) : "");
  const add = (name, unit, xs, live, kept, band) => xs.forEach((x, i) => {
    const cells = [live, kept, band?.low, band?.high].map((values) => number(values, i));
    if (cells.some((cell) => cell !== "")) rows.push([name, unit, number(xs, i), ...cells]);
  });
  const { now, a, view, aView, bands } = shown;
  const isLive = now.block < view.shown;
  const live = (name) => (isLive ? rowOf(view[name], now.block) : null);
  const kept = (name) => (a && a.block < aView.shown ? rowOf(aView[name], a.block) : null);
  const { hours, days } = { hours: arrays.time_h.values, days: arrays.time_day.values };
  if (shown.isAsked) {
    notes.push("Glutamate is left out until you have said what you expect: the page does not show it yet.");
  } else {
    add("glutamate_percent", "h", hours, live("glutamate"), kept("glutamate"), isLive ? bands.surge(now.block) : null);
  }
  add("brake_cells_hz", "h", hours, live("interneuron"), kept("interneuron"));
  add("pyramidal_cells_hz", "h", hours, live("pyramidal"), kept("pyramidal"));
  add("spine_density_percent", "day", days, live("spines"), kept("spines"), isLive ? bands.spines(now.block) : null);
  if (!shown.isAsked) {
    // As far as it is drawn: the reader meets the rest by moving the block.
    const drawn = (of, level) => of.heldGlutamate.subarray(0, Math.min(level + 1, of.shown));
    const count = Math.min(shown.explored + 1, view.shown);
    const band = { low: bands.held.low.subarray(0, count), high: bands.held.high.subarray(0, count) };
    const keptLine = a && a.block < aView.shown ? drawn(aView, Math.max(shown.explored, a.block)) : null;
    if (count < view.shown) notes.push(`The last series goes as far as it is drawn: to ${count - 1}% block.`);
    add("held_glutamate_percent", "percent_block", Float32Array.from({ length: 101 }, (_, i) => i), drawn(view, shown.explored), keptLine, band);
  }
  return `${notes.map((line) => `# ${line}`).join("\n")}\n${rows.map((cells) => cells.join(",")).join("\n")}\n`;
}

function makeSaves(root, header, arrays, shownNow) {
  bindSaves(root, {
    nameOf: ({ now }) => `blockade-lab-${now.block}-${now.affinity}-${now.site}${now.ampa === "off" ? "-ampa-off" : ""}`,
    picture: (shown) => pictureSvg(root, header, shown),
    csv: (shown) => curvesCsv(header, arrays, shown),
  }, shownNow);
}
