// Words with colour marks, {kind|text}, become spans; nothing is parsed as HTML.
function writeSentence(element, sentence) {
  const parts = sentence.split(/\{(\w+)\|([^}]*)\}/);
  const nodes = [];
  for (let i = 0; i < parts.length; i += 3) {
    nodes.push(document.createTextNode(parts[i]));
    if (i + 1 < parts.length) {
      const span = document.createElement("b");
      span.className = parts[i + 1];
      span.textContent = parts[i + 2];
      nodes.push(span);
    }
  }
  element.replaceChildren(...nodes);
}

// Put values into the places of a template, <name>.
function fillPlaces(template, values) {
  return template.replace(/<(\w+)>/g, (place, name) => values[name] ?? place);
}

function plainSentence(sentence) {
  return sentence.replace(/\{\w+\|([^}]*)\}/g, "$1");
}
