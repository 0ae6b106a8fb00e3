// Small makers: elements, sentences whose numbers open their source, groups of choices.
const make = (name, className = "", words = undefined) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
};

function makeButton(words, className, onPress) {
  const button = make("button", className, words);
  button.type = "button";
  button.onclick = onPress;
  return button;
}

// A sentence comes in pieces; a piece with a source is a button that opens it.
function fillText(holder, pieces, tools) {
  let kept = 0;
  pieces.forEach(({ text, source }, index) => {
    if (!source) {
      holder.append(text.slice(kept));
      kept = 0;
      return;
    }
    const button = makeButton(text, "num", () => tools.openSource(source, button));
    button.setAttribute("aria-label", `${text}, ${tools.chrome["source-heading"]}`);
    button.setAttribute("aria-haspopup", "dialog");
    // A full stop stays on the line of its number.
    const next = pieces[index + 1];
    const stop = next && !next.source ? next.text.match(/^[.,;:)]+/) : null;
    kept = stop ? stop[0].length : 0;
    const unit = make("span", "unit");
    unit.append(button, stop ? stop[0] : "");
    holder.append(unit);
  });
  return holder;
}

// Native radios: arrows move within, Tab leaves.
function makeChoice(name, legend, options, chosen, onChange, className = "switch") {
  const group = make("fieldset", className);
  group.append(make("legend", "visually-hidden", legend));
  for (const { key, words, isPicked } of options) {
    const label = make("label", isPicked ? "picked" : "");
    const radio = make("input");
    radio.type = "radio";
    radio.name = name;
    radio.value = key;
    radio.checked = key === chosen;
    radio.onchange = () => onChange(key);
    label.append(radio, make("span", "", words));
    group.append(label);
  }
  return group;
}

// What was picked comes first; the rest keeps its order.
function pickedFirst(items, picks, keyOf = (item) => item.concern) {
  const isPicked = (item) => picks.includes(keyOf(item));
  return [...items.filter(isPicked), ...items.filter((item) => !isPicked(item))];
}

function pickedMark(tools) {
  const mark = make("i", "pick-mark");
  mark.append(make("span", "visually-hidden", `${tools.chrome.picked}: `));
  return mark;
}
