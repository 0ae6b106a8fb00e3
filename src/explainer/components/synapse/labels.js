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
  return term && ctx.labels ? keepLabel(ctx, words, x, y, size, weight, align, colour, term) : undefined;
}

const wordWidths = new Map();

function widthOf(ctx, words, size, weight) {
  ctx.font = `${weight} ${size}px "Inter Variable", sans-serif`;
  const key = `${ctx.font} ${words}`;
  if (wordWidths.size > 400) wordWidths.clear();
  if (!wordWidths.has(key)) wordWidths.set(key, ctx.measureText(words).width);
  return wordWidths.get(key);
}

function keepLabel(ctx, words, x, y, size, weight, align, colour, term) {
  const width = widthOf(ctx, words, size, weight);
  const left = align === "center" ? x - width / 2 : align === "right" ? x - width : x;
  const label = { term, words, left, top: y - size, width, height: size * 1.3 };
  ctx.labels.push(label);
  ctx.save();
  ctx.setLineDash([1.5, 2.5]);
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.moveTo(left, y + 4);
  ctx.lineTo(left + width, y + 4);
  ctx.stroke();
  ctx.restore();
  return label;
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
  // Kept beside the labels, so that both can be told to stay apart.
  if (ctx.labels) ctx.labels.leaders = [...(ctx.labels.leaders ?? []), [from, to]];
}

// Where labels under receptors stand: two rows of two lines, and on a phone a strip at the left edge for a leader.
const NOTE_LEADING = 16;
const EDGE_PX = 7;
const STRIP_PX = 20;

function tagRows({ height, isNarrow }) {
  return isNarrow ? { near: height - 66, far: height - 29 } : { near: height * 0.845, far: height * 0.925 };
}

// A leader line, a name, and what is going on. `isAtEdge`: at the left edge, its leader in the strip beside the others.
function drawTag(ctx, geometry, anchor, tag, colours) {
  const colour = colours[tag.colour];
  const halo = colours.cells.receiving[1];
  const y = tagRows(geometry)[tag.row];
  const size = geometry.isNarrow ? 12 : 13;
  const width = Math.max(widthOf(ctx, tag.name, size, 600), widthOf(ctx, tag.note, 12, 400));
  const first = (geometry.isNarrow && !tag.isAtEdge ? STRIP_PX : EDGE_PX) + width / 2;
  const x = Math.min(Math.max(tag.isAtEdge ? first : anchor[0], first), geometry.width - EDGE_PX - width / 2);
  const foot = anchor[1] + 34 * geometry.unit;
  if (tag.isAtEdge) leader(ctx, [anchor[0] - 15 * geometry.unit, foot - 8 * geometry.unit], [EDGE_PX + 4, y - 15], colour);
  else leader(ctx, [anchor[0], foot], [x, y - 15], colour);
  const label = write(ctx, tag.name, x, y, { size, colour, align: "center", halo, term: tag.term });
  if (!tag.note) return;
  write(ctx, tag.note, x, y + NOTE_LEADING, { size: 12, weight: 400, colour: colours.soft, align: "center", halo });
  // A tap on either line opens the sentence.
  if (label) Object.assign(label, { left: x - width / 2, width, height: label.height + NOTE_LEADING });
}

function drawFixedWords(ctx, geometry, colours) {
  const size = geometry.isNarrow ? 12 : 13;
  write(ctx, "Sending cell", 16, geometry.isNarrow ? 14 : 34, { size, colour: colours.glutamate, term: "sending" });
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
