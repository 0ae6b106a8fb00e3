"""A share's interval: published worked examples, limits, and bad counts refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.meta.proportions import wilson_interval


@pytest.mark.parametrize(
    ("count", "people", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_newcombe_1998_table_1_is_reproduced(count, people, low, high):
    """The four examples of Newcombe (1998, table I, Wilson without correction), as printed to four places."""
    assert wilson_interval(count, people) == pytest.approx((low, high), abs=0.005)


@given(people=st.integers(1, 5000), share=st.floats(0.0, 1.0))
def test_the_interval_holds_the_share_and_stays_within_0_and_100(people, share):
    """Whatever the counts, 0 <= low <= share <= high <= 100."""
    count = round(share * people)
    low, high = wilson_interval(count, people)
    assert 0.0 <= low <= 100.0 * count / people + 1e-9
    assert 100.0 * count / people - 1e-9 <= high <= 100.0


def test_more_people_give_a_narrower_interval():
    """The same share from ten times as many people is about three times as sure."""
    low, high = wilson_interval(10, 40)
    low_more, high_more = wilson_interval(100, 400)
    assert (high - low) / (high_more - low_more) == pytest.approx(10**0.5, rel=0.1)


@pytest.mark.parametrize(("count", "people"), [(-1, 10), (11, 10), (0, 0), (1.5, 10)])
def test_counts_that_do_not_fit_are_refused(count, people):
    """A count below zero, above its people, or not whole is named in the error."""
    with pytest.raises(DomainError, match=r"count|people"):
        wilson_interval(count, people)
