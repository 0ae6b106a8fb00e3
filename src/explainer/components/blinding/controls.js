// Four sliders over the grid's own positions, three presets, and the task.
function stepForKey(event) {
  if (event.key === "PageUp") return 4;
  if (event.key === "PageDown") return -4;
  if (event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowUp")) return 4;
  if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowDown")) return -4;
  return 0;
}

function makeSliders(container, sliders, onMove) {
  const painters = sliders.map(({ key, label, values, words }) => {
    const holder = makeElement("div", `slider ${key}`);
    const head = makeElement("div", "control-head");
    const name = makeElement("label", "", label);
    name.htmlFor = `blinding-${key}`;
    const output = makeElement("output", "serif");
    output.setAttribute("for", `blinding-${key}`);
    head.append(name, output);
    const input = makeElement("input");
    Object.assign(input, { type: "range", id: `blinding-${key}`, min: "0", max: String(values.length - 1), step: "1" });
    const moveTo = (place) => onMove(key, values[Math.min(values.length - 1, Math.max(0, place))]);
    input.oninput = () => moveTo(input.valueAsNumber);
    input.onkeydown = (event) => {
      const size = stepForKey(event);
      if (!size) return;
      event.preventDefault();
      moveTo(input.valueAsNumber + size);
    };
    holder.append(head, input);
    container.append(holder);
    return (setting) => {
      const place = values.indexOf(setting[key]);
      if (input.valueAsNumber !== place) input.value = String(place);
      input.setAttribute("aria-valuetext", words[place]);
      input.style.setProperty("--position", `${(100 * place) / (values.length - 1)}%`);
      output.textContent = words[place];
    };
  });
  return (setting) => painters.forEach((paint) => paint(setting));
}

function makePresets(root, presets, onChoose) {
  const note = root.querySelector(".preset-note");
  const buttons = presets.map((preset) => {
    const button = makeElement("button", "preset", preset.label);
    button.type = "button";
    button.onclick = () => onChoose({ tell: preset.tell, n: preset.n });
    root.querySelector(".preset-buttons").append(button);
    return button;
  });
  let shown = null;
  return ({ tell, n }) => {
    const chosen = presets.find((preset) => preset.tell === tell && preset.n === n) ?? null;
    if (chosen === shown && note.childNodes.length) return;
    shown = chosen;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(presets[i] === chosen)));
    if (chosen) note.replaceChildren(`${chosen.note} `, ...chosen.sources.map(makeSourceNote));
    else note.replaceChildren("Your own mix. The buttons set the last two sliders and leave the drug as it is.");
  };
}

function makeTask(root, header) {
  const { task, effect_words: words } = header;
  root.querySelector(".task-title").textContent = task.title;
  root.querySelector(".task-intro").textContent = task.intro;
  const list = root.querySelector(".task-steps");
  const steps = ["large", "null"].map((key) => {
    const item = makeElement("li");
    const mark = makeElement("span", "mark");
    mark.setAttribute("aria-hidden", "true");
    const state = makeElement("span", "visually-hidden");
    item.append(mark, state, makeElement("span", "", task[key]));
    list.append(item);
    return { key, item, state };
  });
  const said = root.querySelector(".task-said");
  return (state) => {
    const isDone = isTaskDone(state);
    for (const { key, item, state: words_ } of steps) {
      // What was reached with another drug does not count for the one set now.
      const isReached = isDone || state[key] === state.now.effect;
      item.classList.toggle("reached", isReached);
      words_.textContent = isReached ? "Reached: " : "Not yet: ";
    }
    const half = ["large", "null"].find((key) => state[key] === state.now.effect);
    const effect = isDone ? state.large : state.now.effect;
    const template = isDone ? task.done : half ? task.half_done : "";
    const text = fillSlots(template, { effect: header.sliders[0].words[effect] });
    if (said.textContent !== text) said.textContent = text;
    root.querySelector(".task").classList.toggle("done", isDone);
  };
}
