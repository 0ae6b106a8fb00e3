// The references that are shown, as a file for a reference manager. The explainer itself comes first: its note says what a reader must know, for a manager keeps notes and drops comments.
const ownAddress = () => `${window.location.origin}${window.location.pathname}`;

function bibtexFile(header, items) {
  const { title, line, bibtex, places } = header.file;
  const comment = `% ${title}, ${items.length} of ${header.items.length}. ${savedOn()}. ${line} ${SAVED_HELP} ${SAVED_LICENCE}\n\n`;
  const own = bibtex.replace(places.address, () => ownAddress()).replace(places.day, savedOn());
  return comment + [own, ...items.map((item) => item.bibtex)].join("\n");
}

function cslFile(header, items) {
  const own = {
    ...header.file.csl,
    URL: ownAddress(),
    accessed: { "date-parts": [savedOn().split("-").map(Number)] },
  };
  return `${JSON.stringify([own, ...items.map(({ csl }) => csl)], null, 1)}\n`;
}

function fileName(header, items, ending) {
  const part = items.length === header.items.length ? "all" : `${items.length}-of-${header.items.length}`;
  return `${header.file.name}-${part}-${savedOn()}.${ending}`;
}

// How many references were read in each way: the marks as numbers.
const COUNT_HEAD = ["how read, at best", "references"];
const countRows = ({ seen }) => seen.map(({ label, count }) => [label, String(count)]);

function countsFile(header) {
  const notes = [`${header.file.title}: how each reference was read, at best.`, header.file.line, SAVED_HELP, ...citationLines("how each reference was read")];
  const quote = (words) => (/[",\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  return `${notes.map((line) => `# ${line}`).join("\n")}\n${[COUNT_HEAD, ...countRows(header)].map((row) => row.map(quote).join(",")).join("\n")}\n`;
}
