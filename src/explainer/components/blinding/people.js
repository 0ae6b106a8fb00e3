// Two arms as people: a filled figure believes that it got the drug.
const FIGURE = { width: 14, height: 21, columns: 25 };

function makePerson(svg, index) {
  const x = (index % FIGURE.columns) * FIGURE.width + FIGURE.width / 2;
  const y = Math.floor(index / FIGURE.columns) * FIGURE.height;
  const group = svgElement("g", { class: "person" }, svg);
  svgElement("circle", { cx: x, cy: y + 5, r: 3.1 }, group);
  svgElement("path", { d: `M${x - 4.6} ${y + 17.4}v-3.2a4.6 4.6 0 0 1 9.2 0v3.2z` }, group);
  return group;
}

function makeArm(container, { key, name, count }) {
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
    const said = `${believers} of ${count} believe they got the drug`;
    words.textContent = said;
    svg.setAttribute("aria-label", `${name}: ${said}`);
    svg.dataset.believers = String(believers);
  };
}

function makeArms(container, count) {
  const drug = makeArm(container, { key: "drug", name: "Drug arm", count });
  const control = makeArm(container, { key: "control", name: "Control arm", count });
  return (view) => {
    drug(view.onDrug);
    control(view.onControl);
  };
}
