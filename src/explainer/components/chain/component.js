const mountedChains = new WeakMap();
// The chain's own width, padding included, at which component.css lays it in one row.
const WIDE_FROM_PX = 736;

function element(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

function writeDetail(container, link) {
  const title = element("h2", "serif", `${link.cause} → ${link.effect}`);
  const list = element("dl");
  for (const [term, words] of [["Thought to happen", link.thought], ["In people", link.people], ["Open or disputed", link.disputed]]) {
    const pair = element("div");
    pair.append(element("dt", "", term), element("dd", "serif", words));
    list.append(pair);
  }
  const sources = element("p", "sources", "Sources: ");
  link.sources.forEach((source, i) => {
    if (i) sources.append("; ");
    const anchor = element("a", "", source.short);
    anchor.href = source.link;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    sources.append(anchor, ` (${source.seen})`);
  });
  container.replaceChildren(title, list, sources);
}

export default function causalChain(component) {
  const { parentElement } = component;
  let { data } = component;
  const root = parentElement.querySelector(".chain");
  if (!root || !data) return undefined;
  // A rerun may bring another register's words; the chosen arrow and the switch stay.
  if (mountedChains.has(root)) {
    const mounted = mountedChains.get(root);
    mounted.reword(data);
    return mounted.cleanUp;
  }

  const steps = root.querySelector(".steps");
  const detail = root.querySelector(".detail");
  const toggle = root.querySelector(".switch");
  const arrows = [];
  const items = [];

  // In one row, room for the longest words: nothing below moves from arrow to arrow.
  let roomFor = "";
  const reserve = (isColumn) => {
    const asked = isColumn ? "column" : `${data.register} ${root.clientWidth}`;
    if (asked === roomFor) return;
    roomFor = asked;
    detail.style.minHeight = "";
    if (isColumn) return;
    const copy = element("section", "detail measured");
    copy.setAttribute("aria-hidden", "true");
    copy.style.width = getComputedStyle(steps).width;
    root.append(copy);
    const heights = data.links.map((link) => {
      writeDetail(copy, link);
      return copy.offsetHeight;
    });
    copy.remove();
    detail.style.minHeight = `${Math.max(...heights)}px`;
  };

  let chosen = 0;
  // In one column the words open under their arrow; in one row they stand below the whole chain.
  const placeDetail = () => {
    const isColumn = root.clientWidth < WIDE_FROM_PX;
    reserve(isColumn);
    const home = isColumn ? items[chosen] : root;
    if (detail.parentElement !== home) home.append(detail);
  };
  const choose = (index) => {
    chosen = index;
    arrows.forEach((arrow, i) => arrow.setAttribute("aria-expanded", String(i === index)));
    writeDetail(detail, data.links[index]);
    root.dataset.chosen = data.links[index].key;
    placeDetail();
  };

  const addStep = (name, words, index) => {
    const item = element("li", "step");
    const node = element("div", "node");
    node.append(makeGlyph(name), element("span", "node-words", words));
    item.append(node);
    if (index < data.links.length) {
      const link = data.links[index];
      const arrow = element("button", `arrow ${link.badge}`);
      arrow.type = "button";
      arrow.append(element("span", "shaft"), element("span", "badge", link.badge_words));
      arrow.setAttribute("aria-label", `${link.cause} to ${link.effect}: ${link.badge_words}. Show what is known.`);
      arrow.onclick = () => choose(index);
      arrows.push(arrow);
      item.append(arrow);
    }
    steps.append(item);
    return item;
  };

  items.push(addStep("infusion", data.links[0].cause, 0));
  data.links.forEach((link, i) => items.push(addStep(link.key, link.effect, i + 1)));

  toggle.onclick = () => {
    const on = toggle.getAttribute("aria-checked") !== "true";
    toggle.setAttribute("aria-checked", String(on));
    data.links.forEach((link, i) => {
      arrows[i].classList.toggle("faded", on && !link.in_people);
      // What an unshown arrow leads to is faded too, except the person at the end.
      if (link.badge !== "gap") items[i + 1].querySelector(".node").classList.toggle("faded", on && !link.in_people);
    });
  };
  choose(3);
  const resizes = new ResizeObserver(placeDetail);
  resizes.observe(root);
  // Once a font has arrived, the words are measured anew.
  const onFonts = () => {
    roomFor = "";
    placeDetail();
  };
  document.fonts.addEventListener("loadingdone", onFonts);
  document.fonts.ready.then(onFonts);

  const cleanUp = () => {
    resizes.disconnect();
    document.fonts.removeEventListener("loadingdone", onFonts);
    mountedChains.delete(root);
  };
  const reword = (fresh) => {
    if (fresh.register === data.register) return;
    data = fresh;
    choose(chosen);
  };
  mountedChains.set(root, { reword, cleanUp });
  return cleanUp;
}
