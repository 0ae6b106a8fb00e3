// The player: one state (step, time, what the reader did), one paint per frame while something moves.
const mountedSynapses = new WeakMap();
const GATE_MS = 300;
// One press of the step button: a hundredth of the step's time.
const FRAME_SHARE = 0.01;

export default function synapse(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".synapse");
  if (!root || !data) return undefined;
  if (mountedSynapses.has(root)) {
    // A rerun may follow a change of theme, and may bring another register's words.
    const mounted = mountedSynapses.get(root);
    mounted.reword(decodeHeader(data).header);
    mounted.redraw();
    return mounted.cleanUp;
  }

  const scene = decodeScene(data);
  const find = (selector) => root.querySelector(selector);
  const [canvas, scrub, play, act] = [".stage", ".scrub", ".play", ".act"].map(find);
  const picture = makePicture(canvas, scene, root, { isTappable: true });
  const storyboard = makeStoryboard(find(".storyboard"), scene, root);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const done = new Set();

  let number = scene.step;
  let step = scene.steps[number - 1];
  let time = 0;
  let isPlaying = false;
  let speed = 1;
  let frame = 0;
  let last = 0;
  let isVisible = true;
  // Until the reader does something, Play starts the step from its beginning.
  let isFresh = true;
  let isExcited = false;
  let excitation = 0;
  let onlyPeople = false;
  let stopAt = Infinity;

  const notes = makeNotes(find, scene);
  const { reserve, forget } = makeRoom(find, scene);
  const speaker = makeSpeaker(find(".live"), () => fill(scene.spoken["spoken-hint"], { hint: step.hint }));
  const moments = () => momentsOf(scene, number, isExcited);
  const molecule = makeMolecule(find(".molecule"), {
    scene, picture, step: () => step, time: () => time, say: answer,
    pause: halt, onEnter: () => complete(), repaint: () => paint(),
  });
  const tabs = scene.steps.map((item, i) => {
    const tab = make("button", "tab", item.title);
    tab.type = "button";
    tab.onclick = () => open(i + 1);
    find(".tabs").append(tab);
    return tab;
  });

  // What the reader's molecule meets is said aloud, and stands where the hint was.
  function answer(words) {
    speaker.say(words);
    find(".hint").replaceChildren(make("b", "", words));
  }

  // Time moves on: only what is still so stays written.
  const settle = () => molecule.yours() || writeHint(find(".hint"), step);

  function halt() {
    isFresh = false;
    if (!isPlaying) return;
    setPlaying(false);
    paint();
  }

  function complete() {
    speaker.progress();
    if (done.has(number)) return;
    done.add(number);
    tabs[number - 1].dataset.done = "true";
    tabs[number - 1].append(make("span", "tick", " ✓"), make("span", "visually-hidden", " done"));
  }

  function paint(now = performance.now()) {
    const counts = picture.draw(step, time, { excitation, onlyPeople, yours: molecule.yours(), stay: molecule.stay(), isPlaying }, now);
    const span = step.end - step.start;
    scrub.disabled = span === 0;
    if (document.activeElement !== scrub || isPlaying) scrub.value = String(span ? Math.round(((time - step.start) / span) * 1000) : 0);
    scrub.style.setProperty("--position", `${span ? ((time - step.start) / span) * 100 : 0}%`);
    scrub.setAttribute("aria-valuetext", spokenTime(scene, step, time));
    find(".now").textContent = clockWords(scene, step, time);
    molecule.show();
    showAct();
    publish({
      step: String(number), time: time.toFixed(4), playing: String(isPlaying), scale: step.scale, ready: "true",
      openAmpa: counts.ampa, openNmda: counts.nmda, trapped: counts.trapped, excited: String(isExcited),
      freeKetamine: counts.free, enteringKetamine: counts.entering, heldKetamine: counts.held,
      brakeSpikes: counts.brakeSpikes, pyramidalSpikes: counts.pyramidalSpikes, dots: counts.dots,
      ampaReceptors: counts.ampa, bdnf: counts.bdnf, mtorc1: counts.mtorc1, spines: counts.spines, newSpines: counts.newSpines,
    });
  }

  // The state for tests and styles; unchanged attributes are not written again.
  function publish(state) {
    for (const [name, value] of Object.entries(state)) {
      if (value !== undefined && root.dataset[name] !== String(value)) root.dataset[name] = String(value);
    }
  }

  function showAct() {
    const words = scene.acts[step.act === "excite" && isExcited ? "rest" : step.act];
    act.hidden = !words;
    if (!words) return;
    if (act.textContent !== words) act.textContent = words;
    if (step.act === "quieten") act.setAttribute("role", "switch");
    else act.removeAttribute("role");
    if (step.act === "quieten") act.setAttribute("aria-checked", String(time >= 0));
    else act.removeAttribute("aria-checked");
  }

  // Gates move to where the reader's switch says, whatever the frame rate.
  function moveGates(passed) {
    const target = isExcited ? 1 : 0;
    const by = passed / GATE_MS;
    excitation = excitation < target ? Math.min(target, excitation + by) : Math.max(target, excitation - by);
    return excitation !== target;
  }

  function tick(now) {
    frame = 0;
    if (!isVisible || document.hidden) return;
    // A long pause (another tab, a slow machine) must not make the clock jump.
    const passed = Math.max(0, Math.min(now - last, 50));
    last = now;
    const isMoving = moveGates(passed);
    if (isPlaying) {
      time = Math.min(step.end, stopAt, time + (passed * speed) / (scene.clocks[step.clock].slowed * scene.clocks[step.clock].unit_ms));
      speaker.at(moments(), time);
      if (step.act === "watch" && time >= step.telling) complete();
      if (time >= Math.min(step.end, stopAt)) setPlaying(false);
    }
    paint(now);
    if (isPlaying || isMoving || picture.isCutting()) frame = requestAnimationFrame(tick);
  }

  function run() {
    if (frame || still.matches || !(isPlaying || picture.isCutting() || excitation !== (isExcited ? 1 : 0))) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  }

  function setPlaying(next) {
    isPlaying = next;
    if (!next) stopAt = Infinity;
    play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
    play.classList.toggle("is-playing", isPlaying);
    root.dataset.playing = String(isPlaying);
    run();
  }

  function describe() {
    find(".sentence").textContent = step.sentence;
    writeHint(find(".hint"), step);
    find(".scale").textContent = slowedWords(scene, step, speed);
    find(".drawing").textContent = step.drawing;
    const badge = find(".badge");
    badge.textContent = `● ${step.badge}: ${step.short}`;
    badge.href = scene.links[number - 1];
    badge.classList.toggle("is-animal", !/cells|people/.test(step.badge));
    badge.classList.toggle("is-people", step.is_shown_in_people);
    canvas.setAttribute("aria-label", `${step.title}. ${step.sentence}`);
    tabs.forEach((tab, i) => {
      tab.toggleAttribute("data-past", i + 1 < number);
      if (i + 1 === number) tab.setAttribute("aria-current", "step");
      else tab.removeAttribute("aria-current");
    });
    find(".back").disabled = number === 1;
    find(".next").disabled = number === scene.steps.length;
  }

  function open(next, { isFirst = false } = {}) {
    const before = step.scale;
    if (!isFirst && next > number && !step.act) complete();
    number = Math.min(Math.max(next, 1), scene.steps.length);
    step = scene.steps[number - 1];
    if (!isFirst && step.scale !== before && !still.matches) picture.leave(scene.scales[step.scale].width_nm / scene.scales[before].width_nm, performance.now());
    time = step.opening ?? step.telling;
    isFresh = true;
    isExcited = step.is_excited && step.act !== "excite";
    excitation = isExcited ? 1 : 0;
    molecule.reset();
    setPlaying(false);
    describe();
    notes.show(step);
    showPeople(find, tabs, scene, step, onlyPeople);
    paint();
    speaker.open(fill(scene.spoken["spoken-open"], { step: number, steps: scene.steps.length, title: step.title, sentence: step.sentence }), moments(), time, !isFirst);
    if (!isFirst) writePlace();
  }

  // Another register: the same step at the same time on the same canvas, in other words.
  function reword(header) {
    if (header.register !== scene.register) {
      Object.assign(scene, wordsOf(header));
      step = scene.steps[number - 1];
      storyboard.describe();
      reserve();
      describe();
      notes.reword();
      showPeople(find, tabs, scene, step, onlyPeople);
      speaker.reword(moments());
    }
    // The server's own writing of the address knows only the step that the page opened at.
    if (number !== scene.step) writePlace();
  }

  function writePlace() {
    const address = new URL(window.location.href);
    if (!/synapse\/?$/.test(address.pathname)) return;
    address.searchParams.set("step", String(number));
    window.history.replaceState(window.history.state, "", address);
  }

  play.onclick = () => {
    // Nothing moves at rest: playing from there goes on to the release.
    if (!isPlaying && step.clock === "none") open(number + 1);
    if (!isPlaying && (time >= step.end - 1e-9 || (isFresh && time === step.telling))) {
      time = step.start;
      molecule.reset();
    }
    isFresh = false;
    settle();
    setPlaying(!isPlaying);
    paint();
  };
  act.onclick = () => {
    isFresh = false;
    if (step.act === "excite") {
      isExcited = !isExcited;
      speaker.say(scene.spoken[isExcited ? "spoken-excited" : "spoken-resting"]);
      complete();
      run();
    } else if (step.act === "drag") {
      setPlaying(false);
      time = molecule.nextOpening();
      settle();
      speaker.say(fill(scene.spoken["spoken-opening"], { time: spokenTime(scene, step, time) }));
    } else {
      const isOn = time >= 0;
      setPlaying(false);
      time = isOn ? step.start : 0;
      if (isOn) stopAt = step.opening;
      else complete();
      speaker.at(moments(), time);
      setPlaying(true);
    }
    paint();
  };
  find(".back").onclick = () => open(number - 1);
  find(".next").onclick = () => open(number + 1);
  find(".onward").onclick = () => {
    halt();
    if (step.clock === "none") return;
    moveTo(Math.min(step.end, time + (step.end - step.start) * FRAME_SHARE));
  };
  find(".speed").onclick = () => {
    speed = speed === 1 ? 0.25 : 1;
    find(".speed").setAttribute("aria-pressed", String(speed !== 1));
    describe();
  };
  find(".switch").onclick = () => {
    onlyPeople = !onlyPeople;
    showPeople(find, tabs, scene, step, onlyPeople);
    reserve();
    speaker.say(onlyPeople ? find(".people-note").textContent : scene.spoken["spoken-everything"]);
    paint();
  };
  const moveTo = (next) => {
    time = next;
    settle();
    speaker.at(moments(), time);
    if (step.act === "watch" && time >= step.telling) complete();
    paint();
  };
  scrub.oninput = () => {
    const share = Number(scrub.value) / 1000;
    halt();
    moveTo(step.start + share * (step.end - step.start));
  };

  canvas.onpointermove = (event) => {
    canvas.style.cursor = picture.labelAt(event.clientX, event.clientY) ? "pointer" : "";
  };
  canvas.onclick = (event) => {
    const label = picture.labelAt(event.clientX, event.clientY);
    // Keys that follow, Escape among them, are for the walk.
    canvas.focus({ preventScroll: true });
    if (!label) return notes.close();
    notes.toggle(label.term, label);
    if (notes.isOpen()) speaker.say(notes.sentence());
    return undefined;
  };
  root.onkeydown = (event) => {
    if (event.key === "Escape") notes.close();
  };

  const redraw = () => {
    reserve();
    picture.refresh();
    paint();
    if (still.matches) storyboard.paint();
  };
  const showMode = () => {
    root.classList.toggle("is-still", still.matches);
    if (still.matches) setPlaying(false);
    redraw();
  };
  const resizes = new ResizeObserver(redraw);
  const sight = new IntersectionObserver(([entry]) => {
    isVisible = entry.isIntersecting;
    run();
  });
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const later = () => setTimeout(redraw, 60);
  resizes.observe(root);
  sight.observe(canvas);
  still.addEventListener("change", showMode);
  scheme.addEventListener("change", later);
  document.addEventListener("visibilitychange", run);
  open(number, { isFirst: true });
  showMode();
  const onFonts = () => {
    forget();
    redraw();
  };
  document.fonts.addEventListener("loadingdone", onFonts);
  document.fonts.ready.then(onFonts);

  const cleanUp = () => {
    cancelAnimationFrame(frame);
    speaker.stop();
    resizes.disconnect();
    sight.disconnect();
    still.removeEventListener("change", showMode);
    scheme.removeEventListener("change", later);
    document.fonts.removeEventListener("loadingdone", onFonts);
    document.removeEventListener("visibilitychange", run);
    mountedSynapses.delete(root);
  };
  mountedSynapses.set(root, { redraw, reword, cleanUp });
  return cleanUp;
}
