"""Integrators: exact where they say so, and against an independent solver."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from explainer.numerics import integrate_rk4, relax


@given(rate=st.floats(1e-3, 500.0), goal=st.floats(-5.0, 5.0))
def test_relaxation_to_a_constant_is_the_exponential(rate, goal):
    """A constant target gives y = goal + (y0 - goal) exp(-kt) at any step."""
    time_h = np.array([0.0, 0.1, 0.7, 5.0, 300.0])
    y = relax(time_h, np.full(5, goal), rate, 1.0)
    assert y == pytest.approx(goal + (1.0 - goal) * np.exp(-rate * time_h), abs=1e-9)


def test_relaxation_to_a_ramp_is_exact():
    """A ramp target lags by exactly slope over rate once settled."""
    time_h = np.linspace(0.0, 50.0, 11)
    assert relax(time_h, 2.0 * time_h, 3.0, 0.0)[-1] == pytest.approx(100.0 - 2.0 / 3.0, rel=1e-12)


def test_a_target_at_rest_stays_exactly_at_rest():
    """No rounding creeps into a target that never moves."""
    time_h = np.cumsum(np.random.default_rng(1).uniform(0.01, 3.0, 500))
    assert np.all(relax(time_h, np.ones(500), 0.37, 1.0) == 1.0)


def test_a_rate_that_varies_agrees_with_an_independent_solver():
    """With a rate constant within each step the answer matches LSODA to one part in a million."""
    time_h = np.linspace(0.0, 6.0, 601)
    target = 1.0 + 0.3 * np.sin(time_h)
    rate = 0.5 + np.cos(time_h[:-1]) ** 2
    mine = relax(time_h, target, rate, 1.0)

    def slope(t, y):
        step = min(int(t / 0.01), 599)
        return rate[step] * (np.interp(t, time_h, target) - y)

    solved = solve_ivp(slope, (0.0, 6.0), [1.0], method="LSODA", rtol=1e-10, atol=1e-12, max_step=0.01)
    assert mine[-1] == pytest.approx(solved.y[0, -1], rel=1e-6)


def test_long_spans_do_not_overflow():
    """Thousands of time constants are chained without loss."""
    time_h = np.linspace(0.0, 2000.0, 4001)
    y = relax(time_h, np.where(time_h > 1000.0, 2.0, 1.0), 5.0, 1.0)
    assert np.all(np.isfinite(y))
    assert y[-1] == pytest.approx(2.0, rel=1e-12)


def test_levels_are_solved_independently():
    """A two-dimensional target gives each row what it gets alone."""
    time_h = np.linspace(0.0, 4.0, 41)
    target = np.stack([np.sin(time_h), np.cos(time_h)])
    together = relax(time_h, target, 2.0, 0.0)
    assert together[1] == pytest.approx(relax(time_h, target[1], 2.0, 0.0), rel=1e-12)


def test_rk4_follows_a_decay():
    """One time constant of decay is right to one part in a million at a step of 1%."""
    states = integrate_rk4(lambda y: -y, np.ones(1), 0.01, 100)
    assert states[-1, 0] == pytest.approx(np.exp(-1.0), rel=1e-6)
