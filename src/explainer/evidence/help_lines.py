"""Where people in crisis find help; one file, which an institution can replace by its own.

``EXPLAINER_HELP_LINES=/path/to/file.csv`` names another file with the same columns. A source is a
web address, not a key of the references, so that one file is all there is to replace.
"""

import csv
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from explainer.errors import DataError, cell_error
from explainer.parameters.parameter import SEEN

HELP_FILE = "help_lines.csv"
HELP_VARIABLE = "EXPLAINER_HELP_LINES"
KINDS = ("emergency", "crisis")
WAYS = ("call", "text", "call or text")
_NUMBER = re.compile(r"\+?[0-9](?:[0-9 -]*[0-9])?")
_SOURCE = re.compile(r"https?://\S+")
_MAY_BE_BLANK = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number that helps in a crisis.

    Attributes
    ----------
    row_id : str
        Unique in the file.
    kind : str
        "emergency" or "crisis".
    country : str
        Countries, with ";" between them.
    service, how, number, note, hours : str
        `how` is one of `WAYS`; `note` says what to choose, and may be blank.
    checked, source, seen, locator : str
        ISO date of the last check, a web address, how it was read, and where.
    """

    row_id: str
    kind: str
    country: str
    service: str
    how: str
    number: str
    note: str
    hours: str
    checked: str
    source: str
    seen: str
    locator: str

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries, one by one."""
        return tuple(name.strip() for name in self.country.split(";"))


COLUMNS = tuple(field.name for field in fields(HelpLine))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_one(file: str, number: int, row: Mapping[str, str]) -> HelpLine:
    """Return one row as a record; every rule is checked here."""
    cells = {}
    for column in COLUMNS:
        if row.get(column) is None:
            raise cell_error(file, number, column, f"a cell under each of {', '.join(COLUMNS)}", None)
        cells[column] = row[column].strip()
        if not cells[column] and column not in _MAY_BE_BLANK:
            raise cell_error(file, number, column, "a text", "")
    line = HelpLine(**cells)
    for column, expected, is_right in (
        ("kind", f"one of {', '.join(KINDS)}", line.kind in KINDS),
        ("country", "names with ; between them", all(line.countries)),
        ("how", f"one of {', '.join(WAYS)}", line.how in WAYS),
        ("number", "a telephone number such as 116 123", _NUMBER.fullmatch(line.number)),
        ("checked", "a date such as 2026-11-24", _is_date(line.checked)),
        ("source", "a web address", _SOURCE.fullmatch(line.source)),
        ("seen", f"one of {', '.join(SEEN)}", line.seen in SEEN),
    ):
        if not is_right:
            raise cell_error(file, number, column, expected, cells[column])
    return line


def read_help_lines(rows: Iterable[Mapping[str, str]], file: str = HELP_FILE) -> tuple[HelpLine, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    file : str
        Name for the message of an error.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected; also if a kind has no line at all.
    """
    found: dict[str, HelpLine] = {}
    for number, row in enumerate(rows, start=2):
        line = _read_one(file, number, row)
        if line.row_id in found:
            raise cell_error(file, number, "row_id", "a name used once", line.row_id)
        found[line.row_id] = line
    for kind in KINDS:
        if kind not in {line.kind for line in found.values()}:
            raise cell_error(file, len(found) + 1, "kind", f"at least one row of kind {kind!r}", "none")
    return tuple(found.values())


def read_help_file(path: Path) -> tuple[HelpLine, ...]:
    """Return the lines of a file that stands in for the project's own.

    Parameters
    ----------
    path : pathlib.Path
        A CSV file in UTF-8 with the columns of `HelpLine`.

    Raises
    ------
    DataError
        If it cannot be read as text, or breaks a rule.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise DataError(
            f"{HELP_VARIABLE} must name a CSV file in UTF-8; got {str(path)!r}, which cannot be read "
            f"({type(error).__name__})."
        ) from None
    return read_help_lines(csv.DictReader(text.splitlines()), str(path))


@cache
def load_help_lines() -> tuple[HelpLine, ...]:
    """Read the lines once: the file that `EXPLAINER_HELP_LINES` names, else the project's own."""
    other = os.environ.get(HELP_VARIABLE, "")
    if other:
        return read_help_file(Path(other))
    return read_help_file(Path(str(files("explainer").joinpath("evidence", "data", HELP_FILE))))
