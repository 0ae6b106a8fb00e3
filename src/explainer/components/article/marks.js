// The article as published: every claim is a button inside the running text.
const make = (name, className = "", words = undefined) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
};

function appendParts(holder, parts) {
  for (const { text, phrase } of parts) holder.append(phrase ? make("span", "phrase", text) : text);
}

// A button element cannot break across lines, so each claim is a span with the role of one.
function buildArticle(body, header) {
  const marks = new Map();
  for (const { heading, pieces } of header.paragraphs) {
    const block = make(heading ? "h2" : "p");
    for (const { claim, parts } of pieces) {
      const holder = claim ? make("span", "mark") : block;
      appendParts(holder, parts);
      if (!claim) continue;
      holder.dataset.claim = claim;
      marks.set(claim, holder);
      block.append(holder);
    }
    body.append(block);
  }
  return marks;
}

const isHunting = (state) => state.mode === "find" && !state.checked;

function outcomeOf(claim, state) {
  if (state.mode !== "find" || !state.checked) return "";
  const isMarked = state.marked.includes(claim.id);
  if (claim.kind === "error") return isMarked ? "hit" : "missed";
  if (!isMarked) return "";
  return claim.kind === "sound" ? "alarm" : "fair";
}

function pairOf(header, state) {
  return state.mode === "pairs" ? header.pairs.find(({ id }) => id === state.pair) : undefined;
}

// Which side of the chosen contradiction a claim is on: "a", "b" or neither.
function sideOf(header, state, id) {
  const pair = pairOf(header, state);
  if (!pair) return "";
  return pair.claims_a.includes(id) ? "a" : pair.claims_b.includes(id) ? "b" : "";
}

function isActive(header, state, claim) {
  if (state.mode === "pairs") return sideOf(header, state, claim.id) !== "";
  return state.mode === "find" || !state.verdict || claim.verdict === state.verdict;
}

function setOrRemove(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function paintMark(mark, header, state, claim) {
  const active = isActive(header, state, claim);
  const hunting = isHunting(state);
  const isMarked = state.mode === "find" && state.marked.includes(claim.id);
  const outcome = outcomeOf(claim, state);
  const names = ["mark", active ? "on" : "off", hunting ? "hidden-verdict" : claim.verdict];
  if (isMarked) names.push("marked");
  if (outcome) names.push(outcome);
  if (state.claim === claim.id && !hunting) names.push("open");
  const side = sideOf(header, state, claim.id);
  if (side) names.push("side", side);
  mark.className = names.join(" ");
  setOrRemove(mark, "role", active ? "button" : null);
  setOrRemove(mark, "tabindex", active ? "0" : null);
  setOrRemove(mark, "aria-pressed", active && hunting ? String(isMarked) : null);
  setOrRemove(mark, "aria-expanded", active && !hunting ? String(state.claim === claim.id) : null);
  const words = [claim.quote, hunting ? "" : claim.verdict, outcome ? header.hunt.outcomes[outcome] : ""];
  setOrRemove(mark, "aria-label", active ? words.filter(Boolean).join(", ") : null);
}

function paintMarks(marks, header, state) {
  for (const claim of header.claims) paintMark(marks.get(claim.id), header, state, claim);
}

// Enter and space press; arrows go to the next marked passage, home and end to the first and last.
function bindMarks(body, onPress) {
  const pressed = (event) => event.target.closest('.mark[role="button"]');
  body.addEventListener("click", (event) => {
    const mark = pressed(event);
    if (mark) onPress(mark.dataset.claim);
  });
  body.addEventListener("keydown", (event) => {
    const mark = pressed(event);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onPress(mark.dataset.claim);
      return;
    }
    const all = [...body.querySelectorAll('.mark[role="button"]')];
    const place = all.indexOf(mark);
    const goal = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, goal))].focus();
  });
}
