// Words on the picture: which cell is which, what each channel is doing, the scale bar.
// `term`: what a tap on the words opens; such words carry dots under them, and their place is kept on the context.
function write(ctx, words, x, y, { size = 13, weight = 600, colour, align = "left", halo, term }) {
  ctx.font = `${weight} ${size}px "Inter Variable", sans-serif`;
  ctx.textAlign = align;
  // A rim in the colour behind keeps words readable where an ion passes.
  if (halo) {
    ctx.save();
    ctx.lineWidth = 5;
    ctx.lineJoin = "round";
    ctx.strokeStyle = halo;
    ctx.strokeText(words, x, y);
    ctx.restore();
  }
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
  if (term && ctx.labels) keepLabel(ctx, words, x, y, size, align, colour, term);
}

const wordWidths = new Map();

function keepLabel(ctx, words, x, y, size, align, colour, term) {
  const key = `${ctx.font} ${words}`;
  if (wordWidths.size > 400) wordWidths.clear();
  if (!wordWidths.has(key)) wordWidths.set(key, ctx.measureText(words).width);
  const width = wordWidths.get(key);
  const left = align === "center" ? x - width / 2 : align === "right" ? x - width : x;
  ctx.labels.push({ term, left, top: y - size, width, height: size * 1.3 });
  ctx.save();
  ctx.setLineDash([1.5, 2.5]);
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.moveTo(left, y + 4);
  ctx.lineTo(left + width, y + 4);
  ctx.stroke();
  ctx.restore();
}

// The label at a place, or the nearest one within reach of a fingertip.
const REACH_PX = 22;

function labelAt(labels, x, y) {
  let found;
  let nearest = REACH_PX;
  for (const label of labels) {
    const across = Math.max(label.left - x, 0, x - label.left - label.width);
    const down = Math.max(label.top - y, 0, y - label.top - label.height);
    const away = Math.hypot(across, down);
    if (away < nearest) [found, nearest] = [label, away];
  }
  return found;
}

function leader(ctx, from, to, colour) {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

// Labels under receptors: a leader line, a name, and what is going on.
function drawTag(ctx, geometry, anchor, tag, colours) {
  const colour = colours[tag.colour];
  const halo = colours.cells.receiving[1];
  const y = geometry.height * tag.y;
  const margin = geometry.isNarrow ? 52 : 92;
  const x = Math.min(Math.max(anchor[0] + tag.dx * geometry.width, margin), geometry.width - margin);
  leader(ctx, [anchor[0], anchor[1] + 34 * geometry.unit], [x, y - 15], colour);
  write(ctx, tag.name, x, y, { size: geometry.isNarrow ? 12 : 13, colour, align: "center", halo, term: tag.term });
  if (tag.note) write(ctx, tag.note, x, y + 16, { size: 12, weight: 400, colour: colours.soft, align: "center", halo });
}

function drawFixedWords(ctx, geometry, colours) {
  const size = geometry.isNarrow ? 12 : 13;
  write(ctx, "Sending cell", 16, geometry.isNarrow ? 19 : 34, { size, colour: colours.glutamate, term: "sending" });
  if (geometry.isNarrow) write(ctx, "Receiving cell", geometry.width - 12, geometry.height - 10, { size, colour: colours.nmda, align: "right", term: "receiving" });
  else write(ctx, "Receiving cell", 16, geometry.height - 14, { size, colour: colours.nmda, term: "receiving" });
  // The cleft is 20 nm across; sideways the picture is pressed together, which the caption says.
  const [x, top] = geometry.place(geometry.isNarrow ? 0.02 : 0.13, 0);
  const [, bottom] = geometry.place(geometry.isNarrow ? 0.02 : 0.13, 1);
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = colours.ink;
  ctx.beginPath();
  ctx.moveTo(x - 4, top);
  ctx.lineTo(x + 4, top);
  ctx.moveTo(x, top);
  ctx.lineTo(x, bottom + 14);
  ctx.moveTo(x - 4, bottom + 14);
  ctx.lineTo(x + 4, bottom + 14);
  ctx.stroke();
  write(ctx, "20 nm", x + 8, (top + bottom) / 2 + 8, { size: 12, weight: 400, colour: colours.ink, halo: colours.cells.cleft, term: "cleft" });
}
