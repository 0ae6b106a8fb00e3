"""The only reader of the evidence tables; every rule is checked once, on reading."""

import csv
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from explainer.errors import DataError, ParameterError
from explainer.evidence.records import PooledResult, SafetyRow, TrialArm
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference

Record = TypeVar("Record", TrialArm, PooledResult, SafetyRow)

VERDICTS = frozenset({"positive", "negative", "mixed", "uncontrolled"})
ARM_KINDS = frozenset({"active", "control"})
_HIGHEST_PERCENT = 100.0


def _fail(file: str, row: int, column: str, expected: str, value: object) -> DataError:
    return DataError(f"{file} row {row}, {column}: expected {expected}; got {value!r}.")


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
            raise _fail(file, number, field.name, "a number, a flag or a blank", text) from None
    return kind(**values)


def _check(file: str, number: int, record: TrialArm | PooledResult | SafetyRow) -> None:
    """Raise unless the record keeps the rules that all tables share."""
    if record.seen not in SEEN:
        raise _fail(file, number, "seen", f"one of {', '.join(SEEN)}", record.seen)
    try:
        find_reference(record.source)
    except ParameterError:
        raise _fail(file, number, "source", "a key of references.json", record.source) from None
    if not record.locator:
        raise _fail(file, number, "locator", "where in the source", record.locator)
    centre = record.value if isinstance(record, SafetyRow) else record.effect
    low, high = record.ci_low, record.ci_high
    if low is not None and high is not None and centre is not None and not low <= centre <= high:
        raise _fail(file, number, "ci_low", "ci_low <= effect <= ci_high", (low, centre, high))


def _check_trial(file: str, number: int, arm: TrialArm) -> None:
    if arm.verdict_class not in VERDICTS:
        raise _fail(file, number, "verdict_class", f"one of {', '.join(sorted(VERDICTS))}", arm.verdict_class)
    count, people = arm.responders_n, arm.n_analysed
    if count is not None and people is not None and not 0 <= count <= people:
        raise _fail(file, number, "responders_n", "0 <= responders_n <= n_analysed", count)
    if arm.responders_pct is not None and not 0.0 <= arm.responders_pct <= _HIGHEST_PERCENT:
        raise _fail(file, number, "responders_pct", "a percentage", arm.responders_pct)


def _check_safety(file: str, number: int, row: SafetyRow) -> None:
    if row.arm_kind not in ARM_KINDS:
        raise _fail(file, number, "arm_kind", "active or control", row.arm_kind)
    if row.value is None and not row.value_text:
        raise _fail(file, number, "value", "a number or a text", row.value)


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
    for number, row in enumerate(rows, start=2):
        record = _build(file, number, row, kind)
        _check(file, number, record)
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
    return read_records("meta.csv", read_rows("meta.csv"), PooledResult)


@cache
def load_safety() -> tuple[SafetyRow, ...]:
    """Return every harm."""
    return read_records("safety.csv", read_rows("safety.csv"), SafetyRow, _check_safety)


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
