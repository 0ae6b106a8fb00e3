"""What a row of harms must keep: closed words, a value, and a percentage that agrees with its count."""

import re

from explainer.errors import cell_error
from explainer.evidence.cells import require_word
from explainer.evidence.records import SafetyRow

CATEGORIES = (
    "adverse event",
    "adverse event time course",
    "serious AE",
    "serious or severe common ADR",
    "suicidality",
    "dissociation",
    "dissociation time course",
    "blood pressure",
    "blood pressure time course",
    "comparison with ECT",
    "other treatment",
    "label statement",
    "guideline",
    "regulator",
    "systematic review",
)
UNITS = (
    "",
    "%",
    "n",
    "additional per 1000",
    "fewer per 1000",
    "per 1000 people",
    "mmHg",
    "beats/min",
    "T score",
    "min",
    "min after dose",
    "min after start",
    "h",
    "h after infusion",
)
VALUE_TYPES = (
    "",
    "incidence",
    "by subtraction",
    "mean",
    "mean change",
    "median",
    "pooled",
    "range",
    "approx",
    "upper bound",
    "text",
)
ARM_KINDS = ("active", "control", "statement")
_WORDS = {"category": CATEGORIES, "arm_kind": ARM_KINDS, "unit": UNITS, "value_type": VALUE_TYPES}
_HIGHEST_PERCENT = 100.0
# How many people had it: at the head of the note, alone or before other remarks.
_COUNT = re.compile(r"n=(\d+)(?:; .+)?")


def counted_people(file: str, number: int, row: SafetyRow) -> int | None:
    """Return how many people had a harm, from the head of the note; None if the note begins otherwise.

    Parameters
    ----------
    file : str
    number : int
        Of the row; the first below the head is 2.
    row : SafetyRow

    Raises
    ------
    DataError
        If the note begins like a count and is none.
    """
    if not row.note.startswith("n="):
        return None
    found = _COUNT.fullmatch(row.note)
    if found is None:
        raise cell_error(file, number, "note", "a count such as 'n=5', alone or before '; '", row.note)
    return int(found[1])


def check_harm(file: str, number: int, row: SafetyRow) -> None:
    """Raise unless a row of harms keeps the rules of its table.

    Parameters
    ----------
    file : str
    number : int
        Of the row; the first below the head is 2.
    row : SafetyRow

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    for column, words in _WORDS.items():
        require_word(file, number, column, getattr(row, column), words)
    if row.value is None and not row.value_text:
        raise cell_error(file, number, "value", "a number or a text", row.value)
    if row.unit == "%" and row.value is not None and not 0.0 <= row.value <= _HIGHEST_PERCENT:
        raise cell_error(file, number, "value", "a percentage", row.value)
    count = counted_people(file, number, row)
    if count is None or not row.n:
        return
    if count > row.n:
        raise cell_error(file, number, "note", f"a count of at most {row.n} people", count)
    if row.unit != "%" or row.value is None:
        return
    decimals = len(f"{row.value:g}".partition(".")[2])
    if abs(_HIGHEST_PERCENT * count / row.n - row.value) > 0.5 * 10.0**-decimals + 1e-9:
        raise cell_error(file, number, "value", f"{count} of {row.n} as a percentage", row.value)
