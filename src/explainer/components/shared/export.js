// What every saved file shares: the closing lines (SAVED_HELP, SAVED_PUBLISHER and SAVED_LICENCE, from the tables of help and publisher, are put before this at registration), the file itself, a picture as PNG. Nothing leaves the browser.
const SAVED_FONT = "Inter, \"Inter Variable\", Arial, sans-serif";

function savedOn() {
  return new Date().toISOString().slice(0, 10);
}

// Title, publisher, day and address; then what may be done with it.
function citationLines(part) {
  return [`Cite as: Ketamine and the synapse: ${part}. ${SAVED_PUBLISHER} Saved ${savedOn()}. ${window.location.href}`, SAVED_LICENCE];
}

function wrapWords(words, longest) {
  const lines = [""];
  // An address has no spaces and may be longer than a line.
  const parts = words.split(" ").flatMap((word) => word.match(new RegExp(`.{1,${longest}}`, "g")) ?? [""]);
  for (const word of parts) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length + 1 > longest) lines.push(word);
    else lines[last] += `${lines[last] ? " " : ""}${word}`;
  }
  return lines;
}

// The colours that custom properties stand for here, as a picture without the page's style sheet needs them.
function colorsOf(root, names) {
  return names.map((name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    root.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
}

function saveBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const saveText = (text, type, name) => saveBlob(new Blob([text], { type }), name);

// Twice as many pixels as the picture has, for paper and for large screens.
async function pngOf({ text, width, height }) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

// The four buttons of a picture with numbers: SVG, PNG, CSV and the link; each says what it did.
function bindSaves(root, { nameOf, picture, csv }, shownNow) {
  const say = (words) => { root.querySelector(".saved").textContent = words; };
  const bind = (ending, save) => {
    root.querySelector(`.save-${ending}`).onclick = async () => {
      const shown = shownNow();
      const name = `${nameOf(shown)}.${ending}`;
      await save(shown, name);
      say(`Saved ${name}.`);
    };
  };
  bind("svg", (shown, name) => saveText(picture(shown).text, "image/svg+xml", name));
  bind("png", async (shown, name) => saveBlob(await pngOf(picture(shown)), name));
  bind("csv", (shown, name) => saveText(csv(shown), "text/csv", name));
  root.querySelector(".copy").onclick = async () => {
    shownNow();
    try {
      await navigator.clipboard.writeText(window.location.href);
      say("Link copied.");
    } catch {
      say(`Copy this address: ${window.location.href}`);
    }
  };
}
