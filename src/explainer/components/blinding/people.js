// Two arms as people: a filled figure believes that it got the drug.
const FIGURE = { width: 14, height: 18, columns: 25 };

function makePerson(svg, index) {
  const x = (index % FIGURE.columns) * FIGURE.width + FIGURE.width / 2;
  const y = Math.floor(index / FIGURE.columns) * FIGURE.height;
  const group = svgElement("g", { class: "person" }, svg);
  svgElement("circle", { cx: x, cy: y + 4.2, r: 2.8 }, group);
  svgElement("path", { d: `M${x - 4.2} ${y + 15.4}v-2.8a4.2 4.2 0 0 1 8.4 0v2.8z` }, group);
  return group;
}

function makeArm(container, header, { key, name }) {
  const count = header.figures;
  const holder = makeElement("div", `arm ${key}`);
  const head = makeElement("p", "arm-head");
  const words = makeElement("span", "arm-words");
  head.append(makeElement("b", "", name), words);
  const rows = Math.ceil(count / FIGURE.columns);
  const svg = svgElement("svg", {
    class: "people", viewBox: `0 0 ${FIGURE.columns * FIGURE.width} ${rows * FIGURE.height - 2}`, role: "img", "aria-label": name,
  });
  const people = Array.from({ length: count }, (_, i) => makePerson(svg, i));
  holder.append(head, svg);
  container.append(holder);
  return (believers) => {
    people.forEach((person, i) => person.classList.toggle("believes", i < believers));
    const said = fillPlaces(header.texts.people, { believers: String(believers), count: String(count) });
    words.textContent = said;
    svg.setAttribute("aria-label", `${name}: ${said}`);
    svg.dataset.believers = String(believers);
  };
}

function makeArms(container, header) {
  const drug = makeArm(container, header, { key: "drug", name: "Drug arm" });
  const control = makeArm(container, header, { key: "control", name: "Control arm" });
  return (view) => {
    drug(view.onDrug);
    control(view.onControl);
  };
}
