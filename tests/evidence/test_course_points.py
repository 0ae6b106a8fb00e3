"""Trial results over time: rules kept, broken rows named, intervals right."""

import pytest

from explainer.errors import DataError
from explainer.evidence.course_points import (
    course_points,
    load_course_points,
    read_course_points,
    wilson_interval,
)
from explainer.evidence.load import load_safety, load_trials, read_rows
from explainer.model.regimens import REGIMENS


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("kind", "miracle", "course.csv row 2, kind: expected one of benefit, .*; got 'miracle'"),
        ("checked", "today", "course.csv row 2, checked: expected a date such as 2026-11-24; got 'today'"),
        ("seen", "rumour", "course.csv row 2, seen: expected one of"),
        ("source", "nobody", "course.csv row 2, source: expected a key of references.json; got 'nobody'"),
        ("low", "5", "course.csv row 2, value: expected low <= value <= high"),
        ("value", "much", "course.csv row 2, value: expected a number or a blank; got 'much'"),
        ("start_h", "-1", "course.csv row 2, start_h: expected 0 <= start_h <= end_h"),
    ],
)
def test_a_broken_row_is_named(column, value, message):
    """File, row, column, value and what was expected."""
    row = read_rows("course.csv")[0] | {column: value}
    with pytest.raises(DataError, match=message):
        read_course_points([row])


def test_a_harm_needs_its_comparator():
    """A harm without the comparator's rate or the group sizes is refused."""
    row = next(row for row in read_rows("course.csv") if row["kind"] == "harm") | {"control": ""}
    with pytest.raises(DataError, match="with its comparator and both group sizes"):
        read_course_points([row])


def test_points_belong_to_regimens_that_exist():
    """No row is an orphan and every regimen has some."""
    keys = {regimen.key for regimen in REGIMENS}
    assert {key for point in load_course_points() for key in point.regimens} == keys
    assert all(course_points(key) for key in keys)


def test_effects_agree_with_the_trials_table():
    """The same effect is printed here and on the Trials page, wherever both hold it."""
    shared = 0
    for point in load_course_points():
        if point.kind != "benefit":
            continue
        same = [arm for arm in load_trials() if arm.source == point.source and arm.effect == point.value]
        if same:
            shared += 1
            assert (point.low, point.high) == (same[0].ci_low, same[0].ci_high), point.label
    assert shared >= 7


def test_harms_agree_with_the_safety_table():
    """Each harm's two rates are rows of the safety table."""
    for point in load_course_points():
        if point.kind == "harm":
            values = {row.value for row in load_safety() if row.source == point.source}
            assert {point.value, point.control} <= values, point.label


@pytest.mark.parametrize(
    ("per_100", "people", "low", "high"),
    # Wilson intervals as R's prop.test(..., correct = FALSE) prints them.
    [(50.0, 10, 23.66, 76.34), (0.0, 20, 0.0, 16.11), (100.0, 20, 83.89, 100.0)],
)
def test_wilson_intervals(per_100, people, low, high):
    """Published values of the score interval, to two decimals."""
    assert wilson_interval(per_100, people) == pytest.approx((low, high), abs=0.01)
