"""The words of the forest plot: effects on the reader's scale, and what stands under a name."""

import math
import re
from collections.abc import Iterable

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DomainError
from explainer.evidence.trial_classes import COMPARATORS, TIMEPOINTS
from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_rows import ForestRow, effect_words

_LONGEST_NOTE = 46
_LOWEST_ODDS, _HIGHEST_ODDS, _MOST_LOG_ODDS = 0.1, 100.0, 20.0


def _short_time(words: str) -> str:
    """Return a time without its explanation: "day 8", "days 2 to 5"."""
    span = re.search(r"days (\d+) and (\d+)", words)
    return f"days {span[1]} to {span[2]}" if span else words.split(" (", maxsplit=1)[0]


def row_note(row: ForestRow, measure: str) -> str:
    """Return what stands under a row's name: control, time, effect."""
    comparator = row.comparator if row.classes.comparator == "other" else COMPARATORS[row.classes.comparator]
    words = f"v {comparator.split(' +')[0]}, {_short_time(row.timepoint)}"
    return f"{words[:_LONGEST_NOTE]} · {effect_words(row, measure)}"


def odds_words(log_odds: float) -> str:
    """Return an odds ratio as text; what lies far off the scale is named by its end."""
    odds = math.exp(min(log_odds, _MOST_LOG_ODDS))
    if odds < _LOWEST_ODDS:
        return f"under {_LOWEST_ODDS:g}"
    return f"over {_HIGHEST_ODDS:g}" if odds > _HIGHEST_ODDS else f"{odds:.1f}"


def value_words(value: float, measure: str) -> str:
    """Return an effect on the reader's scale: points, or an odds ratio."""
    return f"{value:.1f}".replace("-", "−") if measure == "points" else odds_words(value)


def pool_words(pool: ForestPool, measure: str) -> str:
    """Return a pooled result as text: mean and interval, prediction interval if there is one."""
    result = pool.result
    mean, low, high, new_low, new_high = (
        value_words(value, measure)
        for value in (
            result.estimate,
            result.ci_low,
            result.ci_high,
            result.prediction_low,
            result.prediction_high,
        )
    )
    words = f"{'' if measure == 'points' else 'OR '}{mean} ({low} to {high})"
    return words + (f"; a new trial: {new_low} to {new_high}" if pool.has_prediction else "")


def lines_words(count: int, register: str = DEFAULT_REGISTER) -> str:
    """Return a number of comparisons in words."""
    return say("forest_line" if count == 1 else "forest_lines", register, count=str(count))


def trials_words(count: int) -> str:
    """Return a number of trials in words."""
    return f"{count} trial" if count == 1 else f"{count} trials"


def tau_words(pool: ForestPool, measure: str) -> str:
    """Return the spread between trials beyond chance, with its unit."""
    return f"{math.sqrt(pool.result.tau2):.1f} {'points' if measure == 'points' else 'on the log scale'}"


def people_of_100(pool: ForestPool, rows: Iterable[ForestRow]) -> tuple[str, str, str, str]:
    """Return what a pooled odds ratio is in people: responders of 100 on the control, and on the drug with its interval.

    Parameters
    ----------
    pool : ForestPool
        On the scale of response.
    rows : iterable of ForestRow
        What is shown; the control's share is that of the pool's own trials, all people together.

    Raises
    ------
    DomainError
        If no row of the pool has counts.
    """
    used = {study.trial_id for study in pool.studies} - {pool.without}
    controls = {
        row.trial_id: row.counts
        for row in rows
        if row.counts is not None
        and row.trial_id in used
        and (row.group, row.classes.timepoint, row.classes.comparator)
        == (pool.group, pool.timepoint, pool.comparator)
    }
    people = sum(counts.n_control for counts in controls.values())
    if not people:
        raise DomainError(f"rows must hold the counts of {pool.label!r}; they do not.")
    share = sum(counts.control for counts in controls.values()) / people

    def of_100(log_odds: float) -> str:
        odds = share / (1.0 - share) * math.exp(log_odds)
        return f"{100.0 * odds / (1.0 + odds):.0f}"

    result = pool.result
    return f"{100.0 * share:.0f}", of_100(result.estimate), of_100(result.ci_low), of_100(result.ci_high)


def main_words(pool: ForestPool, rows: Iterable[ForestRow], measure: str, register: str) -> str:
    """Return the largest pool in a register: mean, interval, prediction interval, spread between trials.

    Parameters
    ----------
    pool : ForestPool
        With a prediction.
    rows : iterable of ForestRow
        What is shown.
    measure : str
        Scale of the effects.
    register : str
        Whom it is for.
    """
    result = pool.result
    slots = {
        "pool": f"{pool.group[0].lower()}{pool.group[1:]}, {TIMEPOINTS[pool.timepoint].split(' (')[0]}",
        "trials": str(result.k),
        "mean": value_words(result.estimate, measure),
        "low": value_words(result.ci_low, measure),
        "high": value_words(result.ci_high, measure),
        "new_low": value_words(result.prediction_low, measure),
        "new_high": value_words(result.prediction_high, measure),
    }
    if measure != "points":
        names = ("control", "active", "active_low", "active_high")
        slots |= dict(zip(names, people_of_100(pool, rows), strict=True))
    spread = say("forest_spread", register, tau=tau_words(pool, measure), i2=f"{result.i2:.0f}")
    return f"{say('forest_points' if measure == 'points' else 'forest_odds', register, **slots)} {spread}"
