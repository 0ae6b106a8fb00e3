// Room for the longest words, so that nothing below moves when the words change.
function longest(sentences, count) {
  return [...sentences].sort((a, b) => b.length - a.length).slice(0, count);
}

// The words lie unseen behind what is shown, in the same place, and give it their height.
function keepRoom(place, words) {
  place.querySelectorAll(".room").forEach((old) => old.remove());
  for (const text of words) {
    const room = document.createElement("span");
    room.className = "room";
    room.setAttribute("aria-hidden", "true");
    room.textContent = text;
    place.append(room);
  }
}
