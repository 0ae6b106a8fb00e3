// Room for the longest words, so that nothing below moves when words change; and what each strip shows.
function longest(sentences, count) {
  return [...sentences].sort((a, b) => b.length - a.length).slice(0, count);
}

// The words lie unseen behind what is shown, in the same place, and give it their height.
function reserve(place, words) {
  place.querySelectorAll(".room").forEach((old) => old.remove());
  for (const text of words) {
    const room = document.createElement("span");
    room.className = "room";
    room.setAttribute("aria-hidden", "true");
    room.textContent = text;
    place.append(room);
  }
}

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
