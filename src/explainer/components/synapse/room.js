// Room for the longest words of any step, so that nothing below them moves from step to step.
function writeHint(place, step) {
  place.replaceChildren(make("b", "", "Try it: "), step.hint);
}

function makeRoom(find, scene) {
  // What people showed stands under the switch that asks for it, not on the picture.
  find(".foot").after(find(".people-note"));
  const fillings = {
    ".words": (step) => {
      const hint = make("p", "hint serif");
      writeHint(hint, step);
      return [make("p", "serif", step.sentence), hint];
    },
    ".terms": (step) => termsOf(scene, step).map((key) => make("button", "term", scene.terms[key].words)),
    ".drawing": (step) => [step.drawing],
    ".people-note": (step) => [step.people_note],
  };
  const measured = new Map();
  const measure = (place, content) => {
    const copies = scene.steps.map((step) => {
      const copy = place.cloneNode(false);
      copy.classList.add("measured");
      copy.setAttribute("aria-hidden", "true");
      // To the fraction of a pixel: a copy that is wider would need fewer lines.
      copy.style.width = getComputedStyle(place).width;
      copy.style.minHeight = "";
      copy.append(...content(step));
      return copy;
    });
    place.parentElement.append(...copies);
    const tallest = Math.max(...copies.map((copy) => copy.offsetHeight));
    copies.forEach((copy) => copy.remove());
    return tallest;
  };
  const reserve = () => {
    for (const [selector, content] of Object.entries(fillings)) {
      const place = find(selector);
      const asked = `${scene.register} ${place.parentElement.clientWidth}`;
      if (!place.clientWidth || measured.get(selector) === asked) continue;
      measured.set(selector, asked);
      // What lies on the picture moves nothing.
      place.style.minHeight = "";
      if (getComputedStyle(place).position !== "absolute") place.style.minHeight = `${measure(place, content)}px`;
    }
  };
  // Once a font has arrived, everything is measured anew.
  return { reserve, forget: () => measured.clear() };
}
