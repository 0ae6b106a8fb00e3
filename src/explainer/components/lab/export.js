// Save what is shown: the four charts as one SVG or PNG, the curves as CSV. Nothing leaves the browser.
const SAVED_STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "display"];
const PICTURE = { width: 680, column: 330, row: 250, top: 86, line: 18 };

function captionOf(header, shown) {
  const set = header.affinities.find(({ key }) => key === shown.now.affinity);
  const { templates } = header;
  const setting = fillPlaces(templates.saved_setting, { setting: nameSetting(header, shown.now), set: set.label, source: set.source.short });
  return [
    shown.a ? `${setting} ${fillPlaces(header.compare_words.kept, { a: nameSetting(header, shown.a) })}` : setting,
    shown.sentence,
    ...(shown.against ? [shown.against] : []),
    templates.saved_band,
    templates.saved_model,
    SAVED_HELP,
    `Ketamine and the synapse, blockade lab. ${savedOn()}. ${window.location.href}`,
    SAVED_LICENCE,
  ];
}

// Copy an element with the styles that the page gives it.
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
  const height = PICTURE.top + 2 * PICTURE.row + caption.length * PICTURE.line + 16;
  const svg = svgElement("svg", { xmlns: SVG_NS, width: PICTURE.width, height, viewBox: `0 0 ${PICTURE.width} ${height}`, "font-family": SAVED_FONT });
  svgElement("rect", { width: PICTURE.width, height, fill: card }, svg);
  svgText(svg, `Blockade lab: ${nameSetting(header, shown.now)}`, { x: 20, y: 40, fill: ink, "font-size": 22, "font-weight": 600, "font-family": style.getPropertyValue("--ex-serif") || "serif" });
  root.querySelectorAll(".chart").forEach((figure, i) => {
    const x = 10 + (i % 2) * PICTURE.column;
    const y = PICTURE.top + Math.floor(i / 2) * PICTURE.row;
    svgText(svg, figure.querySelector("h2").textContent, { x: x + 8, y: y - 14, fill: ink, "font-size": 15, "font-weight": 600 });
    svgText(svg, figure.querySelector(".sub").textContent, { x: x + 8, y: y + 3, fill: soft, "font-size": 12 });
    const copy = copyStyled(figure.querySelector("svg.plot"));
    for (const [name, value] of Object.entries({ x, y: y + 6, width: 320, height: 213 })) copy.setAttribute(name, value);
    svg.append(copy);
  });
  caption.forEach((words, i) => svgText(svg, words, { x: 20, y: PICTURE.top + 2 * PICTURE.row + 4 + i * PICTURE.line, fill: soft, "font-size": 12 }));
  return { text: new XMLSerializer().serializeToString(svg), width: PICTURE.width, height };
}

function curvesCsv(header, arrays, shown) {
  const columns = [["series", "time_unit", "time", "live", "a"]];
  const add = (name, unit, times, live, kept) => times.forEach((time, i) => {
    columns.push([name, unit, Number(time.toPrecision(6)), live ? Number(live[i].toPrecision(6)) : "", kept ? Number(kept[i].toPrecision(6)) : ""]);
  });
  const row = (view, setting, name) => (view && setting.block < view.shown ? rowOf(view[name], setting.block) : null);
  const { hours, days } = { hours: arrays.time_h.values, days: arrays.time_day.values };
  // Glutamate is left out while the reader is still asked what it does.
  for (const [name, key, unit, times] of [
    ...(shown.isAsked ? [] : [["glutamate_percent", "glutamate", "h", hours]]), ["brake_cells_hz", "interneuron", "h", hours],
    ["pyramidal_cells_hz", "pyramidal", "h", hours], ["spine_density_percent", "spines", "day", days],
  ]) add(name, unit, times, row(shown.view, shown.now, key), row(shown.aView, shown.a, key));
  const levels = Float32Array.from({ length: 101 }, (_, i) => i);
  const held = (view) => view && view.heldGlutamate.subarray(0, view.shown);
  if (!shown.isAsked) levels.forEach((level) => {
    const [live, kept] = [held(shown.view)?.[level], held(shown.aView)?.[level]];
    columns.push(["held_glutamate_percent", "block_percent", level, live === undefined ? "" : Number(live.toPrecision(6)), kept === undefined ? "" : Number(kept.toPrecision(6))]);
  });
  return `${captionOf(header, shown).map((line) => `# ${line}`).join("\n")}\n${columns.map((cells) => cells.join(",")).join("\n")}\n`;
}

function makeSaves(root, header, arrays, shownNow) {
  bindSaves(root, {
    nameOf: ({ now }) => `blockade-lab-${now.block}-${now.affinity}-${now.site}${now.ampa === "off" ? "-ampa-off" : ""}`,
    picture: (shown) => pictureSvg(root, header, shown),
    csv: (shown) => curvesCsv(header, arrays, shown),
  }, shownNow);
}
