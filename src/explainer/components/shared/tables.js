// A table with a caption and row headers.
function makeTable(caption, head, rows) {
  const table = document.createElement("table");
  const captionElement = table.createCaption();
  captionElement.textContent = caption;
  const headRow = table.createTHead().insertRow();
  for (const words of head) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = words;
    headRow.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((words, i) => {
      const cell = i === 0 ? document.createElement("th") : document.createElement("td");
      if (i === 0) cell.scope = "row";
      cell.textContent = words;
      line.append(cell);
    });
  }
  return table;
}
