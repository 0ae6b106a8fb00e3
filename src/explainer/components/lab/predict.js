// Predict first: a question, then the guess beside what is drawn, then what was found.
function guessPicture(guess) {
  const svg = svgElement("svg", { class: "guess-picture", viewBox: "0 0 56 30", "aria-hidden": "true" });
  svgElement("line", { class: "hair", x1: 2, x2: 54, y1: 15, y2: 15 }, svg);
  const d = guess.points.map(([x, y], i) => `${i ? "L" : "M"}${(3 + x / 2).toFixed(1)} ${(15 - (y - 100) / 2.6).toFixed(1)}`).join("");
  svgElement("path", { class: "guess-line", d: d.replaceAll(/ (-?[\d.]+)/g, (_, y) => ` ${Math.min(28, Math.max(2, Number(y)))}`) }, svg);
  return svg;
}

function makePredict(root, header, onGuess, onReveal) {
  const find = (selector) => root.querySelector(selector);
  const paintRadios = makeRadios(find(".guesses"), "lab-guess",
    header.guesses.map((guess) => ({ key: guess.key, label: guess.label, picture: guessPicture(guess) })), onGuess);
  find(".skip").onclick = () => onGuess("skip");
  find(".again").onclick = () => onGuess("");
  find(".reveal").onclick = onReveal;
  let phase = "";
  let verdict = "";
  return (guess, explored, view) => {
    paintRadios(guess, header.guesses);
    const next = guess === "" ? "ask" : explored < view.shown - 1 ? "draw" : "found";
    const item = header.guesses.find(({ key }) => key === guess);
    setWords(find(".drawing-words"), item ? item.drawing : header.templates.draw);
    // A status is read aloud whenever it is written, so it is written only when it says something new.
    if (next === "found" && view.verdicts[guess] !== verdict) {
      verdict = view.verdicts[guess];
      writeSentence(find(".verdict"), verdict);
    }
    if (next === phase) return;
    const hadFocus = find(".predict").contains(root.getRootNode().activeElement);
    phase = next;
    for (const part of root.querySelectorAll("[data-phase]")) part.hidden = part.dataset.phase !== phase;
    find(".again").hidden = phase === "ask";
    find(".predict").dataset.now = phase;
    // What had the focus may be gone: move on to what can be done next.
    if (hadFocus) (phase === "ask" ? find(".guesses input") : phase === "draw" ? find(".reveal") : find(".again")).focus();
  };
}
