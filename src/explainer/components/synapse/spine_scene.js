// A dendrite whose spines come and go at the times Python packed.
const GROWS_DAYS = 0.25;

function drawSpine(ctx, x, edge, side, length, share, isNew, colours) {
  const tip = edge + side * -1 * length * share;
  const radius = Math.max(0.1, 7.5 * share);
  ctx.strokeStyle = colours["pyramidal-fill"];
  ctx.lineWidth = 4.5;
  ctx.beginPath();
  ctx.moveTo(x, edge);
  ctx.lineTo(x, tip);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, tip, radius, 0, 2 * Math.PI);
  ctx.fillStyle = isNew ? colours["growth-fill"] : colours["pyramidal-fill"];
  ctx.fill();
  // New ones carry a ring too, so that colour is not alone.
  if (!isNew) return;
  ctx.beginPath();
  ctx.arc(x, tip, radius + 3.5, 0, 2 * Math.PI);
  ctx.lineWidth = 1.8;
  ctx.strokeStyle = colours.growth;
  ctx.stroke();
}

function drawSpineScene(ctx, scene, step, time, geometry, colours) {
  const { field, chart } = boxesOf(geometry);
  const { spines } = scene;
  const middle = field.y + field.height * (geometry.isNarrow ? 0.48 : 0.5);
  const thick = geometry.isNarrow ? 11 : 17;
  const bend = (u) => middle + Math.sin(u * 5.2) * field.height * 0.06;
  let standing = 0;
  let fresh = 0;
  spines.along.forEach((u, i) => {
    const gone = spines.gone[i] === null ? Infinity : spines.gone[i];
    if (spines.born[i] > time || gone + GROWS_DAYS <= time) return;
    const isNew = spines.born[i] > time - 1;
    if (gone > time) {
      standing += 1;
      fresh += isNew ? 1 : 0;
    }
    const share = gone <= time ? 1 - (time - gone) / GROWS_DAYS : Math.min(1, 0.35 + (0.65 * (time - spines.born[i])) / GROWS_DAYS);
    const reach = (geometry.isNarrow ? 30 : Math.min(46, field.height * 0.13)) * spines.size[i];
    drawSpine(ctx, field.x + u * field.width, bend(u) - spines.side[i] * (thick - 2), spines.side[i], reach, share, isNew, colours);
  });
  ctx.beginPath();
  for (let i = 0; i <= 60; i += 1) ctx.lineTo(field.x + (i / 60) * field.width, bend(i / 60));
  ctx.lineWidth = 2 * thick;
  ctx.lineCap = "butt";
  ctx.strokeStyle = colours["pyramidal-fill"];
  ctx.stroke();
  const y = field.y + (geometry.isNarrow ? 8 : field.height * 0.06);
  write(ctx, `${standing} spines stand`, field.x + 4, y, { size: geometry.isNarrow ? 13 : 15, colour: colours.ink, term: "spines" });
  const isShort = geometry.width < 820;
  write(ctx, isShort ? `${fresh} came in the last day (ringed); ${spines.rest_per_day} at rest` : `${fresh} came in the last day (ringed); at rest ${spines.rest_per_day} a day come and go`, field.x + (isShort ? 4 : 138), y + (isShort ? 17 : 0), { size: 12.5, colour: colours.growth, term: "spines" });
  // Beside the scale bar where the picture is low, so that no spine runs through it.
  const dendrite = isShort ? [field.x + 22 + (scene.scales.dendrite.bar_nm / scene.scales.dendrite.width_nm) * field.width, field.y + field.height - 12] : [field.x + 4, field.y + field.height * 0.86];
  if (!geometry.isNarrow) write(ctx, "Dendrite of a pyramidal cell", ...dendrite, { size: 13, colour: colours.pyramidal, term: "pyramidal" });
  drawScaleBar(ctx, field.x + 4, field.y + field.height - (geometry.isNarrow ? 0 : 14), field.width, scene.scales.dendrite, colours);
  drawStrip(ctx, chart, {
    title: "Spine density, % of rest (model)", times: spines.time, time, start: step.start, end: step.end, low: 99, high: 109,
    ticks: [[0, "0"], [7, "7"], [14, "14"], [21, "21 days"]], levels: [100, 102, 104, 106, 108],
    lines: [{ values: spines.density, colour: "growth" }],
  }, colours);
  return { spines: standing, newSpines: fresh };
}
