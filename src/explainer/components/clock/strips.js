// What each strip shows, listed in the order of the strips.
function listStrips(list, rows, words) {
  list.replaceChildren();
  for (const row of rows) {
    const name = document.createElement("dt");
    name.textContent = row.querySelector("h2").textContent;
    const shows = document.createElement("dd");
    shows.textContent = words[row.dataset.lane];
    list.append(name, shows);
  }
}
