"""Rules that the cells of every evidence table keep, in the form that leads to the cell."""

from collections.abc import Iterable, Mapping
from datetime import date

from explainer.errors import ParameterError, cell_error
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference


def require_word(file: str, number: int, column: str, word: str, words: Iterable[str]) -> None:
    """Raise unless a cell holds one of the words.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    listed = list(words)
    if word not in listed:
        raise cell_error(file, number, column, f"one of {', '.join(listed)}", word)


def require_provenance(file: str, number: int, seen: str, source: str, checked: str) -> None:
    """Raise unless a row says how its source was read, names it, and says when it was checked.

    Parameters
    ----------
    file : str
    number : int
        Of the row; the first below the head is 2.
    seen, source, checked : str
        One of `SEEN`; a key of the reference list; an ISO date.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    require_word(file, number, "seen", seen, SEEN)
    try:
        find_reference(source)
    except ParameterError:
        raise cell_error(file, number, "source", "a key of references.json", source) from None
    require_day(file, number, "checked", checked)


def require_day(file: str, number: int, column: str, text: str) -> None:
    """Raise unless a cell holds an ISO date.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    try:
        date.fromisoformat(text)
    except ValueError:
        raise cell_error(file, number, column, "a date such as 2026-11-24", text) from None


def read_texts(
    file: str,
    number: int,
    row: Mapping[str, str],
    names: Iterable[str],
    *,
    may_be_blank: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Return the cells of a row of words that names its source.

    Parameters
    ----------
    file : str
    number : int
        Of the row; the first below the head is 2.
    row : mapping
        Cells by column name.
    names : iterable of str
        The columns; ``seen``, ``source`` and ``checked`` are among them.
    may_be_blank : frozenset of str
        Columns that need no text.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    cells = {name: (row.get(name) or "").strip() for name in names}
    for name, text in cells.items():
        if not text and name not in may_be_blank:
            raise cell_error(file, number, name, "a text", text)
    require_provenance(file, number, cells["seen"], cells["source"], cells["checked"])
    return cells


def require_new(file: str, number: int, row_id: str, used: set[str]) -> None:
    """Raise if a row's name was used before, and note it as used.

    Raises
    ------
    DataError
        Naming file, row and the name that came twice.
    """
    if row_id in used:
        raise cell_error(file, number, "row_id", "a name used once", row_id)
    used.add(row_id)
