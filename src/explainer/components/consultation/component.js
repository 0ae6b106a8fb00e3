// Join the pieces: one state in memory (step, reader, picks, what is in view), one paint.
const mountedConsultations = new WeakMap();
const DRAW = { matters: drawMatters, works: drawWorks, chances: drawChances, options: drawOptions, session: drawSession, back: drawBack };
const freshChoices = () => ({ mode: "patient", picks: [], tab: "infusion", views: {}, topic: "help", shown: [], lean: "" });

function writeStep(step) {
  const address = new URL(window.location.href);
  if (!/consultation\/?$/.test(address.pathname)) return;
  address.searchParams.delete("step");
  if (step > 1) address.searchParams.set("step", String(step));
  window.history.replaceState(window.history.state, "", address);
}

export default function consultation(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".consultation");
  if (!root || !data) return undefined;
  // A rerun may bring other words (the reader's register); what was picked stays.
  if (mountedConsultations.has(root)) {
    const mounted = mountedConsultations.get(root);
    mounted.update(decodePayload(data).header);
    return mounted.cleanUp;
  }

  let { header } = decodePayload(data);
  const find = (selector) => root.querySelector(selector);
  const [heading, body, live] = ["h2", ".body", ".live"].map(find);
  let state = { step: header.start.step, ...freshChoices() };
  const content = () => header.modes[state.mode];
  const panel = makePanel(find(".panel"), () => content().chrome);
  const tools = {
    get chrome() { return content().chrome; },
    say: (words) => { live.textContent = words; },
    openSource: (name, from) => panel.open(tools.chrome["source-heading"], sourceNodes(header.origins[name]), from),
    pick: (key) => {
      const isPicked = state.picks.includes(key);
      state.picks = isPicked ? state.picks.filter((item) => item !== key) : [...state.picks, key];
      state.views = {};
      state.topic = "help";
      if (!isPicked) tools.say(tools.chrome.picked);
    },
  };

  function goTo(step) {
    if (step < 1 || step > content().steps.length || step === state.step) return;
    state.step = step;
    paint();
    writeStep(step);
    arrive();
  }
  function arrive() {
    heading.focus({ preventScroll: true });
    root.getBoundingClientRect().top < 0 && root.scrollIntoView({ block: "start" });
    tools.say(`${find(".place").textContent}: ${heading.textContent}`);
  }

  function paint() {
    const { chrome, steps } = content();
    const step = steps[state.step - 1];
    panel.forget();
    root.dataset.step = step.key;
    root.dataset.mode = state.mode;
    find(".place").textContent = chrome.places.words[state.step - 1];
    find(".dots").replaceChildren(...steps.map((_, index) => make("li", index < state.step ? "done" : "")));
    heading.textContent = step.title;
    find(".lead").textContent = step.lead;
    body.replaceChildren(...DRAW[step.key](step, state, tools));
    for (const name of ["back", "again", "home", "next"]) find(`.${name}`).textContent = chrome[name];
    find(".back").disabled = state.step === 1;
    find(".next").hidden = state.step === steps.length;
    find(".private").textContent = chrome.private;
    const options = Object.keys(header.modes).map((key) => ({ key, words: chrome[`mode-${key}`] }));
    const isInModes = find(".modes").contains(root.getRootNode().activeElement);
    const modes = makeChoice("mode", "Who reads", options, state.mode, (mode) => {
      state.mode = mode;
      paint();
      tools.say(heading.textContent);
    }, "switch modes");
    find(".modes").replaceWith(modes);
    if (isInModes) modes.querySelector("input:checked").focus();
  }

  find(".back").onclick = () => goTo(state.step - 1);
  find(".next").onclick = () => goTo(state.step + 1);
  find(".again").onclick = () => {
    state = { step: 1, ...freshChoices() };
    paint();
    writeStep(1);
    arrive();
  };
  find(".home").onclick = () => {
    if (panel.isOpen()) {
      panel.close();
      return;
    }
    find(".home").setAttribute("aria-expanded", "true");
    panel.open(tools.chrome.home, homeNodes(tools.chrome, state.picks, header.register), find(".home"));
  };
  root.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape" && panel.isOpen()) {
      event.stopPropagation();
      panel.close();
      return;
    }
    // Arrows belong to the choices where one has the focus; elsewhere they turn the page.
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move || event.target.matches("input, select") || panel.isOpen()) return;
    event.preventDefault();
    goTo(state.step + move);
  });

  find(".problems").replaceChildren(...header.start.problems.map((problem) => make("p", "", problem)));
  paint();
  const cleanUp = () => mountedConsultations.delete(root);
  const update = (fresh) => {
    header = fresh;
    paint();
  };
  mountedConsultations.set(root, { update, cleanUp });
  return cleanUp;
}
