// A chart made of the page's own elements as one SVG: its boxes where they stand, its words line by line.
const DRAWN = { edge: 16, serif: "Georgia, serif", without: "details:not(.ex-num), .ex-origin, .visually-hidden" };

// Any colour that the browser knows, as what every viewer of pictures knows: rgb and a share.
function plainColor(color, brush) {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
  return alpha ? { color: `rgb(${red}, ${green}, ${blue})`, share: Number((alpha / 255).toFixed(3)) } : null;
}

function boxAttributes(box, style, colorOf) {
  const edge = style.borderTopStyle === "none" ? 0 : Number.parseFloat(style.borderTopWidth);
  const fill = colorOf(style.backgroundColor);
  const line = edge ? colorOf(style.borderTopColor) : null;
  if (!fill && !line) return null;
  const corner = Number.parseFloat(style.borderTopLeftRadius);
  const [width, height] = [box.width - edge, box.height - edge];
  const round = style.borderTopLeftRadius.endsWith("%") ? (corner / 100) * width : Math.max(corner - edge / 2, 0);
  return {
    x: box.left + edge / 2,
    y: box.top + edge / 2,
    width,
    height,
    rx: round,
    ...(fill ? { fill: fill.color, "fill-opacity": fill.share } : { fill: "none" }),
    ...(line ? { stroke: line.color, "stroke-opacity": line.share, "stroke-width": edge } : {}),
  };
}

// The lines into which the browser has broken a text, each with the room it takes.
function linesOf(node) {
  const range = document.createRange();
  const lines = [];
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getClientRects()[0];
    if (!box) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - box.top) < 1) {
      last.words += ` ${word}`;
      last.right = box.right;
    } else lines.push({ words: word, left: box.left, right: box.right, top: box.top, height: box.height });
  }
  return lines;
}

function drawnLayer(drawn) {
  const { left, top, width, height } = drawn.getBoundingClientRect();
  const [wide, high] = [Math.ceil(width) + 2 * DRAWN.edge, Math.ceil(height) + 2 * DRAWN.edge];
  const svg = svgElement("svg", { width: wide, height: high });
  const all = svgElement("g", { transform: `translate(${DRAWN.edge - left} ${DRAWN.edge - top})` }, svg);
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colorOf = (color) => {
    if (!known.has(color)) known.set(color, plainColor(color, brush));
    return known.get(color);
  };
  const write = (line, style) => {
    brush.font = style.font;
    const { fontBoundingBoxAscent: rise, fontBoundingBoxDescent: fall } = brush.measureText(line.words);
    const { color, share } = colorOf(style.color);
    svgText(all, line.words, {
      x: line.left,
      y: line.top + (line.height * rise) / (rise + fall),
      fill: color,
      "fill-opacity": share,
      "font-size": Number.parseFloat(style.fontSize),
      "font-weight": style.fontWeight,
      textLength: (line.right - line.left).toFixed(1),
      lengthAdjust: "spacingAndGlyphs",
      ...(/serif/i.test(style.fontFamily.split(",")[0]) ? { "font-family": DRAWN.serif } : {}),
    });
  };
  const paint = (element) => {
    if (element.matches(DRAWN.without) || !element.checkVisibility()) return;
    const style = getComputedStyle(element);
    const box = boxAttributes(element.getBoundingClientRect(), style, colorOf);
    if (box) svgElement("rect", box, all);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) linesOf(node).forEach((line) => write(line, style));
      else if (node.nodeType === Node.ELEMENT_NODE) paint(node);
    }
  };
  paint(drawn);
  return svg;
}
