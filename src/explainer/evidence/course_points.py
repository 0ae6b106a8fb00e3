"""What trials reported over time, regimen by regimen: symptoms, and what people went through."""

import math
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError
from explainer.evidence.cells import require_provenance
from explainer.evidence.load import read_rows

FILE = "course.csv"
# "harmless" is a statement that no count of harms was found, so that its lane is never empty; "measured" is a harm
# without a comparator, which is told and not drawn.
KINDS = ("benefit", "harm", "measured", "span", "statement", "harmless")
_NUMBERS = ("start_h", "end_h", "value", "low", "high", "control", "n", "n_control")
_Z_95 = 1.959964
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One result of one trial at one time.

    Attributes
    ----------
    regimens : tuple of str
        Keys of regimens it belongs to.
    kind : str
        From `KINDS`.
    label, compared_with, unit, note : str
        Words.
    start_h, end_h : float
        When, hours from the first dose.
    value, low, high : float or None
        Difference with its 95% interval; for a harm, per 100 on the drug.
    control : float or None
        For a harm, per 100 on the comparator.
    n, n_control : int or None
        People behind a harm.
    seen, locator, source, checked : str
        Provenance; `checked` is an ISO date.
    """

    regimens: tuple[str, ...]
    kind: str
    label: str
    compared_with: str
    start_h: float
    end_h: float
    value: float | None
    low: float | None
    high: float | None
    control: float | None
    n: int | None
    n_control: int | None
    unit: str
    seen: str
    locator: str
    source: str
    checked: str
    note: str


def wilson_interval(per_100: float, people: int) -> tuple[float, float]:
    """Return the 95% Wilson score interval of a proportion, per 100.

    Parameters
    ----------
    per_100 : float
        0 to 100.
    people : int
        1 or more.

    Notes
    -----
    Wilson 1927; keeps within 0 and 100 and works at 0.
    """
    share, z2 = per_100 / _PERCENT, _Z_95**2
    centre = (share + z2 / (2 * people)) / (1 + z2 / people)
    half = _Z_95 * math.sqrt(share * (1 - share) / people + z2 / (4 * people**2)) / (1 + z2 / people)
    return _PERCENT * max(centre - half, 0.0), _PERCENT * min(centre + half, 1.0)


def _read_point(row: dict[str, str], number: int) -> CoursePoint:
    def fail(column: str, expected: str, value: object = None) -> DataError:
        came = row[column] if value is None else value
        return DataError(f"{FILE} row {number}, {column}: expected {expected}; got {came!r}.")

    numbers: dict[str, float | None] = {}
    for column in _NUMBERS:
        try:
            numbers[column] = float(row[column]) if row[column] else None
        except ValueError:
            raise fail(column, "a number or a blank") from None
    if row["kind"] not in KINDS:
        raise fail("kind", f"one of {', '.join(KINDS)}")
    require_provenance(FILE, number, row["seen"], row["source"], row["checked"])
    start, end = numbers["start_h"], numbers["end_h"]
    if start is None or end is None or not 0.0 <= start <= end:
        raise fail("start_h", "0 <= start_h <= end_h", (start, end))
    value, low, high = numbers["value"], numbers["low"], numbers["high"]
    if row["kind"] in {"benefit", "span"} and (
        value is None or low is None or high is None or not low <= value <= high
    ):
        raise fail("value", "low <= value <= high", (low, value, high))
    people, controls = numbers["n"], numbers["n_control"]
    if row["kind"] == "harm" and (
        value is None
        or numbers["control"] is None
        or not people
        or not controls
        or not 0 <= value <= _PERCENT
    ):
        raise fail("value", "a rate per 100 with its comparator and both group sizes", value)
    return CoursePoint(
        regimens=tuple(row["regimens"].split()),
        kind=row["kind"],
        label=row["label"],
        compared_with=row["compared_with"],
        start_h=start,
        end_h=end,
        value=value,
        low=low,
        high=high,
        control=numbers["control"],
        n=None if people is None else int(people),
        n_control=None if controls is None else int(controls),
        unit=row["unit"],
        seen=row["seen"],
        locator=row["locator"],
        source=row["source"],
        checked=row["checked"],
        note=row["note"],
    )


def read_course_points(rows: list[dict[str, str]]) -> tuple[CoursePoint, ...]:
    """Return rows as records, each checked.

    Raises
    ------
    DataError
        Naming file, row, column and value.
    """
    return tuple(_read_point(row, number) for number, row in enumerate(rows, start=2))


@cache
def load_course_points() -> tuple[CoursePoint, ...]:
    """Return every point, read once."""
    return read_course_points(read_rows(FILE))


def course_points(regimen: str) -> tuple[CoursePoint, ...]:
    """Return the points that belong to a regimen, in file order."""
    return tuple(point for point in load_course_points() if regimen in point.regimens)
