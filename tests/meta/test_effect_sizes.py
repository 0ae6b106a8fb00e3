"""Effect sizes: their definitions, and input they must refuse."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.meta.effect_sizes import (
    EffectSize,
    difference_from_interval,
    log_odds_ratio,
    log_ratio_from_interval,
    mean_difference,
    risk_difference,
)

COUNTED = (risk_difference, log_odds_ratio)
counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_effects_by_hand():
    """12 of 20 against 6 of 24: 0.6 and 0.25."""
    assert risk_difference(12, 20, 6, 24).effect == pytest.approx(0.35)
    assert risk_difference(12, 20, 6, 24).variance == pytest.approx(0.6 * 0.4 / 20 + 0.25 * 0.75 / 24)
    assert math.exp(log_odds_ratio(12, 20, 6, 24).effect) == pytest.approx(4.5)
    assert log_odds_ratio(12, 20, 6, 24).variance == pytest.approx(1 / 12 + 1 / 8 + 1 / 6 + 1 / 18)
    assert mean_difference(-14, 10, 7, 0, 12, 9) == EffectSize(-14.0, 100 / 7 + 144 / 9)
    assert mean_difference(-14, 10, 7, 0, 12, 9).standard_error == pytest.approx(math.sqrt(100 / 7 + 16))


@given(counts, counts, st.sampled_from(COUNTED))
def test_swapped_arms_swap_the_sign(active, control, effect_size):
    """Control against active is the same distance the other way, empty cells or not."""
    there, back = effect_size(*active, *control), effect_size(*control, *active)
    assert back.effect == pytest.approx(-there.effect, abs=1e-12)
    assert back.variance == pytest.approx(there.variance)
    assert there.variance > 0.0


@given(st.floats(-50.0, 50.0), st.floats(0.01, 50.0), st.floats(0.5, 0.99))
def test_an_interval_gives_back_its_standard_error(difference, standard_error, level):
    """A z-interval of any level is read back to the variance it was made from."""
    quantile = NormalDist().inv_cdf(0.5 + level / 2)
    low, high = difference - quantile * standard_error, difference + quantile * standard_error
    size = difference_from_interval(difference, low, high, level=level)
    assert size.effect == difference
    assert size.standard_error == pytest.approx(standard_error, rel=1e-6)


def test_published_intervals_by_hand():
    """A 95% interval spans 3.92 standard errors, a 90% one 3.29; ratios are read on the logarithm."""
    assert difference_from_interval(-4.0, -5.96, -2.04).variance == pytest.approx(1.0, abs=1e-4)
    assert difference_from_interval(-4.0, -5.645, -2.355, level=0.9).variance == pytest.approx(1.0, abs=1e-3)
    ratio = log_ratio_from_interval(3.94, 1.54, 10.1)
    assert ratio.effect == pytest.approx(math.log(3.94))
    assert ratio.standard_error == pytest.approx(math.log(10.1 / 1.54) / 3.919928, rel=1e-6)


def test_numpy_numbers_are_numbers():
    """Counts and means taken from arrays are accepted."""
    assert risk_difference(*np.array([12, 20, 6, 24])) == risk_difference(12, 20, 6, 24)
    assert difference_from_interval(*np.array([-4.0, -6.0, -2.0])).effect == -4.0


@pytest.mark.parametrize("effect_size", COUNTED)
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((21, 20, 6, 24), ["events_active", "0 to 20", "21"]),
        ((12, 20, 25, 24), ["events_control", "0 to 24", "25"]),
        ((-1, 20, 6, 24), ["events_active", "0 to 20", "-1"]),
        ((1.5, 20, 6, 24), ["events_active", "whole", "1.5"]),
        ((0, 0, 6, 24), ["n_active", "1 or more", "got 0"]),
        ((12, 20, 6, math.nan), ["n_control", "finite", "nan"]),
        (("12", 20, 6, 24), ["events_active", "finite number", "'12'"]),
        ((12, 20, None, 24), ["events_control", "finite number", "None"]),
        ((True, 20, 6, 24), ["events_active", "finite number", "True"]),
        ((12, math.inf, 6, 24), ["n_active", "finite", "inf"]),
    ],
)
def test_bad_counts_are_named(effect_size, arguments, words):
    """The message names the argument, what was expected and what came."""
    with pytest.raises(DomainError) as caught:
        effect_size(*arguments)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((math.nan, 1, 10, 0, 1, 10), ["mean_active", "finite", "nan"]),
        ((1, 0, 10, 0, 1, 10), ["sd_active", "above 0", "got 0"]),
        ((1, 1, 10, 0, -1, 10), ["sd_control", "above 0", "-1"]),
        ((1, 1, 1, 0, 1, 10), ["n_active", "2 or more", "got 1"]),
        ((1, 1, 10, 0, 1, 9.5), ["n_control", "whole", "9.5"]),
        ((1, 1, 10, "0", 1, 10), ["mean_control", "number", "'0'"]),
    ],
)
def test_bad_means_are_named(arguments, words):
    """The message names the argument, what was expected and what came."""
    with pytest.raises(DomainError) as caught:
        mean_difference(*arguments)
    for word in words:
        assert word in str(caught.value)


def test_what_overflows_is_refused():
    """A deviation whose square is no longer a number gives no effect size."""
    with pytest.raises(DomainError, match="variance must be a finite number; got inf"):
        mean_difference(0.0, 1e200, 10, 0.0, 1.0, 10)


@pytest.mark.parametrize(
    ("arguments", "level", "words"),
    [
        ((-4.0, -2.0, -6.0), 0.95, ["high", "above low", "low -2", "-6"]),
        ((-4.0, -4.0, -4.0), 0.95, ["high", "above low", "-4"]),
        ((-7.0, -6.0, -2.0), 0.95, ["difference", "from low -6 to high -2", "-7"]),
        ((3.94, 1.54, 10.1), 0.95, ["difference", "middle", "logarithm", "3.94"]),
        ((-4.0, math.nan, -2.0), 0.95, ["low", "finite", "nan"]),
        ((-4.0, -6.0, math.inf), 0.95, ["high", "finite", "inf"]),
        (("-4", -6.0, -2.0), 0.95, ["difference", "number", "'-4'"]),
        ((-4.0, -6.0, -2.0), 95, ["level", "0.01 to 0.9999", "95"]),
        ((-4.0, -6.0, -2.0), 0.0, ["level", "0.01 to 0.9999", "0"]),
        ((-4.0, -6.0, -2.0), math.nan, ["level", "0.01 to 0.9999", "nan"]),
    ],
)
def test_bad_intervals_are_named(arguments, level, words):
    """The message names the argument, what was expected and what came."""
    with pytest.raises(DomainError) as caught:
        difference_from_interval(*arguments, level=level)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((0.0, 0.5, 2.0), ["ratio", "above 0", "got 0"]),
        ((1.0, 0.0, 2.0), ["low", "above 0", "got 0"]),
        ((1.0, 0.5, -2.0), ["high", "above 0", "-2"]),
        ((3.0, 0.5, 2.0), ["ratio", "from low 0.5 to high 2", "got 3"]),
    ],
)
def test_bad_ratios_are_named(arguments, words):
    """The message names the argument, what was expected and what came."""
    with pytest.raises(DomainError) as caught:
        log_ratio_from_interval(*arguments)
    for word in words:
        assert word in str(caught.value)
