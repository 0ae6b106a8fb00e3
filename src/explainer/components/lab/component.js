// Join the pieces: one state (a setting, A, a guess), one paint per frame.
const mounted = new WeakMap();

export default function blockadeLab(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".lab");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again; what is drawn and where the thumb stands stay.
  const known = mounted.get(root);
  if (known) {
    known.load(data);
    return known.cleanUp;
  }

  const { header, arrays } = decodePayload(data);
  const find = (selector) => root.querySelector(selector);
  const slider = find("#block");
  const numbers = find("details.numbers");
  const history = makeSteps();
  // `explored` is how far the settled curve has been drawn: a step back takes it back too.
  const start = { now: header.start.setting, a: header.start.a, guess: header.start.guess, explored: header.start.setting.block };
  const first = { now: { block: header.control.default, affinity: header.default_affinity, site: "both", ampa: "on" }, a: null };
  let state = start;
  let settled = start;
  let frame = 0;
  let pause = 0;
  let zone = null;
  let room = "";
  let bandKey = "";
  let bands = null;

  const paintCircuit = makeCircuit(find(".circuit"), () => wordsFor(header, state).templates);
  const paintCharts = makeCharts(root, header, arrays);
  const paintMarks = makeMarks(find(".marks"), header.marks);
  const paintChoices = makeChoices(root, header, (change) => goTo({ now: { ...state.now, ...change } }));
  const paintPresets = makePresets(root, header, (preset) => {
    const view = viewOf(header, arrays, state.now);
    goTo({ now: { ...state.now, block: presetLevel(preset, state.now.affinity, view) } });
  });
  const paintPredict = makePredict(root, header, (guess) => goTo({ guess }), () => goTo({ explored: 100 }));
  find(".problems").replaceChildren(...header.problems.map((problem) => makeElement("p", "", problem)));
  for (const [limit, name] of [["low", "min"], ["high", "max"], ["step", "step"]]) slider[name] = String(header.control[limit]);

  // What only the register changes.
  function paintWords() {
    root.dataset.register = header.register;
    for (const element of root.querySelectorAll("[data-words]")) element.textContent = header.templates[element.dataset.words];
    find(".marks-text").textContent = header.marks.map(({ words }) => words).join(" ");
    writeSentence(find(".sentence-room"), header.room.setting);
    writePeople(find(".people"), header.people);
  }

  // The band is over the affinity sets at the site and AMPA state shown.
  function bandsOf({ site, ampa }) {
    const key = `${site}.${ampa}`;
    if (key !== bandKey) {
      bandKey = key;
      const views = header.affinities.map(({ key: affinity }) => viewOf(header, arrays, { affinity, site, ampa }));
      bands = {
        held: bandOver(views, (view) => view.heldGlutamate),
        surge: (level) => bandOver(views, (view) => rowOf(view.glutamate, level)),
        spines: (level) => bandOver(views.filter((view) => level < view.shown), (view) => rowOf(view.spines, level)),
      };
    }
    return bands;
  }

  function paint() {
    frame = 0;
    const { now, a, guess, explored } = state;
    const level = now.block;
    const view = viewOf(header, arrays, now);
    const aView = a && viewOf(header, arrays, a);
    const isAsked = isOpen(state);
    const words = sentenceOf(header, view, state);
    if (slider.valueAsNumber !== level) slider.value = String(level);
    slider.setAttribute("aria-valuetext", `${level}%`);
    slider.style.setProperty("--position", `${level}%`);
    find(".control-head label").textContent = header.sites.find(({ key }) => key === now.site).slider;
    find("output").textContent = `${level}%`;
    writeSentence(find(".sentence"), words);
    writeSentence(find(".compare"), a ? compareSentence(wordsFor(header, state), a, aView, now, view) : "");
    const longest = a ? fillPlaces(header.room.compare, { a: nameSetting(header, a) }) : "";
    if (longest !== room) writeSentence(find(".compare-room"), longest);
    room = longest;
    paintMarks(header.affinities.findIndex(({ key }) => key === now.affinity));
    paintChoices(now);
    paintPresets(now.affinity, view, isAsked);
    paintPredict(guess, explored, view);
    paintCircuit(view, level, isAsked);
    paintCharts({ view, bands: bandsOf(now), level, explored, sentence: plainSentence(words), guess, a: a && { view: aView, level: a.block } });
    find(".undo").disabled = history.past.length === 0 && settled === state;
    find(".redo").disabled = history.future.length === 0;
    find(".clear").disabled = !a;
    if (numbers.open) buildTables(find(".tables"), header.templates, { view, bands: bandsOf(now), hours: arrays.time_h.values, days: arrays.time_day.values, isAsked }, level);
    sayZone(view.zones[level], isAsked);
    Object.assign(root.dataset, {
      block: String(level), affinity: now.affinity, site: now.site, ampa: now.ampa, guess, explored: String(explored),
      a: a ? [a.block, a.affinity, a.site, a.ampa].join(",") : "",
      glutamatePercent: view.heldGlutamate[level].toFixed(4),
      spinePercent: view.spineDay[level].toFixed(4),
    });
  }

  // Only a change of kind is spoken at once; numbers wait until the thumb rests, and glutamate for the guess.
  function sayZone(next, isAsked) {
    const [name, before] = [header.zones[next], header.zones[zone]];
    if (isAsked) find(".live-zone").textContent = "";
    else if (zone !== null && next !== zone) find(".live-zone").textContent = header.zone_words[name][before] ?? header.zone_words[name]["*"];
    zone = next;
  }

  function schedule() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function settle() {
    clearTimeout(pause);
    if (settled !== state) history.push(settled);
    settled = state;
  }

  // What can wait until the thumb rests: undo steps, the address, the spoken sentence.
  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      settle();
      schedule();
      writeAddress(header, state);
      const words = plainSentence(sentenceOf(header, viewOf(header, arrays, state.now), state));
      const against = plainSentence(find(".compare").textContent);
      const spoken = against ? `${words} ${against}` : words;
      if (find(".live").textContent !== spoken) find(".live").textContent = spoken;
    }, 350);
  }

  function goTo(change) {
    const next = { ...state, ...change };
    const { block } = next.now;
    next.explored = isOpen(next) ? block : Math.max(next.explored, block);
    if (sameSetting(next.now, state.now) && ["a", "guess", "explored"].every((name) => next[name] === state[name])) return;
    // Only movements of the slider run together into one step; every other choice is a step.
    const isSlide = block !== state.now.block && next.a === state.a && next.guess === state.guess && sameSetting({ ...next.now, block: state.now.block }, state.now);
    if (!isSlide) settle();
    state = next;
    schedule();
    settleSoon();
  }

  function step(direction) {
    settle();
    const next = history[direction](state);
    if (!next) return;
    state = next;
    settled = next;
    schedule();
    settleSoon();
  }

  const slideTo = (block) => {
    // At once, not with the next frame: the browser's own arrow keys count from here.
    slider.value = String(clampLevel(block));
    goTo({ now: { ...state.now, block: clampLevel(block) } });
  };
  slider.oninput = () => slideTo(slider.valueAsNumber);
  slider.onkeydown = (event) => {
    const size = stepForKey(event);
    if (size) {
      event.preventDefault();
      slideTo(state.now.block + size);
    }
  };
  // A button that has nothing left to do gives its focus to the slider.
  bindSteps(root, history, step, () => slider.focus());
  find(".reset").onclick = () => goTo(first);
  find(".keep").onclick = () => goTo({ a: { ...state.now } });
  find(".clear").onclick = () => {
    goTo({ a: null });
    find(".keep").focus();
  };
  numbers.ontoggle = schedule;
  makeSaves(root, header, arrays, () => {
    writeAddress(header, state);
    const view = viewOf(header, arrays, state.now);
    const aView = state.a && viewOf(header, arrays, state.a);
    const against = state.a && plainSentence(compareSentence(wordsFor(header, state), state.a, aView, state.now, view));
    return { ...state, view, aView, bands: bandsOf(state.now), isAsked: isOpen(state), sentence: plainSentence(sentenceOf(header, view, state)), against };
  });

  paintWords();
  paint();
  const cleanUp = () => {
    cancelAnimationFrame(frame);
    clearTimeout(pause);
    mounted.delete(root);
  };
  // The page ran again: the reader may want other words, and the address may have lost the setting.
  const load = (bytes) => {
    const fresh = decodeHeader(bytes);
    if (fresh.register !== header.register) {
      Object.assign(header, fresh, { start: header.start });
      find(".live-zone").textContent = "";
      paintWords();
      schedule();
      settleSoon();
    }
    if (window.location.search) writeAddress(header, state);
  };
  mounted.set(root, { load, cleanUp });
  return cleanUp;
}
