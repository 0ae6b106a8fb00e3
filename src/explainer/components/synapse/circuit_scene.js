// The circuit: a brake cell, a pyramidal cell, and when each of several such cells fires.
const TRAVEL_S = 0.22;

function drawSpikesOnWire(ctx, train, time, from, to, colour) {
  for (const spike of train) {
    const share = (time - spike) / TRAVEL_S;
    if (share < 0 || share > 1) continue;
    ctx.beginPath();
    ctx.arc(blend(from[0], to[0], share), blend(from[1], to[1], share), 5, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
  }
}

// Where the two cells stand. On a phone the way back runs below the clock, and the names keep clear of the rows of marks.
function cellPlaces(scene, field, isNarrow) {
  const radius = (field.width * 20_000) / scene.scales.circuit.width_nm / 1.6;
  const r = isNarrow ? Math.min(Math.max(radius, 22), 26) : radius;
  const y = isNarrow ? 88 + 2 * r : field.y + field.height * 0.44;
  const brake = [field.x + field.width * (isNarrow ? 0.18 : 0.2), y];
  const pyramid = [field.x + field.width * (isNarrow ? 0.72 : 0.66), y + (isNarrow ? 4 : field.height * 0.03)];
  return { r, brake, pyramid, bar: [pyramid[0] - r * 1.2, y], top: y - r * 2, below: pyramid[1] + r + 46 };
}

function drawReceptors(ctx, firing, [x, y], r, time, colours) {
  const size = Math.min(1, r / 36);
  for (let i = 0; i < firing.receptors; i += 1) {
    const angle = Math.PI * (0.5 + (2 * i + 1) / firing.receptors);
    const [left, top] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    ctx.save();
    ctx.translate(left, top);
    ctx.rotate(angle + Math.PI / 2);
    // A light rim, so that receptor and cell stay two things to an eye that sees neither red nor green.
    for (const [colour, width, reach] of [[colours.card, 7.5, 9], [colours.nmda, 4, 7]]) {
      for (const side of [-4.5, 4.5]) strokeLine(ctx, [[side * size, -reach * size], [side * size, reach * size]], colour, width * size);
    }
    ctx.restore();
    if (time >= 0 && i < firing.plugged) drawKetamine(ctx, left, top, 7 * size, colours);
  }
}

function drawCells(ctx, scene, time, field, colours, isNarrow) {
  const { firing } = scene;
  const places = cellPlaces(scene, field, isNarrow);
  const { r, brake, pyramid, bar, top } = places;
  // Brake cell onto pyramidal cell: a line with a bar. Back: a line with an arrowhead over the top.
  strokeLine(ctx, [[brake[0] + r, brake[1]], bar], colours.brake, 3);
  strokeLine(ctx, [[bar[0], bar[1] - 14], [bar[0], bar[1] + 14]], colours.brake, 4);
  strokeArrow(ctx, [[pyramid[0], pyramid[1] - r], [pyramid[0], top], [brake[0], top], [brake[0], brake[1] - r - 9]], colours.pyramidal, 2);
  const out = [field.x + field.width * 0.95, pyramid[1] + r * 0.4];
  strokeLine(ctx, [[pyramid[0] + r * 0.7, out[1]], out], colours.pyramidal, 3);
  ctx.fillStyle = colours.brake;
  ctx.beginPath();
  ctx.arc(...brake, r, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = colours["pyramidal-fill"];
  ctx.beginPath();
  ctx.moveTo(pyramid[0], pyramid[1] - r * 1.1);
  ctx.lineTo(pyramid[0] + r * 1.1, pyramid[1] + r * 0.9);
  ctx.lineTo(pyramid[0] - r * 1.1, pyramid[1] + r * 0.9);
  ctx.closePath();
  ctx.fill();
  drawReceptors(ctx, firing, brake, r, time, colours);
  drawSpikesOnWire(ctx, firing.brake[0], time, [brake[0] + r, brake[1]], bar, colours.ink);
  drawSpikesOnWire(ctx, firing.pyramidal[0], time, [pyramid[0] + r * 0.7, out[1]], out, colours.ink);
  const names = { size: isNarrow ? 12 : 13, align: "center" };
  write(ctx, "Brake cell", brake[0], brake[1] + r + 24, { ...names, colour: colours.brake, term: "brake" });
  write(ctx, "Pyramidal cell", pyramid[0], pyramid[1] + r + 24, { ...names, colour: colours.pyramidal, term: "pyramidal" });
  const hertz = (values) => `${interpolate(firing.time, values, time).toFixed(1)} per s`;
  write(ctx, hertz(firing.brake_hz), brake[0], brake[1] + r + 42, { ...names, weight: 400, colour: colours.ink });
  write(ctx, hertz(firing.pyramidal_hz), pyramid[0], pyramid[1] + r + 42, { ...names, weight: 400, colour: colours.ink });
  // What each arrow does stands above it; in what that was shown, in its badge.
  const said = { size: 12, weight: 400, colour: colours.soft };
  const start = brake[0] + (isNarrow ? 8 : (pyramid[0] - brake[0]) / 2 - 56);
  write(ctx, "drives", start, top - 8, { ...said, term: "pyramidal" });
  drawBadge(ctx, scene, "drives", start + 46, top - 13, colours);
  const middle = (brake[0] + r + 8 + bar[0]) / 2;
  write(ctx, "holds back", middle, brake[1] - 10, { ...said, align: "center", term: "brake" });
  drawBadge(ctx, scene, "holds_back", middle, brake[1] + 17, colours, "center");
  return places;
}

// Rows of marks, one row a cell; returns how many spikes stand drawn.
function drawRaster(ctx, scene, step, time, box, colours) {
  const { firing } = scene;
  const toX = (t) => box.x + ((t - step.start) / (step.end - step.start)) * box.width;
  const rows = [...firing.brake.map((train) => ["brake", train]), ...firing.pyramidal.map((train) => ["pyramidal", train])];
  const pitch = box.height / (rows.length + 1);
  const counts = { brake: 0, pyramidal: 0 };
  ctx.fillStyle = colours.ketamine;
  ctx.globalAlpha = 0.13;
  ctx.fillRect(toX(0), box.y, toX(step.end) - toX(0), box.height);
  ctx.globalAlpha = 1;
  rows.forEach(([kind, train], row) => {
    const y = box.y + pitch * (row + 0.5 + (kind === "pyramidal" ? 1 : 0) * 0.8);
    ctx.strokeStyle = colours[kind];
    ctx.lineWidth = 1.6;
    ctx.beginPath();
    for (const spike of train) {
      if (spike > time) break;
      counts[kind] += 1;
      ctx.moveTo(toX(spike), y - pitch * 0.36);
      ctx.lineTo(toX(spike), y + pitch * 0.36);
    }
    ctx.stroke();
  });
  strokeLine(ctx, [[toX(time), box.y], [toX(time), box.y + box.height]], colours.ink, 1.4);
  write(ctx, "before", (toX(step.start) + toX(0)) / 2, box.y - 6, { size: 12, weight: 400, colour: colours.soft, align: "center" });
  write(ctx, `with ${firing.block_percent.toFixed(0)}% block`, (toX(0) + toX(step.end)) / 2, box.y - 6, { size: 12, weight: 600, colour: colours.ketamine, align: "center", term: "block" });
  write(ctx, `${firing.brake.length} brake cells and ${firing.pyramidal.length} pyramidal cells, 8 s`, box.x, box.y + box.height + 16, { size: 11, weight: 400, colour: colours.soft });
  return counts;
}

function drawCircuitScene(ctx, scene, step, time, geometry, colours) {
  const { field, chart } = boxesOf(geometry);
  const { width, height, isNarrow } = geometry;
  const { below } = drawCells(ctx, scene, time, { ...field, width: isNarrow ? field.width : field.width * 0.94 }, colours, isNarrow);
  const top = below + 24;
  const raster = isNarrow ? { x: 14, y: top, width: width - 28, height: height - 26 - top } : { x: width * 0.61, y: height * 0.25, width: width * 0.36, height: height * 0.66 };
  const counts = drawRaster(ctx, scene, step, time, raster, colours);
  drawScaleBar(ctx, field.x + 6, isNarrow ? 56 : height - 22, field.width, scene.scales.circuit, colours);
  return { brakeSpikes: counts.brake, pyramidalSpikes: counts.pyramidal, chart };
}
