"""Whole people for percentages: together always a hundred, and each within one of its exact share."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.figures.icon_array import build_icon_array, share_marks

WEIGHTS = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=8).filter(lambda found: math.fsum(found) > 1e-3)


@given(weights=WEIGHTS)
def test_the_marks_sum_to_a_hundred_and_each_is_within_one(weights):
    """For any number of categories and any shares."""
    total = math.fsum(weights)
    percents = [100.0 * weight / total for weight in weights]
    counts = share_marks(percents)
    assert sum(counts) == 100
    assert len(counts) == len(percents)
    for count, exact in zip(counts, percents, strict=True):
        assert abs(count - exact) <= 1.0 + 1e-9


@given(percent=st.floats(0.0, 100.0))
def test_two_categories_round_as_a_reader_would(percent):
    """Half up, but for what a computer cannot tell from a half."""
    filled, empty = share_marks((percent, 100.0 - percent))
    assert filled + empty == 100
    assert filled == build_icon_array(percent, meaning="harm", group="with x", event="felt y").filled
    if abs(percent % 1.0 - 0.5) > 1e-9:
        assert filled == int(percent + 0.5)


@pytest.mark.parametrize(
    ("percents", "counts"),
    [
        ((46.5, 53.5), (47, 53)),
        ((33.4, 33.3, 33.3), (34, 33, 33)),
        ((14.5, 14.5, 71.0), (15, 14, 71)),
        ((0.5, 99.5), (1, 99)),
        ((100.0,), (100,)),
        # Printed to one decimal, these come to 99.9.
        ((33.3, 33.3, 33.3), (34, 33, 33)),
    ],
)
def test_worked_examples(percents, counts):
    """The largest fractions get what is left over; the earlier first where two are equal."""
    assert share_marks(percents) == counts


@pytest.mark.parametrize(
    ("percents", "message"),
    [
        ((-1.0, 101.0), "percents must be numbers of 0 or more; got"),
        ((math.nan, 50.0), "percents must be numbers of 0 or more; got"),
        ((50.0, 40.0), "percents must sum to 100; got 90.0"),
        ((), "percents must sum to 100; got 0.0"),
    ],
)
def test_shares_that_are_not_everybody_are_refused(percents, message):
    """A share below nothing, or shares that leave people out, are named."""
    with pytest.raises(DomainError, match=message):
        share_marks(percents)
