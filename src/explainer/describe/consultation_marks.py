"""Numbers and words of the consultation that open the row they come from."""

import re

from explainer.describe.consultation import Voice, mark
from explainer.describe.consultation_chances import DAY, day_shares, whole
from explainer.errors import DataError
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import practice_fact

_WEEK_TWO = re.compile(r"(\d+)% by week 2")
_AGES = re.compile(r"of (\d+ to \d+) years")


def number_of(row_id: str, field: str = "value") -> str:
    """Return a cell of any table as whole people or points, without sign, as a mark.

    Raises
    ------
    DataError
        If the cell is blank.
    """
    row = find_row(row_id)
    value = getattr(row, field)
    if value is None:
        raise DataError(f"{row_id}, {field}: expected a number; got a blank.")
    return mark(whole(abs(value)), row)


def clinic_of(voice: Voice, name: str, key: str = "clinic") -> str:
    """Return words such as "one clinic" that open what a clinic says."""
    return mark(voice.words(key), practice_fact(name))


def day_marks() -> dict[str, str]:
    """Return the shares half better after a day, on ketamine and on midazolam."""
    row = find_row(DAY)
    drug, control = day_shares()
    return {"drug": mark(whole(drug), row), "control": mark(whole(control), row)}


def pair_of(drug: str, control: str, field: str = "value") -> dict[str, str]:
    """Return the number with a treatment and with its comparison, named drug and control."""
    return {"drug": number_of(drug, field), "control": number_of(control, field)}


def words_of(voice: Voice, key: str, row_id: str) -> str:
    """Return words such as "one trial" that open a row."""
    return mark(voice.words(key), find_row(row_id))


def by_week_two(row_id: str) -> str:
    """Return the share that the note of a row gives for week two."""
    row = find_row(row_id)
    found = _WEEK_TWO.search(getattr(row, "note", ""))
    if not found:
        raise DataError(f"{row_id}, note: expected a share by week 2; got none.")
    return mark(found[1], row)


def ages_of(row_id: str) -> str:
    """Return the ages that a row on who took part prints, such as "18 to 75"."""
    row = find_row(row_id)
    found = _AGES.search(getattr(row, "value_text", ""))
    if not found:
        raise DataError(f"{row_id}, value_text: expected ages such as 'of 18 to 75 years'; got none.")
    return mark(found[1], row)


def range_of(names: tuple[str, ...]) -> dict[str, str]:
    """Return the numbers at a low dose, a high dose and on the comparison, named low, high and control."""
    low, high, control = map(number_of, names)
    return {"low": low, "high": high, "control": control}
