// Words of the clock, from the units that Python packed.
function clockWords(scene, step, time) {
  const clock = scene.clocks[step.clock];
  if (step.clock === "none") return "before release";
  return `${(Math.abs(time) < 0.05 && clock.decimals < 2 ? 0 : time).toFixed(clock.decimals).replace("-", "−")} ${clock.unit}`;
}

// `speed`: 1, or a quarter.
function slowedWords(scene, step, speed) {
  const clock = scene.clocks[step.clock];
  if (step.clock === "none") return clock.since;
  const factor = clock.slowed / speed;
  const words = factor > 1 ? `×1/${factor.toLocaleString("en")}` : `×${Math.round(1 / factor).toLocaleString("en")}`;
  return `${clock.since}, ${words}`;
}

function spokenTime(scene, step, time) {
  const clock = scene.clocks[step.clock];
  if (step.clock === "none") return "before release";
  return `${time.toFixed(clock.decimals)} ${clock.spoken} ${clock.since}`;
}

// A sentence of the payload with its slots filled.
function fill(sentence, slots = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
}

function make(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}
