// One state (words, kind, page, the reference followed), one paint; the address and the spoken count follow.
const mountedSources = new WeakMap();
const SETTLE_MS = 250;

export default function sourceList(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".sources");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again; what the reader set stays.
  if (mountedSources.has(root)) return mountedSources.get(root);

  const { header } = decodePayload(data);
  const find = (selector) => root.querySelector(selector);
  const { items, pages } = header;
  const texts = items.map(searchable);
  const list = find(".list");
  const words = find(".words");
  const select = find(".page");
  let state = { ...header.start };
  let shown = items;
  let pause = 0;
  let spoken = "";

  const goTo = (change) => {
    state = { ...state, ref: "", ...change };
    paint();
    settleSoon();
  };
  find(".problems").replaceChildren(...header.problems.map((problem) => part("p", "", problem)));
  const marks = makeMarks(find(".marks"), header.seen);
  const kinds = makeKinds(find(".kinds"), header.seen, items.length, (seen) => goTo({ seen }));
  find(".tables").append(makeTable("How each reference was read, at best", COUNT_HEAD, countRows(header)));
  fillPages(select, pages);
  const rows = items.map((item) => {
    const { row, own } = makeItem(item, pages);
    own.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      state = { ...state, ref: item.key };
      paint();
      writeSourcesAddress(state);
      find(".live").textContent = `${item.authors} ${item.year}: the address of this page now opens at it.`;
    };
    return row;
  });
  list.append(...rows);

  function countWords() {
    return isWhole(state) ? `${items.length} references` : `${shown.length} of ${items.length} references`;
  }

  function paint() {
    const kept = items.map((item, i) => keeps(item, texts[i], state));
    shown = items.filter((_, i) => kept[i]);
    rows.forEach((row, i) => {
      row.hidden = !kept[i];
      const isFollowed = items[i].key === state.ref;
      row.classList.toggle("followed", isFollowed);
      row.toggleAttribute("aria-current", isFollowed);
    });
    // The marks stand in the order of kinds: as many of a kind are lit as are shown.
    const lit = {};
    for (const { best } of shown) lit[best] = (lit[best] ?? 0) + 1;
    for (const mark of marks) {
      const kind = mark.classList[1];
      mark.classList.toggle("off", !lit[kind]);
      if (lit[kind]) lit[kind] -= 1;
    }
    for (const input of kinds) input.checked = input.value === state.seen;
    if (words.value !== state.q) words.value = state.q;
    select.value = state.page;
    find(".count").textContent = countWords();
    const these = shown.length === 1 ? "this one" : `these ${shown.length}`;
    find(".files-of").textContent = isWhole(state) ? "Download all as" : `Download ${these} as`;
    for (const button of root.querySelectorAll(".save")) button.disabled = shown.length === 0;
    find(".reset").disabled = isWhole(state);
    find(".none").hidden = shown.length > 0;
    find(".none").textContent = shown.length ? "" : "No reference matches. Try a shorter word, or show all.";
    root.dataset.shown = String(shown.length);
  }

  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      writeSourcesAddress(state);
      if (countWords() !== spoken) find(".live").textContent = countWords();
      spoken = countWords();
    }, SETTLE_MS);
  }

  words.oninput = () => goTo({ q: words.value });
  select.onchange = () => goTo({ page: select.value });
  find(".reset").onclick = () => {
    goTo({ q: "", seen: "all", page: "all" });
    words.focus();
  };
  const save = (text, type, ending) => {
    const name = fileName(header, shown, ending);
    saveText(text, type, name);
    find(".saved").textContent = `Saved ${name}.`;
  };
  find(".counts").onclick = () => {
    const name = `${header.file.name}-how-read-${savedOn()}.csv`;
    saveText(countsFile(header), "text/csv", name);
    find(".saved").textContent = `Saved ${name}.`;
  };
  find(".save-bib").onclick = () => save(bibtexFile(header, shown), "application/x-bibtex", "bib");
  find(".save-json").onclick = () => save(cslFile(header, shown), "application/vnd.citationstyles.csl+json", "json");

  // A reference that was followed here is shown, whatever else the address asks for.
  const followed = items.findIndex(({ key }) => key === state.ref);
  if (followed >= 0 && !keeps(items[followed], texts[followed], state)) state = { ...state, q: "", seen: "all", page: "all" };
  paint();
  spoken = countWords();
  if (followed >= 0) {
    requestAnimationFrame(() => {
      rows[followed].focus({ preventScroll: true });
      rows[followed].scrollIntoView({ block: "center" });
    });
  }

  const cleanUp = () => {
    clearTimeout(pause);
    mountedSources.delete(root);
  };
  mountedSources.set(root, cleanUp);
  return cleanUp;
}
