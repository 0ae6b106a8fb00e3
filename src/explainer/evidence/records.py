"""The records of the evidence tables; a blank cell is None: not seen, never zero."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrialArm:
    """One arm of one trial.

    Attributes
    ----------
    trial_id, name, year, population, design, comparator, drug, route, dose, arm : str
        As published.
    is_control : bool
        Whether this is the comparator's arm.
    n_analysed, responders_n : int or None
    responders_pct : float or None
        Percent of the arm.
    timepoint, scale, effect_measure : str
    effect, ci_low, ci_high : float or None
        Negative favours the drug where `effect_unit` is "MADRS points".
    ci_level : int or None
        95 or 90.
    effect_unit : str
        "MADRS points" where the effect can be drawn with the others; else empty.
    p_value, verdict_class, verdict, seen, locator, source : str
    """

    trial_id: str
    name: str
    year: str
    population: str
    design: str
    comparator: str
    drug: str
    route: str
    dose: str
    arm: str
    is_control: bool
    n_analysed: int | None
    timepoint: str
    scale: str
    responders_n: int | None
    responders_pct: float | None
    effect_measure: str
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    ci_level: int | None
    effect_unit: str
    p_value: str
    verdict_class: str
    verdict: str
    seen: str
    locator: str
    source: str


@dataclass(frozen=True, slots=True)
class PooledResult:
    """One pooled result as published; nothing here was pooled by us.

    Attributes
    ----------
    comparison, outcome, timepoint, effect_measure, certainty : str
    k, n : int or None
        Trials, people.
    effect, ci_low, ci_high : float or None
    control_per_100, active_per_100, active_low_per_100, active_high_per_100 : float or None
        Absolute risks as printed.
    seen, locator, source : str
    """

    comparison: str
    outcome: str
    timepoint: str
    k: int | None
    n: int | None
    effect_measure: str
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    control_per_100: float | None
    active_per_100: float | None
    active_low_per_100: float | None
    active_high_per_100: float | None
    certainty: str
    seen: str
    locator: str
    source: str


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """One harm in one arm.

    Attributes
    ----------
    trial, arm, arm_kind, drug, event, timepoint, value_text, unit : str
        `arm_kind` is "active" or "control".
    n : int or None
    value, ci_low, ci_high : float or None
        In `unit`.
    seen, locator, source : str
    """

    trial: str
    arm: str
    arm_kind: str
    drug: str
    n: int | None
    event: str
    timepoint: str
    value: float | None
    value_text: str
    unit: str
    ci_low: float | None
    ci_high: float | None
    seen: str
    locator: str
    source: str
