// Labels that open a sentence and its source in place; the switch that fades what people did not show.
function makeNotes(find, scene) {
  let open = null;
  const chips = new Map();
  const close = () => {
    open = null;
    find(".note").hidden = true;
    chips.forEach((chip) => chip.setAttribute("aria-expanded", "false"));
  };
  const toggle = (key) => {
    if (open === key) return close();
    close();
    open = key;
    const term = scene.terms[key];
    const source = make("a", "", term.short);
    source.href = term.link;
    source.target = "_blank";
    source.rel = "noopener noreferrer";
    find(".note").replaceChildren(make("b", term.kind, term.words), ` ${term.sentence} `, source);
    find(".note").hidden = false;
    chips.get(key)?.setAttribute("aria-expanded", "true");
    return undefined;
  };
  return {
    show(step) {
      close();
      chips.clear();
      find(".terms").replaceChildren(...step.terms.map((key) => {
        const chip = make("button", `term ${scene.terms[key].kind}`, scene.terms[key].words);
        chip.type = "button";
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
  find(".people-note").textContent = `${step.is_shown_in_people ? "Shown in people as a marker." : "Not shown in people."} ${step.in_people}`;
  tabs.forEach((tab, i) => tab.classList.toggle("is-faded", isOn && !scene.steps[i].is_shown_in_people));
  find(".switch").setAttribute("aria-checked", String(isOn));
}
