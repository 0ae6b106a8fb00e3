// The panel beside the text: an opened claim, a pair of contradictions, or how the verdicts fall.
function makeButton(words, action, onPress, className = "plain") {
  const button = make("button", className, words);
  button.type = "button";
  button.dataset.action = action;
  button.onclick = onPress;
  return button;
}

function makeVerdict(verdict) {
  const holder = make("span", `verdict ${verdict}`);
  const sample = make("i", "sample");
  sample.setAttribute("aria-hidden", "true");
  holder.append(sample, verdict);
  return holder;
}

function makeHeading(words, className = "serif") {
  const heading = make("h2", className, words);
  heading.tabIndex = -1;
  return heading;
}

function dayOf(iso) {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function makeSources(claim) {
  const list = make("ul", "sources");
  for (const source of claim.sources) {
    const item = make("li");
    const anchor = make("a", "", source.short);
    anchor.href = source.link;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.title = source.title;
    const place = source.seen.endsWith(source.locator) ? "" : `: ${source.locator}`;
    item.append(anchor, `, ${source.seen}${place}`);
    list.append(item);
  }
  return list;
}

function claimNodes(header, state, claim, actions) {
  const top = make("div", "panel-top");
  const outcome = outcomeOf(claim, state);
  top.append(makeVerdict(claim.verdict), make("span", "id", outcome ? `${claim.id}, ${header.hunt.outcomes[outcome]}` : claim.id));
  top.append(makeButton("Close", "close", actions.close));
  // The focus comes to the heading, so a reader who listens hears the verdict there.
  const heading = makeHeading(`“${claim.quote}”`, "serif quote");
  heading.prepend(make("span", "visually-hidden", `${claim.verdict}: `));
  const nodes = [top, heading, make("p", "claimed", claim.claim), make("p", "correction serif", claim.correction)];
  nodes.push(make("p", "kinds", `Evidence: ${claim.evidence.join("; ")}.`));
  nodes.push(make("h3", "", "Sources"), makeSources(claim), make("p", "checked", `Checked ${dayOf(claim.checked)}.`));
  if (claim.contradicted_by.length && state.mode !== "pairs") {
    const others = make("div", "others");
    others.append(make("h3", "", "The article says elsewhere"));
    for (const id of claim.contradicted_by) {
      const other = header.claims.find((item) => item.id === id);
      others.append(makeButton(`“${other.quote}”`, `to-${id}`, () => actions.open(id), "link"));
    }
    nodes.push(others);
  }
  const steps = make("div", "steps");
  const shown = header.claims.filter((item) => isActive(header, state, item)).sort(actions.inOrder);
  const place = shown.findIndex((item) => item.id === claim.id);
  const previous = makeButton("Previous", "previous", () => actions.open(shown[place - 1].id));
  const next = makeButton("Next", "next", () => actions.open(shown[place + 1].id));
  previous.disabled = place <= 0;
  next.disabled = place === shown.length - 1;
  steps.append(previous, make("span", "place", `${place + 1} of ${shown.length}`), next);
  nodes.push(steps);
  return nodes;
}

// The squares as numbers: a folded table, and a file that says where it comes from.
function countNodes(header, state) {
  const rows = verdictCounts(header, state);
  const folded = make("details", "numbers");
  folded.append(make("summary", "", "Show as a table"), makeTable("How the claims fall", COUNT_HEAD, rows));
  const saved = make("span", "saved");
  saved.setAttribute("role", "status");
  const button = makeButton("Numbers, CSV", "counts", () => {
    saveText(tableText(header, state, [COUNT_HEAD, ...rows]), "text/csv", "article-check-verdicts.csv");
    saved.textContent = "Saved article-check-verdicts.csv.";
  });
  const line = make("div", "counts");
  line.append(button, saved);
  return [folded, line];
}

// One square per claim: the whole article at a glance, and the key to the marks.
function tallyNodes(header, state, actions) {
  const nodes = [makeHeading("How the claims fall"), make("p", "shown", sentenceOf(header, state)), make("p", "meaning", header.all.origin)];
  for (const { key, count, meaning } of header.verdicts) {
    if (state.verdict && state.verdict !== key) continue;
    const row = make("div", `tally ${key}`);
    const line = make("div", "tally-line");
    line.append(makeVerdict(key), make("b", "", String(count)));
    const squares = make("div", "squares");
    squares.setAttribute("aria-hidden", "true");
    for (let i = 0; i < count; i += 1) squares.append(make("i", `square ${key}`));
    row.append(line, squares, make("p", "meaning", meaning));
    nodes.push(row);
  }
  nodes.push(...countNodes(header, state));
  if (state.verdict) {
    const list = make("div", "others");
    for (const claim of header.claims.filter((item) => item.verdict === state.verdict).sort(actions.inOrder)) {
      list.append(makeButton(`“${claim.quote}”`, `to-${claim.id}`, () => actions.open(claim.id), "link"));
    }
    nodes.push(list);
  } else {
    nodes.push(make("p", "nudge", header.guide.nudge));
  }
  return nodes;
}

function pairNodes(header, state, actions) {
  const nodes = [makeHeading(header.guide["pairs-title"])];
  const list = make("div", "pair-list");
  list.setAttribute("role", "radiogroup");
  list.setAttribute("aria-label", "Contradictions");
  for (const { id, question } of header.pairs) {
    const label = make("label", "pair-choice");
    const radio = make("input");
    radio.type = "radio";
    radio.name = "article-pair";
    radio.value = id;
    radio.checked = state.pair === id;
    radio.dataset.action = `pair-${id}`;
    radio.onchange = () => actions.pair(id);
    label.append(radio, make("span", "", question));
    list.append(label);
    if (state.pair === id) list.append(readingOf(header, state, actions));
  }
  nodes.push(list);
  return nodes;
}

function readingOf(header, state, actions) {
  const pair = pairOf(header, state);
  const box = make("div", "reading");
  for (const [side, words, claims] of [["a", pair.words_a, pair.claims_a], ["b", pair.words_b, pair.claims_b]]) {
    const line = make("div", `side-line ${side}`);
    const quotes = make("div", "side-quotes");
    for (const id of claims) quotes.append(makeButton(`“${header.claims.find((item) => item.id === id).quote}”`, `show-${id}`, () => actions.show(id), "link"));
    if (!claims.length) quotes.append(make("p", "serif", words));
    line.append(make("b", "letter", side.toUpperCase()), quotes);
    box.append(line);
  }
  const holds = make("p", "holds serif");
  holds.append(make("b", "", "What holds: "), pair.reading);
  const row = make("div", "side-buttons");
  for (const id of [...pair.claims_a, ...pair.claims_b]) row.append(makeButton(`Sources of ${id}`, `to-${id}`, () => actions.open(id)));
  box.append(holds, row);
  return box;
}
