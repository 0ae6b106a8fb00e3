// Join the pieces: one place of the clock, one paint per frame; a new payload keeps the place.
const mounted = new WeakMap();
const PLAY_SECONDS = 24;
// Of the longest sentences, those that may take the most lines.
const SIZERS = 4;
const JUMPS = ["40 min", "4 h", "1 day", "7 days", "14 days"];

function readPlace(stops) {
  const asked = Number.parseFloat(new URL(window.location.href).searchParams.get("t"));
  if (!Number.isFinite(asked) || asked <= 0) return null;
  let best = 0;
  for (let i = 1; i < stops.length; i += 1) if (Math.abs(Math.log(stops[i] / asked)) < Math.abs(Math.log(stops[best] / asked))) best = i;
  return best;
}

export default function infusionClock(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".clock");
  if (!root || !data) return undefined;
  const known = mounted.get(root);
  if (known) {
    known.load(data);
    return known.cleanUp;
  }
  const find = (selector) => root.querySelector(selector);
  const slider = find("#clock-slider");
  const live = find(".live");
  const play = find(".play");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let header;
  let arrays;
  let place;
  let lanes = [];
  let stop = null;
  let band = "sets";
  let frame = 0;
  let pause = 0;
  let playing = null;
  let lastData = null;

  function paint() {
    frame = 0;
    const seconds = arrays.stop_s.values[stop];
    const { stops, times, zones } = header.sentences;
    if (slider.valueAsNumber !== stop) slider.value = String(stop);
    slider.style.setProperty("--position", `${(100 * stop) / (header.times.length - 1)}%`);
    slider.setAttribute("aria-valuetext", times[stop]);
    find(".time").textContent = header.times[stop];
    const isFast = seconds < header.clock.fast_until_s;
    find(".zone").textContent = isFast ? zones.fast : zones.drug;
    writeSentence(find(".sentence"), stops[stop]);
    root.style.setProperty("--now", place(seconds).toFixed(5));
    for (const lane of lanes) lane.paint(stop, seconds);
    root.dataset.stop = String(stop);
    root.dataset.seconds = String(seconds);
  }

  function schedule() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      live.textContent = plainSentence(header.sentences.stops[stop]);
      writePlace();
    }, 350);
  }

  function writePlace() {
    const address = new URL(window.location.href);
    if (!/one-infusion\/?$/.test(address.pathname)) return;
    address.searchParams.set("t", String(Number(arrays.stop_s.values[stop].toPrecision(3))));
    window.history.replaceState(window.history.state, "", address);
  }

  function goTo(next) {
    stop = Math.min(header.times.length - 1, Math.max(0, Math.round(next)));
    // At once, not with the next frame: the browser's own arrow keys count from here.
    slider.value = String(stop);
    schedule();
    settleSoon();
  }

  function stopPlaying() {
    if (playing) cancelAnimationFrame(playing);
    playing = null;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }

  function startPlaying() {
    const last = header.times.length - 1;
    let at = stop >= last ? 0 : stop;
    let before = performance.now();
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    const advance = (now) => {
      if (document.hidden) {
        before = now;
      } else {
        at += ((now - before) / 1000 / PLAY_SECONDS) * last;
        before = now;
        goTo(Math.floor(at));
      }
      if (at >= last) stopPlaying();
      else playing = requestAnimationFrame(advance);
    };
    playing = requestAnimationFrame(advance);
  }

  function setBand(next) {
    band = next;
    for (const lane of lanes) lane.setBand(band);
    find(".band-note").textContent = header.sentences.bands[band];
    root.dataset.band = band;
  }

  function load(bytes) {
    if (bytes === lastData) return;
    lastData = bytes;
    ({ header, arrays } = decodePayload(bytes));
    header.release = ["open_ampa", "open_nmda"];
    place = makeClockScale(header.clock);
    slider.max = String(header.times.length - 1);
    root.style.setProperty("--fast", place(header.clock.fast_until_s).toFixed(5));
    for (const axis of root.querySelectorAll(".axis")) drawAxis(axis, header, place);
    lanes = header.lanes.map((lane) => makeLane(lane, arrays, place, header));
    find(".lanes").replaceChildren(...lanes.map((lane) => lane.row));
    drawTrials(find(".trial-lanes"), find(".trial-list"), header, place);
    find(".gap-words").textContent = header.sentences.gap;
    listStrips(find(".strips dl"), [...root.querySelectorAll(".lane")], header.sentences.strips);
    const { stops, zones, bands } = header.sentences;
    keepRoom(find(".sentence-place"), longest(stops, SIZERS).map(plainSentence));
    keepRoom(find(".zone-place"), Object.values(zones));
    keepRoom(find(".band-place"), Object.values(bands));
    const isFirst = stop === null;
    if (isFirst) stop = readPlace(arrays.stop_s.values) ?? header.times.indexOf("40 min");
    find(".jumps").replaceChildren(...JUMPS.map((words) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.onclick = () => { stopPlaying(); goTo(header.times.indexOf(words)); };
      return button;
    }));
    setBand(band);
    if (find("details.numbers").open) fillTable();
    paint();
    // The page may have just rewritten the address; the clock's place belongs in it.
    if (new URL(window.location.href).search) writePlace();
    // Another regimen or register: what is new is spoken.
    if (!isFirst) settleSoon();
    root.dataset.ready = "true";
  }

  function fillTable() {
    find(".tables").replaceChildren(momentsTable(header, arrays));
  }

  slider.oninput = () => { stopPlaying(); goTo(slider.valueAsNumber); };
  slider.onkeydown = (event) => {
    const step = { PageUp: 10, PageDown: -10 }[event.key];
    if (step) {
      event.preventDefault();
      stopPlaying();
      goTo(stop + step);
    }
  };
  find(".back").onclick = () => { stopPlaying(); goTo(stop - 1); };
  find(".forth").onclick = () => { stopPlaying(); goTo(stop + 1); };
  play.onclick = () => (playing ? stopPlaying() : startPlaying());
  // Under reduced motion nothing runs by itself; the steps and jumps stay.
  const respectMotion = () => {
    play.hidden = still.matches;
    if (still.matches) stopPlaying();
  };
  still.addEventListener("change", respectMotion);
  respectMotion();
  for (const radio of root.querySelectorAll("input[name=band]")) radio.onchange = () => setBand(radio.value);
  find(".download").onclick = () => {
    saveText(csvText(header, arrays, stop), "text/csv", header.file);
    find(".done").textContent = `Saved ${header.file}.`;
  };
  find(".copy").onclick = async () => {
    writePlace();
    try {
      await navigator.clipboard.writeText(window.location.href);
      find(".done").textContent = "Link copied.";
    } catch {
      find(".done").textContent = `Copy this address: ${window.location.href}`;
    }
  };
  find("details.numbers").ontoggle = () => { if (find("details.numbers").open) fillTable(); };

  load(data);
  const cleanUp = () => {
    stopPlaying();
    cancelAnimationFrame(frame);
    clearTimeout(pause);
    still.removeEventListener("change", respectMotion);
    mounted.delete(root);
  };
  mounted.set(root, { load, cleanUp });
  return cleanUp;
}
