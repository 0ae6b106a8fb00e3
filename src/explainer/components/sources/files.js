// The references that are shown, as a file for a reference manager.
function bibtexFile(header, items) {
  const { title, line } = header.file;
  const comment = `% ${title}, ${items.length} of ${header.items.length}. ${savedOn()}. ${line} ${SAVED_HELP}\n\n`;
  return comment + items.map(({ bibtex }) => bibtex).join("\n");
}

// JSON has no comments; the date stands in the file's name.
function cslFile(items) {
  return `${JSON.stringify(items.map(({ csl }) => csl), null, 1)}\n`;
}

function fileName(header, items, ending) {
  const part = items.length === header.items.length ? "all" : `${items.length}-of-${header.items.length}`;
  return `${header.file.name}-${part}-${savedOn()}.${ending}`;
}
