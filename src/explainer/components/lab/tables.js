// The same numbers as the charts, as tables; built only while they are open.
function buildTables(container, arrays, level) {
  const hours = arrays.time_h.values;
  const days = arrays.time_day.values;
  const hourRows = [];
  for (let i = 0; i < hours.length; i += 6) {
    hourRows.push([
      hours[i].toFixed(1),
      rowOf(arrays.interneuron_hz, level)[i].toFixed(2),
      rowOf(arrays.pyramidal_hz, level)[i].toFixed(2),
      rowOf(arrays.glutamate_percent, level)[i].toFixed(1),
    ]);
  }
  const dayRows = [];
  for (let i = 0; i < days.length; i += 4) dayRows.push([days[i].toFixed(0), rowOf(arrays.spine_percent, level)[i].toFixed(2)]);
  const levelRows = [];
  for (let i = 0; i <= 100; i += 10) {
    levelRows.push([
      `${i}%`,
      `${arrays.block_pyramidal_percent.values[i].toFixed(0)}%`,
      arrays.sustained_glutamate_percent.values[i].toFixed(1),
      `${arrays.sustained_glutamate_percent_low.values[i].toFixed(1)} to ${arrays.sustained_glutamate_percent_high.values[i].toFixed(1)}`,
    ]);
  }
  container.replaceChildren(
    makeTable(`Over hours at ${level}% block`, ["hours", "brake cells, per s", "pyramidal cells, per s", "glutamate, % of rest"], hourRows),
    makeTable(`Synapses at ${level}% block`, ["days", "spine density, % of rest"], dayRows),
    makeTable("Level a held block settles at", ["block on brake cells", "on pyramidal cells", "glutamate, % of rest", "over the three sets"], levelRows),
  );
}
