// Arrows from one thing to the next, each with a small badge that says in what it was shown.
const BADGE_COLOURS = { cells: "ampa", animals: "soft", people: "nmda" };
const BADGE_HEIGHT = 18;

function strokeLine(ctx, points, colour, width) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

// A line with an open head at its end, which points along the last stretch.
function strokeArrow(ctx, points, colour, width) {
  strokeLine(ctx, points, colour, width);
  const [[fromX, fromY], [x, y]] = points.slice(-2);
  const angle = Math.atan2(y - fromY, x - fromX);
  const wing = (turn) => [x - 8 * Math.cos(angle + turn), y - 8 * Math.sin(angle + turn)];
  strokeLine(ctx, [wing(0.6), [x, y], wing(-0.6)], colour, width);
}

function badgeWidth(ctx, words) {
  ctx.font = '600 11px "Inter Variable", sans-serif';
  return ctx.measureText(words).width + 14;
}

// `key`: of scene.arrows, and of the note that a tap on the badge opens. `x` is its left side or its middle, `y` its middle.
function drawBadge(ctx, scene, key, x, y, colours, align = "left") {
  const { badge, kind } = scene.arrows[key];
  const width = badgeWidth(ctx, badge);
  const left = align === "center" ? x - width / 2 : x;
  const top = y - BADGE_HEIGHT / 2;
  ctx.beginPath();
  ctx.roundRect(left, top, width, BADGE_HEIGHT, BADGE_HEIGHT / 2);
  ctx.fillStyle = colours.card;
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = colours[BADGE_COLOURS[kind]];
  ctx.stroke();
  write(ctx, badge, left + width / 2, y + 4, { size: 11, colour: colours[BADGE_COLOURS[kind]], align: "center" });
  if (ctx.labels) ctx.labels.push({ term: key, left, top, width, height: BADGE_HEIGHT });
  return width;
}

// What calls up what: names with an arrow from each to the next, in a row on a phone, else one below the other.
function drawCalls(ctx, scene, box, names, arrows, colours, isRow) {
  const gap = 5;
  if (!isRow) {
    names.forEach(([words, colour, term], i) => {
      const y = box.y + i * box.pitch;
      write(ctx, words, box.x, y, { size: 12, colour: colours[colour], term });
      if (!arrows[i]) return;
      strokeArrow(ctx, [[box.x + 14, y + 8], [box.x + 14, y + box.pitch - 13]], colours.ink, 1.6);
      drawBadge(ctx, scene, arrows[i], box.x + 28, y + box.pitch / 2 - 2, colours);
    });
    return;
  }
  ctx.font = '600 11.5px "Inter Variable", sans-serif';
  const widths = names.map(([words]) => ctx.measureText(words).width);
  const each = (box.width - widths.reduce((sum, width) => sum + width, 0)) / arrows.length;
  let x = box.x;
  names.forEach(([words, colour, term], i) => {
    write(ctx, words, x, box.y, { size: 11.5, colour: colours[colour], term });
    x += widths[i];
    if (!arrows[i]) return;
    strokeArrow(ctx, [[x + gap, box.y - 4], [x + each - gap, box.y - 4]], colours.ink, 1.6);
    drawBadge(ctx, scene, arrows[i], x + each / 2, box.y + 16, colours, "center");
    x += each;
  });
}
