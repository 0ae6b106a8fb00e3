"""The explainer itself as the first entry of a saved list, with what must go with every file in its note.

A file for a reference manager has no place for a remark that the manager would keep, except the note of an entry.
"""

from importlib.metadata import version
from typing import Any

from explainer.describe.help_lines import short_help
from explainer.describe.publisher import LICENCE_LINE
from explainer.evidence.publisher import load_publisher
from explainer.export.bibtex import latex_safe, write_entry

OWN_KEY = "explainer"
# The browser puts the address and the day in their place when it makes the file.
ADDRESS_PLACE, DAY_PLACE = "@address@", "@day@"


def own_note(line: str) -> str:
    """Return a sentence on what this is, crisis help, and what may be done with it.

    Parameters
    ----------
    line : str
        Such as "Teaching model, not medical advice."
    """
    return f"{line} {short_help()} {LICENCE_LINE}"


def _people() -> tuple[str, str]:
    """Return authors and publisher, as far as this copy states them."""
    stated = load_publisher()
    return stated.authors, stated.publisher


def own_csl(title: str, note: str) -> dict[str, Any]:
    """Return the explainer as a CSL-JSON item without address and day of access.

    Parameters
    ----------
    title, note : str
    """
    authors, publisher = _people()
    fields = {
        "id": OWN_KEY,
        "type": "software",
        "title": title,
        "author": [{"literal": authors}] if authors else [],
        "publisher": publisher,
        "version": version("ketamine-explainer"),
        "note": note,
    }
    return {name: value for name, value in fields.items() if value}


def own_bibtex(title: str, note: str) -> str:
    """Return the explainer as a BibTeX entry, with places for the address and the day of access.

    Parameters
    ----------
    title, note : str
    """
    authors, publisher = _people()
    fields = {
        "author": f"{{{latex_safe(authors)}}}" if authors else "",
        "title": f"{{{latex_safe(title)}}}",
        "publisher": latex_safe(publisher),
        "version": latex_safe(version("ketamine-explainer")),
        "url": ADDRESS_PLACE,
        "urldate": DAY_PLACE,
        "note": latex_safe(note),
    }
    return write_entry("misc", OWN_KEY, fields)
