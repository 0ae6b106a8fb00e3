// The two cells, the cleft and the vesicles: everything that does not move, drawn once per size and theme.
const COLOURS = ["ink", "soft", "card", "line", "glutamate-fill", "glutamate", "ketamine", "nmda", "ampa", "magnesium", "brake", "pyramidal", "pyramidal-fill", "growth", "growth-fill"];
const CELL_COLOURS = {
  light: { sending: ["#f6e9dc", "#f0dac5"], receiving: ["#dfeaf5", "#eaf1f9"], cleft: "#fffcf0", sendingEdge: "#b98a55", receivingEdge: "#5b87b4" },
  dark: { sending: ["#33271f", "#3d2e22"], receiving: ["#1d2c3f", "#182434"], cleft: "#1b1d22", sendingEdge: "#b98a55", receivingEdge: "#6c9bcb" },
};

// Canvas cannot read custom properties, so an element resolves them: one of its own, as a new colour of the root
// would have every element in it styled anew.
function readColours(root) {
  const found = {};
  const probe = document.createElement("span");
  probe.hidden = true;
  root.append(probe);
  for (const name of COLOURS) {
    probe.style.color = `var(--ex-${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  const channels = found.card.match(/[\d.]+/g).map(Number);
  found.cells = channels[0] + channels[1] + channels[2] > 380 ? CELL_COLOURS.light : CELL_COLOURS.dark;
  return found;
}

function makeGeometry(width, height) {
  const isNarrow = width < 560;
  const top = height * (isNarrow ? 0.33 : 0.345);
  const floor = height * (isNarrow ? 0.6 : 0.655);
  // The sending cell's lower edge: flat in the middle, lifting at the sides.
  const upper = (u) => {
    const away = Math.max(0, Math.abs(u - 0.5) - 0.23) / 0.27;
    return top - height * 0.15 * (away * away * (3 - 2 * away));
  };
  // The receiving cell's upper edge: a low dome.
  const lower = (u) => floor + height * 0.13 * (2 * Math.abs(u - 0.5)) ** 2.2;
  const acrossLeft = isNarrow ? 0.05 : 0.1;
  return {
    width, height, isNarrow, upper, lower,
    unit: isNarrow ? Math.min(width / 390, 1) * 0.9 : width / 992,
    // A place in the cleft: across 0 to 1, down 0 (sending side) to 1 (receiving side).
    place(across, down) {
      const u = acrossLeft + across * (1 - 2 * acrossLeft);
      const start = upper(u) + 8;
      return [u * width, start + down * (lower(u) - 24 - start)];
    },
    // A place of ketamine: across the picture, and depth 0 (sending cell) to 1 (the pores).
    placeKetamine(across, depth) {
      const start = upper(across) + 8;
      return [across * width, start + depth * (lower(across) + 2 - start)];
    },
  };
}

function tracePath(ctx, edge, geometry) {
  ctx.beginPath();
  for (let i = 0; i <= 60; i += 1) {
    const u = i / 60;
    if (i) ctx.lineTo(u * geometry.width, edge(u));
    else ctx.moveTo(0, edge(0));
  }
}

function strokeMembrane(ctx, edge, geometry, colour, background) {
  for (const [width, style] of [[7, colour], [3, background]]) {
    tracePath(ctx, edge, geometry);
    ctx.lineWidth = width;
    ctx.strokeStyle = style;
    ctx.stroke();
  }
}

const VESICLES = [[0.25, 0.11], [0.36, 0.21], [0.475, 0.09], [0.6, 0.19], [0.705, 0.235], [0.44, 0.255]];

function drawVesicle(ctx, x, y, radius, colours) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colours.cells.cleft;
  ctx.fill();
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = colours.cells.sendingEdge;
  ctx.stroke();
  ctx.fillStyle = colours["glutamate-fill"];
  for (let i = 0; i < 19; i += 1) {
    const r = radius * 0.78 * Math.sqrt((i + 0.5) / 19);
    ctx.beginPath();
    ctx.arc(x + r * Math.cos(i * 2.399963), y + r * Math.sin(i * 2.399963), radius * 0.11, 0, 2 * Math.PI);
    ctx.fill();
  }
}

function drawStage(ctx, geometry, colours, isReleased) {
  const { width, height, upper, lower, unit } = geometry;
  ctx.fillStyle = colours.cells.cleft;
  ctx.fillRect(0, 0, width, height);
  const above = ctx.createLinearGradient(0, 0, 0, height * 0.36);
  above.addColorStop(0, colours.cells.sending[0]);
  above.addColorStop(1, colours.cells.sending[1]);
  tracePath(ctx, upper, geometry);
  ctx.lineTo(width, 0);
  ctx.lineTo(0, 0);
  ctx.fillStyle = above;
  ctx.fill();
  const below = ctx.createLinearGradient(0, height * 0.62, 0, height);
  below.addColorStop(0, colours.cells.receiving[0]);
  below.addColorStop(1, colours.cells.receiving[1]);
  tracePath(ctx, lower, geometry);
  ctx.lineTo(width, height);
  ctx.lineTo(0, height);
  ctx.fillStyle = below;
  ctx.fill();
  strokeMembrane(ctx, upper, geometry, colours.cells.sendingEdge, colours.cells.sending[1]);
  strokeMembrane(ctx, lower, geometry, colours.cells.receivingEdge, colours.cells.receiving[0]);

  const radius = 25 * unit;
  for (const [x, y] of VESICLES) drawVesicle(ctx, x * width, y * height, radius, colours);
  // The vesicle that releases: docked and full, or open to the cleft.
  const x = width * 0.5;
  const y = upper(0.5);
  if (!isReleased) {
    drawVesicle(ctx, x, y - radius - 4, radius, colours);
    return;
  }
  ctx.beginPath();
  ctx.moveTo(x - radius * 1.15, y + 3);
  ctx.lineTo(x - radius * 1.15, y - radius * 0.5);
  ctx.arc(x, y - radius * 0.5, radius * 1.15, Math.PI, 0);
  ctx.lineTo(x + radius * 1.15, y + 3);
  ctx.fillStyle = colours.cells.cleft;
  ctx.fill();
  ctx.lineWidth = 4.5;
  ctx.strokeStyle = colours.cells.sendingEdge;
  ctx.stroke();
  ctx.fillRect(x - radius * 1.15 + 2, y - 4, radius * 2.3 - 4, 9);
}
