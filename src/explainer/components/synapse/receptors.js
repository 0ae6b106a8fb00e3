// Receptors and what sits in their pores. The same shapes everywhere: NMDA a wide channel,
// AMPA a narrow one, ketamine a hexagon, magnesium a labelled disc, calcium an open ring.
function hexagon(ctx, x, y, radius) {
  ctx.beginPath();
  for (let k = 0; k < 6; k += 1) {
    const angle = (k * Math.PI) / 3;
    if (k) ctx.lineTo(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
    else ctx.moveTo(x, y - radius);
  }
  ctx.closePath();
}

function drawKetamine(ctx, x, y, radius, colours) {
  hexagon(ctx, x, y, radius);
  ctx.fillStyle = colours.ketamine;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = colours.card;
  ctx.stroke();
}

function roundedBar(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

// One half of a channel: a stem in the membrane and a head outside; `gap` is half the pore.
function drawHalf(ctx, side, gap, shape, colour, edge) {
  const stem = { x: side > 0 ? gap : -gap - shape.stem, y: -shape.height * 0.55 };
  ctx.fillStyle = colour;
  ctx.strokeStyle = edge;
  ctx.lineWidth = 1.5;
  roundedBar(ctx, stem.x, stem.y, shape.stem, shape.height, shape.stem * 0.4);
  ctx.fill();
  ctx.stroke();
  if (shape.head) {
    ctx.beginPath();
    ctx.ellipse(side * (gap + shape.head * 0.55), stem.y + 2, shape.head * 0.75, shape.head * 0.62, 0, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    // Cover the seam between head and stem.
    ctx.fillRect(stem.x + 1.5, stem.y + 2, shape.stem - 3, shape.head * 0.7);
  }
}

const SHAPES = {
  nmda: { stem: 13, head: 20, height: 62, shut: 1.5, open: 8 },
  ampa: { stem: 15, head: 0, height: 44, shut: 1, open: 4.5 },
};

// `openness` runs from 0 (shut) to 1 (open), so that gates move instead of jumping.
function drawChannel(ctx, kind, x, y, unit, openness, colours) {
  const shape = SHAPES[kind];
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(unit, unit);
  const gap = shape.shut + (shape.open - shape.shut) * openness;
  // Halves lean together at the bottom when the gate is shut.
  for (const side of [-1, 1]) {
    ctx.save();
    ctx.rotate(side * (1 - openness) * (kind === "ampa" ? 0.09 : 0.05));
    drawHalf(ctx, side, gap, shape, colours[kind], colours.card);
    ctx.restore();
  }
  ctx.restore();
}

function drawMagnesium(ctx, x, y, unit, colours, alpha) {
  if (alpha <= 0.02) return;
  ctx.globalAlpha = alpha;
  ctx.beginPath();
  ctx.arc(x, y, 11 * unit, 0, 2 * Math.PI);
  ctx.fillStyle = colours.magnesium;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = colours.card;
  ctx.stroke();
  ctx.fillStyle = colours.card;
  ctx.font = `600 ${Math.max(10, 11 * unit)}px "Inter Variable", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("Mg", x, y + 0.5);
  ctx.globalAlpha = 1;
  ctx.textBaseline = "alphabetic";
}

// Calcium that entered less than `life` ago: it sinks and fades. Births come from the simulation.
function drawCalcium(ctx, births, now, life, x, y, unit, colours) {
  births.forEach((birth, i) => {
    const age = (now - birth) / life;
    if (age < 0 || age > 1) return;
    const sway = Math.sin(i * 2.4) * 26 * unit * Math.sqrt(age);
    ctx.globalAlpha = Math.min(1, (1 - age) * 2);
    ctx.beginPath();
    ctx.arc(x + sway, y + (18 + 62 * Math.sqrt(age)) * unit, 4.2 * unit, 0, 2 * Math.PI);
    ctx.lineWidth = 2.2 * unit;
    ctx.strokeStyle = colours.nmda;
    ctx.stroke();
  });
  ctx.globalAlpha = 1;
}
