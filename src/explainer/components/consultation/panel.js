// One panel over the step: where a number comes from, or the leaflet. Escape closes; focus goes back.
function makePanel(panel, chromeOf) {
  let opener = null;
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    panel.replaceChildren();
    opener?.setAttribute("aria-expanded", "false");
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  };
  const open = (title, nodes, from) => {
    opener = from;
    const heading = make("h3", "serif", title);
    heading.tabIndex = -1;
    const top = make("div", "panel-top");
    top.append(heading, makeButton(chromeOf().close, "plain close", close));
    panel.setAttribute("aria-label", title);
    panel.replaceChildren(top, ...nodes);
    panel.hidden = false;
    heading.focus({ preventScroll: true });
  };
  const forget = () => {
    opener = null;
    close();
    panel.hidden = true;
  };
  return { open, close, forget, isOpen: () => !panel.hidden };
}

function sourceNodes({ says, sources, checked }) {
  const nodes = says ? [make("p", "says", says)] : [];
  const list = make("ul", "sources");
  for (const { short, link, locator, seen } of sources) {
    const item = make("li");
    const anchor = make("a", "", short);
    anchor.href = link;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    item.append(anchor, locator ? `, ${locator}; ${seen}` : `, ${seen}`);
    list.append(item);
  }
  nodes.push(list);
  if (checked) nodes.push(make("p", "checked", `Checked ${checked}.`));
  return nodes;
}

// The topics go into these links alone, and are sent only when one is pressed.
function homeNodes(chrome, picks, register) {
  const first = picks.length ? `first=${picks.join(",")}` : "";
  const linkTo = (words, path, size) => {
    const anchor = make("a", "plain take", words);
    const query = [size ? `size=${size}` : "", register === "plain" ? "" : `register=${register}`, first].filter(Boolean).join("&");
    anchor.href = query ? `${path}?${query}` : path;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  };
  const row = make("div", "takes");
  row.append(
    linkTo(chrome["home-page"], "./leaflet.html", ""),
    linkTo(chrome["home-a4"], "./leaflet.pdf", "a4"),
    linkTo(chrome["home-letter"], "./leaflet.pdf", "letter"),
  );
  return [make("p", "says", chrome["home-note"]), row];
}
