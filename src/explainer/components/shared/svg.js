// Make SVG elements.
const SVG_NS = "http://www.w3.org/2000/svg";

function svgElement(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG_NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

function svgText(parent, words, attributes) {
  const element = svgElement("text", attributes, parent);
  element.textContent = words;
  return element;
}
