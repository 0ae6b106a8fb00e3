// One setting (places on four axes), the numbers Python computed for it, its words and its link.
const AXES = ["effect", "expectancy", "tell", "n"];

const sameSetting = (one, other) => AXES.every((key) => one[key] === other[key]);

const formatNumber = (value) => {
  const text = Math.abs(value).toFixed(1);
  return value < 0 && Number(text) > 0 ? `−${text}` : text;
};

// Places on the axes of the values in a setting.
function placesOf(header, setting) {
  return Object.fromEntries(header.sliders.map(({ key, values }) => [key, values.indexOf(setting[key])]));
}

// Everything that is drawn or said at a setting; looked up, never computed from the science.
function viewOf(header, arrays, setting) {
  const at = placesOf(header, setting);
  const [, expectancies, tells, sizes] = header.sliders.map(({ values }) => values.length);
  const pair = at.expectancy * tells + at.tell;
  const row = (at.effect * expectancies + at.expectancy) * tells + at.tell;
  const look = (name) => Math.round(arrays[name].values[row * sizes + at.n]);
  const estimate = arrays.estimate.values[row];
  const half = arrays.half_width.values[pair * sizes + at.n];
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    added: arrays.added.values[pair],
    onDrug: arrays.believers.values[2 * at.tell],
    onControl: arrays.believers.values[2 * at.tell + 1],
    clear: look("clear"),
    verdict: look("verdict"),
    look: header.looks[look("look")],
    beliefs: Math.round(arrays.beliefs.values[pair]),
    effectWords: header.effect_words[at.effect],
  };
}

function slotsOf(header, view, setting) {
  return {
    drug: view.effectWords,
    people: String(setting.n),
    drug_believers: String(view.onDrug),
    control_believers: String(view.onControl),
    added: formatNumber(view.added),
    estimate: formatNumber(view.estimate),
    low: formatNumber(view.low),
    high: formatNumber(view.high),
    clear: String(view.clear),
  };
}

function sentenceOf(header, view, setting) {
  const slots = slotsOf(header, view, setting);
  return fillPlaces(header.sentence, {
    ...slots,
    beliefs: fillPlaces(header.beliefs[view.beliefs], slots),
    verdict: header.verdicts[view.verdict],
  });
}

// What the page says aloud, writes under its picture and puts into every file: one string.
const spokenAt = (header, arrays, setting) => plainSentence(sentenceOf(header, viewOf(header, arrays, setting), setting));

// The task is kept once both ends were reached with one true effect.
const isTaskDone = ({ large, null: nothing }) => large !== null && large === nothing;

function withTask(state, look) {
  if (isTaskDone(state) || look === "neither") return state;
  const { effect } = state.now;
  return look === "large" ? { ...state, large: effect } : { ...state, null: effect };
}

// Written in one order, so that the same state is always the same link.
function writeAddress(state) {
  const address = new URL(window.location.href);
  if (!/\/blinding\/?$/.test(address.pathname)) return;
  const values = { ...state.now, large: state.large, null: state.null };
  for (const name of Object.keys(values)) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(values)) if (value !== null) address.searchParams.set(name, String(value));
  window.history.replaceState(window.history.state, "", address);
}
