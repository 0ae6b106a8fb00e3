"""The words of the forest plot: effects on the reader's scale, and what stands under a name."""

import math
import re

from explainer.evidence.trial_classes import COMPARATORS
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
