// The slider's marks and keyboard; the choices of affinity set, site and AMPA blocker; presets.
// Words that stay as they are are not written again.
function setWords(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

function makeElement(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

function makeMarks(container, marks) {
  container.replaceChildren();
  const spans = [];
  for (const mark of marks) {
    const row = makeElement("div", `mark ${mark.key}`);
    const [low, high] = mark.range;
    const place = (element, from, to) => {
      // The thumb's centre travels from half its width to half its width.
      element.style.left = `calc(14px + (100% - 28px) * ${from / 100})`;
      element.style.width = `calc((100% - 28px) * ${(to - from) / 100})`;
    };
    const bar = makeElement("span", "bar");
    place(bar, low, high);
    row.append(bar);
    mark.sets.forEach(([from, to], i) => {
      const span = makeElement("span", "set");
      place(span, from, Math.max(to, from + 1));
      row.append(span);
      spans.push([span, i]);
    });
    const label = makeElement("span", "mark-label", mark.label);
    label.style.left = `calc(14px + (100% - 28px) * ${(low + high) / 200})`;
    row.append(label);
    container.append(row);
  }
  return (chosen) => spans.forEach(([span, i]) => span.classList.toggle("default", i === chosen));
}

// Page Up and Page Down step by ten in every browser; arrows, Home and End are native.
function stepForKey(event) {
  if (event.key === "PageUp") return 10;
  if (event.key === "PageDown") return -10;
  if (event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowUp")) return 10;
  if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowDown")) return -10;
  return 0;
}

// Radio buttons that look like one strip; returns what shows the chosen one under its present label.
function makeRadios(container, name, items, onChange) {
  const radios = items.map(({ key, label, picture }) => {
    const holder = makeElement("label", "option");
    const radio = makeElement("input", "visually-hidden");
    radio.type = "radio";
    radio.name = name;
    radio.value = key;
    const words = makeElement("span", "option-words");
    const text = document.createTextNode(label);
    if (picture) words.append(picture);
    words.append(text);
    holder.append(radio, words);
    radio.onchange = () => radio.checked && onChange(key);
    container.append(holder);
    return { radio, text };
  });
  return (chosen, named) => radios.forEach(({ radio, text }, i) => {
    radio.checked = radio.value === chosen;
    setWords(text, named[i].label);
  });
}

function makeSourceLink(source) {
  const anchor = makeElement("a", "", source.short);
  anchor.href = source.link;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

// What was seen in people, with its source in reach of one tap.
function writePeople(element, { words, source }) {
  element.replaceChildren(`${words} `, makeSourceLink(source), ` (${source.seen})`);
}

function makeChoices(root, header, onChange) {
  const find = (selector) => root.querySelector(selector);
  const paintSite = makeRadios(find(".sites"), "lab-site", header.sites, (site) => onChange({ site }));
  const select = find("#lab-affinity");
  for (const { key, label } of header.affinities) select.append(new Option(label, key));
  select.onchange = () => onChange({ affinity: select.value });
  const ampa = find("#lab-ampa");
  ampa.onchange = () => onChange({ ampa: ampa.checked ? "off" : "on" });
  return ({ affinity, site, ampa: receptors }) => {
    paintSite(site, header.sites);
    select.value = affinity;
    ampa.checked = receptors === "off";
    find(".affinity-source").replaceChildren(makeSourceLink(header.affinities.find(({ key }) => key === affinity).source));
  };
}

const presetLevel = (preset, affinity, view) => (preset.levels ? preset.levels[affinity] : view.top);

function makePresets(root, header, onChoose) {
  const note = root.querySelector(".preset-note");
  let noted = "";
  // The note of the preset chosen last, in the reader's words.
  function writeNote(place) {
    const { key, note: words, sources } = header.presets[place];
    noted = `${key} ${header.register}`;
    note.replaceChildren(`${words} `);
    sources.forEach((source, i) => note.append(i ? ", " : "Sources: ", makeSourceLink(source)));
  }
  const buttons = header.presets.map((preset, place) => {
    const button = makeElement("button", "preset");
    button.type = "button";
    button.onclick = () => {
      writeNote(place);
      onChoose(preset);
    };
    root.querySelector(".presets").append(button);
    return button;
  });
  return (affinity, view, isAsked) => header.presets.forEach((preset, i) => {
    // The top of the curve is part of the answer: its place is kept, and it waits for the guess.
    const isKeptBack = isAsked && !preset.levels;
    buttons[i].style.visibility = isKeptBack ? "hidden" : "";
    if (isKeptBack && noted.startsWith(`${preset.key} `)) {
      noted = "";
      note.replaceChildren();
    }
    if (noted.startsWith(`${preset.key} `) && !noted.endsWith(` ${header.register}`)) writeNote(i);
    // Only a curve that rises and then falls has a top.
    buttons[i].disabled = !preset.levels && view.shape !== "peaks";
    buttons[i].textContent = buttons[i].disabled ? preset.label : `${preset.label}, ${presetLevel(preset, affinity, view)}%`;
  });
}
