"""The records of the evidence tables; a blank cell is None: not seen, never zero.

Every record carries its provenance: `row_id` (unique over all tables), `source` (key of
`references.json`), `locator` (where in the source), `seen` (how it was read), `checked` (ISO date).
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TrialArm:
    """One arm of one trial.

    Attributes
    ----------
    row_id, trial_id, name, year, population, country, design, comparator, drug, route, dose, sessions, arm : str
        As published; `country` is not checked and not charted.
    is_control : bool
        Whether this is the comparator's arm.
    n_randomised, n_analysed, n_randomised_trial, n_analysed_trial : int or None
        Of the arm; of the trial.
    timepoint, scale : str
    baseline_mean, baseline_sd, endpoint_value, endpoint_sd, endpoint_se : float or None
        In points of `scale`; `endpoint_type` says mean, change or rate.
    responders_n, remitters_n : int or None
    responders_pct, remitters_pct : float or None
        Percent of the arm.
    endpoint_type, dropouts, effect_measure : str
    effect, ci_low, ci_high : float or None
        Negative favours the drug where `effect_unit` is "MADRS points".
    ci_level : int or None
        95 or 90.
    effect_unit : str
        "MADRS points" where the effect can be drawn with the others; else empty.
    p_value, verdict_class, verdict_basis, verdict, note : str
    seen, locator, source, checked : str
        Provenance.
    response_seen, response_source, response_locator : str
        Provenance of response and remission where it is another; empty where it is the row's.
    """

    row_id: str
    trial_id: str
    name: str
    year: str
    population: str
    country: str
    design: str
    comparator: str
    drug: str
    route: str
    dose: str
    sessions: str
    arm: str
    is_control: bool
    n_randomised: int | None
    n_analysed: int | None
    n_randomised_trial: int | None
    n_analysed_trial: int | None
    timepoint: str
    scale: str
    baseline_mean: float | None
    baseline_sd: float | None
    endpoint_value: float | None
    endpoint_type: str
    endpoint_sd: float | None
    endpoint_se: float | None
    responders_n: int | None
    responders_pct: float | None
    remitters_n: int | None
    remitters_pct: float | None
    dropouts: str
    effect_measure: str
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    ci_level: int | None
    effect_unit: str
    p_value: str
    verdict_class: str
    verdict_basis: str
    verdict: str
    seen: str
    locator: str
    source: str
    checked: str
    response_seen: str
    response_source: str
    response_locator: str
    note: str

    @property
    def as_counted(self) -> "TrialArm":
        """Return the row with the provenance of its response and remission."""
        if not self.response_seen:
            return self
        return replace(
            self, seen=self.response_seen, source=self.response_source, locator=self.response_locator
        )


@dataclass(frozen=True, slots=True)
class PooledResult:
    """One pooled result as published; nothing here was pooled by us.

    Attributes
    ----------
    row_id, comparison, outcome, timepoint, effect_measure, certainty, note : str
    k, n : int or None
        Trials, people.
    effect, ci_low, ci_high, i2 : float or None
        `i2` in percent.
    value_text : str
        What is printed as words or a range.
    control_per_100, active_per_100, active_low_per_100, active_high_per_100 : float or None
        Absolute risks as printed.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    comparison: str
    outcome: str
    timepoint: str
    k: int | None
    n: int | None
    effect_measure: str
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    value_text: str
    i2: float | None
    control_per_100: float | None
    active_per_100: float | None
    active_low_per_100: float | None
    active_high_per_100: float | None
    certainty: str
    seen: str
    locator: str
    source: str
    checked: str
    note: str


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """One harm in one arm, or one statement of a label.

    Attributes
    ----------
    row_id, category, trial, arm, arm_kind, drug, event, timepoint, value_text, unit, value_type, note : str
        `arm_kind` is "active", "control" or "statement".
    n : int or None
    value, ci_low, ci_high : float or None
        In `unit`.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    category: str
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
    value_type: str
    ci_low: float | None
    ci_high: float | None
    seen: str
    locator: str
    source: str
    checked: str
    note: str


@dataclass(frozen=True, slots=True)
class TimePoint:
    """One value of one arm at one time after the first dose.

    Attributes
    ----------
    row_id, trial_id, arm, condition, timepoint, outcome, scale, value_text, value_type, p_value, note : str
        `value_type` says what the value is (mean, percent, difference, statement ...).
    time_h, time_end_h : float or None
        Hours from the start of the first dose; the end where a span is printed.
    n : int or None
    value, sd, ci_low, ci_high : float or None
        In points of `scale`, or percent.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    trial_id: str
    arm: str
    condition: str
    timepoint: str
    time_h: float | None
    time_end_h: float | None
    outcome: str
    scale: str
    n: int | None
    value: float | None
    value_text: str
    value_type: str
    sd: float | None
    ci_low: float | None
    ci_high: float | None
    p_value: str
    seen: str
    locator: str
    source: str
    checked: str
    note: str


@dataclass(frozen=True, slots=True)
class ComparatorRow:
    """One result of another treatment, to set ketamine's beside.

    Attributes
    ----------
    row_id, topic, group, arm, n_text, timepoint, outcome, value_text, unit, note : str
    n : int or None
    value, ci_low, ci_high : float or None
        In `unit`.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    topic: str
    group: str
    arm: str
    n: int | None
    n_text: str
    timepoint: str
    outcome: str
    value: float | None
    value_text: str
    unit: str
    ci_low: float | None
    ci_high: float | None
    seen: str
    locator: str
    source: str
    checked: str
    note: str
