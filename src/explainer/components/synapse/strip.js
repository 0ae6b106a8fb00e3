// A small chart beside a picture: the model's line up to now in ink, the rest faint; and the scale bar.
function interpolate(times, values, time) {
  const frame = frameAt(times, time);
  return values[frame.index] + (values[frame.next] - values[frame.index]) * frame.share;
}

function tracePoints(ctx, times, values, until, toX, toY) {
  ctx.beginPath();
  ctx.moveTo(toX(times[0]), toY(values[0]));
  for (let i = 1; i < times.length && times[i] <= until; i += 1) ctx.lineTo(toX(times[i]), toY(values[i]));
  if (until < times[times.length - 1]) ctx.lineTo(toX(until), toY(interpolate(times, values, until)));
  ctx.stroke();
}

// A title that is wider than its chart takes a second line above.
const TITLE_SLACK_PX = 12;

function writeTitle(ctx, title, box, colours) {
  const style = { size: 12, weight: 600, colour: colours.ink };
  ctx.font = `${style.weight} ${style.size}px "Inter Variable", sans-serif`;
  const cut = ctx.measureText(title).width > box.width + TITLE_SLACK_PX ? title.indexOf(", ") + 1 : 0;
  if (cut) write(ctx, title.slice(0, cut), box.x, box.y - 30, style);
  write(ctx, title.slice(cut).trim(), box.x, box.y - 14, style);
}

// chart: { title, times, time, start, end, low, high, ticks: [[x, words]], levels: [y], lines: [{ values, colour, dash, label }], mark, span }
function drawStrip(ctx, box, chart, colours) {
  const toX = (t) => box.x + ((t - chart.start) / (chart.end - chart.start)) * box.width;
  const toY = (v) => box.y + box.height * (1 - (v - chart.low) / (chart.high - chart.low));
  writeTitle(ctx, chart.title, box, colours);
  ctx.lineWidth = 1;
  if (chart.span) {
    ctx.fillStyle = colours.ketamine;
    ctx.globalAlpha *= 0.13;
    ctx.fillRect(toX(chart.span[0]), box.y, toX(chart.span[1]) - toX(chart.span[0]), box.height);
    ctx.globalAlpha /= 0.13;
    write(ctx, "infusion", toX(chart.span[0]) + 4, box.y + 13, { size: 11, weight: 400, colour: colours.ketamine, term: "block", halo: colours.card });
  }
  for (const level of chart.levels) {
    ctx.strokeStyle = level === 100 ? colours.soft : colours.line;
    ctx.beginPath();
    ctx.moveTo(box.x, toY(level));
    ctx.lineTo(box.x + box.width, toY(level));
    ctx.stroke();
    write(ctx, String(level), box.x - 6, toY(level) + 4, { size: 11, weight: 400, colour: colours.soft, align: "right" });
  }
  for (const [x, words] of chart.ticks) write(ctx, words, x === chart.end ? toX(x) + 8 : toX(x), box.y + box.height + 16, { size: 11, weight: 400, colour: colours.soft, align: x === chart.end ? "right" : "center" });
  ctx.lineJoin = "round";
  for (const line of chart.lines) {
    ctx.strokeStyle = colours[line.colour];
    ctx.setLineDash(line.dash || []);
    ctx.lineWidth = 1.4;
    const before = ctx.globalAlpha;
    ctx.globalAlpha = before * 0.3;
    tracePoints(ctx, chart.times, line.values, chart.end, toX, toY);
    ctx.globalAlpha = before;
    ctx.lineWidth = 2.4;
    tracePoints(ctx, chart.times, line.values, chart.time, toX, toY);
    ctx.setLineDash([]);
    const now = interpolate(chart.times, line.values, chart.time);
    ctx.fillStyle = colours[line.colour];
    ctx.beginPath();
    ctx.arc(toX(chart.time), toY(now), 4, 0, 2 * Math.PI);
    ctx.fill();
  }
  return { toX, toY };
}

// A bar of `scale.bar` length on a field of `scale.width_nm` drawn `pixels` wide.
function drawScaleBar(ctx, x, y, pixels, scale, colours) {
  // Kept, so that it can be drawn once more on a picture that has faded.
  ctx.scaleBar = [x, y, pixels, scale, colours];
  const length = (scale.bar_nm / scale.width_nm) * pixels;
  ctx.lineWidth = 2;
  ctx.strokeStyle = colours.ink;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + length, y);
  ctx.stroke();
  write(ctx, scale.bar, x, y - 6, { size: 12, weight: 400, colour: colours.ink });
}

// Where the drawing and its chart stand: side by side, or one above the other on a phone.
function boxesOf(geometry) {
  const { width, height, isNarrow } = geometry;
  if (isNarrow) return {
    field: { x: 10, y: 66, width: width - 20, height: height * 0.46 },
    chart: { x: 36, y: height * 0.72, width: width - 52, height: height * 0.2 },
  };
  return {
    field: { x: 16, y: 64, width: width * 0.6, height: height - 80 },
    chart: { x: width * 0.69, y: height * 0.34, width: width * 0.28, height: height * 0.46 },
  };
}
