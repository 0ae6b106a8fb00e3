"""What a pooled result says in words, ours first and then published ones beside it."""

import math
from html import escape

from explainer.describe.decimals import interval_said
from explainer.describe.registers import say
from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES
from explainer.evidence.load import load_pooled
from explainer.evidence.records import PooledResult
from explainer.evidence.trial_classes import TIMEPOINTS, class_timepoint
from explainer.figures.forest import ForestView
from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_words import people_of_100, tau_words, value_words
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


def _line(key: str, register: str, value: str, **slots: str) -> str:
    """Return one line of a pool's list; `slots` fill its name."""
    return f'<dt data-from="table">{say(key, register, **slots)}</dt><dd>{value}</dd>'


def _shares(pool: ForestPool, register: str) -> str:
    """Return which share of true effects lies beyond each difference that may matter."""
    result = pool.result
    words = []
    for item in IMPORTANT_DIFFERENCES:
        share = result.share_beyond(-item.madrs_points)
        flat = {0.0: "none", 1.0: "all"}.get(share, f"{100.0 * share:.0f}%")
        words.append(computed(f"{flat}", _share_how(result)))
    marks = " / ".join(f"{item.madrs_points:g}" for item in IMPORTANT_DIFFERENCES)
    return _line("pool_shares", register, " / ".join(words), marks=marks)


def important_html(register: str) -> str:
    """Return which differences may matter, each with its source."""
    marks = "; ".join(
        f"{cited(f'{item.madrs_points:g}', item)} is {escape(item.words)} ({cited(item.range_text, item)})"
        for item in IMPORTANT_DIFFERENCES
    )
    return f'<div class="ex-caption">{say("pool_important", register, marks=marks)}</div>'


def _people(pool: ForestPool, view: ForestView, register: str) -> str:
    """Return a pooled odds ratio in people of 100."""
    control, active, low, high = people_of_100(pool, view.rows)
    how = f"The pooled odds, applied to the share of the control in these trials, all people together. {pool.method}"
    value = computed(f"{active} ({low} to {high})", how)
    return _line("pool_absolute", register, value, control=control)


def pool_html(pool: ForestPool, view: ForestView, register: str) -> str:
    """Return one pooled result in words; every number says how it was computed.

    Parameters
    ----------
    pool : ForestPool
        One of the view's.
    view : ForestView
        What is shown.
    register : str
        Whom it is for.
    """
    result, measure = pool.result, view.measure

    def ours(words: str) -> str:
        return computed(words, pool.method)

    spread = f"tau {tau_words(pool, measure)}; I²\u00a0{result.i2:.0f}%"
    prediction = (
        ours(_span(result.prediction_low, result.prediction_high, measure))
        if pool.has_prediction
        else say("pool_new_none", register)
    )
    mean = f"<b>{ours(value_words(result.estimate, measure))}</b>"
    lines = (
        _line("pool_mean_points" if measure == "points" else "pool_mean_odds", register, mean),
        _line("pool_interval", register, ours(_span(result.ci_low, result.ci_high, measure))),
        "" if measure == "points" else _people(pool, view, register),
        _line(
            "pool_spread",
            register,
            computed(spread, f"Tau is the square root of the variance. {pool.method}"),
        ),
        _line("pool_new", register, prediction),
        _shares(pool, register) if measure == "points" else "",
    )
    return (
        f'<article class="ex-pool"><h3>{escape(pool.group)}</h3><p data-from="count">{escape(pool.label)}</p>'
        f"<dl>{''.join(lines)}</dl></article>"
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
        and row.ci_high is not None
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


def _measure_words(measure: str, register: str) -> str:
    """Return the name of an effect measure, with its unit for who may not know it."""
    if measure in _DEVIATIONS:
        return say("published_deviations", register, name=escape(measure))
    unit = "published_points" if _UNITS.get(measure) == "points" else "published_odds"
    return say(unit, register, name=escape(measure.split(" (", maxsplit=1)[0]))


def _verdict(row: PooledResult, view: ForestView, register: str) -> str:
    pool = our_match(row, view)
    if pool is None:
        return "other unit" if row.effect_measure in _DEVIATIONS else "not pooled here"
    theirs = row.effect or 0.0
    value = theirs if view.measure == "points" else math.log(theirs)
    ours = computed(value_words(pool.result.estimate, view.measure), pool.method)
    if pool.result.ci_low <= value <= pool.result.ci_high:
        return say("published_same", register, ours=ours)
    return say("published_differs", register, ours=f"<b>{ours}: differs</b>")


def _trials_words(row: PooledResult, register: str) -> str:
    """Return how many trials a published result rests on; says so if the count is of all its controls together."""
    if row.k is None:
        return "not seen"
    is_shared = any(
        other.comparison != row.comparison
        and (other.source, other.effect_measure, other.timepoint, other.k, other.n)
        == (row.source, row.effect_measure, row.timepoint, row.k, row.n)
        for other in load_pooled()
    )
    return say("published_together", register, count=str(row.k)) if is_shared else str(row.k)


def published_html(view: ForestView, register: str) -> str:
    """Return published pooled results as a table, each beside ours where both exist."""
    rows = published_beside(view)
    if not rows:
        return f'<p class="ex-caption">{say("published_none", register)}</p>'
    body = ""
    for row in rows:
        size = cited(interval_said(row.effect or 0.0, row.ci_low or 0.0, row.ci_high or 0.0), row)
        time = TIMEPOINTS[class_timepoint(row.timepoint)].split(" (")[0]
        cells = (
            f"{_measure_words(row.effect_measure, register)} {size}",
            _trials_words(row, register),
            escape(row.certainty) or "not rated there",
            _verdict(row, view, register),
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
        f'<p class="ex-caption">{say("published_caption", register)}</p>'
    )


def pools_html(view: ForestView, register: str) -> str:
    """Return what the pools say, who made them, and published results beside them."""
    if not view.pools:
        return f'<p class="ex-ours">{say("pool_none", register)}</p>{published_html(view, register)}'
    pools = "".join(pool_html(pool, view, register) for pool in view.pools)
    ours = say("pool_ours", register, lead=f"<b>{say('pool_ours_lead', register)}</b>")
    flat = (
        f'<p class="ex-caption">{say("pool_flat", register)}</p>'
        if any(pool.result.tau2 == 0.0 for pool in view.pools)
        else ""
    )
    return (
        f'<p class="ex-ours">{ours}</p><div class="ex-pools">{pools}</div>{flat}'
        f"{important_html(register) if view.measure == 'points' else ''}{published_html(view, register)}"
    )
