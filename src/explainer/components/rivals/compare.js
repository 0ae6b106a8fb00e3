// Which experiment tells two explanations apart: a lookup among all 21 pairs.
const LARGEST_DISTANCE = 1.5;

function makeCompare(root, header, onChange) {
  const selects = [root.querySelector(".first"), root.querySelector(".second")];
  for (const select of selects) {
    for (const hypothesis of header.hypotheses.slice(0, 7)) {
      const option = make("option", "", `${hypothesis.key.toUpperCase()} ${hypothesis.name}`);
      option.value = hypothesis.key;
      select.append(option);
    }
    select.onchange = () => onChange(selects.map((item) => item.value));
  }
  return selects;
}

function miniBars(ratios) {
  const holder = make("span", "mini");
  holder.setAttribute("aria-hidden", "true");
  for (const ratio of ratios) {
    const track = make("span", "mini-track");
    const bar = make("span", ratio > BAR_TOP ? "mini-bar beyond" : "mini-bar");
    bar.style.width = `${(Math.min(ratio, BAR_TOP) / BAR_TOP) * 100}%`;
    track.append(bar);
    holder.append(track);
  }
  return holder;
}

function paintCompare(root, selects, header, arrays, state) {
  const [first, second] = state.compare;
  selects.forEach((select, i) => {
    select.value = state.compare[i];
    for (const option of select.options) option.disabled = option.value === state.compare[1 - i];
  });
  const pair = header.pairs[[first, second].sort().join(",")];
  writeSentence(root.querySelector(".compare-sentence"), pair.sentence);
  const table = make("table");
  const caption = table.createCaption();
  caption.className = "visually-hidden";
  caption.textContent = pair.caption;
  const head = table.createTHead().insertRow();
  for (const words of ["Experiment", `If ${first.toUpperCase()}`, `If ${second.toUpperCase()}`, "Apart by (percentage points)"]) {
    const cell = make("th", "", words);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  pair.ranking.forEach(([experiment, distance], place) => {
    const row = body.insertRow();
    row.className = place === 0 ? "best" : distance < 0.02 ? "useless" : "";
    row.dataset.experiment = header.experiments[experiment].key;
    const name = make("th", "", header.experiments[experiment].name);
    name.scope = "row";
    row.append(name);
    for (const key of [first, second]) {
      const mask = 1 << (Number(key[1]) - 1);
      const cell = make("span", "side-by-side");
      row.insertCell().append(cell);
      cell.append(miniBars(ratiosOf(arrays, { experiment, mask })), make("span", "", wordOf(header, { experiment, mask })));
    }
    const apart = make("span", "side-by-side");
    row.insertCell().append(apart);
    const track = make("span", "apart");
    const bar = make("span");
    bar.style.width = `${(distance / LARGEST_DISTANCE) * 100}%`;
    track.append(bar);
    track.setAttribute("aria-hidden", "true");
    apart.append(track, make("span", "number", distance < 0.02 ? "nothing" : String(Math.round(distance * 100))));
  });
  root.querySelector(".compare-table").replaceChildren(table);
}
