"""Pooling: laws it must keep, input it must refuse, and what it costs."""

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.meta import pooling
from explainer.meta.pooling import METHODS, TESTS, leave_one_out, pool

EFFECTS = [-8.2, -2.9, -5.5, -0.4]
VARIANCES = [2.1, 3.4, 1.2, 4.0]
# REML's tau2 is found by search, to about 1e-8 of the spread of the data.
SEARCHED = {"rel": 1e-5, "abs": 1e-5}
# Loading PyMARE, or another process on the machine, may take longer than hypothesis allows.
unhurried = settings(deadline=None, max_examples=60)
ways = st.tuples(st.sampled_from(METHODS), st.sampled_from(TESTS))
studies = st.lists(
    st.tuples(st.floats(-10.0, 10.0).map(lambda x: round(x, 3)), st.floats(0.1, 5.0)), min_size=2, max_size=12
)


def pooled(pairs, way):
    """Pool pairs of effect and variance one way."""
    effects, variances = zip(*pairs, strict=True)
    return pool(effects, variances, method=way[0], test=way[1])


@unhurried
@given(studies, st.sampled_from(METHODS))
def test_without_spread_it_is_the_fixed_effect(pairs, method):
    """Where tau2 is zero, mean and standard error are the fixed-effect ones, and so are the intervals."""
    effects, variances = (np.array(part) for part in zip(*pairs, strict=True))
    # Pulled together until nothing but chance is left.
    near = effects.mean() + (effects - effects.mean()) * 1e-3
    one = pool(near, variances, method=method)
    weights = 1.0 / variances
    assert one.tau2 == one.i2 == 0.0
    assert one.estimate == pytest.approx((weights * near).sum() / weights.sum(), abs=1e-9)
    assert one.se == pytest.approx(weights.sum() ** -0.5, rel=1e-9)
    assert (one.prediction_low, one.prediction_high) == pytest.approx((one.ci_low, one.ci_high))


@unhurried
@given(studies, ways, st.floats(-20.0, 20.0))
def test_a_shift_of_all_effects_shifts_the_mean(pairs, way, shift):
    """Adding a constant moves mean and intervals by it and leaves the spread alone."""
    here = pooled(pairs, way)
    there = pooled([(effect + shift, variance) for effect, variance in pairs], way)
    for name in ("estimate", "ci_low", "ci_high", "prediction_low", "prediction_high"):
        assert getattr(there, name) == pytest.approx(getattr(here, name) + shift, rel=1e-4, abs=1e-4)
    for name in ("se", "tau2", "i2", "q"):
        assert getattr(there, name) == pytest.approx(getattr(here, name), rel=1e-4, abs=1e-4)


@unhurried
@given(studies, ways, st.sampled_from([1e-3, 0.5, 30.0, 1e4]))
def test_other_units_scale_the_answer(pairs, way, factor):
    """Effects times c and variances times c squared give mean times c, tau2 times c squared, same I2."""
    here = pooled(pairs, way)
    there = pooled([(effect * factor, variance * factor**2) for effect, variance in pairs], way)
    assert there.estimate / factor == pytest.approx(here.estimate, **SEARCHED)
    assert there.se / factor == pytest.approx(here.se, **SEARCHED)
    assert there.tau2 / factor**2 == pytest.approx(here.tau2, rel=1e-4, abs=1e-4)
    assert there.i2 == pytest.approx(here.i2, rel=1e-4, abs=1e-3)
    assert there.prediction_high / factor == pytest.approx(here.prediction_high, rel=1e-4, abs=1e-4)


@unhurried
@given(studies, ways, st.randoms())
def test_order_does_not_matter(pairs, way, random):
    """Shuffled studies give the same answer."""
    shuffled = pairs.copy()
    random.shuffle(shuffled)
    here, there = pooled(pairs, way), pooled(shuffled, way)
    assert there.estimate == pytest.approx(here.estimate, **SEARCHED)
    assert there.tau2 == pytest.approx(here.tau2, rel=1e-4, abs=1e-4)


@unhurried
@given(studies, ways)
def test_the_prediction_interval_holds_the_confidence_interval(pairs, way):
    """A new study's effect is never surer than the mean, and the mean lies in the middle of both."""
    one = pooled(pairs, way)
    assert one.prediction_low <= one.ci_low <= one.estimate <= one.ci_high <= one.prediction_high
    assert one.ci_low + one.ci_high == pytest.approx(2.0 * one.estimate, abs=1e-6)
    assert one.prediction_low + one.prediction_high == pytest.approx(2.0 * one.estimate, abs=1e-6)
    assert 0.0 <= one.i2 < 100.0
    assert one.q >= 0.0


@unhurried
@given(st.floats(0.1, 5.0), st.floats(1.1, 10.0), st.sampled_from(METHODS))
def test_a_less_certain_study_weighs_less(variance, factor, method):
    """More variance in one study moves the mean away from it."""
    others = [0.0, 0.4, -0.3]
    surer = pool([1.0, *others], [variance, 1.0, 1.0, 1.0], method=method)
    less_sure = pool([1.0, *others], [variance * factor, 1.0, 1.0, 1.0], method=method)
    assert less_sure.estimate < surer.estimate


@unhurried
@given(st.lists(st.tuples(st.floats(-10.0, 10.0), st.floats(0.1, 5.0)), min_size=3, max_size=8), ways)
def test_leave_one_out_is_pooling_without_each(pairs, way):
    """The n-th answer is the pool of all studies but the n-th."""
    effects, variances = zip(*pairs, strict=True)
    rest = leave_one_out(effects, variances, method=way[0], test=way[1])
    assert len(rest) == len(pairs)
    for index, one in enumerate(rest):
        alone = pooled(pairs[:index] + pairs[index + 1 :], way)
        assert one.k == len(pairs) - 1
        assert one.estimate == pytest.approx(alone.estimate, **SEARCHED)
        assert one.tau2 == pytest.approx(alone.tau2, rel=1e-4, abs=1e-4)
        assert one.prediction_low == pytest.approx(alone.prediction_low, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize(
    ("effects", "variances"),
    [
        (EFFECTS, VARIANCES),
        # A flat likelihood, where PyMARE's own limits leave tau2 wrong by 5e-6 of itself.
        ([-1.4, -1.62, 2.18, -1.06, -1.11, 0.32, 1.91], [0.215, 0.089, 7.47, 0.067, 0.145, 0.822, 5.646]),
    ],
    ids=["peaked", "flat"],
)
def test_the_searched_tau2_solves_the_likelihood(effects, variances):
    """The REML tau2 makes the derivative of the restricted likelihood zero, to 1e-6 of itself."""
    one = pool(effects, variances)

    def slope(tau2):
        weights = 1.0 / (np.array(variances) + tau2)
        residuals = np.array(effects) - (weights * effects).sum() / weights.sum()
        trace = weights.sum() - (weights**2).sum() / weights.sum()
        return (weights**2 * residuals**2).sum() - trace

    assert one.tau2 > 0.0
    assert slope(one.tau2 * (1 - 1e-6)) > 0.0 > slope(one.tau2 * (1 + 1e-6))


def test_share_beyond_a_difference():
    """The share is the normal tail on the side of the difference's sign."""
    one = pool(EFFECTS, VARIANCES)
    tau = math.sqrt(one.tau2)
    assert one.share_beyond(one.estimate) == pytest.approx(0.5)
    assert one.share_beyond(one.estimate - tau) == pytest.approx(0.158655, abs=1e-6)
    assert one.share_beyond(one.estimate + tau) == pytest.approx(0.841345, abs=1e-6)
    # Points for the better on a scale where better is less, and the mirror image.
    mirrored = pool([-effect for effect in EFFECTS], VARIANCES)
    assert mirrored.share_beyond(2.0) == pytest.approx(one.share_beyond(-2.0), abs=1e-6)
    assert one.share_beyond(-2.0) > 0.5 > one.share_beyond(2.0)


def test_share_beyond_without_spread_is_all_or_nothing():
    """With one true effect, the share is 1 if it reaches the difference and 0 if not."""
    one = pool([-1.0, -1.1, -0.9], [1.0, 1.0, 1.0])
    assert one.tau2 == 0.0
    assert one.share_beyond(-0.5) == 1.0
    assert one.share_beyond(one.estimate) == 1.0
    assert one.share_beyond(-1.5) == 0.0
    assert one.share_beyond(0.5) == 0.0


@pytest.mark.parametrize("value", [0, 0.0, math.nan, math.inf, "2", None, True])
def test_share_beyond_refuses_what_has_no_direction(value):
    """Zero has no side, and what is not a number has no place."""
    with pytest.raises(DomainError, match=r"^minimally_important_difference must"):
        pool(EFFECTS, VARIANCES).share_beyond(value)


@pytest.mark.parametrize("call", [pool, leave_one_out])
@pytest.mark.parametrize(
    ("effects", "variances", "options", "words"),
    [
        ([], [], {}, ["effects", "at least", "got 0"]),
        ([1.0], [1.0], {}, ["effects", "at least", "got 1"]),
        (EFFECTS, [1.0, 1.0, 1.0], {}, ["variances", "one number per effect, 4", "got 3"]),
        (EFFECTS, [1.0, 0.0, 1.0, 1.0], {}, ["variances[1]", "above 0", "got 0"]),
        (EFFECTS, [1.0, 1.0, -2.0, 1.0], {}, ["variances[2]", "above 0", "got -2"]),
        (EFFECTS, [1.0, 1.0, math.nan, 1.0], {}, ["variances[2]", "finite", "nan"]),
        ([0.0, math.inf, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "finite", "inf"]),
        ([0.0, -math.inf, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "finite", "-inf"]),
        ([0.0, 10**400, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "finite"]),
        ([0.0, "0.5", 1.0, 1.0], VARIANCES, {}, ["effects[1]", "number", "'0.5'"]),
        ([0.0, None, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "number", "None"]),
        ([0.0, True, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "number", "True"]),
        ([0.0, 1j, 1.0, 1.0], VARIANCES, {}, ["effects[1]", "number", "1j"]),
        (np.ones((4, 2)), VARIANCES, {}, ["effects[0]", "number"]),
        (np.array(1.0), VARIANCES, {}, ["effects", "sequence"]),
        ("0.1, 0.2", VARIANCES, {}, ["effects", "sequence"]),
        (dict.fromkeys(EFFECTS), VARIANCES, {}, ["effects", "sequence"]),
        (set(EFFECTS), VARIANCES, {}, ["effects", "sequence"]),
        (None, VARIANCES, {}, ["effects", "sequence", "None"]),
        (EFFECTS, 1.0, {}, ["variances", "sequence", "1.0"]),
        ([1e200, 0.0, 1.0, 1.0], VARIANCES, {}, ["effects and variances", "squared", "1e+200"]),
        (EFFECTS, [1e-310] * 4, {}, ["effects and variances", "squared", "1e-310"]),
        (EFFECTS, VARIANCES, {"method": "reml"}, ["method", "REML, DL", "'reml'"]),
        (EFFECTS, VARIANCES, {"method": None}, ["method", "REML, DL", "None"]),
        (EFFECTS, VARIANCES, {"test": "t"}, ["test", "z, knha", "'t'"]),
        (EFFECTS, VARIANCES, {"test": ["z"]}, ["test", "z, knha", "['z']"]),
    ],
)
def test_bad_input_is_named(call, effects, variances, options, words):
    """The message names the argument and its place, what was expected and what came."""
    with pytest.raises(DomainError) as caught:
        call(effects, variances, **options)
    for word in words:
        assert word in str(caught.value)


def test_leave_one_out_needs_three():
    """Two studies can be pooled, but not with one left out."""
    assert pool(EFFECTS[:2], VARIANCES[:2]).k == 2
    with pytest.raises(DomainError, match="at least 3 studies; got 2"):
        leave_one_out(EFFECTS[:2], VARIANCES[:2])


@pytest.mark.parametrize(
    "kind", [list, tuple, np.array, iter, lambda values: np.array(values, dtype=np.float32)]
)
def test_any_sequence_of_numbers_will_do(kind):
    """Lists, tuples, arrays and iterators of the same numbers give the same answer."""
    assert pool(kind(EFFECTS), kind(VARIANCES)).estimate == pytest.approx(
        pool(EFFECTS, VARIANCES).estimate, rel=1e-6
    )


def test_equal_effects_leave_knha_without_width():
    """With all effects the same, knha sees no spread at all, as metafor; z keeps the studies' own."""
    knha = pool([1.0, 1.0, 1.0], [1.0, 2.0, 3.0], test="knha")
    assert (knha.ci_low, knha.ci_high, knha.se) == (1.0, 1.0, 0.0)
    assert pool([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]).se > 0.5


def test_the_same_studies_are_pooled_once():
    """A second call with the same numbers, in any container, returns the kept object and fits nothing."""
    first, rest = pool(EFFECTS, VARIANCES), leave_one_out(EFFECTS, VARIANCES)
    fitted = pooling._pool.cache_info().misses
    assert pool(np.array(EFFECTS), tuple(VARIANCES)) is first
    assert leave_one_out(tuple(EFFECTS), VARIANCES) is rest
    assert pooling._pool.cache_info().misses == fitted
    assert pool(EFFECTS, VARIANCES, test="knha") is not first


def test_pymare_is_loaded_only_when_pooling(root):
    """Importing the module loads neither PyMARE nor scipy; `warm` loads both."""
    script = (
        "import sys\n"
        "from explainer.meta import pooling\n"
        "assert not {'pymare', 'scipy', 'sympy', 'pandas'} & set(sys.modules)\n"
        "pooling.warm()\n"
        "assert {'pymare', 'scipy'} <= set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True)
