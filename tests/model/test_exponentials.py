"""Sums of exponentials: convolution, transit, equal rates, integrals, against numeric quadrature and LSODA."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad, solve_ivp

from explainer.model.exponentials import Exponentials, first_order_stage, transit_stage

TIME_H = np.array([0.0, 0.01, 0.2, 0.7, 1.5, 4.0, 9.0])


def sum_of(rates, weights) -> Exponentials:
    """Return a sum of exponentials from plain numbers."""
    return Exponentials(np.array(rates, dtype=float), np.array(weights, dtype=float))


def value_at(function: Exponentials, t: float) -> float:
    """Return the function itself, written out."""
    return float(np.sum(function.weights * np.exp(-function.rates_per_h * t)))


def absolute(function: Exponentials) -> Exponentials:
    """Return the function with every weight positive: the scale against which rounding is judged."""
    return Exponentials(function.rates_per_h, np.abs(function.weights))


rates = st.floats(0.02, 40.0)
functions = st.lists(st.tuples(rates, st.floats(-5.0, 5.0)), min_size=1, max_size=3).map(
    lambda pairs: sum_of(*zip(*pairs, strict=True))
)


@settings(max_examples=60, deadline=None)
@given(first=functions, second=functions, t=st.floats(0.01, 8.0))
def test_convolution_agrees_with_numeric_quadrature(first, second, t):
    """``then`` is the integral of f(s) g(t - s) ds, for any rates, equal ones included.

    Tolerance: one part in a million of the same integral of absolute values, and the separation:
    a rate that meets another is moved by 2e-7 of itself, which moves exp(-r t) by 2e-7 r t and
    leaves weights of 1 / (2e-7 r) whose rounding is 5e-9 of the largest value, 1 / r.
    """
    found = first.then(second).respond(np.array([t]), 0.0)[0]
    wanted, _ = quad(lambda s: value_at(first, s) * value_at(second, t - s), 0.0, t, epsabs=1e-13, limit=400)
    a, b = absolute(first), absolute(second)
    size, _ = quad(lambda s: value_at(a, s) * value_at(b, t - s), 0.0, t, epsabs=1e-13, limit=400)
    moved = 2e-7 * t * second.rates_per_h.max()
    largest = a.weights.sum() * b.weights.sum() / first.rates_per_h.min()
    assert found == pytest.approx(wanted, abs=(1e-6 + moved) * size + 5e-9 * largest + 1e-12)


@pytest.mark.parametrize("duration_h", [0.0, 0.5])
def test_a_cascade_agrees_with_an_independent_solver(duration_h):
    """Depot, two-exponential body and lag, solved by LSODA at rtol 1e-11, agree to 1e-8 of the peak.

    Tolerance: the rates are far apart, so both sides are good to about ten digits.
    """
    depot, lag = 2.0, 14.0
    body = sum_of([0.3, 3.0], [0.4, 0.6])
    found = first_order_stage(depot).then(body).then(first_order_stage(lag)).respond(TIME_H, duration_h)

    def slope(_, y, inflow):
        # The body's two exponentials run side by side behind the depot.
        out = depot * y[0]
        level = y[1] + y[2]
        return [inflow - out, 0.4 * out - 0.3 * y[1], 0.6 * out - 3.0 * y[2], lag * (level - y[3])]

    options = {"method": "LSODA", "rtol": 1e-11, "atol": 1e-14}
    if duration_h:
        during = solve_ivp(slope, (0.0, duration_h), np.zeros(4), args=(1.0 / duration_h,), **options)
        start = during.y[:, -1]
    else:
        start = np.array([1.0, 0.0, 0.0, 0.0])
    after = duration_h < TIME_H
    late = TIME_H[after]
    solved = solve_ivp(slope, (duration_h, late[-1]), start, t_eval=late, args=(0.0,), **options)
    assert found[after] == pytest.approx(solved.y[3], abs=1e-8 * solved.y[3].max())


@pytest.mark.parametrize("mean_h", [0.02, 0.335, 5.0])
def test_a_transit_stage_is_two_equal_stages(mean_h):
    """Two equal first-order stages of rate k have the gamma density k^2 t exp(-k t) (textbook form).

    Tolerance: 1e-6 of the peak; the stages are written as k (1 +- 1e-4), whose error is
    the square of that, 1e-8, and the weights of 5e3 cost four of sixteen digits.
    """
    rate = 2.0 / mean_h
    time_h = np.linspace(0.0, 8.0 * mean_h, 200)
    density = rate**2 * time_h * np.exp(-rate * time_h)
    assert np.abs(transit_stage(mean_h).respond(time_h, 0.0) - density).max() < 1e-6 * density.max()


def test_a_transit_stage_delays_by_its_mean_and_loses_nothing():
    """The area is 1 and the mean of the density is the transit time asked for, to 1e-6."""
    stage = transit_stage(0.335)
    area = np.sum(stage.weights / stage.rates_per_h)
    mean_h = np.sum(stage.weights / stage.rates_per_h**2)
    assert area == pytest.approx(1.0, abs=1e-6)
    assert mean_h == pytest.approx(0.335, rel=1e-6)


@pytest.mark.parametrize("shift", [0.0, 1e-15, 1e-12, 1e-9, 0.9e-7, 1.1e-7, 3e-7, 1e-5, -1e-12, -1e-7, -1e-5])
def test_rates_that_nearly_meet_give_the_limit(shift):
    """exp(-r t) convolved with exp(-r (1 + shift) t) tends to t exp(-r t) from either side.

    Tolerance: the shift itself and the built-in separation of 2e-7 each change the answer
    by at most their own size times r t (here below 6); 1e-6 covers rounding in weights of 1e7.
    """
    rate = 1.7
    found = sum_of([rate], [1.0]).then(sum_of([rate * (1.0 + shift)], [1.0])).respond(TIME_H[:6], 0.0)
    limit = TIME_H[:6] * np.exp(-rate * TIME_H[:6])
    assert found == pytest.approx(limit, rel=1e-6 + 6.0 * abs(shift) + 6.0 * 2e-7, abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(
    function=functions,
    duration_h=st.one_of(st.just(0.0), st.floats(1e-3, 5.0)),
    end_h=st.floats(0.05, 8.0),
)
def test_accumulate_is_the_integral_of_respond(function, duration_h, end_h):
    """The closed integral equals numeric quadrature of the response up to any time.

    Tolerance: 1e-7 of the integral of absolute values; quadrature is split at the end of the input.
    """
    found = function.accumulate(np.array([end_h]), duration_h)[0]
    edges = [0.0, min(duration_h, end_h), end_h]

    def area(of: Exponentials) -> float:
        return sum(
            quad(lambda t: float(of.respond(np.array([t]), duration_h)[0]), a, b, limit=400)[0]
            for a, b in pairwise(edges)
            if b > a
        )

    assert found == pytest.approx(area(function), abs=1e-7 * area(absolute(function)) + 1e-9)


@settings(max_examples=60, deadline=None)
@given(function=functions, duration_h=st.floats(1e-3, 5.0))
def test_an_infusion_is_the_sum_of_its_halves(function, duration_h):
    """Half the dose in the first half of the time and half in the second equals the whole: time-invariance.

    Tolerance: rounding only, 1e-10 of the response of absolute values.
    """
    half = duration_h / 2.0
    whole = function.respond(TIME_H, duration_h)
    halves = 0.5 * (function.respond(TIME_H, half) + function.respond(TIME_H - half, half))
    scale = np.sum(np.abs(function.weights))
    assert whole == pytest.approx(halves, abs=1e-10 * scale + 1e-14)


@pytest.mark.parametrize("duration_h", [0.0, 0.4])
def test_nothing_comes_before_the_dose(duration_h):
    """Before it starts a dose gives exactly 0, as response and as integral."""
    stage = transit_stage(0.3).then(sum_of([0.2, 5.0], [1.0, 2.0]))
    before = np.array([-40.0, -1.0, -1e-9])
    assert np.all(stage.respond(before, duration_h) == 0.0)
    assert np.all(stage.accumulate(before, duration_h) == 0.0)


@pytest.mark.parametrize("duration_h", [5e-324, 1e-310, 1e-200, 1e-15, 1e-11])
def test_an_input_too_short_to_count_is_a_bolus(duration_h):
    """However short, an input stays finite and equals the bolus after it.

    Tolerance: the two differ by half the input's length times a rate, here below 1e-10.
    """
    function = sum_of([0.2, 5.0], [1.0, 2.0])
    later = TIME_H[1:]
    assert function.respond(later, duration_h) == pytest.approx(function.respond(later, 0.0), rel=1e-9)
    assert function.accumulate(later, duration_h) == pytest.approx(function.accumulate(later, 0.0), rel=1e-9)


def test_leading_axes_are_solved_apart():
    """Two people together get what each gets alone, through `then`, `scaled` and `respond`, to rounding."""
    people = Exponentials(np.array([[0.2, 3.0], [0.4, 2.0]]), np.array([[1.0, 2.0], [0.5, 1.0]]))
    lag = first_order_stage(14.0)
    together = people.then(lag).scaled(np.array([2.0, 3.0])).respond(TIME_H, 0.3)
    for person, factor in enumerate((2.0, 3.0)):
        alone = sum_of(people.rates_per_h[person], people.weights[person]).then(lag)
        assert together[person] == pytest.approx(factor * alone.respond(TIME_H, 0.3), rel=1e-12)


@pytest.mark.parametrize("duration_h", [0.0, 0.7, 10.0])
def test_a_course_in_one_pass_is_the_sum_of_its_doses(duration_h):
    """Carrying what earlier doses left gives the same as adding up every dose, to rounding."""
    stage = Exponentials(np.array([0.05, 0.9, 14.0]), np.array([0.2, 1.1, -0.4]))
    starts = [0.0, 10.0, 26.0, 26.0 + max(duration_h, 1.0), 80.0]
    time_h = np.sort(np.concatenate([np.linspace(-1.0, 120.0, 400), starts]))
    once = stage.respond_to_course(time_h, starts, duration_h)
    apart = sum(stage.respond(time_h - start, duration_h) for start in starts)
    assert once == pytest.approx(apart, rel=1e-12, abs=1e-13)


@settings(max_examples=60, deadline=None)
@given(
    function=functions,
    gaps=st.lists(st.floats(0.5, 30.0), min_size=1, max_size=5),
    duration_h=st.one_of(st.sampled_from([0.0, 5e-324, 0.5]), st.floats(0.0, 0.5)),
)
def test_a_course_is_the_sum_of_its_doses(function, gaps, duration_h):
    """Equal doses in one pass equal each dose's own response added up, back to back included.

    Tolerance: rounding, 1e-10 of the response of absolute values.
    """
    starts = np.concatenate([[0.0], np.cumsum(gaps)])
    time_h = np.unique(np.concatenate([starts, starts + duration_h, np.linspace(-1.0, starts[-1] + 9.0, 60)]))
    together = function.respond_to_course(time_h, list(starts), duration_h)
    apart = sum(function.respond(time_h - start, duration_h) for start in starts)
    scale = np.sum(np.abs(function.weights)) * starts.size
    assert together == pytest.approx(apart, abs=1e-10 * scale + 1e-14)
