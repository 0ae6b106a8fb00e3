// What is shown, as numbers: a CSV with its own heading, and a table of named moments.
function csvText(header, arrays, stop) {
  const names = header.lanes.flatMap((lane) => lane.series.map((series) => series.name)).filter((name) => !header.release.includes(name));
  const columns = [["time_s", arrays.time_s.values, 0]];
  for (const name of names) {
    const percent = name.startsWith("block") ? `${name}_percent` : name;
    columns.push([percent, arrays[name].values, 0]);
    const count = arrays.time_s.values.length;
    if (arrays[`${name}_sets`]) ["low", "high"].forEach((end, i) => columns.push([`${percent}_sets_${end}`, arrays[`${name}_sets`].values, i * count]));
    if (arrays[`${name}_people`]) [5, 25, 50, 75, 95].forEach((p, i) => columns.push([`${percent}_people_p${p}`, arrays[`${name}_people`].values, i * count]));
  }
  const lines = [
    `# Ketamine and the synapse: one infusion. ${header.sentences.saved}`,
    `# ${SAVED_HELP}`,
    `# ${header.caption}`,
    `# ${plainSentence(header.sentences.stops[stop])}`,
    ...citationLines("one infusion").map((line) => `# ${line}`),
    columns.map(([name]) => name).join(","),
  ];
  for (let i = 0; i < arrays.time_s.values.length; i += 1) {
    lines.push(columns.map(([, values, offset]) => Number(values[offset + i].toPrecision(7))).join(","));
  }
  return `${lines.join("\n")}\n`;
}

function momentsTable(header, arrays) {
  const series = header.lanes.flatMap((lane) => lane.series.map((item) => ({ ...item, lane }))).filter((item) => !header.release.includes(item.name));
  const head = ["time", ...series.map((item) => `${item.lane.title}: ${item.label}, ${item.lane.unit}`)];
  const rows = header.moments.map((stop) => [
    header.times[stop],
    ...series.map((item) => arrays[item.name].values[arrays.stop_place.values[stop]].toFixed(Math.max(item.decimals, 1))),
  ]);
  return makeTable(header.caption, head, rows);
}
