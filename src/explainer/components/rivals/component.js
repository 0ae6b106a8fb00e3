// Join the pieces: one state (a set, an experiment, a pair), one paint.
const mountedRivals = new WeakMap();
const NARROW_BELOW_PX = 520;

export default function rivalExplanations(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".rivals");
  if (!root || !data) return undefined;
  // A rerun of the page calls this again: the words may be others, what the reader set stays.
  const known = mountedRivals.get(root);
  if (known) {
    known.load(data);
    return known.cleanUp;
  }
  let { header, arrays } = decodePayload(data);
  let lastData = data;
  const find = (selector) => root.querySelector(selector);
  const rivals = header.hypotheses.slice(0, 7);
  let state = { ...header.start };
  const past = [];
  let pause = 0;
  let spoken = "";
  let overview = null;
  let diagram = null;

  const goTo = (change) => {
    past.push(state);
    state = { ...state, ...change };
    paint();
    settleSoon();
  };
  const switches = makeSwitches(find(".switch-list"), rivals, (bit, on) => goTo({ mask: on ? state.mask | bit : state.mask & ~bit }));
  const radios = makeChips(find(".chips"), header.experiments, (experiment) => goTo({ experiment }));
  const items = makeEvidence(find(".evidence-list"), header.hypotheses);
  const selects = makeCompare(root, header, (compare) => goTo({ compare }));
  find(".problems").replaceChildren(...header.problems.map((problem) => make("p", "", problem)));

  // All that is said whatever is switched on.
  function writeWords() {
    find(".hint").textContent = header.hint;
    find(".bars-legend").textContent = header.bars;
    find(".overview-legend").textContent = `${header.bars} ${header.notes}`;
    find(".agreement").textContent = header.agreement.summary;
    overview = makeOverview(find(".overview-table"), header, arrays);
    makeRemarks(find(".remarks"), header);
    keepRoom(find(".compare-place"), longest(Object.values(header.pairs).map((pair) => plainSentence(pair.sentence)), 4));
  }

  function load(bytes) {
    if (bytes === lastData) return;
    lastData = bytes;
    ({ header, arrays } = decodePayload(bytes));
    writeWords();
    paint();
    settleSoon();
  }

  function paint() {
    const sentence = sentenceFor(header, state);
    switches.forEach(({ label, box }, bit) => {
      box.checked = Boolean(state.mask & (1 << bit));
      label.classList.toggle("on", box.checked);
    });
    radios[state.experiment + 1].checked = true;
    paintDiagram(diagram, header, arrays, state, plainSentence(sentence));
    writeSentence(find(".sentence"), sentence);
    keepRoom(find(".sentence-place"), longestFor(header, state.mask));
    writeReal(find(".real"), header.experiments[state.experiment], header.choose);
    paintEvidence(items, header.hypotheses, state);
    paintCompare(root, selects, header, arrays, state);
    paintOverview(overview, header, state);
    find(".undo").disabled = past.length === 0;
    const [first, late] = state.mask === 0 ? [0, 0] : state.experiment < 0 ? [1, 1] : ratiosOf(arrays, state);
    root.dataset.mask = String(state.mask);
    root.dataset.experiment = state.experiment < 0 ? "none" : header.experiments[state.experiment].key;
    root.dataset.first = first.toFixed(4);
    root.dataset.late = late.toFixed(4);
  }

  // What can wait: the address and the spoken words, and only when the words change.
  function settleSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      writeRivalsAddress(header, state);
      const words = plainSentence(sentenceFor(header, state));
      if (words !== spoken) find(".live").textContent = words;
      spoken = words;
    }, 250);
  }

  find(".undo").onclick = () => {
    if (!past.length) return;
    state = past.pop();
    paint();
    settleSoon();
    if (!past.length) find(".reset").focus();
  };
  find(".reset").onclick = () => goTo({ mask: 1, experiment: -1, compare: ["h1", "h2"] });

  const svg = find(".diagram");
  const layOut = () => {
    const layout = root.clientWidth < NARROW_BELOW_PX ? "narrow" : "wide";
    if (diagram?.layout === layout) return;
    diagram = buildDiagram(svg, header, layout);
    paint();
  };
  writeWords();
  layOut();
  spoken = plainSentence(sentenceFor(header, state));
  const resizes = new ResizeObserver(layOut);
  resizes.observe(root);

  const cleanUp = () => {
    clearTimeout(pause);
    resizes.disconnect();
    mountedRivals.delete(root);
  };
  mountedRivals.set(root, { load, cleanUp });
  return cleanUp;
}
