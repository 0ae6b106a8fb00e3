"""Warnings, reasons not to use, medicines, situations and unknowns, each with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError
from explainer.evidence.cells import read_texts, require_new, require_word
from explainer.evidence.load import read_rows

CAUTIONS_FILE = "cautions.csv"
KINDS = ("boxed", "not", "medicine", "life", "unknown")
APPLIES_TO = ("spray", "infusion", "both", "home")


@dataclass(frozen=True, slots=True)
class Caution:
    """One statement of one source.

    Attributes
    ----------
    row_id : str
    kind : str
        One of `KINDS`.
    name, statement : str
        What it is about, and what the source says.
    applies_to : str
        One of `APPLIES_TO`: what it was said of.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    kind: str
    name: str
    statement: str
    applies_to: str
    seen: str
    locator: str
    source: str
    checked: str


def read_cautions(rows: Iterable[Mapping[str, str]]) -> tuple[Caution, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    found: list[Caution] = []
    used: set[str] = set()
    for number, row in enumerate(rows, start=2):
        cells = read_texts(CAUTIONS_FILE, number, row, Caution.__dataclass_fields__)
        require_new(CAUTIONS_FILE, number, cells["row_id"], used)
        require_word(CAUTIONS_FILE, number, "kind", cells["kind"], KINDS)
        require_word(CAUTIONS_FILE, number, "applies_to", cells["applies_to"], APPLIES_TO)
        found.append(Caution(**cells))
    return tuple(found)


@cache
def load_cautions() -> tuple[Caution, ...]:
    """Read the table once, in order."""
    return read_cautions(read_rows(CAUTIONS_FILE))


def cautions_of(kind: str) -> tuple[Caution, ...]:
    """Return the statements of one kind, in order.

    Raises
    ------
    DataError
        If there is no such kind.
    """
    if kind not in KINDS:
        raise DataError(f"kind must be one of {', '.join(KINDS)}; got {kind!r}.")
    return tuple(row for row in load_cautions() if row.kind == kind)
