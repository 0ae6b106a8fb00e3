// On a phone the count stands beside the clock, clear of the cells.
const COUNT_PLACE = [14, 56];

// Where the surge, its chart and the scale of the pilot in people stand.
function surgeBoxes(geometry) {
  const { field, chart } = boxesOf(geometry);
  const { width, height, isNarrow } = geometry;
  if (!isNarrow) {
    const box = { ...chart, y: height * 0.31, height: height * 0.34 };
    return { field, chart: box, pilot: { x: chart.x, y: box.y + box.height + 54, width: chart.width * 0.86 } };
  }
  const cells = { ...field, height: height * 0.36 };
  const top = cells.y + cells.height + 44;
  const box = { ...chart, y: top, height: height - top - 66 };
  return { field: cells, chart: box, pilot: { x: width * 0.6, y: height - 28, width: width * 0.32, isNarrow } };
}

// What a pilot measured in people is another quantity than the level in the chart: it has a scale of its own.
function drawPilot(ctx, surge, box, colours) {
  const [x, y] = box.isNarrow ? [14, box.y] : [box.x, box.y];
  const words = { size: 11.5, halo: colours.card };
  write(ctx, `+${surge.pilot_percent.toFixed(0)}% in people, a pilot:`, x, y, { ...words, colour: colours.ink, term: "pilot" });
  write(ctx, "cycling, not this level", x, y + 17, { ...words, weight: 400, colour: colours.soft });
  const line = box.isNarrow ? box.y : box.y + 38;
  const toX = (percent) => box.x + (percent / PILOT_SCALE_PERCENT) * box.width;
  strokeLine(ctx, [[toX(0), line], [toX(PILOT_SCALE_PERCENT), line]], colours.soft, 1.4);
  for (const [percent, tick] of [[0, "0"], [PILOT_SCALE_PERCENT, `+${PILOT_SCALE_PERCENT}%`]]) {
    strokeLine(ctx, [[toX(percent), line - 4], [toX(percent), line + 4]], colours.soft, 1.4);
    write(ctx, tick, toX(percent), line + 18, { size: 11, weight: 400, colour: colours.soft, align: "center" });
  }
  const middle = toX(surge.pilot_percent);
  ctx.beginPath();
  [[0, -6], [6, 0], [0, 6], [-6, 0]].forEach(([right, down], i) => (i ? ctx.lineTo(middle + right, line + down) : ctx.moveTo(middle + right, line + down)));
  ctx.closePath();
  ctx.fillStyle = colours.ink;
  ctx.fill();
}

const PILOT_SCALE_PERCENT = 20;

// How many dots are drawn: between the cells, and on a phone beside the clock, in two lines where it is small.
function writeDots(ctx, shown, rest, field, { width, isNarrow }, colours) {
  const style = { size: width < 820 ? 12 : 13, colour: colours.glutamate, term: "glutamate" };
  const [count, atRest] = [`Glutamate: ${shown} dots,`, `${rest} at rest`];
  if (!isNarrow) {
    write(ctx, `${count} ${atRest}`, field.x + field.width * 0.5, field.y + field.height * 0.545, { ...style, align: "center", halo: colours.cells.cleft });
  } else if (width > 330) {
    write(ctx, `${count} ${atRest}`, ...COUNT_PLACE, style);
  } else {
    write(ctx, count, COUNT_PLACE[0], 42, style);
    write(ctx, atRest, COUNT_PLACE[0], 58, style);
  }
}

// The surge: dots of glutamate outside cells. Growth signals: what stands in and on one spine.
function drawSurgeScene(ctx, scene, step, time, geometry, colours, onlyPeople) {
  const { field, chart, pilot } = surgeBoxes(geometry);
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
  writeDots(ctx, shown, surge.rest, field, geometry, colours);
  drawStrip(ctx, chart, {
    title: "Glutamate outside cells, % of rest (model)", times: surge.time, time, start: step.start, end: step.end, low: 98, high: 116,
    ticks: [[0, "0"], [40, "40"], [80, "80"], [120, "120 min"]], levels: chart.height < 60 ? [100, 110] : [100, 105, 110, 115], span: [0, surge.infusion_min],
    lines: [{ values: surge.glutamate, colour: "glutamate" }],
  }, colours);
  ctx.globalAlpha = 1;
  drawScaleBar(ctx, geometry.isNarrow ? COUNT_PLACE[0] : field.x + 12, geometry.isNarrow ? 26 : field.y + field.height - 10, field.width, scene.scales.synapse, colours);
  // The one thing seen in people.
  drawPilot(ctx, surge, pilot, colours);
  return { dots: shown };
}

// Where the spine, the chart and what calls up what stand.
function growthBoxes(geometry) {
  const { field, chart } = boxesOf(geometry);
  const { width, height, isNarrow } = geometry;
  if (!isNarrow) {
    const top = Math.max(height * 0.47, 216);
    return { field, chart: { ...chart, y: top, height: height - 44 - top }, calls: { x: chart.x, y: 82, pitch: height < 420 ? 38 : 42 } };
  }
  const spine = { ...field, y: 112, height: height * 0.34 };
  const top = spine.y + spine.height + 34;
  return { field: spine, chart: { ...chart, y: top, height: height - 26 - top }, calls: { x: 14, y: 84, width: width - 28 } };
}

function drawGrowthScene(ctx, scene, step, time, geometry, colours) {
  const { field, chart, calls } = growthBoxes(geometry);
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
    const [x, y] = [field.x + field.width * (0.16 + column * 0.057), field.y + 8 + row * 12];
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
  drawCalls(ctx, scene, calls, [["AMPA current", "ampa", "ampa"], ["BDNF", "growth", "bdnf"], ["mTORC1", "growth", "mtorc1"]], ["ampa_bdnf", "bdnf_mtorc1"], colours, geometry.isNarrow);
  const lines = SIGNALS.map(({ key, ...line }) => ({ ...line, values: growth[key] }));
  const { toX, toY } = drawStrip(ctx, chart, {
    title: "% of rest (model, sizes illustrative)", times: growth.time, time, start: step.start, end: step.end, low: 95, high: 160,
    ticks: [[0, "0"], [6, "6"], [12, "12"], [18, "18"], [24, "24 h"]], levels: [100, 120, 140, 160], lines,
  }, colours);
  nameLines(ctx, lines, chart, geometry.isNarrow, toX, toY(160), colours);
  return counts;
}

// In the order in which they peak, each with its names from the longest on; no two lines of one colour have the same dashes.
const SIGNALS = [
  { key: "current", words: ["AMPA current"], colour: "ampa", dash: [2, 3], term: "ampa" },
  { key: "mtorc1", words: ["mTORC1"], colour: "growth", dash: [7, 4], term: "mtorc1" },
  { key: "bdnf", words: ["BDNF"], colour: "growth", dash: [], term: "bdnf" },
  { key: "ampa", words: ["AMPA receptors at the surface", "AMPA at the surface", "Surface AMPA"], colour: "ampa", dash: [10, 3, 2, 3], term: "ampa" },
];

// Each name behind a stroke of its line, in the part of the chart that the lines leave free; in two columns where it is low.
function nameLines(ctx, lines, chart, isNarrow, toX, top, colours) {
  ctx.font = '600 11px "Inter Variable", sans-serif';
  const edge = chart.x + chart.width + (isNarrow ? 12 : 14);
  const first = toX(isNarrow ? 4 : 5.6);
  const reach = isNarrow ? 21 : 26;
  const second = first + reach + ctx.measureText(lines[0].words[0]).width + 6;
  lines.forEach((line, i) => {
    const x = isNarrow && i % 2 ? second : first;
    const y = top + (isNarrow ? 11 + Math.floor(i / 2) * 16 : 12 + i * 17);
    ctx.font = '600 11px "Inter Variable", sans-serif';
    const words = line.words.find((name) => x + reach + ctx.measureText(name).width <= edge) ?? line.words.at(-1);
    ctx.setLineDash(line.dash);
    strokeLine(ctx, [[x, y - 4], [x + reach - 5, y - 4]], colours[line.colour], 2.4);
    ctx.setLineDash([]);
    write(ctx, words, x + reach, y, { size: 11, colour: colours[line.colour], halo: colours.card, term: line.term });
  });
}
