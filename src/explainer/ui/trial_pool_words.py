"""What a pooled result says in words, ours first and then published ones beside it."""

import math
from html import escape

from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES
from explainer.evidence.load import load_pooled
from explainer.evidence.records import PooledResult
from explainer.evidence.trial_classes import TIMEPOINTS, class_timepoint
from explainer.figures.forest import ForestView
from explainer.figures.forest_pools import ForestPool
from explainer.meta.pooling import PooledEffect
from explainer.ui.provenance import cited, computed

_UNITS = {"WMD": "points", "MD (MADRS points)": "points", "MD": "points", "OR": "response"}
_DEVIATIONS = {"SMD", "Hedges' g", "d"}
_OUTCOMES = {"depression score", "MADRS", "baseline-day 1 effect", "response"}


def _number(value: float, measure: str) -> str:
    return f"{value:.1f}".replace("-", "−") if measure == "points" else f"{math.exp(value):.1f}"


def _span(low: float, high: float, measure: str) -> str:
    return f"{_number(low, measure)} to {_number(high, measure)}"


def _shares(pool: ForestPool) -> str:
    """Return which share of true effects lies beyond each difference that may matter."""
    result = pool.result
    marks = [
        f"{cited(f'{item.madrs_points:g}', item)} points, {escape(item.words)}: "
        f"<b>{computed(f'{100.0 * result.share_beyond(-item.madrs_points):.0f} of 100', _share_how(result))}</b>"
        for item in IMPORTANT_DIFFERENCES
    ]
    items = "".join(f"<li>{mark}</li>" for mark in marks)
    flat = (
        " No spread was seen here, so each share is all or none; with so few trials that is a limit of the method."
        if result.tau2 == 0.0
        else ""
    )
    return (
        "<p>Sources disagree on the smallest difference that matters. Share of true effects (of trials, not of "
        f"people) at or beyond:{flat}</p><ul>{items}</ul>"
    )


def _share_how(result: PooledEffect) -> str:
    return (
        f"Normal distribution of true effects, mean {result.estimate:.2f}, spread {math.sqrt(result.tau2):.2f}, "
        "both taken as known."
    )


def pool_html(pool: ForestPool, measure: str) -> str:
    """Return one pooled result in words; every number says how it was computed."""
    result = pool.result
    unit = "points" if measure == "points" else "times the odds"
    tau = computed(
        f"{math.sqrt(result.tau2):.1f}", f"Square root of the variance between trials. {pool.method}"
    )
    scale = " points" if measure == "points" else " on the logarithm of the odds ratio"
    prediction = (
        f" One more trial like these: true effect from "
        f"<b>{computed(_span(result.prediction_low, result.prediction_high, measure), pool.method)}</b> "
        "(prediction interval)."
        if pool.has_prediction
        else " Two trials are too few to say where another would lie."
    )
    return (
        f'<article class="ex-pool"><h3>{escape(pool.group)}. {escape(pool.label)}</h3><p>Mean '
        f"<b>{computed(_number(result.estimate, measure), pool.method)}</b> {unit}, 95% interval "
        f"{computed(_span(result.ci_low, result.ci_high, measure), pool.method)}. Spread between trials beyond chance "
        f"(tau): {tau}{scale}.{prediction}</p>{_shares(pool) if measure == 'points' else ''}</article>"
    )


def _drug_of(words: str) -> str:
    text = words.lower()
    return "esketamine" if "esketamine" in text or "(es)" in text else "ketamine"


def published_beside(view: ForestView) -> list[PooledResult]:
    """Return published pooled results of the drugs and times that are shown, same unit first."""
    shown = {(row.classes.drug, row.classes.timepoint) for row in view.rows}
    found = [
        row
        for row in load_pooled()
        if row.outcome in _OUTCOMES
        and row.effect is not None
        and row.ci_low is not None
        and "ECT" not in row.comparison
        and "non-ketamine" not in row.comparison
        and (_drug_of(row.comparison), class_timepoint(row.timepoint)) in shown
        and (
            _UNITS.get(row.effect_measure) == view.measure
            or (view.measure == "points" and row.effect_measure in _DEVIATIONS)
        )
    ]
    return sorted(found, key=lambda row: row.effect_measure in _DEVIATIONS)


def our_match(row: PooledResult, view: ForestView) -> ForestPool | None:
    """Return our pool that asks the published result's question in the same unit, if there is one."""
    if _UNITS.get(row.effect_measure) != view.measure:
        return None
    felt = "midazolam" in row.comparison and "saline" not in row.comparison
    for pool in view.pools:
        same = pool.timepoint == class_timepoint(row.timepoint) and _drug_of(pool.group) == _drug_of(
            row.comparison
        )
        if same and (pool.comparator == "midazolam") == felt and pool.comparator != "other":
            return pool
    return None


def _verdict(row: PooledResult, view: ForestView) -> str:
    pool = our_match(row, view)
    if pool is None:
        return "We pooled nothing in this unit, group and time." if row.effect_measure in _UNITS else ""
    theirs = row.effect or 0.0
    value = theirs if view.measure == "points" else math.log(theirs)
    ours = computed(_number(pool.result.estimate, view.measure), pool.method)
    if pool.result.ci_low <= value <= pool.result.ci_high:
        return f"Ours: {ours}; theirs lies inside our interval."
    return f"<b>Ours differs: {ours}</b>, and theirs lies outside our interval. They pooled other trials; neither is settled."


def published_html(view: ForestView) -> str:
    """Return published pooled results as a list, each beside ours where both exist."""
    items = []
    for row in published_beside(view):
        unit = " standard deviations" if row.effect_measure in _DEVIATIONS else ""
        size = cited(f"{row.effect:g} ({row.ci_low:g} to {row.ci_high:g})".replace("-", "−"), row)
        trials = f", {cited(f'{row.k} trials', row)}" if row.k else ""
        sure = f", {escape(row.certainty)} certainty" if row.certainty else ""
        items.append(
            f"<li>{escape(row.comparison)}, {escape(row.outcome)}, {escape(TIMEPOINTS[class_timepoint(row.timepoint)].split(' (')[0])}: "
            f"{escape(row.effect_measure)} {size}{unit}{trials}{sure}. {_verdict(row, view)}</li>"
        )
    if not items:
        return '<p class="ex-caption">The table holds no published pooled result for what is shown.</p>'
    return f'<h3>Published pooled results</h3><ul class="ex-published">{"".join(items)}</ul>'


def pools_html(view: ForestView) -> str:
    """Return what the pools say, who made them, and published results beside them."""
    ours = "".join(pool_html(pool, view.measure) for pool in view.pools)
    head = (
        '<p class="ex-ours"><b>This pooling is ours and exploratory:</b> few trials, no protocol, no search and no '
        "rating of bias of our own. For a decision, use the published reviews below it.</p>"
        if view.pools
        else '<p class="ex-ours">Nothing is pooled: no two trials shown share group, control and time.</p>'
    )
    return f'{head}<div class="ex-pools">{ours}</div>{published_html(view)}'
