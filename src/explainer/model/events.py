"""Events that a drawing can show one by one: spikes at the model's rates, spines at its rates.

Events are spread by what is expected: the k-th comes when the expected count passes k.
So what is drawn never strays from the model by a whole event; which cell fires and which
spine goes is left to chance.
"""

from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.numerics import FloatArray, frozen


def _expected(time: FloatArray, rate: FloatArray) -> FloatArray:
    """Return the expected count since the first time, by trapezia, shape (T,)."""
    if time.size < 2 or not np.all(np.diff(time) > 0.0) or rate.min() < 0.0:  # noqa: PLR2004
        raise DomainError(
            "time must increase over two rows or more with rates of 0 or more; got rows that do not."
        )
    return np.concatenate([[0.0], np.cumsum(0.5 * (rate[1:] + rate[:-1]) * np.diff(time))])


def spike_trains(
    time_s: FloatArray, rate_hz: FloatArray, cells: int, rng: np.random.Generator
) -> tuple[FloatArray, ...]:
    """Return when each of some equal cells fires.

    Parameters
    ----------
    time_s : ndarray, shape (T,)
        Seconds, increasing.
    rate_hz : ndarray, shape (T,)
        Firing of each cell; 0 or more.
    cells : int
        How many.
    rng : numpy.random.Generator
        All chance comes from here.

    Returns
    -------
    tuple of ndarray
        Increasing times of spikes, seconds, per cell.

    Raises
    ------
    DomainError
        If the times do not increase or a rate is negative.

    Notes
    -----
    Spike k of all cells together falls where the expected count lies between k and k + 1.
    Each cell fires once per round of all cells, in a new order each round; refractory
    times, bursts and shared rhythm are left out.
    """
    expected = _expected(time_s, cells * rate_hz)
    count = int(expected[-1])
    when = np.interp(np.arange(count) + rng.random(count), expected, time_s)
    rounds = [rng.permutation(cells) for _ in range(-(-count // cells))]
    who = np.concatenate([*rounds, np.empty(0, dtype=int)])[:count]
    return tuple(frozen(np.sort(when[who == cell])) for cell in range(cells))


@dataclass(frozen=True, slots=True)
class Spines:
    """The spines of one drawn stretch of dendrite, shape (N,).

    Attributes
    ----------
    along : ndarray
        Place along the dendrite, 0 to 1.
    side : ndarray
        1 above, -1 below.
    size : ndarray
        Relative length, drawn for variety.
    born_h, gone_h : ndarray
        Hours; negative if there from the start, infinite if still there at the end.
    """

    along: FloatArray
    side: FloatArray
    size: FloatArray
    born_h: FloatArray
    gone_h: FloatArray

    def count_at(self, time_h: float) -> int:
        """Return how many spines stand at a time, hours."""
        return int(((self.born_h <= time_h) & (self.gone_h > time_h)).sum())

    def born_within(self, time_h: float, hours: float) -> int:
        """Return how many of the spines that stand came in the last `hours`."""
        came = (self.born_h <= time_h) & (self.born_h > time_h - hours)
        return int((came & (self.gone_h > time_h)).sum())


_CANDIDATES = 24


def _free_place(
    along: list[float], side: list[float], standing: list[int], rng: np.random.Generator
) -> tuple[float, float]:
    """Return the roomiest of some random places, and its side."""
    best, room = (0.0, 1.0), -1.0
    for _ in range(_CANDIDATES):
        place, where = float(rng.uniform(0.02, 0.98)), float(rng.choice([-1.0, 1.0]))
        gap = min((abs(along[i] - place) for i in standing if side[i] == where), default=1.0)
        if gap > room:
            best, room = (place, where), gap
    return best


def simulate_spines(
    time_h: FloatArray,
    births_per_h: FloatArray,
    deaths_per_h: FloatArray,
    at_start: int,
    rng: np.random.Generator,
) -> Spines:
    """Return spines that come and go at the model's rates.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours, increasing from 0.
    births_per_h, deaths_per_h : ndarray, shape (T,)
        Of the whole stretch: resting count times rate of formation, and standing count times
        rate of elimination.
    at_start : int
        Spines at rest.
    rng : numpy.random.Generator
        All chance comes from here.

    Returns
    -------
    Spines
        Every spine that ever stands.

    Raises
    ------
    DomainError
        If the times do not increase or a rate is negative.

    Notes
    -----
    The count stays within one spine of ``at_start + births - deaths`` as expected, because
    births and deaths each follow their expected number. Which spine goes is chance, the
    same for all. Left out: clusters, shapes, and that part of real spines never turn over.
    """
    expected_births, expected_deaths = _expected(time_h, births_per_h), _expected(time_h, deaths_per_h)
    events = [
        (float(np.interp(k + 0.5, expected, time_h)), is_birth)
        for expected, is_birth in ((expected_births, True), (expected_deaths, False))
        for k in range(int(expected[-1] + 0.5))
    ]
    along: list[float] = []
    side: list[float] = []
    born: list[float] = []
    gone: list[float] = []
    standing: list[int] = []

    def grow(when: float) -> None:
        place, where = _free_place(along, side, standing, rng)
        standing.append(len(along))
        along.append(place)
        side.append(where)
        born.append(when)
        gone.append(np.inf)

    # At rest ages are spread as a constant rate of elimination leaves them.
    oldest_first = np.arange(at_start)[::-1]
    for rank in oldest_first:
        grow(float(np.log1p(-(rank + 0.5) / at_start)) * at_start / float(deaths_per_h[0]))
    for when, is_birth in sorted(events):
        if is_birth:
            grow(when)
        elif standing:
            gone[standing.pop(int(rng.integers(len(standing))))] = when
    return Spines(
        along=frozen(np.array(along)),
        side=frozen(np.array(side)),
        size=frozen(rng.uniform(0.75, 1.25, len(along))),
        born_h=frozen(np.array(born)),
        gone_h=frozen(np.array(gone)),
    )
