"""Effect sizes with their variances, from counts, means or published intervals.

*Effect* is active minus control, on a scale where zero is no difference: points, a
difference of risks, or the logarithm of a ratio. *Variance* is the square of
its standard error.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from explainer.errors import DomainError, require_between
from explainer.meta.real_numbers import finite_number, positive_number, whole_number

DEFAULT_LEVEL = 0.95
LOWEST_LEVEL, HIGHEST_LEVEL = 0.01, 0.9999
# Added to each cell of a table with an empty cell: Haldane and Anscombe's half.
EMPTY_CELL_CORRECTION = 0.5
# A printed difference may sit this far from the middle of its interval, as a share of the
# interval's width: rounding stays well within it, a ratio that was not logged does not.
MOST_OFF_CENTRE = 0.2


@dataclass(frozen=True, slots=True)
class EffectSize:
    """One study's effect.

    Attributes
    ----------
    effect : float
        Active minus control; zero is no difference.
    variance : float
        Sampling variance of `effect`, above zero.
    """

    effect: float
    variance: float

    def __post_init__(self) -> None:
        """Refuse a pair that cannot be pooled."""
        finite_number("effect", self.effect)
        positive_number("variance", self.variance)

    @property
    def standard_error(self) -> float:
        """Return the square root of the variance."""
        return math.sqrt(self.variance)


def _table(
    events_active: int, n_active: int, events_control: int, n_control: int
) -> tuple[float, float, float, float]:
    """Return events and non-events of both arms, with a half in each cell if one is empty."""
    total_active = whole_number("n_active", n_active, 1)
    total_control = whole_number("n_control", n_control, 1)
    active = whole_number("events_active", events_active, 0, total_active)
    control = whole_number("events_control", events_control, 0, total_control)
    cells = (active, total_active - active, control, total_control - control)
    added = EMPTY_CELL_CORRECTION if 0.0 in cells else 0.0
    return cells[0] + added, cells[1] + added, cells[2] + added, cells[3] + added


def risk_difference(events_active: int, n_active: int, events_control: int, n_control: int) -> EffectSize:
    """Return the difference of two risks.

    Parameters
    ----------
    events_active, events_control : int
        People with the event in each arm.
    n_active, n_control : int
        People counted in each arm.

    Returns
    -------
    EffectSize
        Risk in the active arm minus risk in the control arm, 0 to 1 each.

    Raises
    ------
    DomainError
        If a count is not whole, or outside 0 to the arm's size.

    Notes
    -----
    Variance ``p1 (1 - p1) / n1 + p0 (1 - p0) / n0``. If a cell of the two by two table is
    empty, a half is added to each of the four, as metafor's ``escalc`` does by default;
    without it an arm with no events would seem known exactly.
    """
    a, b, c, d = _table(events_active, n_active, events_control, n_control)
    variance = a * b / (a + b) ** 3 + c * d / (c + d) ** 3
    return EffectSize(a / (a + b) - c / (c + d), variance)


def log_odds_ratio(events_active: int, n_active: int, events_control: int, n_control: int) -> EffectSize:
    """Return the logarithm of the ratio of two odds.

    Parameters
    ----------
    events_active, events_control : int
        People with the event in each arm.
    n_active, n_control : int
        People counted in each arm.

    Returns
    -------
    EffectSize
        Natural logarithm of the odds ratio.

    Raises
    ------
    DomainError
        If a count is not whole, or outside 0 to the arm's size.

    Notes
    -----
    Variance ``1/a + 1/b + 1/c + 1/d``; a half in each cell if one is empty, as in
    `risk_difference`.
    """
    a, b, c, d = _table(events_active, n_active, events_control, n_control)
    return EffectSize(math.log(a / b) - math.log(c / d), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d)


def _arms(
    mean_active: float,
    sd_active: float,
    n_active: int,
    mean_control: float,
    sd_control: float,
    n_control: int,
) -> tuple[float, float, float, float, float, float]:
    return (
        finite_number("mean_active", mean_active),
        positive_number("sd_active", sd_active),
        whole_number("n_active", n_active, 2),
        finite_number("mean_control", mean_control),
        positive_number("sd_control", sd_control),
        whole_number("n_control", n_control, 2),
    )


def mean_difference(
    mean_active: float,
    sd_active: float,
    n_active: int,
    mean_control: float,
    sd_control: float,
    n_control: int,
) -> EffectSize:
    """Return the difference of two means, in the scale's own points.

    Parameters
    ----------
    mean_active, mean_control : float
        Mean of each arm, points.
    sd_active, sd_control : float
        Standard deviation of each arm, points; above zero.
    n_active, n_control : int
        People in each arm, two or more.

    Returns
    -------
    EffectSize
        Active minus control, points.

    Raises
    ------
    DomainError
        If a number is not finite, a deviation not above zero, or a count not whole.

    Notes
    -----
    Two separate groups with their own deviations: ``sd1^2 / n1 + sd0^2 / n0``. A crossover
    trial has a smaller variance than this, by an amount it must print itself.
    """
    active, sd1, n1, control, sd0, n0 = _arms(
        mean_active, sd_active, n_active, mean_control, sd_control, n_control
    )
    return EffectSize(active - control, sd1 * sd1 / n1 + sd0 * sd0 / n0)


def difference_from_interval(
    difference: float, low: float, high: float, *, level: float = DEFAULT_LEVEL
) -> EffectSize:
    """Return the effect behind a published difference and its confidence interval.

    Parameters
    ----------
    difference : float
        The published difference; for a ratio see `log_ratio_from_interval`.
    low, high : float
        Ends of its confidence interval.
    level : float
        Confidence level of the interval, 0.01 to 0.9999.

    Returns
    -------
    EffectSize
        `difference` with the variance that gives that interval.

    Raises
    ------
    DomainError
        If a number is not finite, the ends do not enclose the difference, or it lies so
        far off their middle that it is not a difference with a symmetric interval.

    Notes
    -----
    Half the width over the normal quantile of `level`. Where the paper used Student's t,
    the variance comes out a little too large: the study then weighs a little less than
    its due.
    """
    effect = finite_number("difference", difference)
    bottom = finite_number("low", low)
    top = finite_number("high", high)
    confidence = require_between("level", level, LOWEST_LEVEL, HIGHEST_LEVEL, "")
    quantile = NormalDist().inv_cdf(0.5 + confidence / 2.0)
    if not bottom < top:
        raise DomainError(f"high must be above low; got {top:g} with low {bottom:g}.")
    if not bottom <= effect <= top:
        raise DomainError(f"difference must lie from low {bottom:g} to high {top:g}; got {effect:g}.")
    if abs(effect - (bottom + top) / 2.0) > MOST_OFF_CENTRE * (top - bottom):
        raise DomainError(
            f"difference must lie near the middle of low {bottom:g} and high {top:g} (a ratio needs its"
            f" logarithm); got {effect:g}."
        )
    standard_error = (top - bottom) / (2.0 * quantile)
    return EffectSize(effect, standard_error * standard_error)


def log_ratio_from_interval(
    ratio: float, low: float, high: float, *, level: float = DEFAULT_LEVEL
) -> EffectSize:
    """Return the logarithm of a published ratio, with the variance its interval implies.

    Parameters
    ----------
    ratio : float
        The published ratio of risks, odds or hazards; above zero.
    low, high : float
        Ends of its confidence interval; above zero.
    level : float
        Confidence level of the interval, 0.01 to 0.9999.

    Returns
    -------
    EffectSize
        Natural logarithm of `ratio`.

    Raises
    ------
    DomainError
        As `difference_from_interval`, or if a number is not above zero.

    Notes
    -----
    Intervals of ratios are symmetric on the logarithm, which is where they are read.
    """
    centre = positive_number("ratio", ratio)
    bottom = positive_number("low", low)
    top = positive_number("high", high)
    if not bottom <= centre <= top:
        raise DomainError(f"ratio must lie from low {bottom:g} to high {top:g}; got {centre:g}.")
    return difference_from_interval(math.log(centre), math.log(bottom), math.log(top), level=level)
