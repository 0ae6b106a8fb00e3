// The slider, its marks and its keyboard; undo; the address bar.
function clampLevel(value) {
  return Math.min(100, Math.max(0, Math.round(value)));
}

function makeMarks(container, textElement, marks) {
  container.replaceChildren();
  const sentences = [];
  for (const mark of marks) {
    const row = document.createElement("div");
    row.className = `mark ${mark.key}`;
    const [low, high] = mark.range;
    const place = (element, from, to) => {
      // The thumb's centre travels from half its width to half its width.
      element.style.left = `calc(14px + (100% - 28px) * ${from / 100})`;
      element.style.width = `calc((100% - 28px) * ${(to - from) / 100})`;
    };
    const bar = document.createElement("span");
    bar.className = "bar";
    place(bar, low, high);
    row.append(bar);
    mark.sets.forEach(([from, to], i) => {
      const span = document.createElement("span");
      span.className = i === mark.default_set ? "set default" : "set";
      place(span, from, Math.max(to, from + 1));
      row.append(span);
    });
    const label = document.createElement("span");
    label.className = "mark-label";
    label.textContent = mark.label;
    label.style.left = `calc(14px + (100% - 28px) * ${(low + high) / 200})`;
    row.append(label);
    container.append(row);
    sentences.push(`${mark.label}: ${low.toFixed(0)} to ${high.toFixed(0)}% model block over the three affinity sets`);
  }
  textElement.textContent = `Marks: ${sentences.join("; ")}.`;
}

function writeAddress(level) {
  const address = new URL(window.location.href);
  if (!/blockade-lab\/?$/.test(address.pathname)) return;
  address.searchParams.set("block", String(level));
  window.history.replaceState(window.history.state, "", address);
}

// Page Up and Page Down step by ten in every browser; arrows, Home and End are native.
function stepForKey(event) {
  if (event.key === "PageUp") return 10;
  if (event.key === "PageDown") return -10;
  if (event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowUp")) return 10;
  if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowDown")) return -10;
  return 0;
}
