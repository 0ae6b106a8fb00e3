// Seven options: one column for the chosen topic, and harm always beside it.
function drawOptions(step, state, tools) {
  const topics = [step.topics[0], ...pickedFirst(step.topics.slice(1), state.picks, ({ key }) => key)];
  const table = make("table", "options");
  const find = () => topics.find(({ key }) => key === state.topic) || topics[0];
  const cellOf = ({ words, unknown }) => fillText(make("td", unknown ? "unknown" : ""), words, tools);
  const paint = () => {
    const topic = find();
    const head = make("tr");
    for (const words of [step.heads.option, topic.words, step.heads.harm]) {
      const cell = make("th", "", words);
      cell.scope = "col";
      head.append(cell);
    }
    const top = make("thead");
    top.append(head);
    const body = make("tbody");
    step.options.forEach((option, index) => {
      const row = make("tr");
      const name = make("th");
      name.scope = "row";
      name.append(make("b", "", option.words), fillText(make("span", "label"), option.label, tools));
      const cells = [cellOf(topic.cells[index]), cellOf(step.harm[index])];
      cells[0].dataset.head = topic.words;
      cells[1].dataset.head = step.heads.harm;
      row.append(name, ...cells);
      body.append(row);
    });
    table.replaceChildren(make("caption", "visually-hidden", step.title), top, body);
  };
  const options = topics.map(({ key, words }) => ({ key, words, isPicked: state.picks.includes(key) }));
  const chips = makeChoice("topic", step.title, options, find().key, (key) => {
    state.topic = key;
    paint();
    tools.say(find().words);
  }, "switch chips");
  paint();
  return [chips, table];
}
