// Switches, experiments, what was really found, the address bar.
function make(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

function makeSwitches(container, hypotheses, onChange) {
  return hypotheses.map((hypothesis, bit) => {
    const label = make("label", "switch");
    const box = make("input");
    box.type = "checkbox";
    box.name = hypothesis.key;
    const words = make("span", "switch-words");
    words.append(make("b", "tag", hypothesis.key.toUpperCase()), ` ${hypothesis.name}`);
    const badge = make("span", `badge ${hypothesis.badge}`, hypothesis.badge);
    label.append(box, words, badge);
    box.onchange = () => onChange(1 << bit, box.checked);
    container.append(label);
    return { label, box, badge };
  });
}

function makeChips(container, experiments, onChange) {
  const choices = [{ short: "nothing" }, ...experiments.filter((experiment) => experiment.computed)];
  return choices.map((choice, i) => {
    const label = make("label", "chip");
    const radio = make("input", "visually-hidden");
    radio.type = "radio";
    radio.name = "rivals-experiment";
    radio.value = choice.key ?? "none";
    label.append(radio, make("span", "", choice.short));
    radio.onchange = () => radio.checked && onChange(i - 1);
    container.append(label);
    return radio;
  });
}

function clauseOf(header, experiment, mask) {
  return header.results.clauses[header.results.clause[experiment][mask]];
}

// The longest sentences that an experiment can give for the set that is on.
function longestFor(header, mask) {
  if (mask === 0) return [header.nothing_on];
  const clauses = header.results.clause.map((_, experiment) => clauseOf(header, experiment, mask));
  return longest([header.intact, ...clauses].map((clause) => plainSentence(`${header.sets[mask]} ${clause}`)), 3);
}

function sentenceFor(header, state) {
  if (state.mask === 0) return header.nothing_on;
  if (state.experiment < 0) return `${header.sets[state.mask]} ${header.intact}`;
  return `${header.sets[state.mask]} ${clauseOf(header, state.experiment, state.mask)}`;
}

function makeSource(source, seen = source.seen) {
  const holder = make("span", "source");
  const anchor = make("a", "", source.short);
  anchor.href = source.link;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  holder.append(anchor, `, ${seen}`);
  return holder;
}

function writeReal(container, experiment, choose) {
  container.replaceChildren();
  if (!experiment) {
    container.append(make("p", "quiet-words", choose));
    return;
  }
  const head = make("p", "real-head", "Found in real experiments");
  if (experiment.conflict) head.append(" ", make("span", "conflict", "results conflict"));
  const list = make("ul");
  for (const result of experiment.results) {
    const item = make("li");
    item.append(make("b", "", `${result.found}, ${result.species}.`), ` ${result.text} `, makeSource(result));
    list.append(item);
  }
  container.append(head, list);
}

function writeRivalsAddress(header, state) {
  const address = new URL(window.location.href);
  if (!/rival-explanations\/?$/.test(address.pathname)) return;
  const on = header.hypotheses.filter((_, bit) => bit < 7 && state.mask & (1 << bit)).map((item) => item.key);
  // Written in one order, so that the same setting is always the same link.
  for (const name of ["on", "experiment", "compare"]) address.searchParams.delete(name);
  address.searchParams.set("on", on.join(",") || "none");
  if (state.experiment >= 0) address.searchParams.set("experiment", header.experiments[state.experiment].key);
  address.searchParams.set("compare", state.compare.join(","));
  address.search = address.search.replaceAll("%2C", ",");
  window.history.replaceState(window.history.state, "", address);
}
