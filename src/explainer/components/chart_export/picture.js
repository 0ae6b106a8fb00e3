// A chart of the page and what must be said with it, as one SVG.
const CAPTION = { edge: 16, line: 18, letter: 6.4, gap: 12 };

function chartOf(key) {
  const place = `.st-key-chart-${CSS.escape(key)}`;
  const drawn = document.querySelector(`${place} .ex-drawn`);
  if (drawn) return [drawnLayer(drawn)];
  const layers = [...document.querySelectorAll(`${place} .main-svg`)];
  return layers.length && layers[0].getAttribute("width") ? layers : null;
}

function captionLines({ name, description, sources }) {
  return [
    description,
    ...(sources.length ? [`Sources: ${sources.map(({ short }) => short).join("; ")}.`] : []),
    "Teaching model, not medical advice.",
    SAVED_HELP,
    ...citationLines(name),
  ];
}

// Fonts go by name; each line keeps the length it has on the page, so that words stay in place in another font.
function copyLayer(layer) {
  const copy = layer.cloneNode(true);
  const [from, to] = [layer, copy].map((svg) => [...svg.querySelectorAll("text, tspan")]);
  from.forEach((text, i) => {
    to[i].style.removeProperty("font-family");
    const isLine = text.matches(".line") || (text.matches("text") && !text.querySelector(".line"));
    const length = isLine ? text.getComputedTextLength() : 0;
    if (length) Object.entries({ textLength: length.toFixed(1), lengthAdjust: "spacingAndGlyphs" }).forEach(([name, value]) => to[i].setAttribute(name, value));
  });
  copy.removeAttribute("style");
  return copy;
}

function pictureOf(root, layers, saved) {
  const [ink, soft, card] = colorsOf(root, ["--ex-ink", "--ex-soft", "--ex-card"]);
  const [width, plotHeight] = ["width", "height"].map((side) => Number(layers[0].getAttribute(side)));
  const wrap = (words) => wrapWords(words, Math.floor((width - 2 * CAPTION.edge) / CAPTION.letter));
  const title = wrap(saved.name);
  const caption = captionLines(saved).flatMap(wrap);
  const height = plotHeight + CAPTION.gap + (title.length + caption.length + 1) * CAPTION.line;
  const svg = svgElement("svg", { xmlns: SVG_NS, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": SAVED_FONT });
  svgElement("rect", { width, height, fill: card }, svg);
  svg.append(...layers.map(copyLayer));
  [...title, ...caption].forEach((words, i) => svgText(svg, words, {
    x: CAPTION.edge,
    y: plotHeight + CAPTION.gap + (i + 0.75) * CAPTION.line,
    fill: i < title.length ? ink : soft,
    "font-size": i < title.length ? 13 : 12,
    "font-weight": i < title.length ? 600 : 400,
  }));
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

// A spreadsheet reads a hyphen as minus, not the longer sign of the page.
function csvCell(cell) {
  const words = cell.replaceAll("\u2212", "-");
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

function numbersOf(saved) {
  const notes = [saved.name, ...captionLines({ ...saved, sources: [] }), ...saved.sources.map(({ full }) => `Source: ${full}`)];
  const lines = [saved.columns, ...saved.rows].map((cells) => cells.map(csvCell).join(","));
  return `${notes.map((note) => `# ${note}`).join("\n")}\n${lines.join("\n")}\n`;
}
