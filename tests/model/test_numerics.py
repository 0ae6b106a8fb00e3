"""Integrators: exact where they say so, and against an independent solver."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from explainer.numerics import integrate_rk4, interpolate_hermite, relax, relax_varying, with_midpoints


@given(rate=st.floats(1e-3, 500.0), goal=st.floats(-5.0, 5.0))
def test_relaxation_to_a_constant_is_the_exponential(rate, goal):
    """A constant target gives y = goal + (y0 - goal) exp(-kt) at any step."""
    time_h = with_midpoints(np.array([0.0, 1e-6, 0.1, 0.7, 5.0, 300.0]))
    y = relax(time_h, np.full(time_h.size, goal), rate, 1.0)
    assert y == pytest.approx(goal + (1.0 - goal) * np.exp(-rate * time_h), abs=1e-9)


@given(rate=st.floats(1e-3, 300.0))
def test_relaxation_to_a_parabola_is_exact(rate):
    """For y' = k (t^2 - y) the solution is t^2 - 2t/k + 2/k^2 (1 - exp(-kt)), at any step."""
    time_h = with_midpoints(np.array([0.0, 0.002, 0.3, 4.0, 11.0, 50.0]))
    exact = time_h**2 - 2.0 * time_h / rate - 2.0 / rate**2 * np.expm1(-rate * time_h)
    found = relax(time_h, time_h**2, rate, 0.0)
    # The exact form itself loses digits where its terms cancel (small k t).
    assert found == pytest.approx(exact, rel=1e-9, abs=1e-9 * (1.0 + 1.0 / rate**2) + 1e-10)


def test_a_target_at_rest_stays_exactly_at_rest():
    """No rounding creeps into a target that never moves."""
    time_h = with_midpoints(np.cumsum(np.random.default_rng(1).uniform(0.01, 3.0, 500)))
    assert np.all(relax(time_h, np.ones(time_h.size), 0.37, 1.0) == 1.0)


def test_a_rate_that_varies_agrees_with_an_independent_solver():
    """With source and rate moving within steps the answer matches LSODA to one part in a million."""
    time_h = with_midpoints(np.linspace(0.0, 6.0, 121))
    source, rate = 0.3 * np.sin(time_h) ** 2, 0.5 + np.cos(time_h) ** 2
    mine = relax_varying(time_h, source, rate)
    solved = solve_ivp(
        lambda t, y: 0.3 * np.sin(t) ** 2 - (0.5 + np.cos(t) ** 2) * y,
        (0.0, 6.0),
        [0.0],
        method="LSODA",
        rtol=1e-11,
        atol=1e-13,
        t_eval=time_h,
    )
    assert mine == pytest.approx(solved.y[0], abs=1e-6 * solved.y[0].max())


def test_halving_the_step_gains_four_orders():
    """The error of relax falls about sixteen-fold when the step is halved."""
    errors = []
    for count in (20, 40):
        time_h = with_midpoints(np.linspace(0.0, 8.0, count + 1))
        found = relax(time_h, np.sin(time_h), 1.0, 0.0)
        exact = 0.5 * (np.sin(time_h) - np.cos(time_h) + np.exp(-time_h))
        errors.append(np.abs(found - exact)[::2].max())
    assert errors[1] < errors[0] / 12.0


def test_cubics_are_exact_for_cubics():
    """Interpolation from values and slopes reproduces t^3 everywhere."""
    time_h = np.array([0.0, 0.5, 2.0, 3.0])
    at_h = np.linspace(0.0, 3.0, 31)
    found = interpolate_hermite(at_h, time_h, time_h**3, 3.0 * time_h**2)
    assert found == pytest.approx(at_h**3, abs=1e-12)


def test_long_spans_do_not_overflow():
    """Thousands of time constants are chained without loss."""
    time_h = with_midpoints(np.linspace(0.0, 2000.0, 2001))
    y = relax(time_h, np.where(time_h > 1000.0, 2.0, 1.0), 5.0, 1.0)
    assert np.all(np.isfinite(y))
    assert y[-1] == pytest.approx(2.0, rel=1e-12)


def test_levels_are_solved_independently():
    """A two-dimensional target gives each row what it gets alone."""
    time_h = with_midpoints(np.linspace(0.0, 4.0, 41))
    target = np.stack([np.sin(time_h), np.cos(time_h)])
    together = relax(time_h, target, 2.0, 0.0)
    assert together[1] == pytest.approx(relax(time_h, target[1], 2.0, 0.0), rel=1e-12)


def test_rk4_follows_a_decay():
    """One time constant of decay is right to one part in a million at a step of 1%."""
    states = integrate_rk4(lambda y: -y, np.ones(1), 0.01, 100)
    assert states[-1, 0] == pytest.approx(np.exp(-1.0), rel=1e-6)
