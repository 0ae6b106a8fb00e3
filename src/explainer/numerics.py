"""Integrators shared by the model's links, and why each is used.

The slow links are first-order relaxations towards a moving target. For a target
that is linear between grid points the update is exact, so the grid only has to
resolve the target, never the rate constant. The millisecond circuit transient
uses fixed-step RK4; its step is checked by halving in the tests.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# exp(30) is far inside the floating range, so sums scaled by it lose no digits
# that matter; longer spans are cut into blocks of at most this many time constants.
_LONGEST_BLOCK = 30.0


def frozen(array: FloatArray) -> FloatArray:
    """Return `array` made read-only."""
    array.setflags(write=False)
    return array


def relax(
    time_h: FloatArray, target: FloatArray, rate_per_h: float | FloatArray, initial: float
) -> FloatArray:
    """Solve y' = rate (target - y) exactly for a target linear between grid points.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Increasing times, hours.
    target : ndarray, shape (..., T)
        Value that y relaxes to, any unit.
    rate_per_h : float or ndarray, shape (..., T - 1)
        Positive rate, constant within each step.
    initial : float
        y at ``time_h[0]``.

    Returns
    -------
    ndarray, shape (..., T)
        y, in the target's unit.

    Notes
    -----
    Over one step h = rate * dt with the target linear from u0 to u1,
    ``y1 = e y0 + ((1-e)/h - e) u0 + (1 - (1-e)/h) u1`` with ``e = exp(-h)``. Steps are
    chained by a scaled cumulative sum in blocks of at most 30 time constants.
    """
    # Work on the deviation from the starting value: a constant target at the
    # initial value then gives exactly that value, with no rounding at all.
    step = np.broadcast_to(rate_per_h * np.diff(time_h), (*target.shape[:-1], time_h.size - 1))
    decay = np.exp(-step)
    mean_decay = -np.expm1(-step) / step
    gain = (mean_decay - decay) * (target[..., :-1] - initial)
    gain += (1.0 - mean_decay) * (target[..., 1:] - initial)

    deviation = np.zeros(target.shape)
    elapsed = np.cumsum(step, axis=-1)
    slowest_first = elapsed.reshape(-1, elapsed.shape[-1]).max(axis=0)
    start = 0
    while start < slowest_first.size:
        begun = elapsed[..., start - 1] if start else np.zeros(elapsed.shape[:-1])
        limit = (slowest_first[start - 1] if start else 0.0) + _LONGEST_BLOCK
        stop = max(int(np.searchsorted(slowest_first, limit, side="right")), start + 1)
        # Clipped only where one single step is longer than a block; its growth then
        # multiplies and divides the same number.
        growth = np.exp(np.minimum(elapsed[..., start:stop] - begun[..., np.newaxis], 600.0))
        grown = np.cumsum(gain[..., start:stop] * growth, axis=-1)
        deviation[..., start + 1 : stop + 1] = (deviation[..., start, np.newaxis] + grown) / growth
        start = stop
    return initial + deviation


def integrate_rk4(
    slope: Callable[[FloatArray], FloatArray], initial: FloatArray, step: float, count: int
) -> FloatArray:
    """Integrate y' = slope(y) with classical fixed-step Runge-Kutta.

    Parameters
    ----------
    slope : callable
        Maps y, shape (N,), to its time derivative, shape (N,).
    initial : ndarray, shape (N,)
        Starting state.
    step : float
        Step in the unit of time that `slope` uses.
    count : int
        Number of steps.

    Returns
    -------
    ndarray, shape (count + 1, N)
        The state at every step, the initial one first.
    """
    states = np.empty((count + 1, initial.size))
    states[0] = initial
    for index in range(count):
        here = states[index]
        k1 = slope(here)
        k2 = slope(here + 0.5 * step * k1)
        k3 = slope(here + 0.5 * step * k2)
        k4 = slope(here + step * k3)
        states[index + 1] = here + step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    return states
