// Save what is shown: the people and the map as SVG or PNG, the numbers as CSV.
const SHEET = { width: 760, left: 270, right: 610, top: 96, arm: 74, row: 34, line: 18 };

function captionOf(header, shown) {
  const { texts } = header;
  const { effect, expectancy, tell, n } = shown.now;
  return [
    fillPlaces(texts["saved-setting"], { effect: String(effect), expectancy: String(expectancy), tell: String(tell), people: String(n) }),
    shown.sentence,
    header.spread.words,
    texts["saved-hollow"],
    texts["saved-illustrative"],
    "Teaching model, not medical advice.",
    SAVED_HELP,
    ...citationLines("blinding"),
  ];
}

// The reader's own trial keeps its shape from the page.
function hexagonAt(x, y, radius) {
  return [0, 1, 2, 3, 4, 5]
    .map((k) => `${(x + radius * Math.sin((k * Math.PI) / 3)).toFixed(2)},${(y - radius * Math.cos((k * Math.PI) / 3)).toFixed(2)}`)
    .join(" ");
}

function pictureSvg(root, header, shown) {
  const [ink, soft, card, line, ketamine] = colorsOf(root, ["--ex-ink", "--ex-soft", "--ex-card", "--ex-line", "--ex-ketamine"]);
  const caption = captionOf(header, shown).flatMap((words) => wrapWords(words, 116));
  const rows = header.trials.length + 1;
  const bottom = SHEET.top + 2 * SHEET.arm + rows * SHEET.row + 44;
  const height = bottom + caption.length * SHEET.line + 16;
  const svg = svgElement("svg", { xmlns: SVG_NS, width: SHEET.width, height, viewBox: `0 0 ${SHEET.width} ${height}`, "font-family": SAVED_FONT });
  svgElement("rect", { width: SHEET.width, height, fill: card }, svg);
  svgText(svg, "What a trial reports when people can tell", { x: 20, y: 40, fill: ink, "font-size": 22, "font-weight": 600, "font-family": "Source Serif 4, serif" });
  svgText(svg, header.texts["map-sub"], { x: 20, y: 64, fill: soft, "font-size": 13 });
  ["drug", "control"].forEach((key, i) => {
    const y = SHEET.top + i * SHEET.arm;
    const arm = root.querySelector(`.arm.${key}`);
    svgText(svg, arm.querySelector("svg").getAttribute("aria-label"), { x: 20, y, fill: ink, "font-size": 13 });
    const copy = arm.querySelector("svg").cloneNode(true);
    for (const [name, value] of Object.entries({ x: 20, y: y + 8, width: 380, height: 44 })) copy.setAttribute(name, value);
    copy.querySelectorAll(".person").forEach((person) => {
      const believes = person.classList.contains("believes");
      for (const [name, value] of Object.entries({ fill: believes ? ink : "none", stroke: believes ? ink : soft, "stroke-width": 1 })) person.setAttribute(name, value);
    });
    svg.append(copy);
  });
  const x = (value) => SHEET.left + (percentOf(header.axis, value) / 100) * (SHEET.right - SHEET.left);
  const first = SHEET.top + 2 * SHEET.arm + 10;
  for (const tick of header.axis.ticks) {
    svgElement("line", { x1: x(tick), x2: x(tick), y1: first - 16, y2: first + rows * SHEET.row - 14, stroke: tick === 0 ? soft : line }, svg);
    svgText(svg, String(tick).replace("-", "−"), { x: x(tick), y: first + rows * SHEET.row + 4, fill: soft, "font-size": 12, "text-anchor": "middle" });
  }
  const effect = x(shown.now.effect);
  svgElement("line", { x1: effect, x2: effect, y1: first - 16, y2: first + rows * SHEET.row - 14, stroke: ketamine, "stroke-width": 2 }, svg);
  svgText(svg, "true effect", { x: effect + 5, y: first - 18, fill: ketamine, "font-size": 12 });
  const all = [
    { label: "This trial", ...shown.view, words: `${formatNumber(shown.view.estimate)} (${formatNumber(shown.view.low)} to ${formatNumber(shown.view.high)})` },
    ...header.trials.map((trial) => ({ ...trial, label: `${trial.comparator}: ${trial.name}${trial.is_converted ? ", pooled" : ""}` })),
  ];
  all.forEach((row, i) => {
    const y = first + i * SHEET.row;
    svgText(svg, row.label, { x: 20, y: y + 4, fill: ink, "font-size": 13, "font-weight": i ? 400 : 600 });
    svgElement("line", { x1: x(row.low), x2: x(row.high), y1: y, y2: y, stroke: ink, "stroke-width": i ? 2 : 3, "stroke-dasharray": row.is_converted ? "5 3" : "none" }, svg);
    if (i) svgElement("circle", { cx: x(row.estimate), cy: y, r: 5, fill: row.is_converted ? card : ink, stroke: ink, "stroke-width": 2 }, svg);
    else svgElement("polygon", { points: hexagonAt(x(row.estimate), y, 10), fill: ink }, svg);
    svgText(svg, row.words, { x: SHEET.width - 20, y: y + 4, fill: ink, "font-size": 13, "text-anchor": "end" });
  });
  caption.forEach((words, i) => svgText(svg, words, { x: 20, y: bottom + i * SHEET.line, fill: soft, "font-size": 12 }));
  return { text: new XMLSerializer().serializeToString(svg), width: SHEET.width, height };
}

function numbersCsv(header, shown) {
  const quote = (words) => `"${String(words).replaceAll("\"", "\"\"")}"`;
  const { now, view } = shown;
  const lines = [
    ["row", "compared_with", "points", "low", "high", "source"],
    ["this trial (model)", `${now.tell}% guess right; ${now.n} in each arm`, view.estimate.toFixed(4), view.low.toFixed(4), view.high.toFixed(4), "model"],
    ["true effect (set by reader)", "", now.effect, "", "", "reader"],
    ["added by believing (model)", "", view.added.toFixed(4), "", "", "model"],
    ["trials in 100 with a clear difference (model)", "", view.clear, "", "", "model"],
    ...header.trials.map((trial) => [`${trial.name}${trial.is_converted ? " (pooled, converted)" : ""}`, trial.comparator, trial.estimate, trial.low, trial.high, trial.sources[0].link]),
    ...header.guesses.map((guess) => [`${guess.name}, guessed right, % (${guess.arm})`, guess.comparator, guess.percent ?? "", "", "", guess.sources[0].link]),
  ];
  return `${captionOf(header, shown).map((words) => `# ${words}`).join("\n")}\n${lines.map((cells) => cells.map(quote).join(",")).join("\n")}\n`;
}

function makeSaves(root, header, shownNow) {
  bindSaves(root, {
    nameOf: ({ now }) => `blinding-${now.effect}-${now.expectancy}-${now.tell}-${now.n}`,
    picture: (shown) => pictureSvg(root, header, shown),
    csv: (shown) => numbersCsv(header, shown),
  }, shownNow);
}
