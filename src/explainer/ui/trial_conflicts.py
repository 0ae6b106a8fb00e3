"""Where sources disagree: both versions, each with its row, and what this page uses."""

import math

from explainer.errors import DataError
from explainer.evidence.load import load_pooled, load_trials, pooled_result
from explainer.evidence.records import PooledResult, TrialArm
from explainer.figures.forest_rows import build_rows
from explainer.ui.provenance import cited, computed

_COCHRANE = "dean2021ketamine"


def _arm(trial_id: str, *, dose: str = "", is_control: bool = False) -> TrialArm:
    """Return an arm of a trial: its control, or its first active arm at a dose."""
    for arm in load_trials():
        if arm.trial_id == trial_id and arm.is_control == is_control and arm.dose.startswith(dose):
            return arm
    raise DataError(f"trials.csv must hold an arm of {trial_id!r}; it does not.")


def _pooled_at(source: str, timepoint: str) -> PooledResult:
    for row in load_pooled():
        if (row.source, row.timepoint) == (source, timepoint) and row.effect is not None:
            return row
    raise DataError(f"meta.csv must hold {source!r} at {timepoint!r}; it does not.")


def _pooled_odds() -> tuple[str, str]:
    newport = pooled_result("ketamine vs placebo", "response", "newport2015ketamine")
    cochrane = pooled_result("ketamine vs placebo", "response", _COCHRANE)
    mcgirr = pooled_result("ketamine vs saline/midazolam", "remission", "mcgirr2015systematic")
    return (
        "Pooled odds after a day",
        (
            f"Response: {cited(f'{newport.effect:g}', newport)} times the odds in an early review, "
            f"{cited(f'{cochrane.effect:g}', cochrane)} in Cochrane; remission {cited(f'{mcgirr.effect:g}', mcgirr)} in a third. "
            "Other trials, other outcomes. The cards use Cochrane."
        ),
    )


def _two_gaps() -> tuple[str, str]:
    saline = pooled_result("ketamine vs placebo", "response", _COCHRANE)
    midazolam = pooled_result("ketamine vs midazolam", "response", _COCHRANE)
    points = [
        pooled_result(f"ketamine vs {name}", "depression score", _COCHRANE)
        for name in ("placebo", "midazolam")
    ]

    def gap(row: PooledResult) -> str:
        active, control = row.active_per_100 or 0.0, row.control_per_100 or 0.0
        return computed(
            f"{active - control:.0f} more of 100", f"{active:g} less {control:g}, both as printed."
        )

    return (
        "How much the control matters, within one review",
        (
            f"Cochrane's rates give {gap(saline)} against placebo and {gap(midazolam)} against midazolam, about the same. Its "
            f"scores give {cited(f'{points[0].effect:g}'.replace('-', '−'), points[0])} and "
            f"{cited(f'{points[1].effect:g}'.replace('-', '−'), points[1])} standard deviations: the first is nearly twice the second, yet their intervals overlap. Both are shown."
        ),
    )


def _spray_after_a_day() -> tuple[str, str]:
    pooled = _pooled_at("an2021intranasal", "24 h")
    first, second = _arm("aspire1"), _arm("aspire2")
    return (
        "Spray after a day",
        (
            f"A review pooled {cited(f'{abs(pooled.effect or 0.0):g} points', pooled)}; the two large trials found "
            f"{cited(f'{abs(first.effect or 0.0):g}', first)} and {cited(f'{abs(second.effect or 0.0):g}', second)}. "
            "The trials are drawn; the review stands in the list of published results."
        ),
    )


def _abbar() -> tuple[str, str]:
    active = _arm("abbar2022")
    return (
        "Abbar 2022",
        (
            f"The abstract prints {cited('46 (63.0%) of 83', active)} on ketamine, but that group held "
            f"{cited(f'{active.n_randomised} people', active)}; {cited(f'{active.remitters_n} of {active.n_analysed}', active)} "
            "gives the printed percentage and is used."
        ),
    )


def _response_meaning() -> tuple[str, str]:
    row = _arm("diazgranados2010")
    return (
        "What “responded” means",
        (
            f"Diazgranados: {cited(f'{row.responders_pct:g}%', row)} at some point in two weeks, {cited('56%', row)} at one "
            "time in a review's table. A rate over any time is never set beside a rate after a day here."
        ),
    )


def _murrough() -> tuple[str, str]:
    row = _arm("murrough2013a")
    plain = next(item for item in build_rows(load_trials(), "response") if item.trial_id == row.trial_id)
    ratio = computed(f"{math.exp(plain.effect):.1f}", f"{plain.how[0].upper()}{plain.how[1:]}.")
    return (
        "Murrough 2013, odds of response",
        (
            f"The paper prints {cited('2.18 (1.21-4.14)', row)}, from a model. From its percentages the plain odds ratio is "
            f"{ratio}; the plot computes it that way for every trial."
        ),
    )


def _transform1() -> tuple[str, str]:
    row = _arm("transform1", dose="84")
    return (
        "TRANSFORM-1, higher dose",
        (
            f"{cited(f'{abs(row.effect or 0.0):g} points', row)} by one analysis, {cited('2.0', row)} by another "
            "of the same trial. Neither excludes no difference; the lower dose then could not be tested formally."
        ),
    )


def conflicts_html() -> str:
    """Return the block as HTML: one line per disagreement."""
    items = (
        _pooled_odds(),
        _two_gaps(),
        _spray_after_a_day(),
        _abbar(),
        _response_meaning(),
        _murrough(),
        _transform1(),
    )
    lines = "".join(f"<dt>{title}</dt><dd>{words}</dd>" for title, words in items)
    return (
        '<article class="ex-card ex-conflicts"><h2>Where sources disagree</h2><p class="ex-sub">Both versions, and what '
        f"this page uses.</p><dl>{lines}</dl></article>"
    )
