// One reference as a row. Words come ready from Python; nothing is parsed as HTML.
function part(tag, className, words, parent) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words) element.textContent = words;
  parent?.append(element);
  return element;
}

function outLink(item, parent) {
  const link = part("a", "id", item.label, parent);
  link.href = item.link;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function makeItem(item, pages) {
  const row = part("li", "item");
  row.dataset.key = item.key;
  row.tabIndex = -1;
  const what = part("div", "what", "", row);
  const who = part("p", "who", "", what);
  part("b", "", item.authors, who);
  who.append(` ${item.year}`);
  part("p", "title serif", item.title, what);
  const where = part("p", "where", `${item.container} · `, what);
  outLink(item, where);

  const how = part("div", "how", "", row);
  const read = part("p", "read", "", how);
  part("i", `mark ${item.best}`, "", read).setAttribute("aria-hidden", "true");
  part("span", "", item.read, read);
  if (item.also) part("p", "also", item.also, how);
  part("p", "also", [`cited by ${item.rows}`, item.checked].filter(Boolean).join(", "), how);
  const on = part("p", "on", "", how);
  for (const name of item.pages) {
    const page = pages.find(({ key }) => key === name);
    part("a", "", page.label, on).href = page.href;
  }
  if (item.nowhere) part("span", "nowhere", item.nowhere, on);
  const own = part("a", "own", "Link", on);
  own.href = `?ref=${encodeURIComponent(item.key)}`;
  own.setAttribute("aria-label", `Link to ${item.authors} ${item.year}`);
  return { row, own };
}

// One mark per reference, best first, beside the choices that count them.
function makeMarks(parent, seen) {
  const marks = [];
  for (const { key, count } of seen) {
    for (let i = 0; i < count; i += 1) marks.push(part("i", `mark ${key}`, "", parent));
  }
  return marks;
}

function makeKinds(parent, seen, total, choose) {
  const kinds = [{ key: "all", label: "all", count: total }, ...seen];
  return kinds.map(({ key, label, count }) => {
    const chip = part("label", "chip", "", parent);
    const input = part("input", "", "", chip);
    input.type = "radio";
    input.name = "kind";
    input.value = key;
    input.onchange = () => choose(key);
    if (key !== "all") part("i", `mark ${key}`, "", chip).setAttribute("aria-hidden", "true");
    part("span", "", label, chip);
    part("b", "", String(count), chip);
    return input;
  });
}

function fillPages(select, pages) {
  select.add(new Option("any page", "all"));
  for (const { key, label } of pages) select.add(new Option(label, key));
}
