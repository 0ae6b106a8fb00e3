// Three buttons in one tab stop; arrows move between them.
export default function chartExport({ data, parentElement }) {
  const root = parentElement.querySelector(".export");
  if (!root || !data) return;
  const bar = root.querySelector("[role=toolbar]");
  const buttons = [...bar.querySelectorAll("button")];
  const say = (words) => { root.querySelector(".saved").textContent = words; };
  const rove = (chosen) => buttons.forEach((button) => { button.tabIndex = button === chosen ? 0 : -1; });
  bar.setAttribute("aria-label", `Save the chart: ${data.name}`);
  // A rerun of the page calls this again; the reader's place in the toolbar stays.
  rove(buttons.find((button) => button.getAttribute("tabindex") === "0") ?? buttons[0]);

  bar.onkeydown = (event) => {
    const place = buttons.indexOf(event.target);
    const last = buttons.length - 1;
    const next = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: last }[event.key];
    if (next === undefined || place < 0) return;
    event.preventDefault();
    const button = buttons[(next + buttons.length) % buttons.length];
    rove(button);
    button.focus();
  };
  bar.onclick = async ({ target }) => {
    const kind = target.dataset.save;
    if (!kind) return;
    rove(target);
    const file = `${data.file}.${kind}`;
    const layers = chartOf(data.key);
    if (kind === "csv") saveText(numbersOf(data), "text/csv", file);
    else if (!layers) {
      say("The chart is not drawn yet. Try again in a moment.");
      return;
    } else {
      const picture = pictureOf(root, layers, data);
      if (kind === "svg") saveText(picture.text, "image/svg+xml", file);
      else saveBlob(await pngOf(picture), file);
    }
    say(`Saved ${file}.`);
  };
}
