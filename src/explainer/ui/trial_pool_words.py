"""What a pooled result says in words, ours first and then published ones beside it."""

import math
from html import escape

from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES
from explainer.evidence.load import load_pooled
from explainer.evidence.records import PooledResult
from explainer.evidence.trial_classes import TIMEPOINTS, class_timepoint
from explainer.figures.forest import ForestView
from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_words import value_words
from explainer.meta.pooling import PooledEffect
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.provenance import cited, computed

_UNITS = {"WMD": "points", "MD (MADRS points)": "points", "MD": "points", "OR": "response"}
_DEVIATIONS = {"SMD", "Hedges' g", "d"}
_HEADS = ("published result", "effect, 95% interval", "trials", "certainty", "ours", "source")
_OUTCOMES = {"depression score", "MADRS", "baseline-day 1 effect", "response"}


def _span(low: float, high: float, measure: str) -> str:
    return f"{value_words(low, measure)} to {value_words(high, measure)}"


def _share_how(result: PooledEffect) -> str:
    return (
        f"Normal distribution of true effects, mean {result.estimate:.2f}, spread {math.sqrt(result.tau2):.2f}, "
        "both taken as known."
    )


def _shares(pool: ForestPool) -> str:
    """Return which share of true effects lies beyond each difference that may matter."""
    result = pool.result
    words = []
    for item in IMPORTANT_DIFFERENCES:
        share = result.share_beyond(-item.madrs_points)
        flat = {0.0: "none", 1.0: "all"}.get(share, f"{100.0 * share:.0f}%")
        words.append(computed(f"{flat}", _share_how(result)))
    names = " / ".join(f"{item.madrs_points:g}" for item in IMPORTANT_DIFFERENCES)
    return f'<dt data-from="table">True effects beyond {names} points</dt><dd>{" / ".join(words)}</dd>'


def important_html() -> str:
    """Return which differences may matter, each with its source."""
    marks = "; ".join(
        f"{cited(f'{item.madrs_points:g}', item)} is {escape(item.words)} ({cited(item.range_text, item)})"
        for item in IMPORTANT_DIFFERENCES
    )
    return (
        f'<div class="ex-caption">How many points matter? Sources disagree: {marks}. The share counts true effects of '
        "trials, not people, and takes mean and spread as known. With tau nil it is all or none.</div>"
    )


def pool_html(pool: ForestPool, measure: str) -> str:
    """Return one pooled result in words; every number says how it was computed."""
    result = pool.result
    tau = computed(
        f"{math.sqrt(result.tau2):.1f}", f"Square root of the variance between trials. {pool.method}"
    )
    scale = " points" if measure == "points" else " (log odds)"
    mean = computed(value_words(result.estimate, measure), pool.method)
    prediction = (
        f"{computed(_span(result.prediction_low, result.prediction_high, measure), pool.method)}"
        if pool.has_prediction
        else "two trials cannot say"
    )
    unit = "points" if measure == "points" else "odds ratio"
    return (
        f'<article class="ex-pool"><h3>{escape(pool.group)}</h3><p data-from="count">{escape(pool.label)}</p><dl>'
        f"<dt>Mean, {unit}</dt><dd><b>{mean}</b></dd>"
        f"<dt>95% interval of the mean</dt><dd>{computed(_span(result.ci_low, result.ci_high, measure), pool.method)}</dd>"
        f"<dt>Spread between trials beyond chance (tau)</dt><dd>{tau}{scale}</dd>"
        f"<dt>One more trial like these (prediction interval)</dt><dd>{prediction}</dd>"
        f"{_shares(pool) if measure == 'points' else ''}</dl></article>"
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
        return "other unit" if row.effect_measure in _DEVIATIONS else "not pooled here"
    theirs = row.effect or 0.0
    value = theirs if view.measure == "points" else math.log(theirs)
    ours = computed(value_words(pool.result.estimate, view.measure), pool.method)
    if pool.result.ci_low <= value <= pool.result.ci_high:
        return f"{ours}; theirs lies inside our interval"
    return f"<b>{ours}: differs</b>, theirs lies outside our interval"


def published_html(view: ForestView) -> str:
    """Return published pooled results as a table, each beside ours where both exist."""
    rows = published_beside(view)
    if not rows:
        return '<p class="ex-caption">The table holds no published pooled result for what is shown.</p>'
    body = ""
    for row in rows:
        size = cited(f"{row.effect:g} ({row.ci_low:g} to {row.ci_high:g})".replace("-", "−"), row)
        time = TIMEPOINTS[class_timepoint(row.timepoint)].split(" (")[0]
        cells = (
            f"{escape(row.effect_measure)} {size}",
            str(row.k or "not seen"),
            escape(row.certainty) or "not rated there",
            _verdict(row, view),
            f"{escape(find_reference(row.source).short)}, {escape(SEEN_WORDS[row.seen])}",
        )
        body += f'<tr><th scope="row">{escape(row.comparison)}, {escape(time)}</th>' + "".join(
            f'<td data-label="{head}">{cell}</td>' for head, cell in zip(_HEADS[1:], cells, strict=True)
        )
        body += "</tr>"
    head_cells = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    return (
        '<h3>Published pooled results, and ours beside them</h3><div class="ex-scroll" tabindex="0" role="region" '
        'aria-label="Published pooled results, table"><table class="ex-published"><thead><tr>'
        f"{head_cells}</tr></thead><tbody>{body}</tbody></table></div>"
        '<p class="ex-caption">Where ours differs, they pooled other trials or in another way; nothing is settled here. '
        "Standardised results (SMD, g, d) have no points to compare; signs are as printed.</p>"
    )


def pools_html(view: ForestView) -> str:
    """Return what the pools say, who made them, and published results beside them."""
    if not view.pools:
        head = '<p class="ex-ours">Nothing is pooled: no two trials shown share group, control and time.</p>'
        return f"{head}{published_html(view)}"
    ours = "".join(pool_html(pool, view.measure) for pool in view.pools)
    flat = (
        '<p class="ex-caption">Where tau is nil the prediction interval is no wider than that of the mean. That means no '
        "spread was seen beyond chance, not that there is none: few trials can hide a lot of it.</p>"
        if any(pool.result.tau2 == 0.0 for pool in view.pools)
        else ""
    )
    return (
        '<p class="ex-ours"><b>This pooling is ours and exploratory:</b> few trials, no protocol, no search and no '
        f'rating of bias of our own. For a decision use the published reviews below it.</p><div class="ex-pools">{ours}'
        f"</div>{flat}{important_html() if view.measure == 'points' else ''}{published_html(view)}"
    )
