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

function strokeLine(ctx, points, colour, width) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function drawCells(ctx, scene, time, field, colours, isNarrow) {
  const { firing } = scene;
  const radius = (field.width * 20_000) / scene.scales.circuit.width_nm / 1.6;
  const r = isNarrow ? Math.max(radius, 22) : radius;
  const brake = [field.x + field.width * 0.2, field.y + field.height * 0.44];
  const pyramid = [field.x + field.width * 0.66, field.y + field.height * 0.47];
  // Brake cell onto pyramidal cell: a line with a bar. Back: a line with an arrowhead over the top.
  const bar = [pyramid[0] - r * 1.2, brake[1]];
  strokeLine(ctx, [[brake[0] + r, brake[1]], bar], colours.brake, 3);
  strokeLine(ctx, [[bar[0], bar[1] - 14], [bar[0], bar[1] + 14]], colours.brake, 4);
  const top = brake[1] - r * 2;
  strokeLine(ctx, [[pyramid[0], pyramid[1] - r], [pyramid[0], top], [brake[0], top], [brake[0], brake[1] - r - 8]], colours.pyramidal, 2);
  strokeLine(ctx, [[brake[0] - 6, brake[1] - r - 14], [brake[0], brake[1] - r - 6], [brake[0] + 6, brake[1] - r - 14]], colours.pyramidal, 2);
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
  for (let i = 0; i < firing.receptors; i += 1) {
    const angle = Math.PI * (0.5 + (2 * i + 1) / firing.receptors);
    const [x, y] = [brake[0] + r * Math.cos(angle), brake[1] + r * Math.sin(angle)];
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(angle + Math.PI / 2);
    strokeLine(ctx, [[-4.5, -7], [-4.5, 7]], colours.nmda, 4);
    strokeLine(ctx, [[4.5, -7], [4.5, 7]], colours.nmda, 4);
    ctx.restore();
    if (time >= 0 && i < firing.plugged) drawKetamine(ctx, x, y, 7, colours);
  }
  drawSpikesOnWire(ctx, firing.brake[0], time, [brake[0] + r, brake[1]], bar, colours.ink);
  drawSpikesOnWire(ctx, firing.pyramidal[0], time, [pyramid[0] + r * 0.7, out[1]], out, colours.ink);
  const names = { size: isNarrow ? 12 : 13, align: "center" };
  write(ctx, "Brake cell", brake[0], brake[1] + r + 24, { ...names, colour: colours.brake, term: "brake" });
  write(ctx, "Pyramidal cell", pyramid[0], pyramid[1] + r + 24, { ...names, colour: colours.pyramidal, term: "pyramidal" });
  const hertz = (values) => `${interpolate(firing.time, values, time).toFixed(1)} per s`;
  write(ctx, hertz(firing.brake_hz), brake[0], brake[1] + r + 42, { ...names, weight: 400, colour: colours.ink });
  write(ctx, hertz(firing.pyramidal_hz), pyramid[0], pyramid[1] + r + 42, { ...names, weight: 400, colour: colours.ink });
  if (!isNarrow) {
    write(ctx, "drives", (brake[0] + pyramid[0]) / 2, top - 6, { ...names, size: 12, weight: 400, colour: colours.soft, term: "pyramidal" });
    write(ctx, "holds back", (brake[0] + r + bar[0]) / 2, brake[1] - 10, { ...names, size: 12, weight: 400, colour: colours.soft, term: "brake" });
  }
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
  if (geometry.isNarrow) field.height -= 46;
  drawCells(ctx, scene, time, { ...field, width: geometry.isNarrow ? field.width : field.width * 0.94 }, colours, geometry.isNarrow);
  const raster = geometry.isNarrow ? { x: 14, y: geometry.height * 0.6, width: geometry.width - 28, height: geometry.height * 0.33 } : { x: geometry.width * 0.61, y: geometry.height * 0.25, width: geometry.width * 0.36, height: geometry.height * 0.66 };
  const counts = drawRaster(ctx, scene, step, time, raster, colours);
  drawScaleBar(ctx, field.x + 6, geometry.isNarrow ? 56 : geometry.height - 22, field.width, scene.scales.circuit, colours);
  return { brakeSpikes: counts.brake, pyramidalSpikes: counts.pyramidal, chart };
}
