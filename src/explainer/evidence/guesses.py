"""How often people in trials guessed what they had been given; a blank is not seen, never zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError, cell_error
from explainer.evidence.cells import read_texts, require_new
from explainer.evidence.load import read_rows

GUESSES_FILE = "guesses.csv"
_ALL_PERCENT = 100.0
_MAY_BE_BLANK = frozenset({"guessed_right_percent", "n", "note"})


@dataclass(frozen=True, slots=True)
class GuessRow:
    """What one arm of one trial guessed.

    Attributes
    ----------
    row_id, trial, name, arm, compared_with : str
        `trial` is a key of `trials.csv` where that table holds the trial.
    guessed_right_percent : float or None
        Of those asked who named their own arm.
    n : int or None
        How many were asked.
    text : str
        One sentence: how they were asked, or what was found if no share was seen.
    seen, locator, source, checked, note : str
        Provenance.
    """

    row_id: str
    trial: str
    name: str
    arm: str
    compared_with: str
    guessed_right_percent: float | None
    n: int | None
    text: str
    seen: str
    locator: str
    source: str
    checked: str
    note: str


def _number(number: int, column: str, text: str, expected: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        raise cell_error(GUESSES_FILE, number, column, expected, text) from None


def _read_one(number: int, row: Mapping[str, str]) -> GuessRow:
    """Return one row as a record; every rule is checked here."""
    cells = read_texts(GUESSES_FILE, number, row, GuessRow.__dataclass_fields__, may_be_blank=_MAY_BE_BLANK)
    percent = _number(
        number, "guessed_right_percent", cells["guessed_right_percent"], "a percentage or a blank"
    )
    if percent is not None and not 0.0 <= percent <= _ALL_PERCENT:
        raise cell_error(GUESSES_FILE, number, "guessed_right_percent", "a percentage or a blank", percent)
    people = _number(number, "n", cells["n"], "a whole number above 0 or a blank")
    if people is not None and (people < 1 or people != int(people)):
        raise cell_error(GUESSES_FILE, number, "n", "a whole number above 0 or a blank", cells["n"])
    texts = {name: text for name, text in cells.items() if name not in {"guessed_right_percent", "n"}}
    return GuessRow(**texts, guessed_right_percent=percent, n=None if people is None else int(people))


def read_guesses(rows: Iterable[Mapping[str, str]]) -> tuple[GuessRow, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    found: list[GuessRow] = []
    used: set[str] = set()
    for number, row in enumerate(rows, start=2):
        record = _read_one(number, row)
        require_new(GUESSES_FILE, number, record.row_id, used)
        found.append(record)
    return tuple(found)


@cache
def load_guesses() -> tuple[GuessRow, ...]:
    """Read the guesses once, in order."""
    return read_guesses(read_rows(GUESSES_FILE))


def find_guess(row_id: str) -> GuessRow:
    """Return the guess called `row_id`.

    Raises
    ------
    DataError
        If there is none.
    """
    for row in load_guesses():
        if row.row_id == row_id:
            return row
    raise DataError(f"{GUESSES_FILE} must hold {row_id!r}; it does not.")


def share_right(row_id: str) -> float:
    """Return the percentage of the guess called `row_id`.

    Raises
    ------
    DataError
        If the row is missing or its share was not seen.
    """
    percent = find_guess(row_id).guessed_right_percent
    if percent is None:
        raise DataError(f"{GUESSES_FILE}: {row_id!r} must have guessed_right_percent; it is blank.")
    return percent
