"""The other version of a number on which sources disagree: what a second source prints, and where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.evidence.cells import read_texts, require_new
from explainer.evidence.load import read_rows

DISAGREEMENTS_FILE = "disagreements.csv"


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A number as one source prints it, where the tables use another.

    Attributes
    ----------
    row_id : str
    about : str
        What both sources count.
    value_text : str
        The number that is not used here.
    used_row : str
        Name of the row whose number is used.
    note : str
        Remarks; may be empty.
    seen, locator, source, checked : str
        Provenance of the number that is not used.
    """

    row_id: str
    about: str
    value_text: str
    used_row: str
    note: str
    seen: str
    locator: str
    source: str
    checked: str


def read_disagreements(rows: Iterable[Mapping[str, str]]) -> tuple[OtherVersion, ...]:
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
    found: list[OtherVersion] = []
    used: set[str] = set()
    for number, row in enumerate(rows, start=2):
        cells = read_texts(
            DISAGREEMENTS_FILE,
            number,
            row,
            OtherVersion.__dataclass_fields__,
            may_be_blank=frozenset({"note"}),
        )
        require_new(DISAGREEMENTS_FILE, number, cells["row_id"], used)
        found.append(OtherVersion(**cells))
    return tuple(found)


@cache
def load_disagreements() -> tuple[OtherVersion, ...]:
    """Read the table once, in order."""
    return read_disagreements(read_rows(DISAGREEMENTS_FILE))
