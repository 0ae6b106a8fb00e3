// A and B: how a setting is called, and what differs, in words that Python wrote.
function nameSetting(header, setting, other = null) {
  const words = header.compare_words;
  const parts = [fillPlaces(words.block, { n: String(setting.block) })];
  const label = (items, key) => items.find((item) => item.key === key).label;
  if (other ? setting.site !== other.site : setting.site !== "both") parts.push(label(header.sites, setting.site));
  if (other ? setting.affinity !== other.affinity : setting.affinity !== header.default_affinity) parts.push(label(header.affinities, setting.affinity));
  if (setting.ampa === "off") parts.push(words.ampa_off);
  return parts.join(", ");
}

function compareSentence(header, a, aView, b, bView) {
  const words = header.compare_words;
  const name = nameSetting(header, a, b);
  if (sameSetting(a, b)) return fillPlaces(words.kept, { a: nameSetting(header, a) });
  if (a.block >= aView.shown || b.block >= bView.shown) return fillPlaces(words.beyond, { a: name });
  const say = (change, decimals, more, less, same) => {
    const size = Math.abs(change).toFixed(decimals);
    if (Number(size) === 0) return words[same];
    return fillPlaces(words[change > 0 ? more : less], { n: size });
  };
  return fillPlaces(words.against, {
    a: name,
    glutamate: say(bView.heldGlutamate[b.block] - aView.heldGlutamate[a.block], 1, "more", "less", "same"),
    synapses: say(bView.spineDay[b.block] - aView.spineDay[a.block], 1, "more_synapses", "fewer_synapses", "same_synapses"),
  });
}
