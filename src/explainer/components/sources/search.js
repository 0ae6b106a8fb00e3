// Which references a setting keeps, in words and in the address.
const SETTING_NAMES = ["q", "seen", "page", "ref"];

// Case and accents make no difference.
function foldWords(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchable(item) {
  return foldWords([item.authors, item.year, item.title, item.container, item.ids, item.key].join(" "));
}

function keeps(item, text, state) {
  return (state.seen === "all" || item.best === state.seen)
    && (state.page === "all" || item.pages.includes(state.page))
    && foldWords(state.q).split(/\s+/).every((word) => text.includes(word));
}

function isWhole(state) {
  return !state.q.trim() && state.seen === "all" && state.page === "all";
}

// Written in one order, so that the same setting is always the same link.
function writeSourcesAddress(state) {
  const address = new URL(window.location.href);
  if (!/\/sources\/?$/.test(address.pathname)) return;
  const said = { q: state.q.trim(), seen: state.seen === "all" ? "" : state.seen, page: state.page === "all" ? "" : state.page, ref: state.ref };
  for (const name of SETTING_NAMES) address.searchParams.delete(name);
  for (const name of SETTING_NAMES) if (said[name]) address.searchParams.set(name, said[name]);
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
}
