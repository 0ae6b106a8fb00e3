// Join the pieces: one state (the level), one paint per frame.
const mounted = new WeakMap();

export default function blockadeLab(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".lab");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again; what is drawn and where the thumb stands stay.
  if (mounted.has(root)) return mounted.get(root);

  const { header, arrays } = decodePayload(data);
  const slider = root.querySelector("#block");
  const output = root.querySelector("output");
  const sentence = root.querySelector(".sentence");
  const live = root.querySelector(".live");
  const undo = root.querySelector(".undo");
  const reveal = root.querySelector(".reveal");
  const numbers = root.querySelector("details.numbers");
  const paintCircuit = makeCircuit(root.querySelector(".circuit"), arrays);
  const paintCharts = makeCharts(root, header, arrays);
  makeMarks(root.querySelector(".marks"), root.querySelector(".marks-text"), header.marks);

  for (const limit of ["low", "high", "step"]) slider[{ low: "min", high: "max", step: "step" }[limit]] = String(header.control[limit]);
  root.querySelector("label").textContent = header.control.label;
  let level = header.block;
  let settled = level;
  let explored = level;
  let frame = 0;
  let pause = 0;
  const past = [];

  function paint() {
    frame = 0;
    explored = Math.max(explored, level);
    const words = header.sentences[level];
    const plain = plainSentence(words);
    if (slider.valueAsNumber !== level) slider.value = String(level);
    slider.setAttribute("aria-valuetext", `${level}%`);
    slider.style.setProperty("--position", `${level}%`);
    output.textContent = `${level}%`;
    writeSentence(sentence, words);
    paintCircuit(level);
    paintCharts(level, explored, plain);
    reveal.hidden = explored >= 100;
    reveal.classList.toggle("at-left", level >= 45);
    undo.disabled = past.length === 0;
    if (numbers.open) buildTables(numbers.querySelector(".tables"), arrays, level);
    root.dataset.block = String(level);
    root.dataset.explored = String(explored);
    root.dataset.glutamatePercent = arrays.sustained_glutamate_percent.values[level].toFixed(4);
    root.dataset.spinePercent = arrays.spine_24h_percent.values[level].toFixed(4);
  }

  function schedule() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  // What can wait until the thumb rests: undo steps, the address, the spoken sentence.
  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (settled !== level) {
        past.push(settled);
        settled = level;
        schedule();
      }
      writeAddress(level);
      live.textContent = plainSentence(header.sentences[level]);
    }, 350);
  }

  function goTo(next) {
    level = clampLevel(next);
    schedule();
    settleSoon();
  }

  slider.oninput = () => goTo(slider.valueAsNumber);
  slider.onkeydown = (event) => {
    const step = stepForKey(event);
    if (step) {
      event.preventDefault();
      goTo(level + step);
    }
  };
  undo.onclick = () => {
    if (!past.length) return;
    level = past.pop();
    settled = level;
    schedule();
    settleSoon();
    if (!past.length) slider.focus();
  };
  root.querySelector(".reset").onclick = () => goTo(header.control.default);
  reveal.onclick = () => {
    explored = 100;
    schedule();
    slider.focus();
  };
  numbers.ontoggle = schedule;

  paint();
  const cleanUp = () => {
    cancelAnimationFrame(frame);
    clearTimeout(pause);
    mounted.delete(root);
  };
  mounted.set(root, cleanUp);
  return cleanUp;
}
