"""Integrators shared by the model's links, and why each is used.

The slow links are first-order relaxations towards a moving target. On a grid of
steps with their midpoints the target is taken as a parabola over each step; the
update is then exact in the rate constant and of fourth order in the step, so the
grid only has to resolve the target. The millisecond circuit transient uses
fixed-step RK4. The steps of both are checked by halving in the tests.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# exp(300) is inside the floating range, and a running sum of growing terms loses nothing
# of its early ones; longer spans are cut into blocks of at most this many time constants.
_LONGEST_BLOCK = 300.0
_SERIES_BELOW = 0.5
_SERIES_TERMS = 14


def frozen(array: FloatArray) -> FloatArray:
    """Return `array` made read-only."""
    array.setflags(write=False)
    return array


def with_midpoints(nodes_h: FloatArray) -> FloatArray:
    """Return nodes with the midpoint of each step between them.

    Parameters
    ----------
    nodes_h : ndarray, shape (N + 1,)
        Increasing times, hours.

    Returns
    -------
    ndarray, shape (2 N + 1,)
        Nodes at even places.
    """
    times = np.empty(2 * nodes_h.size - 1)
    times[::2] = nodes_h
    times[1::2] = (nodes_h[1:] + nodes_h[:-1]) / 2.0
    return times


def _phi(step: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return phi_1, phi_2 and phi_3 of -step, the weights of exponential integrators.

    ``phi_1(z) = (exp(z) - 1)/z``, ``phi_{n+1}(z) = (phi_n(z) - 1/n!)/z``; below 0.5 by the
    series of phi_3, where the quotients would lose their digits.
    """
    z = -step
    with np.errstate(divide="ignore", invalid="ignore"):
        one = np.expm1(z) / z
        two = (one - 1.0) / z
        three = (two - 0.5) / z
    is_small = step < _SERIES_BELOW
    series = np.zeros_like(z)
    for term in range(_SERIES_TERMS, -1, -1):
        series = 1.0 + z / (term + 4.0) * series
    small_three = series / 6.0
    small_two = 0.5 + z * small_three
    small_one = 1.0 + z * small_two
    return (
        np.where(is_small, small_one, one),
        np.where(is_small, small_two, two),
        np.where(is_small, small_three, three),
    )


def _chain_steps(decay_step: FloatArray, gain: FloatArray, initial: FloatArray) -> FloatArray:
    """Return y at every node of y[k+1] = exp(-decay_step[k]) y[k] + gain[k], shape (..., N + 1).

    Steps are chained by a scaled cumulative sum in blocks of at most 300 time constants.
    """
    nodes = np.empty((*gain.shape[:-1], gain.shape[-1] + 1))
    nodes[..., 0] = initial
    elapsed = np.cumsum(decay_step, axis=-1)
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
        nodes[..., start + 1 : stop + 1] = (nodes[..., start, np.newaxis] + grown) / growth
        start = stop
    return nodes


def relax(time_h: FloatArray, target: FloatArray, rate_per_h: float, initial: float) -> FloatArray:
    """Solve y' = rate (target - y), exact in the rate, for a target parabolic over each step.

    Parameters
    ----------
    time_h : ndarray, shape (2 N + 1,)
        From `with_midpoints`: nodes at even places, midpoints between them.
    target : ndarray, shape (..., 2 N + 1)
        Value that y relaxes to, any unit.
    rate_per_h : float
        Positive.
    initial : float
        y at ``time_h[0]``.

    Returns
    -------
    ndarray, shape (..., 2 N + 1)
        y at nodes and midpoints, in the target's unit.

    Notes
    -----
    With u(s) = u0 + A s + B s^2 over a step of length h (in time constants), s from 0 to 1,
    ``y1 = exp(-h) y0 + h (phi_1 u0 + phi_2 A + 2 phi_3 B)``, and the same over half the step.
    """
    # Work on the deviation from the starting value: a constant target at the
    # initial value then gives exactly that value, with no rounding at all.
    start, middle, end = target[..., :-2:2], target[..., 1::2], target[..., 2::2]
    offset = start - initial
    rise, bend = 4.0 * middle - 3.0 * start - end, 2.0 * (start - 2.0 * middle + end)

    def advance(step: FloatArray, share: float) -> FloatArray:
        one, two, three = _phi(step)
        return np.asarray(step * (one * offset + two * share * rise + 2.0 * three * share**2 * bend))

    step = rate_per_h * np.diff(time_h[::2])
    nodes = _chain_steps(step, advance(step, 1.0), np.zeros(()))
    values = np.empty(target.shape)
    values[..., ::2] = nodes
    values[..., 1::2] = np.exp(-step / 2.0) * nodes[..., :-1] + advance(step / 2.0, 0.5)
    return initial + values


def relax_varying(time_h: FloatArray, source: FloatArray, rate_per_h: FloatArray) -> FloatArray:
    """Solve y' = source - rate y from y = 0, for a rate that changes within steps.

    Parameters
    ----------
    time_h : ndarray, shape (2 N + 1,)
        From `with_midpoints`.
    source : ndarray, shape (..., 2 N + 1)
        Per hour.
    rate_per_h : ndarray, shape (..., 2 N + 1)
        Positive.

    Returns
    -------
    ndarray, shape (..., 2 N + 1)
        y at nodes and midpoints.

    Notes
    -----
    The integrating factor is found by Simpson's rule and its half-step companion, both of
    fourth order: meant for rates times steps well below one.
    """
    width = np.diff(time_h[::2])

    def halves(values: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the integrals over the first half and over the whole of each step."""
        start, middle, end = values[..., :-2:2], values[..., 1::2], values[..., 2::2]
        half = width / 24.0 * (5.0 * start + 8.0 * middle - end)
        return half, width / 6.0 * (start + 4.0 * middle + end)

    half, whole = halves(rate_per_h)
    # What is left, at the middle of the step, of what each source puts in.
    begin, middle, finish = (
        source[..., :-2:2] * np.exp(-half),
        source[..., 1::2],
        source[..., 2::2] * np.exp(whole - half),
    )
    first_half = width / 24.0 * (5.0 * begin + 8.0 * middle - finish)
    full = width / 6.0 * (begin + 4.0 * middle + finish) * np.exp(-(whole - half))
    nodes = _chain_steps(whole, full, np.zeros(()))
    values = np.empty(np.broadcast_shapes(source.shape, rate_per_h.shape))
    values[..., ::2] = nodes
    values[..., 1::2] = np.exp(-half) * nodes[..., :-1] + first_half
    return values


def interpolate_hermite(
    at_h: FloatArray, time_h: FloatArray, values: FloatArray, slopes: FloatArray
) -> FloatArray:
    """Return values between grid points from values and slopes, by cubics.

    Parameters
    ----------
    at_h : ndarray, shape (R,)
        Within the grid.
    time_h : ndarray, shape (T,)
        Increasing.
    values, slopes : ndarray, shape (..., T)
        At the grid; slopes per hour.

    Returns
    -------
    ndarray, shape (..., R)
        Exact at grid points.
    """
    left = np.clip(np.searchsorted(time_h, at_h, side="right") - 1, 0, time_h.size - 2)
    width = time_h[left + 1] - time_h[left]
    share = (at_h - time_h[left]) / width
    rise = values[..., left + 1] - values[..., left]
    enter, leave = slopes[..., left] * width - rise, rise - slopes[..., left + 1] * width
    bend = share * (1.0 - share) * ((1.0 - share) * enter + share * leave)
    return np.asarray(values[..., left] + share * rise + bend)


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
