// One logarithmic clock: from seconds to a place between 0 and 1, and the axis that says so.
function makeClockScale({ start_s: start, end_s: end }) {
  const decades = Math.log10(end / start);
  return (seconds) => Math.min(1, Math.max(0, Math.log10(Math.max(seconds, start) / start) / decades));
}

function drawAxis(element, header, place) {
  element.replaceChildren();
  for (const [seconds, words] of header.ticks) {
    const tick = document.createElement("span");
    tick.className = "tick";
    tick.style.left = `${100 * place(seconds)}%`;
    tick.textContent = words;
    element.append(tick);
  }
}

function percentLeft(value) {
  return `${(100 * value).toFixed(3)}%`;
}
