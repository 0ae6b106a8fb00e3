// Find the errors first: count the marks, pick the sentence that Python wrote for those counts.
function countMarks(header, state) {
  const counts = { error: 0, between: 0, sound: 0 };
  for (const claim of header.claims) if (state.marked.includes(claim.id)) counts[claim.kind] += 1;
  return counts;
}

function huntSentence(header, state) {
  const { error, between, sound } = countMarks(header, state);
  const { hits, alarms, nothing, between: fair } = header.hunt;
  return error + between + sound ? `${hits[error]}${alarms[sound]}${fair[between]}` : nothing;
}

const markedWords = (header, state) => header.hunt.marked[state.marked.length];

// What is in view, in one sentence: shown, spoken and saved.
function sentenceOf(header, state) {
  if (state.mode === "find") return isHunting(state) ? markedWords(header, state) : huntSentence(header, state);
  if (state.mode === "read") return (header.verdicts.find(({ key }) => key === state.verdict) ?? header.all).filter;
  const { question, reading } = pairOf(header, state);
  return `${question} ${reading}`;
}

function huntKey(header) {
  const list = make("ul", "hunt-key");
  for (const [name, words] of Object.entries(header.hunt.outcomes)) {
    const item = make("li");
    const sample = make("i", `outcome ${name}`, "text");
    sample.setAttribute("aria-hidden", "true");
    item.append(sample, words);
    list.append(item);
  }
  return list;
}

function huntNodes(header, state, actions) {
  const nodes = [makeHeading(state.checked ? "What you found" : "Find the errors first")];
  if (state.checked) {
    nodes.push(make("p", "result serif", huntSentence(header, state)), huntKey(header));
    nodes.push(make("p", "nudge", header.guide["hunt-next"]));
  } else {
    nodes.push(make("p", "", header.guide["hunt-task"]));
    nodes.push(make("p", "count", markedWords(header, state)));
  }
  const row = make("div", "hunt-buttons");
  const check = makeButton("Check", "check", actions.check, "primary");
  check.hidden = state.checked;
  const undo = makeButton("Undo", "undo", actions.undo);
  undo.disabled = !actions.canUndo();
  const reset = makeButton("Start again", "reset", actions.reset);
  reset.disabled = !state.checked && state.marked.length === 0;
  row.append(check, undo, reset);
  nodes.push(row);
  return nodes;
}
