// Every experiment under every explanation: a real table, which folds into cards when narrow.
function makeRole(name, role, className) {
  const made = make(name, className);
  // Folding into cards changes how cells are displayed; the roles keep it a table for a screen reader.
  made.setAttribute("role", role);
  return made;
}

function writeCell(cell, data, hypothesis, experiment, arrays, at) {
  cell.dataset.hypothesis = data.hypothesis;
  const label = make("span", "cell-label", `${hypothesis.key.toUpperCase()} ${hypothesis.name}`);
  label.setAttribute("aria-hidden", "true");
  cell.append(label);
  const top = make("span", "cell-top");
  if (data.is_computed) top.append(miniBars(ratiosOf(arrays, { experiment: at, mask: 1 << (Number(data.hypothesis[1]) - 1) })));
  const words = make("span", "cell-word", data.word);
  cell.append(top, words);
  if (!data.is_computed) cell.append(make("span", "cell-note", data.says));
  if (data.remark) {
    const mark = make("span", data.differs ? "differs" : "remark", `${data.differs ? "≠" : ""}${data.remark}`);
    mark.setAttribute("aria-hidden", "true");
    top.append(mark);
    words.append(make("span", "visually-hidden", `, ${data.says}`));
  }
  cell.classList.toggle("unexpected", data.differs);
}

function makeOverview(container, header, arrays) {
  const table = makeRole("table", "table");
  const caption = table.createCaption();
  caption.className = "visually-hidden";
  caption.textContent = header.table;
  const head = makeRole("tr", "row");
  const addHead = (words, key) => {
    const cell = makeRole("th", "columnheader");
    cell.scope = "col";
    if (key) {
      cell.append(make("b", "tag", key.toUpperCase()), make("span", "head-name", words));
      cell.dataset.hypothesis = key;
    } else cell.textContent = words;
    head.append(cell);
  };
  addHead("Experiment");
  for (const hypothesis of header.hypotheses) addHead(hypothesis.name, hypothesis.key);
  addHead("Really found");
  const top = makeRole("thead", "rowgroup");
  top.append(head);
  const body = makeRole("tbody", "rowgroup");
  header.experiments.forEach((experiment, at) => {
    const row = makeRole("tr", "row");
    row.dataset.experiment = experiment.key;
    const name = makeRole("th", "rowheader");
    name.scope = "row";
    name.textContent = experiment.name;
    row.append(name);
    experiment.cells.forEach((data, i) => {
      const cell = makeRole("td", "cell");
      writeCell(cell, data, header.hypotheses[i], experiment, arrays, at);
      row.append(cell);
    });
    const real = makeRole("td", "cell", "found");
    const label = make("span", "cell-label", "Really found");
    label.setAttribute("aria-hidden", "true");
    real.append(label);
    if (experiment.conflict) real.append(make("span", "conflict", "results conflict"));
    for (const result of experiment.results) {
      const line = make("span", "found-line");
      line.append(make("b", "", result.found), `, ${result.species}: `, makeSource(result, result.tag));
      real.append(line);
    }
    row.append(real);
    body.append(row);
  });
  table.append(top, body);
  container.replaceChildren(table);
  return table;
}

function makeRemarks(details, header) {
  details.querySelector("summary").textContent = header.agreement.remarks;
  const list = details.querySelector("ol");
  list.replaceChildren();
  for (const remark of header.remarks) {
    const item = make("li");
    const where = header.experiments.find((row) => row.key === remark.experiment).name;
    item.append(make("b", "", `${where}, ${remark.hypotheses.map((key) => key.toUpperCase()).join(", ")}. `), remark.text);
    if (remark.blame) item.append(" ", make("span", "thought", remark.blame));
    list.append(item);
  }
}

function paintOverview(table, header, state) {
  for (const cell of table.querySelectorAll("[data-hypothesis]")) {
    cell.classList.toggle("on", Boolean(state.mask & (1 << (Number(cell.dataset.hypothesis[1]) - 1))));
  }
  const chosen = state.experiment < 0 ? "" : header.experiments[state.experiment].key;
  for (const row of table.querySelectorAll("tbody tr")) row.classList.toggle("chosen", row.dataset.experiment === chosen);
}
