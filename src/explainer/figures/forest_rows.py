"""The rows of the forest plot: one comparison each, printed or computed here, on one scale.

*Points* are MADRS points, active minus control: below zero favours the drug. *Response* is the
logarithm of the odds ratio of being at least half better: above zero favours the drug.
"""

import math
import re
from dataclasses import dataclass, replace
from functools import cache

from explainer.describe.decimals import even_words, interval_said
from explainer.errors import DomainError
from explainer.evidence.records import TrialArm
from explainer.evidence.trial_classes import DRUGS, TrialClasses, classify
from explainer.meta.effect_sizes import (
    EffectSize,
    difference_from_interval,
    log_odds_ratio,
    mean_difference,
)

MEASURES = {"points": "difference in points", "response": "odds of response"}
_Z_95 = 1.959964
_PERCENT = 100.0
_AS_PRINTED = "difference and interval as printed"
_USUAL_CI_LEVEL = 95
_PRINTED_SE = re.compile(r"\(SE (\d+(?:\.\d+)?)")
# A trial whose response was counted at another time than its score says so in its note.
_RESPONSE_TIME = re.compile(r"Response/remission are (day \d+)")
_RESPONSE_SCALES = ("madrs", "ham", "hdrs", "qids")


@dataclass(frozen=True, slots=True)
class Counts:
    """Responders and people, drug and control."""

    active: int
    n_active: int
    control: int
    n_control: int


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One comparison of one trial.

    Attributes
    ----------
    trial_id, group, name, label, comparator, timepoint, year, population : str
    classes : TrialClasses
        As we class it.
    effect, low, high : float
        On the scale of the measure, interval at 95%.
    variance : float
    ci_level : int or None
        Percent, as printed; None if no interval was printed.
    printed : str
        The effect as the source printed it; empty if it printed none.
    how : str
        Where effect and interval come from, in one sentence.
    counts : Counts or None
        For response only.
    n_active : int or None
        People analysed on the drug, or randomised to it if that is all that was seen.
    is_inconclusive : bool
        Whether the 95% interval includes no difference.
    is_spray : bool
        Whether it is the labelled esketamine spray.
    row_id, seen, locator, source, checked : str
        Provenance.
    """

    trial_id: str
    group: str
    name: str
    label: str
    comparator: str
    timepoint: str
    year: str
    population: str
    classes: TrialClasses
    effect: float
    low: float
    high: float
    variance: float
    ci_level: int | None
    printed: str
    how: str
    counts: Counts | None
    n_active: int | None
    is_inconclusive: bool
    is_spray: bool
    row_id: str
    seen: str
    locator: str
    source: str
    checked: str


def group_name(classes: TrialClasses) -> str:
    """Return the heading under which a comparison stands: drug, route if not usual, masking."""
    if classes.drug == "esketamine" and classes.route != "nose":
        return "Esketamine by another route (off label)"
    if classes.drug == "esketamine":
        return (
            "Esketamine spray (labelled), everyone knew"
            if classes.masked == "open"
            else "Esketamine spray (labelled) v placebo spray"
        )
    words = {
        "anaesthesia": "hidden by anaesthesia",
        "active": "v a drug that is felt",
        "inert": "v a placebo that is not felt",
        "open": "v another treatment, open",
    }
    return f"Ketamine (off label) {words[classes.masked]}"


GROUP_ORDER = (
    "Ketamine (off label) hidden by anaesthesia",
    "Ketamine (off label) v a drug that is felt",
    "Ketamine (off label) v a placebo that is not felt",
    "Ketamine (off label) v another treatment, open",
    "Esketamine spray (labelled) v placebo spray",
    "Esketamine spray (labelled), everyone knew",
    "Esketamine by another route (off label)",
)


def _printed_words(arm: TrialArm) -> str:
    if arm.effect is None:
        return ""
    if arm.ci_low is None or arm.ci_high is None:
        return even_words(arm.effect)[0]
    return f"{interval_said(arm.effect, arm.ci_low, arm.ci_high)}, {arm.ci_level or _USUAL_CI_LEVEL}%"


def _points(arm: TrialArm, control: TrialArm) -> tuple[EffectSize, str] | None:
    """Return the difference in MADRS points and how it was had; None if it cannot be."""
    if not arm.scale.startswith("MADRS") or "remission" in arm.scale:
        return None
    if arm.effect_unit == "MADRS points" and None not in {arm.effect, arm.ci_low, arm.ci_high}:
        level = (arm.ci_level or _USUAL_CI_LEVEL) / _PERCENT
        size = difference_from_interval(arm.effect or 0.0, arm.ci_low or 0.0, arm.ci_high or 0.0, level=level)
        if arm.ci_level in {None, _USUAL_CI_LEVEL}:
            return size, _AS_PRINTED
        return size, f"as printed; its {arm.ci_level}% interval redrawn here at 95%"
    printed_se = _PRINTED_SE.search(arm.effect_measure)
    if arm.effect is not None and printed_se and not arm.effect_unit:
        return (
            EffectSize(arm.effect, float(printed_se[1]) ** 2),
            "difference as printed; interval computed here from its printed standard error",
        )
    numbers = (
        arm.endpoint_value,
        arm.endpoint_sd,
        arm.n_analysed,
        control.endpoint_value,
        control.endpoint_sd,
        control.n_analysed,
    )
    if None in numbers or arm.endpoint_type != control.endpoint_type:
        return None
    return mean_difference(*numbers), "computed here from both groups' means and deviations"  # type: ignore[arg-type]


def _responders(arm: TrialArm) -> tuple[int, int, bool] | None:
    """Return responders, people, and whether the count was derived from a percentage."""
    if not arm.n_analysed:
        return None
    if arm.responders_n is not None:
        return arm.responders_n, arm.n_analysed, False
    if arm.responders_pct is None:
        return None
    return round(arm.responders_pct * arm.n_analysed / _PERCENT), arm.n_analysed, True


def _response(arm: TrialArm, control: TrialArm) -> tuple[EffectSize, Counts, str] | None:
    """Return the log odds ratio of response, the counts, and how it was had."""
    if not arm.scale.lower().startswith(_RESPONSE_SCALES) and ">50%" not in arm.scale:
        return None
    active, other = _responders(arm), _responders(control)
    if active is None or other is None or "remission" in arm.scale:
        return None
    counts = Counts(active[0], active[1], other[0], other[1])
    derived = ", counts worked out from printed percentages" if active[2] or other[2] else ""
    crossed = "; a crossover counted as two groups" if "crossover" in arm.design else ""
    size = log_odds_ratio(counts.active, counts.n_active, counts.control, counts.n_control)
    how = (
        f"computed here from {counts.active} of {counts.n_active} v {counts.control} of {counts.n_control}"
        f"{derived}{crossed}"
    )
    return size, counts, how


def effect_words(row: ForestRow, measure: str) -> str:
    """Return effect and 95% interval as text."""
    if measure == "points":
        return f"{row.effect:.1f} ({row.low:.1f} to {row.high:.1f})".replace("-", "−")
    return f"OR {math.exp(row.effect):.1f} ({math.exp(row.low):.1f} to {math.exp(row.high):.1f})"


def _row(arm: TrialArm, control: TrialArm, measure: str) -> ForestRow | None:
    counts = None
    if measure == "points":
        found = _points(arm, control)
        if found is None:
            return None
        size, how = found
    else:
        response = _response(arm, control)
        if response is None:
            return None
        size, counts, how = response
    moved = _RESPONSE_TIME.search(arm.note) if measure == "response" else None
    timepoint = moved[1] if moved else arm.timepoint
    classes = classify(replace(arm, timepoint=timepoint))
    # Response may have been read elsewhere than the score.
    origin = arm if measure == "points" else arm.as_counted
    reach = _Z_95 * size.standard_error
    low, high = size.effect - reach, size.effect + reach
    if how == _AS_PRINTED and arm.ci_low is not None and arm.ci_high is not None:
        low, high = arm.ci_low, arm.ci_high
    return ForestRow(
        trial_id=arm.trial_id,
        group=group_name(classes),
        name=arm.name,
        label=f"{arm.name}, {arm.dose}" if arm.dose else arm.name,
        comparator=arm.comparator,
        timepoint=timepoint,
        year=arm.year,
        population=arm.population,
        classes=classes,
        effect=size.effect,
        low=low,
        high=high,
        variance=size.variance,
        ci_level=arm.ci_level if "printed" in how and arm.ci_low is not None else None,
        printed=_printed_words(arm) if measure == "points" else "",
        how=how,
        counts=counts,
        n_active=arm.n_analysed or arm.n_randomised,
        is_inconclusive=low <= 0.0 <= high,
        is_spray=classes.drug == "esketamine" and classes.route == "nose",
        row_id=arm.row_id,
        seen=origin.seen,
        locator=origin.locator,
        source=origin.source,
        checked=origin.checked,
    )


def _control_of(arm: TrialArm, controls: list[TrialArm]) -> TrialArm | None:
    """Return the control arm to set an arm against: the only one, or the one that shares its schedule."""
    if len(controls) == 1:
        return controls[0]
    same = [control for control in controls if control.sessions == arm.sessions]
    return same[0] if len(same) == 1 else None


@cache
def build_rows(arms: tuple[TrialArm, ...], measure: str) -> tuple[ForestRow, ...]:
    """Return every comparison with a control that has an effect and an interval on a measure.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    measure : str
        A key of `MEASURES`.

    Raises
    ------
    DomainError
        If the measure is unknown.
    """
    if measure not in MEASURES:
        raise DomainError(f"measure must be one of {', '.join(MEASURES)}; got {measure!r}.")
    controls: dict[str, list[TrialArm]] = {}
    for arm in arms:
        if arm.is_control:
            controls.setdefault(arm.trial_id, []).append(arm)
    rows = []
    for arm in arms:
        if arm.is_control or not any(key in arm.drug.lower() for key in DRUGS):
            continue
        control = _control_of(arm, controls.get(arm.trial_id, []))
        row = _row(arm, control, measure) if control is not None else None
        if row is not None:
            rows.append(row)
    return tuple(rows)
