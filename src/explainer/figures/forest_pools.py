"""Our own exploratory pooling of what the forest plot shows: one comparison per trial, one pool per group and time.

Arms that share a control are joined first. For response their counts are added up. For points
the mean is weighted by inverse variance, and two arms are taken to correlate by one half, which
is what a control as large as each arm gives; with a larger control it is cautious.

The interval is Knapp and Hartung's, or the normal one where that is wider: with few trials that
happen to agree, Knapp and Hartung's is narrower than chance allows.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.evidence.trial_classes import TIMEPOINTS
from explainer.figures.forest_rows import GROUP_ORDER, ForestRow
from explainer.meta.effect_sizes import EffectSize, log_odds_ratio
from explainer.meta.pooling import FEWEST_STUDIES, PooledEffect, leave_one_out, pool

SHARED_CONTROL_CORRELATION = 0.5
# Leaving one out needs two left; a prediction from two studies is too wild to draw from.
FEWEST_TO_LEAVE_ONE = FEWEST_STUDIES + 1


@dataclass(frozen=True, slots=True)
class PooledStudy:
    """One trial as it enters a pool.

    Attributes
    ----------
    trial_id, name : str
    effect, variance : float
    arms : int
        How many comparisons were joined.
    """

    trial_id: str
    name: str
    effect: float
    variance: float
    arms: int


@dataclass(frozen=True, slots=True)
class ForestPool:
    """One pooled result, computed here.

    Attributes
    ----------
    group, timepoint, comparator : str
        A heading of the plot; keys of `TIMEPOINTS` and `COMPARATORS`.
    studies : tuple of PooledStudy
        Every trial of the pool, the one left out included.
    without : str
        Trial left out; empty for none.
    result : PooledEffect
        REML; the wider of two intervals.
    """

    group: str
    timepoint: str
    comparator: str
    studies: tuple[PooledStudy, ...]
    without: str
    result: PooledEffect

    @property
    def label(self) -> str:
        """Return what stands beside the diamond."""
        left = next((study.name for study in self.studies if study.trial_id == self.without), "")
        return f"Pooled here, {TIMEPOINTS[self.timepoint].split(' (')[0]}: {self.result.k} trials" + (
            f", without {left}" if left else ""
        )

    @property
    def has_prediction(self) -> bool:
        """Return whether there are trials enough for a prediction to mean anything."""
        return self.result.k >= FEWEST_TO_LEAVE_ONE

    @property
    def method(self) -> str:
        """Return how it was computed, in one sentence."""
        joined = [study.name for study in self.studies if study.arms > 1]
        shared = f" Arms that share one control were joined first ({', '.join(joined)})." if joined else ""
        return (
            f"From the {self.result.k} trials drawn above it, random effects, REML; the wider of Knapp and "
            f"Hartung's and the normal interval.{shared}"
        )


def join_arms(rows: list[ForestRow]) -> PooledStudy:
    """Return the comparisons of one trial as one.

    Parameters
    ----------
    rows : list of ForestRow
        Of one trial, group and time, against one control.
    """
    first = rows[0]
    size = EffectSize(first.effect, first.variance)
    all_counts = [row.counts for row in rows if row.counts is not None]
    if len(rows) > 1 and all_counts:
        size = log_odds_ratio(
            sum(counts.active for counts in all_counts),
            sum(counts.n_active for counts in all_counts),
            all_counts[0].control,
            all_counts[0].n_control,
        )
    elif len(rows) > 1:
        weights = [1.0 / row.variance for row in rows]
        total = math.fsum(weights)
        shares = [weight / total for weight in weights]
        deviations = [share * math.sqrt(row.variance) for share, row in zip(shares, rows, strict=True)]
        own = math.fsum(deviation**2 for deviation in deviations)
        variance = own + SHARED_CONTROL_CORRELATION * (math.fsum(deviations) ** 2 - own)
        size = EffectSize(
            math.fsum(share * row.effect for share, row in zip(shares, rows, strict=True)), variance
        )
    return PooledStudy(first.trial_id, first.name, size.effect, size.variance, len(rows))


def _wider(first: PooledEffect, second: PooledEffect) -> PooledEffect:
    return first if first.ci_high - first.ci_low >= second.ci_high - second.ci_low else second


def _pool(studies: Iterable[PooledStudy]) -> PooledEffect:
    effects = [study.effect for study in studies]
    variances = [study.variance for study in studies]
    cautious = pool(effects, variances, method="REML", test="knha")
    return _wider(cautious, pool(effects, variances, method="REML", test="z"))


def _studies(rows: Iterable[ForestRow]) -> Mapping[tuple[str, str, str], list[PooledStudy]]:
    by_trial: dict[tuple[str, str, str, str], list[ForestRow]] = {}
    for row in rows:
        key = (row.group, row.classes.timepoint, row.classes.comparator, row.trial_id)
        by_trial.setdefault(key, []).append(row)
    sets: dict[tuple[str, str, str], list[PooledStudy]] = {}
    for key, arms in by_trial.items():
        sets.setdefault(key[:3], []).append(join_arms(arms))
    return sets


def build_pools(rows: Iterable[ForestRow], *, without: str = "") -> tuple[ForestPool, ...]:
    """Return a pooled result for each group and time with two comparable trials or more.

    Parameters
    ----------
    rows : iterable of ForestRow
        What is shown.
    without : str
        A trial to leave out where at least two are left; empty for none.
    """
    order = list(TIMEPOINTS)
    pools = []
    for (group, timepoint, comparator), studies in _studies(rows).items():
        if timepoint == "unclear" or len(studies) < FEWEST_STUDIES:
            continue
        kept = [study for study in studies if study.trial_id != without]
        left_out = without if FEWEST_STUDIES <= len(kept) < len(studies) else ""
        used = kept if left_out else studies
        pools.append(ForestPool(group, timepoint, comparator, tuple(studies), left_out, _pool(used)))
    return tuple(sorted(pools, key=lambda item: (GROUP_ORDER.index(item.group), order.index(item.timepoint))))


def main_pool(pools: Iterable[ForestPool]) -> ForestPool | None:
    """Return the pool with most trials, if that is three or more."""
    largest = max(pools, key=lambda item: len(item.studies), default=None)
    return largest if largest is not None and len(largest.studies) >= FEWEST_TO_LEAVE_ONE else None


def leave_each_out(of: ForestPool) -> tuple[PooledEffect, ...]:
    """Return the pool's result without each of its trials, in the order of `studies`."""
    effects = [study.effect for study in of.studies]
    variances = [study.variance for study in of.studies]
    cautious = leave_one_out(effects, variances, method="REML", test="knha")
    usual = leave_one_out(effects, variances, method="REML", test="z")
    return tuple(_wider(first, second) for first, second in zip(cautious, usual, strict=True))
