// Join the pieces: one state (a setting and what the task has seen), one paint per frame.
const mounted = new WeakMap();

function writeDepth(root, header) {
  const lines = header.sliders.map(({ label, basis }) => makeElement("p", "", `${label}: ${basis}`));
  const spread = makeElement("p", "", `${header.spread.words} ${header.spread.note} `);
  spread.append(makeSource(header.spread));
  root.querySelector(".basis-words").replaceChildren(...lines, spread);
  const list = makeElement("ul");
  for (const { name, comparator, verdict, sources } of header.undrawn) {
    const item = makeElement("li", "", `${name}, against ${comparator}: ${verdict}. `);
    item.append(...sources.map(makeSource));
    list.append(item);
  }
  root.querySelector(".undrawn-words").replaceChildren(
    makeElement("p", "", header.texts.undrawn),
    list,
  );
}

function writeTables(container, header, now, view) {
  const mine = ["this trial (model)", `${now.tell}% guess right`, formatNumber(view.estimate), `${formatNumber(view.low)} to ${formatNumber(view.high)}`];
  container.replaceChildren(
    makeTable(header.texts["map-sub"], ["trial", "compared with", "points", "95% range"], [
      mine, ...header.trials.map(({ name, comparator, estimate, low, high }) => [name, comparator, String(estimate), `${low} to ${high}`]),
    ]),
    makeTable(header.texts["guess-sub"], ["trial", "arm", "guessed right"], header.guesses.map(({ name, arm, words, text }) => [name, arm, words || text])),
  );
}

export default function blindingSimulator(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".blinding");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again, perhaps with other words; where the thumbs stand stays.
  const known = mounted.get(root);
  if (known) {
    known.update(decodePayload(data).header);
    return known.cleanUp;
  }

  const { header, arrays } = decodePayload(data);
  const find = (selector) => root.querySelector(selector);
  const steps = makeSteps();
  const start = { now: header.start.setting, large: header.start.large, null: header.start.null };
  const first = { now: Object.fromEntries(header.sliders.map(({ key, default: value }) => [key, value])), large: null, null: null };
  let state = start;
  let settled = start;
  let frame = 0;
  let pause = 0;
  let verdict = null;
  let moving = null;

  const paintArms = makeArms(find(".arms"), header);
  const map = makeMap(root, header);
  const paintGuesses = makeGuesses(root, header);
  const paintSliders = makeSliders(find(".sliders"), header.sliders, (key, value) => goTo({ [key]: value }, key));
  const paintPresets = makePresets(root, header, (change) => goTo(change));
  const task = makeTask(root, header);
  const numbers = find("details.numbers");
  find(".problems").replaceChildren(...header.problems.map((problem) => makeElement("p", "", problem)));

  // Every sentence that does not move with the setting.
  function reword() {
    root.querySelectorAll("[data-words]").forEach((element) => { element.textContent = header.texts[element.dataset.words]; });
    writeDepth(root, header);
    map.reword();
    task.reword();
  }

  function paint() {
    frame = 0;
    const { now } = state;
    const view = viewOf(header, arrays, now);
    paintSliders(now);
    paintArms(view);
    map.paint(view, now.effect);
    paintGuesses(now.tell);
    paintPresets(now);
    task.paint(state);
    writeSentence(find(".sentence"), sentenceOf(header, view, now));
    find(".clear-words").textContent = fillPlaces(header.clear_words, slotsOf(header, view, now));
    find(".undo").disabled = steps.past.length === 0 && settled === state;
    find(".redo").disabled = steps.future.length === 0;
    if (numbers.open) writeTables(find(".tables"), header, now, view);
    // Only a change of kind is spoken at once; numbers wait until the thumb rests.
    if (verdict !== null && verdict !== view.verdict) find(".live-kind").textContent = header.verdicts[view.verdict];
    verdict = view.verdict;
    Object.assign(root.dataset, {
      register: header.register, effect: String(now.effect), expectancy: String(now.expectancy), tell: String(now.tell), n: String(now.n),
      task: isTaskDone(state) ? "done" : "open", clear: String(view.clear), added: view.added.toFixed(4),
    });
  }

  function schedule() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function settle() {
    clearTimeout(pause);
    if (settled !== state) steps.push(settled);
    settled = state;
    moving = null;
  }

  function speak() {
    const words = spokenAt(header, arrays, state.now);
    if (find(".live").textContent !== words) find(".live").textContent = words;
  }

  // What can wait until the thumb rests: undo steps, the address, the spoken sentence.
  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      settle();
      schedule();
      writeAddress(state);
      speak();
    }, 350);
  }

  // Movements of one slider run together into one step; every other choice is a step.
  function goTo(change, slider = "") {
    const now = { ...state.now, ...change };
    if (sameSetting(now, state.now)) return;
    if (slider !== moving) settle();
    moving = slider;
    state = withTask({ ...state, now }, viewOf(header, arrays, now).look);
    schedule();
    settleSoon();
  }

  function step(direction) {
    settle();
    const next = steps[direction](state);
    if (!next) return;
    state = next;
    settled = next;
    schedule();
    settleSoon();
  }

  bindSteps(root, steps, step, () => find("#blinding-effect").focus());
  find(".reset").onclick = () => {
    settle();
    state = first;
    schedule();
    settleSoon();
  };
  numbers.ontoggle = schedule;
  makeSaves(root, header, () => {
    writeAddress(state);
    return { now: state.now, view: viewOf(header, arrays, state.now), sentence: spokenAt(header, arrays, state.now) };
  });

  reword();
  paint();
  const cleanUp = () => {
    cancelAnimationFrame(frame);
    clearTimeout(pause);
    mounted.delete(root);
  };
  // The painters hold on to this header, so its words are exchanged in it.
  const update = (fresh) => {
    if (window.location.search) writeAddress(state);
    if (fresh.register === header.register) return;
    Object.assign(header, fresh);
    reword();
    paint();
    speak();
  };
  mounted.set(root, { update, cleanUp });
  return cleanUp;
}
