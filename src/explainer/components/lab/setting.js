// One setting (level, affinity set, site, AMPA), the values it shows, and the link that holds it.
function clampLevel(value) {
  return Math.min(100, Math.max(0, Math.round(value)));
}

const sameSetting = (one, other) => ["block", "affinity", "site", "ampa"].every((name) => one?.[name] === other?.[name]);

// What one combination packed, by name; an AMPA blocker changes only the spines.
function viewOf(header, arrays, { affinity, site, ampa }) {
  const read = (name) => arrays[`${site}.${affinity}.${name}`];
  const spines = (name) => (ampa === "off" ? arrays[`ampa_off.${name}`] : read(name));
  return {
    ...header.combinations[`${site}.${affinity}`],
    interneuron: read("interneuron_hz"),
    pyramidal: read("pyramidal_hz"),
    glutamate: read("glutamate_percent"),
    spines: spines("spine_percent"),
    spineDay: spines("spine_24h_percent").values,
    heldInterneuron: read("sustained_interneuron_hz").values,
    heldPyramidal: read("sustained_pyramidal_hz").values,
    heldGlutamate: read("sustained_glutamate_percent").values,
    blockInterneuron: read("block_interneuron_percent").values,
    blockPyramidal: read("block_pyramidal_percent").values,
  };
}

// Lowest and highest over the affinity sets: the band around the line.
function bandOver(views, pick) {
  const all = views.map(pick);
  const low = Float32Array.from(all[0]);
  const high = Float32Array.from(all[0]);
  for (const values of all) {
    for (let i = 0; i < low.length; i += 1) {
      if (values[i] < low[i]) low[i] = values[i];
      if (values[i] > high[i]) high[i] = values[i];
    }
  }
  return { low, high };
}

// Until the reader has said what they expect, nothing may tell of glutamate.
const isOpen = ({ guess }) => guess === "";

// The words in use: those that would give the answer away are kept back while the question is open.
function wordsFor(header, state) {
  if (!isOpen(state)) return header;
  const { templates, compare_words: words } = header;
  return {
    ...header,
    templates: { ...templates, picture: templates.picture_asked },
    compare_words: { ...words, against: words.against_asked },
  };
}

function sentenceOf(header, view, state) {
  const { block, ampa } = state.now;
  const said = [view.openings[block], isOpen(state) ? header.templates.asked : view.held[block]];
  // At rest and beyond the model's range nothing is said about synapses.
  if (view.synapses[block]) said.push(ampa === "off" ? header.blocked_synapses : view.synapses[block]);
  return said.join(" ");
}

// Written in one order, so that the same state is always the same link; defaults are left out.
function writeAddress(header, state) {
  const address = new URL(window.location.href);
  if (!/blockade-lab\/?$/.test(address.pathname)) return;
  const { block, affinity, site, ampa } = state.now;
  const { a } = state;
  const values = {
    block: String(block),
    affinity: affinity === header.default_affinity ? "" : affinity,
    site: site === "both" ? "" : site,
    ampa: ampa === "on" ? "" : ampa,
    a: a ? [a.block, a.affinity, a.site, a.ampa].join(",") : "",
    guess: state.guess,
  };
  for (const name of Object.keys(values)) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(values)) if (value) address.searchParams.set(name, value);
  address.search = address.search.replaceAll("%2C", ",");
  window.history.replaceState(window.history.state, "", address);
}
