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
