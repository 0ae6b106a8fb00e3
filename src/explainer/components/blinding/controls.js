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
    const moveTo = (place) => {
      // At once, not with the next frame: the next key counts from here.
      input.value = String(place);
      onMove(key, values[input.valueAsNumber]);
    };
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

function makePresets(root, header, onChoose) {
  const note = root.querySelector(".preset-note");
  const said = makeElement("span");
  const origins = makeElement("span");
  note.replaceChildren(said, " ", origins);
  const buttons = header.presets.map((preset) => {
    const button = makeElement("button", "preset", preset.label);
    button.type = "button";
    button.onclick = () => onChoose({ tell: preset.tell, n: preset.n });
    root.querySelector(".preset-buttons").append(button);
    return button;
  });
  let shown = null;
  return ({ tell, n }) => {
    const chosen = header.presets.findIndex((preset) => preset.tell === tell && preset.n === n);
    const words = header.presets[chosen]?.note ?? header.texts["preset-own"];
    if (said.textContent !== words) said.textContent = words;
    if (chosen === shown) return;
    shown = chosen;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === chosen)));
    origins.replaceChildren(...(header.presets[chosen]?.sources ?? []).map(makeSourceNote));
  };
}

function makeTask(root, header) {
  const list = root.querySelector(".task-steps");
  const steps = ["large", "null"].map((key) => {
    const item = makeElement("li");
    const mark = makeElement("span", "mark");
    mark.setAttribute("aria-hidden", "true");
    const state = makeElement("span", "visually-hidden");
    const words = makeElement("span");
    item.append(mark, state, words);
    list.append(item);
    return { key, item, state, words };
  });
  const said = root.querySelector(".task-said");
  const reword = () => {
    root.querySelector(".task-title").textContent = header.task.title;
    root.querySelector(".task-intro").textContent = header.task.intro;
    for (const { key, words } of steps) words.textContent = header.task[key];
  };
  const paint = (state) => {
    const isDone = isTaskDone(state);
    for (const { key, item, state: heard } of steps) {
      // What was reached with another drug does not count for the one set now.
      const isReached = isDone || state[key] === state.now.effect;
      item.classList.toggle("reached", isReached);
      heard.textContent = isReached ? "Reached: " : "Not yet: ";
    }
    const half = ["large", "null"].find((key) => state[key] === state.now.effect);
    const effect = isDone ? state.large : state.now.effect;
    const template = isDone ? header.task.done : half ? header.task.half : "";
    const text = fillPlaces(template, { effect: header.sliders[0].words[effect] });
    if (said.textContent !== text) said.textContent = text;
    root.querySelector(".task").classList.toggle("done", isDone);
  };
  return { paint, reword };
}
