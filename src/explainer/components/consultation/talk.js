// The steps made of words: what matters, a session and its questions, saying it back.
function drawMatters(step, state, tools) {
  const grid = make("div", "concerns");
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", step.title);
  for (const { key, words } of step.concerns) {
    const button = makeButton("", "concern", () => {
      tools.pick(key);
      paint();
    });
    const paint = () => button.setAttribute("aria-pressed", String(state.picks.includes(key)));
    button.append(make("i", "tick"), make("span", "", words));
    button.dataset.concern = key;
    paint();
    grid.append(button);
  }
  return [grid];
}

function drawSession(step, state, tools) {
  const columns = make("div", "columns");
  for (const { key, heading, items } of step.columns) {
    const card = make("article", `card column ${key}`);
    const list = make("ul");
    for (const { concern, words } of pickedFirst(items, state.picks)) {
      const item = make("li");
      if (state.picks.includes(concern)) {
        item.className = "picked";
        item.append(pickedMark(tools));
      }
      list.append(fillText(item, words, tools));
    }
    card.append(make("h3", "serif", heading), list);
    columns.append(card);
  }
  return [columns];
}

function drawBack(step, state, tools) {
  const grid = make("div", "questions");
  for (const { concern, words, answer } of pickedFirst(step.questions, state.picks)) {
    const card = make("article", "card question");
    const heading = make("h3", "serif", words);
    if (state.picks.includes(concern)) heading.prepend(pickedMark(tools));
    const hidden = fillText(make("p", "answer"), answer, tools);
    const button = makeButton("", "plain reveal", () => {
      state.shown = state.shown.includes(concern) ? state.shown.filter((item) => item !== concern) : [...state.shown, concern];
      paint();
      if (!hidden.hidden) tools.say(hidden.textContent);
    });
    const paint = () => {
      hidden.hidden = !state.shown.includes(concern);
      button.textContent = hidden.hidden ? tools.chrome.show : tools.chrome.hide;
      button.setAttribute("aria-expanded", String(!hidden.hidden));
      button.setAttribute("aria-label", `${button.textContent}: ${words}`);
    };
    paint();
    card.append(heading, hidden, button);
    grid.append(card);
  }
  return [grid, drawLean(step.lean, state, tools)];
}

// What one leans towards: held in memory like a pick, and asked for no more than that.
function drawLean({ words, note, then, choices }, state, tools) {
  const row = make("div", "lean");
  const label = make("label", "serif", words);
  const select = make("select");
  select.id = "lean";
  label.htmlFor = select.id;
  for (const choice of choices) {
    const option = make("option", "", choice.words);
    option.value = choice.key;
    select.append(option);
  }
  select.value = state.lean || choices[0].key;
  const said = make("p", "note");
  const paint = () => {
    said.textContent = select.value === choices[0].key ? note : `${then} ${note}`;
  };
  select.onchange = () => {
    state.lean = select.value;
    paint();
    tools.say(said.textContent);
  };
  paint();
  row.append(label, select, said);
  return row;
}
