"""The only reader of the evidence tables; every rule is checked once, on reading."""

import csv
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from explainer.errors import DataError, cell_error
from explainer.evidence.cells import require_new, require_provenance, require_word
from explainer.evidence.harm_checks import check_harm
from explainer.evidence.records import ComparatorRow, PooledResult, SafetyRow, TimePoint, TrialArm
from explainer.parameters.parameter import SEEN
from explainer.references import load_references

Record = TypeVar("Record", TrialArm, PooledResult, SafetyRow, TimePoint, ComparatorRow)

VERDICTS = frozenset({"positive", "negative", "mixed", "uncontrolled"})
VERDICT_BASES = frozenset({"seen", "memory", ""})
CERTAINTIES = frozenset({"very low", "low", "moderate", "high", ""})
VALUE_TYPES = frozenset(
    {
        "mean",
        "percent",
        "g",
        "d",
        "LS mean change",
        "mean change",
        "difference",
        "n",
        "n/N",
        "days",
        "HR",
        "infusions",
        "sessions",
        "statement",
    }
)
_HIGHEST_PERCENT = 100.0
# A printed percentage may be rounded; a count that differs by more than half a person is another count.
_ROUNDING_PEOPLE = 0.6


def _convert(kind: object, text: str) -> object:
    """Return a cell as the type its field asks for; a blank optional cell is None."""
    if kind is bool:
        return {"0": False, "1": True}[text]
    if kind is str:
        return text
    if not text:
        return None
    return int(text) if kind == int | None else float(text)


def _build(file: str, number: int, row: Mapping[str, str], kind: type[Record]) -> Record:
    types = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):
        text = (row.get(field.name) or "").strip()
        try:
            values[field.name] = _convert(types[field.name], text)
        except (KeyError, ValueError):
            raise cell_error(file, number, field.name, "a number, a flag or a blank", text) from None
    return kind(**values)


def _check(
    file: str, number: int, record: TrialArm | PooledResult | SafetyRow | TimePoint | ComparatorRow
) -> None:
    """Raise unless the record keeps the rules that all tables share."""
    require_provenance(file, number, record.seen, record.source, record.checked)
    for column in ("row_id", "locator"):
        if not getattr(record, column):
            raise cell_error(file, number, column, "not a blank", "")
    centre = record.effect if isinstance(record, TrialArm | PooledResult) else record.value
    low, high = record.ci_low, record.ci_high
    if low is not None and high is not None and low > high:
        raise cell_error(file, number, "ci_low", "ci_low <= ci_high", (low, high))
    if low is not None and high is not None and centre is not None and not low <= centre <= high:
        raise cell_error(file, number, "ci_low", "ci_low <= effect <= ci_high", (low, centre, high))


def _check_word(file: str, number: int, column: str, word: str, words: frozenset[str]) -> None:
    if word not in words:
        raise cell_error(
            file, number, column, f"one of {', '.join(repr(item) for item in sorted(words))}", word
        )


def _check_share(
    file: str, number: int, kind: str, count: int | None, percent: float | None, people: int | None
) -> None:
    """Raise unless a count lies within its people and agrees with its percentage."""
    if count is not None and people is not None and not 0 <= count <= people:
        raise cell_error(file, number, f"{kind}_n", f"0 <= {kind}_n <= n_analysed", count)
    if percent is not None and not 0.0 <= percent <= _HIGHEST_PERCENT:
        raise cell_error(file, number, f"{kind}_pct", "a percentage", percent)
    if count is None or percent is None or not people:
        return
    if abs(count - percent * people / _HIGHEST_PERCENT) > _ROUNDING_PEOPLE:
        raise cell_error(file, number, f"{kind}_pct", f"{count} of {people} as a percentage", percent)


def _check_counted(file: str, number: int, arm: TrialArm) -> None:
    """Raise unless the provenance of response and remission is whole, or the row's own."""
    if not (arm.response_seen or arm.response_source or arm.response_locator):
        return
    require_word(file, number, "response_seen", arm.response_seen, SEEN)
    if arm.response_source not in load_references():
        raise cell_error(file, number, "response_source", "a key of references.json", arm.response_source)
    if not arm.response_locator:
        raise cell_error(file, number, "response_locator", "not a blank", "")


def _check_trial(file: str, number: int, arm: TrialArm) -> None:
    _check_word(file, number, "verdict_class", arm.verdict_class, VERDICTS)
    _check_word(file, number, "verdict_basis", arm.verdict_basis, VERDICT_BASES)
    _check_counted(file, number, arm)
    _check_share(file, number, "responders", arm.responders_n, arm.responders_pct, arm.n_analysed)
    _check_share(file, number, "remitters", arm.remitters_n, arm.remitters_pct, arm.n_analysed)


def _check_pooled(file: str, number: int, row: PooledResult) -> None:
    _check_word(file, number, "certainty", row.certainty, CERTAINTIES)
    low, centre, high = row.active_low_per_100, row.active_per_100, row.active_high_per_100
    if low is not None and centre is not None and high is not None and not low <= centre <= high:
        raise cell_error(
            file, number, "active_low_per_100", "low <= active_per_100 <= high", (low, centre, high)
        )


def _check_time(file: str, number: int, point: TimePoint) -> None:
    _check_word(file, number, "value_type", point.value_type, VALUE_TYPES)
    if point.time_h is not None and point.time_end_h is not None and point.time_h > point.time_end_h:
        raise cell_error(file, number, "time_end_h", "not before time_h", point.time_end_h)
    if point.value is None and not point.value_text:
        raise cell_error(file, number, "value", "a number or a text", point.value)


def _check_comparator(file: str, number: int, row: ComparatorRow) -> None:
    if row.value is None and not row.value_text:
        raise cell_error(file, number, "value", "a number or a text", row.value)


def read_records(
    file: str,
    rows: Iterable[Mapping[str, str]],
    kind: type[Record],
    check: Callable[[str, int, Record], None] | None = None,
) -> tuple[Record, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    file : str
        Name for messages.
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    kind : type
        Record to build.
    check : callable, optional
        Rules of this table beyond those all share.

    Raises
    ------
    DataError
        Naming file, row, column and value.
    """
    records = []
    used: set[str] = set()
    for number, row in enumerate(rows, start=2):
        record = _build(file, number, row, kind)
        _check(file, number, record)
        require_new(file, number, record.row_id, used)
        if check is not None:
            check(file, number, record)
        records.append(record)
    return tuple(records)


def read_rows(file: str) -> list[dict[str, str]]:
    """Return the rows of a packaged CSV file as dictionaries of text."""
    text = files("explainer").joinpath("evidence", "data", file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def load_trials() -> tuple[TrialArm, ...]:
    """Return every trial arm."""
    return read_records("trials.csv", read_rows("trials.csv"), TrialArm, _check_trial)


@cache
def load_pooled() -> tuple[PooledResult, ...]:
    """Return every published pooled result."""
    return read_records("meta.csv", read_rows("meta.csv"), PooledResult, _check_pooled)


@cache
def load_safety() -> tuple[SafetyRow, ...]:
    """Return every harm."""
    return read_records("safety.csv", read_rows("safety.csv"), SafetyRow, check_harm)


@cache
def load_timecourse() -> tuple[TimePoint, ...]:
    """Return every value over time."""
    return read_records("timecourse.csv", read_rows("timecourse.csv"), TimePoint, _check_time)


@cache
def load_comparators() -> tuple[ComparatorRow, ...]:
    """Return every result of another treatment."""
    return read_records("comparators.csv", read_rows("comparators.csv"), ComparatorRow, _check_comparator)


def pooled_result(comparison: str, outcome: str, source: str) -> PooledResult:
    """Return one pooled result.

    Raises
    ------
    DataError
        If there is not exactly one.
    """
    found = [
        row
        for row in load_pooled()
        if (row.comparison, row.outcome, row.source) == (comparison, outcome, source)
    ]
    if len(found) != 1:
        raise DataError(
            f"meta.csv must hold one {comparison!r}, {outcome!r} from {source!r}; found {len(found)}."
        )
    return found[0]


def safety_pair(event: str, source: str) -> tuple[SafetyRow, SafetyRow]:
    """Return a harm on the drug and on its comparator.

    Raises
    ------
    DataError
        If there is not exactly one of each.
    """
    found: dict[str, list[SafetyRow]] = {"active": [], "control": []}
    for row in load_safety():
        if (row.event, row.source) == (event, source):
            found[row.arm_kind].append(row)
    if [len(rows) for rows in found.values()] != [1, 1]:
        raise DataError(f"safety.csv must hold {event!r} once per arm from {source!r}; it does not.")
    return found["active"][0], found["control"][0]
