// Labels, on the picture and under it, that open a sentence and its source in place; the switch that fades what people did not show.
// Every label and arrow of a step, so that each can be opened from the keyboard.
function termsOf(scene, step) {
  return [...step.terms, ...Object.keys(scene.arrows ?? {}).filter((key) => scene.terms[key].step === step.key)];
}

function makeNotes(find, scene) {
  let open = null;
  const chips = new Map();
  const note = find(".note");
  const foot = note.parentElement;
  const close = () => {
    // Focus inside a note that goes moves to the label's own button.
    if (note.contains(note.getRootNode().activeElement)) chips.get(open)?.focus({ preventScroll: true });
    open = null;
    note.hidden = true;
    chips.forEach((chip) => chip.setAttribute("aria-expanded", "false"));
  };
  const write = () => {
    const term = scene.terms[open];
    const source = make("a", "", term.short);
    source.href = term.link;
    source.target = "_blank";
    source.rel = "noopener noreferrer";
    note.replaceChildren(make("b", term.kind, term.words), ` ${term.sentence} `, source);
  };
  // From the picture (`label`) the note stands beside the words that were tapped; from a chip, below the chips.
  const toggle = (key, label) => {
    if (open === key) return close();
    close();
    open = key;
    write();
    note.hidden = false;
    note.classList.toggle("on-picture", Boolean(label));
    if (label) find(".picture").append(note);
    else foot.insertBefore(note, find(".drawing"));
    if (label) place(label);
    chips.get(key)?.setAttribute("aria-expanded", "true");
    return undefined;
  };
  const place = (label) => {
    const picture = find(".picture");
    const left = Math.min(label.left, picture.clientWidth - note.offsetWidth - 10);
    const below = label.top + label.height + 10;
    const isBelow = below + note.offsetHeight < picture.clientHeight - 8;
    note.style.left = `${Math.max(left, 10)}px`;
    note.style.top = `${isBelow ? below : Math.max(label.top - note.offsetHeight - 8, 8)}px`;
  };
  return {
    toggle,
    close,
    isOpen: () => open !== null,
    sentence: () => note.textContent,
    // An open note stays open where it is, in other words.
    reword: () => open !== null && write(),
    show(step) {
      close();
      chips.clear();
      find(".terms").replaceChildren(...termsOf(scene, step).map((key) => {
        const chip = make("button", `term ${scene.terms[key].kind}`, scene.terms[key].words);
        chip.type = "button";
        chip.dataset.term = key;
        chip.setAttribute("aria-expanded", "false");
        chip.onclick = () => toggle(key);
        chips.set(key, chip);
        return chip;
      }));
    },
  };
}

function showPeople(find, tabs, scene, step, isOn) {
  const isFaded = isOn && !step.is_shown_in_people;
  find(".stage").classList.toggle("is-faded", isFaded);
  find(".molecule").classList.toggle("is-faded", isFaded);
  find(".people-note").hidden = !isOn;
  find(".people-note").textContent = step.people_note;
  tabs.forEach((tab, i) => tab.classList.toggle("is-faded", isOn && !scene.steps[i].is_shown_in_people));
  find(".switch").setAttribute("aria-checked", String(isOn));
}
