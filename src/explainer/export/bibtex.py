"""References as BibTeX, in UTF-8, with every character that LaTeX would act on made safe."""

from collections.abc import Iterable, Mapping

from explainer.export.csl_json import author_names, csl_type, journal_place
from explainer.references import Reference

_ENTRY_TYPES = {
    "article": "misc",
    "article-journal": "article",
    "chapter": "incollection",
    "webpage": "misc",
}
_CONTAINER_FIELDS = {"article": "journal", "incollection": "booktitle", "misc": "howpublished"}
# Braces of a title would end the field, so they become commands.
_LATEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)


def latex_safe(text: str) -> str:
    """Return words with every character that LaTeX would act on escaped; other letters stay as they are."""
    return text.translate(_LATEX)


def _fields(reference: Reference, entry_type: str, note: str) -> dict[str, str]:
    """Return the fields of an entry; DOI and address stay as they are, for they are not typeset."""
    names, has_others = author_names(reference.authors)
    # Braces keep a group's name whole, and a title's capitals as they were printed.
    authors = " and ".join([*(f"{{{latex_safe(name)}}}" for name in names), *(["others"] * has_others)])
    container, volume, issue, page = journal_place(reference.container)
    fields = {
        "author": authors,
        "title": f"{{{latex_safe(reference.title)}}}",
        _CONTAINER_FIELDS[entry_type]: latex_safe(container),
        "volume": volume,
        "number": issue,
        "pages": page,
        "year": latex_safe(reference.year),
        "doi": reference.doi,
        "pmid": reference.pmid,
        "url": reference.link,
        "note": latex_safe(note),
    }
    return {name: value for name, value in fields.items() if value}


def bibtex_entry(reference: Reference, *, note: str = "") -> str:
    """Return one reference as a BibTeX entry.

    Parameters
    ----------
    reference : Reference
        A record of `references.json`.
    note : str
        What a reader of the entry should know, such as how it was read.
    """
    return write_bibtex([(reference, note)])


def write_entry(entry_type: str, key: str, fields: Mapping[str, str]) -> str:
    """Return one entry from fields that are safe already; an empty field is left out.

    Parameters
    ----------
    entry_type, key : str
        Such as "misc" and "explainer".
    fields : mapping of str to str
        In the order in which they are written.
    """
    # Needed only when a file is written, so it does not slow down the start of the app.
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415
    from bibtexparser.library import Library  # noqa: PLC0415
    from bibtexparser.model import Entry, Field  # noqa: PLC0415

    library = Library()
    library.add(Entry(entry_type, key, [Field(name, value) for name, value in fields.items() if value]))
    return write_string(library)


def write_bibtex(noted: Iterable[tuple[Reference, str]], *, comment: str = "") -> str:
    """Return references as a BibTeX file.

    Parameters
    ----------
    noted : iterable of (Reference, str)
        Records of `references.json`, each with a note; an empty note is left out.
    comment : str
        First line of the file, without the sign that makes it a comment; empty for none.
    """
    # Needed only when a file is written, so it does not slow down the start of the app.
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415
    from bibtexparser.library import Library  # noqa: PLC0415
    from bibtexparser.model import Entry, Field, ImplicitComment  # noqa: PLC0415

    library = Library()
    if comment:
        library.add(ImplicitComment(f"% {comment}"))
    for reference, note in noted:
        entry_type = _ENTRY_TYPES[csl_type(reference)]
        fields = [Field(name, value) for name, value in _fields(reference, entry_type, note).items()]
        library.add(Entry(entry_type, reference.key, fields))
    return write_string(library)
