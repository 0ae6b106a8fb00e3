"""An estimate and its interval have the same decimals, and no digit of either is lost or made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.describe.decimals import even_words, interval_said

PRINTED = st.decimals(min_value=-1000, max_value=1000, places=3).map(lambda number: float(round(number, 3)))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1.69, 1.4, 2.04), "1.69 (1.40 to 2.04)"),
        ((2.48, 1.0, 6.18), "2.48 (1.00 to 6.18)"),
        ((-0.49, -0.87, -0.1), "−0.49 (−0.87 to −0.10)"),
        ((-4.09, -6.0, -2.18), "−4.09 (−6.00 to −2.18)"),
        ((16.0, 9.0, 24.0), "16 (9 to 24)"),
    ],
)
def test_final_zeros_stay(numbers, words):
    """What a number lost when it was read from a table comes back from its neighbours."""
    assert interval_said(*numbers) == words


@given(st.lists(PRINTED, min_size=1, max_size=4), st.integers(0, 2))
def test_decimals_are_equal_and_the_values_unchanged(values, least):
    """Every text reads back as its value; all have as many decimals, no more than the longest needs."""
    words = even_words(*values, least=least)
    assert [float(word.replace("−", "-")) for word in words] == values
    decimals = {len(word.partition(".")[2]) for word in words}
    assert len(decimals) == 1
    (count,) = decimals
    assert count == least or (count > least and any(not re.search(r"0$", word) for word in words))
