// The same numbers as the charts, as tables; built only while they are open.
function buildTables(container, templates, { view, bands, hours, days, isAsked }, level) {
  if (level >= view.shown) {
    container.replaceChildren();
    return;
  }
  const hourRows = [];
  for (let i = 0; i < hours.length; i += 6) {
    hourRows.push([
      hours[i].toFixed(1),
      rowOf(view.interneuron, level)[i].toFixed(2),
      rowOf(view.pyramidal, level)[i].toFixed(2),
      rowOf(view.glutamate, level)[i].toFixed(1),
    ]);
  }
  const dayRows = [];
  for (let i = 0; i < days.length; i += 4) dayRows.push([days[i].toFixed(0), rowOf(view.spines, level)[i].toFixed(2)]);
  const levelRows = [];
  for (let i = 0; i <= 100 && i < view.shown; i += 10) {
    levelRows.push([
      `${i}%`,
      `${view.blockInterneuron[i].toFixed(0)}%`,
      `${view.blockPyramidal[i].toFixed(0)}%`,
      view.heldGlutamate[i].toFixed(1),
      `${bands.held.low[i].toFixed(1)} to ${bands.held.high[i].toFixed(1)}`,
    ]);
  }
  const hourHead = ["hours", `${templates.brake_cells}, per s`, "pyramidal cells, per s", "glutamate, % of rest"];
  // Glutamate waits for the reader's guess here too.
  if (isAsked) for (const cells of [hourHead, ...hourRows]) cells.pop();
  const caption = (name) => fillPlaces(templates[name], { block: String(level) });
  container.replaceChildren(
    makeTable(caption("table_hours"), hourHead, hourRows),
    makeTable(caption("table_synapses"), ["days", "spine density, % of rest"], dayRows),
    isAsked ? makeElement("p", "", templates.asked) : makeTable(caption("table_levels"), ["slider", `block on ${templates.brake_cells}`, "on pyramidal cells", "glutamate, % of rest", "over the three sets"], levelRows),
  );
}
