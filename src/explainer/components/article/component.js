// Join the pieces: one state (mode, verdict, claim, pair, marks), one paint.
const mountedArticles = new WeakMap();
const NARROW_BELOW_PX = 760;
const MODES = [
  ["read", "Read the verdicts"],
  ["find", "Find the errors first"],
  ["pairs", "Where it contradicts itself"],
];

function hintOf({ guide }, state) {
  if (state.mode === "read") return "";
  return guide[state.mode === "find" && state.checked ? "hint-checked" : `hint-${state.mode}`];
}

function makeRadios(fieldset, name, options, onChange) {
  const radios = new Map();
  for (const { value, nodes, className } of options) {
    const label = make("label", className);
    const radio = make("input");
    radio.type = "radio";
    radio.name = name;
    radio.value = value;
    radio.onchange = () => onChange(value);
    label.append(radio, ...nodes);
    fieldset.append(label);
    radios.set(value, radio);
  }
  return radios;
}

export default function articleCheck(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".article");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again, perhaps with other words; what the reader set stays.
  const known = mountedArticles.get(root);
  if (known) {
    known.update(decodePayload(data).header);
    return known.cleanUp;
  }

  const { header } = decodePayload(data);
  const find = (selector) => root.querySelector(selector);
  const [body, panel, text, columns] = [".body", ".panel", ".text", ".columns"].map(find);
  const marks = buildArticle(body, header);
  const order = [...marks.keys()];
  let state = { ...header.start, checked: false };
  if (state.mode === "pairs" && !state.pair) state.pair = header.pairs[0].id;
  if (isHunting(state)) state.claim = "";
  let past = [];
  let pause = 0;

  const say = (words) => { find(".live").textContent = words; };
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)");
  const bring = (element) => element.scrollIntoView({ block: "center", behavior: isStill.matches ? "auto" : "smooth" });
  const claimOf = (id) => header.claims.find((item) => item.id === id);
  const focusHeading = () => {
    panel.querySelector("h2").focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  };
  const goTo = (change) => {
    state = { ...state, ...change };
    paint();
    clearTimeout(pause);
    pause = setTimeout(() => writeArticleAddress(header, state), 200);
  };
  const hunt = (change) => {
    past.push({ marked: state.marked, checked: state.checked });
    goTo({ claim: "", ...change });
  };
  const actions = {
    inOrder: (first, second) => order.indexOf(first.id) - order.indexOf(second.id),
    open: (id) => {
      const isShown = isActive(header, state, claimOf(id));
      goTo(isShown ? { claim: id } : { claim: id, verdict: "" });
      if (!root.classList.contains("narrow")) bring(marks.get(id));
      focusHeading();
    },
    show: (id) => {
      bring(marks.get(id));
      marks.get(id).focus({ preventScroll: true });
    },
    close: () => {
      const mark = marks.get(state.claim);
      goTo({ claim: "" });
      if (mark) mark.focus();
    },
    pair: (pair) => {
      goTo({ pair, claim: "" });
      if (!root.classList.contains("narrow")) bring(body.querySelector(".mark.side.a") || body.querySelector(".phrase"));
      say(sentenceOf(header, state));
    },
    check: () => {
      hunt({ checked: true });
      say(sentenceOf(header, state));
      focusHeading();
    },
    undo: () => {
      goTo({ ...past.pop(), claim: "" });
      say(header.hunt.undone[state.marked.length]);
    },
    reset: () => {
      hunt({ marked: [], checked: false });
      say(sentenceOf(header, state));
    },
    canUndo: () => past.length > 0,
  };

  const modes = makeRadios(find(".modes"), "article-mode", MODES.map(([value, words]) => ({ value, nodes: [make("span", "", words)], className: "mode" })), (mode) => {
    goTo({ mode, claim: "", pair: mode === "pairs" ? state.pair || header.pairs[0].id : state.pair });
    say(hintOf(header, state) || sentenceOf(header, state));
  });
  const countedChip = (value, words, count) => ({ value, className: `chip ${value || "all"}`, nodes: [...(value ? [makeVerdict(value)] : [words]), make("b", "", String(count))] });
  const chips = makeRadios(find(".chips"), "article-verdict", [countedChip("", "All", header.claims.length), ...header.verdicts.map(({ key, count }) => countedChip(key, key, count))], (verdict) => {
    const isKept = state.claim && (!verdict || claimOf(state.claim).verdict === verdict);
    goTo({ verdict, claim: isKept ? state.claim : "" });
    say(sentenceOf(header, state));
  });

  bindMarks(body, (id) => {
    if (!isHunting(state)) {
      if (state.claim === id) actions.close();
      else actions.open(id);
      return;
    }
    hunt({ marked: state.marked.includes(id) ? state.marked.filter((item) => item !== id) : [...state.marked, id] });
    say(sentenceOf(header, state));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !state.claim) return;
    event.stopPropagation();
    actions.close();
  });
  find(".skip").onclick = () => find(".copy").focus();
  find(".copy").onclick = async () => {
    writeArticleAddress(header, state);
    const isCopied = await copyText(window.location.href);
    find(".saved").textContent = isCopied ? "Link copied." : `Copy this link: ${window.location.href}`;
  };
  find(".csv").onclick = () => {
    writeArticleAddress(header, state);
    const claims = claimsToSave(header, state).sort(actions.inOrder);
    saveText(claimsCsv(header, state, claims), "text/csv", "article-check.csv");
    find(".saved").textContent = `Saved article-check.csv with ${claims.length} ${claims.length === 1 ? "claim" : "claims"}.`;
  };
  find(".problems").replaceChildren(...header.problems.map((problem) => make("p", "", problem)));

  // Beside the text where there is room; on a phone in place, below the passage it belongs to.
  function placePanel() {
    const isNarrow = root.clientWidth < NARROW_BELOW_PX;
    root.classList.toggle("narrow", isNarrow);
    const isOpen = state.claim !== "";
    const isTally = state.mode === "read" && !isOpen;
    if (!isNarrow || isHunting(state) || isTally) columns.append(panel);
    else if (isOpen) marks.get(state.claim).closest("p, h2").after(panel);
    else text.before(panel);
  }

  function paint() {
    const action = root.getRootNode().activeElement?.dataset.action;
    const isFocused = panel.contains(root.getRootNode().activeElement);
    paintMarks(marks, header, state);
    modes.get(state.mode).checked = true;
    chips.get(state.verdict).checked = true;
    find(".chips").hidden = state.mode !== "read";
    find(".hint").textContent = hintOf(header, state);
    root.dataset.mode = state.mode;
    root.dataset.register = header.register;
    root.classList.toggle("show-phrase", Boolean(pairOf(header, state)?.phrase_a));
    root.dataset.claim = state.claim;
    root.dataset.checked = String(state.checked);
    find(".csv").disabled = isHunting(state) && state.marked.length === 0;
    placePanel();
    const opened = state.claim && claimNodes(header, state, claimOf(state.claim), actions);
    if (opened) panel.replaceChildren(...opened);
    else if (state.mode === "find") panel.replaceChildren(...huntNodes(header, state, actions));
    else panel.replaceChildren(...(state.mode === "pairs" ? pairNodes : tallyNodes)(header, state, actions));
    paintRail(find(".rail"), text, marks, pairOf(header, state));
    if (!isFocused) return;
    const again = action && panel.querySelector(`[data-action="${action}"]:not(:disabled):not([hidden])`);
    (again || panel.querySelector("h2")).focus({ preventScroll: true });
  }

  paint();
  // A link to a claim opens the page where the passage stands; on a phone, where its correction does.
  const showOpened = () => {
    if (!state.claim) return;
    marks.get(state.claim).scrollIntoView({ block: "center" });
    if (root.classList.contains("narrow")) panel.scrollIntoView({ block: "nearest" });
  };
  requestAnimationFrame(showOpened);
  const resizes = new ResizeObserver(() => {
    placePanel();
    paintRail(find(".rail"), text, marks, pairOf(header, state));
  });
  resizes.observe(root);
  const cleanUp = () => {
    clearTimeout(pause);
    resizes.disconnect();
    mountedArticles.delete(root);
  };
  // Everything holds on to this header, so its words are exchanged in it.
  const update = (fresh) => {
    if (window.location.search) writeArticleAddress(header, state);
    if (fresh.register === header.register) return;
    Object.assign(header, fresh);
    paint();
    say(sentenceOf(header, state));
  };
  mountedArticles.set(root, { update, cleanUp });
  return cleanUp;
}
