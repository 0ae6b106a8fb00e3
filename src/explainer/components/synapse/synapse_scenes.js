// On a phone the count stands beside the clock, clear of the cells.
const COUNT_PLACE = [14, 56];

// The surge: dots of glutamate outside cells. Growth signals: what stands in and on one spine.
function drawSurgeScene(ctx, scene, step, time, geometry, colours, onlyPeople) {
  const { field, chart } = boxesOf(geometry);
  const { surge } = scene;
  const dim = onlyPeople ? 0.22 : 1;
  ctx.globalAlpha = dim;
  ctx.fillStyle = colours.cells.cleft;
  ctx.beginPath();
  ctx.roundRect(field.x, field.y, field.width, field.height, 12);
  ctx.fill();
  surge.bodies.forEach(([x, y, w, h], i) => {
    ctx.beginPath();
    ctx.ellipse(field.x + x * field.width, field.y + y * field.height, w * field.width, h * field.height, 0, 0, 2 * Math.PI);
    ctx.fillStyle = i % 2 ? colours.cells.receiving[0] : colours.cells.sending[1];
    ctx.fill();
    ctx.lineWidth = 3;
    ctx.strokeStyle = i % 2 ? colours.cells.receivingEdge : colours.cells.sendingEdge;
    ctx.stroke();
  });
  const shown = surge.dots[frameAt(surge.time, time).index];
  for (let i = 0; i < shown; i += 1) {
    const [x, y] = [field.x + surge.places[i][0] * field.width, field.y + surge.places[i][1] * field.height];
    ctx.beginPath();
    ctx.arc(x, y, geometry.isNarrow ? 3 : 4, 0, 2 * Math.PI);
    ctx.fillStyle = colours["glutamate-fill"];
    ctx.fill();
    if (i < surge.rest) continue;
    ctx.beginPath();
    ctx.arc(x, y, geometry.isNarrow ? 6 : 8, 0, 2 * Math.PI);
    ctx.lineWidth = 2;
    ctx.strokeStyle = colours.glutamate;
    ctx.stroke();
  }
  const [sendX, sendY] = [field.x + surge.bodies[0][0] * field.width, field.y + surge.bodies[0][1] * field.height];
  write(ctx, "Sending cell", sendX, sendY, { size: 12, colour: colours.glutamate, align: "center", term: "sending" });
  const other = surge.bodies[3];
  write(ctx, "Receiving cell", field.x + other[0] * field.width, field.y + other[1] * field.height, { size: 12, colour: colours.nmda, align: "center", term: "receiving" });
  write(ctx, `Glutamate: ${shown} dots, ${surge.rest} at rest`, ...(geometry.isNarrow ? COUNT_PLACE : [field.x + field.width * 0.5, field.y + field.height * 0.515]), {
    size: geometry.isNarrow ? 12 : 13, colour: colours.glutamate, align: geometry.isNarrow ? "left" : "center", halo: geometry.isNarrow ? undefined : colours.cells.cleft, term: "glutamate",
  });
  drawScaleBar(ctx, geometry.isNarrow ? COUNT_PLACE[0] : field.x + 12, geometry.isNarrow ? 30 : field.y + field.height - 10, field.width, scene.scales.synapse, colours);
  const { toX, toY } = drawStrip(ctx, chart, {
    title: "Glutamate outside cells, % of rest (model)", times: surge.time, time, start: step.start, end: step.end, low: 98, high: 116,
    ticks: [[0, "0"], [40, "40"], [80, "80"], [120, "120 min"]], levels: [100, 105, 110, 115], span: [0, surge.infusion_min],
    lines: [{ values: surge.glutamate, colour: "glutamate" }],
  }, colours);
  ctx.globalAlpha = 1;
  // The one thing seen in people: a diamond, at its own measure.
  const [x, y] = [toX(surge.infusion_min), toY(100 + surge.pilot_percent)];
  ctx.beginPath();
  ctx.moveTo(x, y - 6);
  ctx.lineTo(x + 6, y);
  ctx.lineTo(x, y + 6);
  ctx.lineTo(x - 6, y);
  ctx.closePath();
  ctx.fillStyle = colours.ink;
  ctx.fill();
  write(ctx, `+${surge.pilot_percent.toFixed(0)}% in people, a pilot:`, x + 11, toY(107.5), { size: 11.5, colour: colours.ink, halo: colours.card, term: "pilot" });
  write(ctx, "cycling, not this level", x + 11, toY(107.5) + 17, { size: 11.5, weight: 400, colour: colours.soft, halo: colours.card });
  return { dots: shown };
}

function drawGrowthScene(ctx, scene, step, time, geometry, colours) {
  const { field, chart } = boxesOf(geometry);
  const { growth } = scene;
  const index = frameAt(growth.time, time).index;
  const counts = { ampa: growth.ampa_count[index], bdnf: growth.bdnf_count[index], mtorc1: growth.mtorc1_count[index] };
  const centre = [field.x + field.width * 0.5, field.y + field.height * 0.62];
  // A spine head of about 0.6 micrometres, with the scale bar of this picture.
  const [w, h] = [field.width * 0.34, field.height * 0.36];
  const surface = (angle) => [centre[0] + w * Math.cos(angle), centre[1] + h * Math.sin(angle)];
  ctx.beginPath();
  ctx.ellipse(...centre, w, h, 0, 0, 2 * Math.PI);
  ctx.fillStyle = colours.cells.receiving[0];
  ctx.fill();
  ctx.lineWidth = 4;
  ctx.strokeStyle = colours.cells.receivingEdge;
  ctx.stroke();
  for (let i = 0; i < counts.ampa; i += 1) {
    const [x, y] = surface(-Math.PI / 2 + ((i % 2 ? 1 : -1) * Math.ceil(i / 2)) * 0.18);
    drawChannel(ctx, "ampa", x, y, Math.min(0.7, field.width / 830), 1, colours);
  }
  for (let i = 0; i < counts.bdnf; i += 1) {
    const [column, row] = [i % 13, Math.floor(i / 13)];
    const [x, y] = [field.x + field.width * (0.16 + column * 0.057), field.y + field.height * (0.055 + row * 0.06)];
    ctx.fillStyle = colours["growth-fill"];
    ctx.fillRect(x - 4, y - 4, 8, 8);
  }
  for (let i = 0; i < counts.mtorc1; i += 1) {
    const [column, row] = [i % 8, Math.floor(i / 8)];
    const [x, y] = [centre[0] + (column - 3.5) * w * 0.17, centre[1] + (row - 0.4) * h * 0.34];
    ctx.beginPath();
    ctx.moveTo(x, y - 7);
    ctx.lineTo(x + 7, y + 6);
    ctx.lineTo(x - 7, y + 6);
    ctx.closePath();
    ctx.lineWidth = 2.2;
    ctx.strokeStyle = colours.growth;
    ctx.stroke();
  }
  const size = geometry.isNarrow ? 11.5 : 13;
  const rim = { size, align: "center", halo: colours.card };
  write(ctx, `BDNF ${counts.bdnf} (20 at rest)`, ...(geometry.isNarrow ? COUNT_PLACE : [field.x + field.width * 0.5, field.y + field.height * 0.2]), { ...rim, align: geometry.isNarrow ? "left" : "center", colour: colours.growth, term: "bdnf" });
  write(ctx, `AMPA receptors ${counts.ampa} (10)`, centre[0], centre[1] - h * (geometry.isNarrow ? 0.46 : 0.5), { ...rim, halo: colours.cells.receiving[0], colour: colours.ampa, term: "ampa" });
  write(ctx, `mTORC1 ${counts.mtorc1} (10)`, centre[0], centre[1] + h * 0.62, { ...rim, halo: colours.cells.receiving[0], colour: colours.growth, term: "mtorc1" });
  if (geometry.width > 820) write(ctx, "Receiving cell: one spine", field.x + 4, field.y + field.height - 32, { size: 12, colour: colours.nmda, term: "receiving" });
  drawScaleBar(ctx, field.x + 4, field.y + field.height - 6, field.width, scene.scales.synapse, colours);
  const { toX, toY } = drawStrip(ctx, chart, {
    title: "% of rest (model, sizes illustrative)", times: growth.time, time, start: step.start, end: step.end, low: 95, high: 160,
    ticks: [[0, "0"], [6, "6"], [12, "12"], [18, "18"], [24, "24 h"]], levels: [100, 120, 140, 160],
    lines: [
      { values: growth.ampa, colour: "ampa" },
      { values: growth.bdnf, colour: "growth" },
      { values: growth.mtorc1, colour: "growth", dash: [6, 4] },
    ],
  }, colours);
  write(ctx, "mTORC1 (dashed)", toX(4.2), toY(146), { size: 11.5, colour: colours.growth, term: "mtorc1" });
  // BDNF is named at its peak, receptors along the tail that lies above the others.
  const label = { size: 11.5, halo: colours.card };
  const [bdnfX, ampaX] = [toX(5.2), toX(9.2)];
  leader(ctx, [toX(2.7), toY(interpolate(growth.time, growth.bdnf, 2.7)) - 2], [bdnfX - 3, toY(133) - 4], colours.growth);
  write(ctx, "BDNF", bdnfX, toY(133), { ...label, colour: colours.growth, term: "bdnf" });
  write(ctx, "AMPA receptors", ampaX, toY(interpolate(growth.time, growth.ampa, 9.2)) - 9, { ...label, colour: colours.ampa, term: "ampa" });
  return counts;
}
