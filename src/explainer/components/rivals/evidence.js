// For and against each explanation that is switched on; each opens in place.
function citeAll(paragraph, sources) {
  const holder = make("span", "cites");
  sources.forEach((source, i) => {
    if (i) holder.append("; ");
    holder.append(makeSource(source));
  });
  paragraph.append(" ", holder);
}

function makeEvidence(container, hypotheses) {
  return hypotheses.map((hypothesis) => {
    const item = make("details", "evidence-item");
    item.dataset.hypothesis = hypothesis.key;
    const summary = make("summary");
    const name = make("span", "evidence-name");
    name.append(make("b", "tag", hypothesis.key.toUpperCase()), ` ${hypothesis.name}`);
    summary.append(name, make("span", `badge ${hypothesis.badge}`, hypothesis.badge), make("span", "idea", hypothesis.idea));
    const pair = make("div", "for-against");
    for (const [title, words, sources] of [
      ["For", hypothesis.speaks_for, hypothesis.for_sources],
      ["Against", hypothesis.speaks_against, hypothesis.against_sources],
    ]) {
      const side = make("div");
      const text = make("p", "serif", words);
      side.append(make("h3", "", title), text);
      const cites = make("p", "cite-line");
      citeAll(cites, sources);
      side.append(cites);
      pair.append(side);
    }
    item.append(summary, pair);
    container.append(item);
    return item;
  });
}

function paintEvidence(items, hypotheses, state) {
  let shown = 0;
  items.forEach((item, i) => {
    // Expectancy has no switch; it is always part of the question.
    const isShown = i >= 7 || Boolean(state.mask & (1 << i));
    item.hidden = !isShown;
    shown += isShown;
  });
  return shown;
}
