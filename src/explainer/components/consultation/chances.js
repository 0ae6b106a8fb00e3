// Of 100 people: benefit on the left, harm on the right, the same marks at the same size.
function drawArray({ filled, group, meaning, label, source }, tools) {
  const holder = make("div", "array");
  const line = make("p", "count");
  fillText(line, [{ text: String(filled), source }], tools);
  line.querySelector(".num").classList.add("serif", meaning);
  line.append(make("span", "", group));
  const svg = svgElement("svg", { viewBox: "0 0 100 100", role: "img", "aria-label": label, class: meaning });
  for (let i = 0; i < 100; i += 1) {
    const place = { cx: 5 + 10 * (i % 10), cy: 5 + 10 * Math.floor(i / 10) };
    svgElement("circle", { ...place, r: 4, class: i < filled ? "on" : "off" }, svg);
  }
  holder.append(line, svg);
  return holder;
}

function drawChances(step, state, tools) {
  const twins = make("div", "twins");
  const paint = () => {
    const tab = step.tabs.find(({ key }) => key === state.tab);
    twins.replaceChildren(
      ...["benefit", "harm"].map((kind) => {
        const cards = pickedFirst(tab[kind], state.picks);
        const place = `${tab.key}-${kind}`;
        const card = make("article", `card twin ${kind}`);
        const content = make("div", "twin-content");
        const fill = () => {
          const shown = cards.find(({ key }) => key === state.views[place]) || cards[0];
          const arrays = make("div", "arrays");
          arrays.append(...shown.arrays.map((item) => drawArray(item, tools)));
          const note = make("p", "note");
          shown.sentences.forEach((sentence, index) => {
            if (index) note.append(" ");
            fillText(note, sentence, tools);
          });
          content.replaceChildren(make("h3", "serif", shown.title), arrays, note);
          return shown;
        };
        const first = fill();
        const options = cards.map(({ key, view, concern }) => ({ key, words: view, isPicked: state.picks.includes(concern) }));
        const change = (key) => {
          state.views[place] = key;
          tools.say(fill().arrays.map(({ label }) => label).join(" "));
        };
        card.append(makeChoice(place, first.title, options, first.key, change, "switch views"), content);
        return card;
      }),
    );
  };
  const options = step.tabs.map(({ key, words }) => ({ key, words }));
  const tabs = makeChoice("tab", step.title, options, state.tab, (key) => {
    state.tab = key;
    paint();
    tools.say(options.find((item) => item.key === key).words);
  });
  paint();
  return [tabs, twins, fillText(make("p", "foot"), step.foot, tools)];
}
