// The player: one state (step and time), one paint per frame while playing.
const mountedSynapses = new WeakMap();
const HEIGHT_SHARE = { wide: 0.485, middle: 0.62, narrow: 1.12 };

function clockWords(step, time) {
  if (step.clock === "none") return "before release";
  return step.clock === "quantum" ? `${time.toFixed(2)} ms` : `${time.toFixed(0)} s`;
}

// `factor`: how many times slower than nature the clock plays.
function slowedWords(step, factor) {
  if (step.clock === "none") return "at rest";
  const words = factor > 1 ? `×1/${factor.toLocaleString("en")}` : `×${Math.round(1 / factor)}`;
  return step.clock === "quantum" ? `after release, ${words}` : `with ketamine, ${words}`;
}

function spokenTime(step, time) {
  if (step.clock === "none") return "before release";
  return step.clock === "quantum" ? `${time.toFixed(2)} milliseconds after release` : `${time.toFixed(0)} seconds with ketamine`;
}

function sizeCanvas(canvas, width) {
  const isNarrow = width < 560;
  const share = isNarrow ? "narrow" : width < 820 ? "middle" : "wide";
  const height = Math.round(width * HEIGHT_SHARE[share]);
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  return { ratio, geometry: makeGeometry(width, height) };
}

// A picture: a canvas with its still layers kept, so that a frame costs only what moves.
function makePicture(canvas, scene, probe) {
  const stills = new Map();
  let sized = null;
  let colours = readColours(probe);
  const fit = () => {
    const width = Math.max(canvas.parentElement.clientWidth, 280);
    if (!sized || sized.geometry.width !== width) {
      sized = sizeCanvas(canvas, width);
      stills.clear();
    }
  };
  const still = (isReleased) => {
    if (!stills.has(isReleased)) {
      const layer = document.createElement("canvas");
      layer.width = canvas.width;
      layer.height = canvas.height;
      const ctx = layer.getContext("2d");
      ctx.scale(sized.ratio, sized.ratio);
      drawStage(ctx, sized.geometry, colours, isReleased);
      stills.set(isReleased, layer);
    }
    return stills.get(isReleased);
  };
  return {
    refresh() {
      colours = readColours(probe);
      stills.clear();
      sized = null;
    },
    draw(step, time) {
      fit();
      const ctx = canvas.getContext("2d");
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(still(step.clock === "quantum"), 0, 0);
      ctx.setTransform(sized.ratio, 0, 0, sized.ratio, 0, 0);
      return drawMoment(ctx, scene, step, time, sized.geometry, colours);
    },
  };
}

function buildStoryboard(container, scene, probe) {
  const pictures = scene.steps.map((step, i) => {
    const figure = document.createElement("figure");
    figure.className = "panel";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${step.title}. ${step.sentence}`);
    const caption = document.createElement("figcaption");
    const title = document.createElement("b");
    title.textContent = `${i + 1}. ${step.title} · ${clockWords(step, step.telling)}`;
    const words = document.createElement("span");
    words.className = "serif";
    words.textContent = step.sentence;
    const badge = document.createElement("small");
    badge.textContent = `${step.badge}: ${step.short}`;
    caption.append(title, words, badge);
    figure.append(canvas, caption);
    container.append(figure);
    return { picture: makePicture(canvas, scene, probe), step };
  });
  return () => pictures.forEach(({ picture, step }) => {
    picture.refresh();
    picture.draw(step, step.telling);
  });
}

export default function synapse(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".synapse");
  if (!root || !data) return undefined;
  if (mountedSynapses.has(root)) {
    // A rerun may follow a change of theme: read the colours again.
    mountedSynapses.get(root).redraw();
    return mountedSynapses.get(root).cleanUp;
  }

  const scene = decodeScene(data);
  const find = (selector) => root.querySelector(selector);
  const canvas = find(".stage");
  const scrub = find(".scrub");
  const play = find(".play");
  const speedButton = find(".speed");
  const picture = makePicture(canvas, scene, root);
  const paintStoryboard = buildStoryboard(find(".storyboard"), scene, root);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  let number = scene.step;
  let step = scene.steps[number - 1];
  let time = step.telling;
  let isPlaying = false;
  let speed = 1;
  let frame = 0;
  let last = 0;
  let isVisible = true;

  const tabs = scene.steps.map((item, i) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "tab";
    tab.textContent = item.title;
    tab.onclick = () => open(i + 1);
    find(".tabs").append(tab);
    return tab;
  });

  function paint() {
    const counts = picture.draw(step, time);
    const span = step.end - step.start;
    scrub.disabled = span === 0;
    if (document.activeElement !== scrub || isPlaying) scrub.value = String(span ? Math.round(((time - step.start) / span) * 1000) : 0);
    scrub.style.setProperty("--position", `${span ? ((time - step.start) / span) * 100 : 0}%`);
    scrub.setAttribute("aria-valuetext", spokenTime(step, time));
    find(".now").textContent = clockWords(step, time);
    root.dataset.step = String(number);
    root.dataset.time = time.toFixed(4);
    root.dataset.playing = String(isPlaying);
    root.dataset.openAmpa = String(counts.ampa);
    root.dataset.openNmda = String(counts.nmda);
    root.dataset.trapped = String(counts.trapped);
    root.dataset.freeKetamine = String(counts.free);
    root.dataset.enteringKetamine = String(counts.entering);
    root.dataset.heldKetamine = String(counts.held);
    root.dataset.ready = "true";
  }

  function tick(now) {
    frame = 0;
    if (!isPlaying || !isVisible || document.hidden) return;
    // A long pause (another tab, a slow machine) must not make the clock jump.
    const passed = Math.min(now - last, 50);
    last = now;
    const perMs = speed / (scene.slowed[step.clock] * (step.clock === "quantum" ? 1 : 1000));
    time = Math.min(step.end, time + passed * perMs);
    if (time >= step.end) setPlaying(false);
    paint();
    if (isPlaying) frame = requestAnimationFrame(tick);
  }

  function run() {
    if (isPlaying && !frame) {
      last = performance.now();
      frame = requestAnimationFrame(tick);
    }
  }

  function setPlaying(next) {
    isPlaying = next;
    play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
    play.classList.toggle("is-playing", isPlaying);
    root.dataset.playing = String(isPlaying);
    run();
  }

  function describe() {
    find(".sentence").textContent = step.sentence;
    find(".hint").replaceChildren();
    const lead = document.createElement("b");
    lead.textContent = "Try it: ";
    find(".hint").append(lead, step.hint);
    find(".scale").textContent = slowedWords(step, scene.slowed[step.clock] / speed);
    const badge = find(".badge");
    badge.textContent = `● ${step.badge}: ${step.short}`;
    badge.href = scene.links[number - 1];
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
    number = Math.min(Math.max(next, 1), scene.steps.length);
    step = scene.steps[number - 1];
    time = step.telling;
    setPlaying(false);
    describe();
    paint();
    if (isFirst) return;
    find(".live").textContent = `Step ${number}, ${step.title}. ${step.sentence}`;
    const address = new URL(window.location.href);
    if (/synapse\/?$/.test(address.pathname)) {
      address.searchParams.set("step", String(number));
      window.history.replaceState(window.history.state, "", address);
    }
  }

  play.onclick = () => {
    // Nothing moves at rest: playing from there goes on to the release.
    if (!isPlaying && step.clock === "none") open(number + 1);
    if (!isPlaying && time >= step.end - 1e-9) time = step.start;
    else if (!isPlaying && time === step.telling) time = step.start;
    setPlaying(!isPlaying);
  };
  find(".back").onclick = () => open(number - 1);
  find(".next").onclick = () => open(number + 1);
  speedButton.onclick = () => {
    speed = speed === 1 ? 0.25 : 1;
    speedButton.setAttribute("aria-pressed", String(speed !== 1));
    describe();
  };
  scrub.oninput = () => {
    setPlaying(false);
    time = step.start + (Number(scrub.value) / 1000) * (step.end - step.start);
    paint();
  };

  const redraw = () => {
    picture.refresh();
    paint();
    if (still.matches) paintStoryboard();
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
  document.fonts.ready.then(redraw);

  const cleanUp = () => {
    cancelAnimationFrame(frame);
    resizes.disconnect();
    sight.disconnect();
    still.removeEventListener("change", showMode);
    scheme.removeEventListener("change", later);
    document.removeEventListener("visibilitychange", run);
    mountedSynapses.delete(root);
  };
  mountedSynapses.set(root, { redraw, cleanUp });
  return cleanUp;
}
