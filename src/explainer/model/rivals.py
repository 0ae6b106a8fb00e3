"""Experiments run under every rival explanation, and which experiment tells two apart.

Each experiment takes something away (or gives something else) and the model's outcome is
compared with its own outcome without the experiment. The outcome ends at the synapse, or
at the habenula's bursts: it is not a depression score.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

import numpy as np

from explainer.errors import ParameterError
from explainer.model.mechanism import HYPOTHESES, Mechanism
from explainer.model.plasticity import simulate_plasticity
from explainer.model.routes_to_growth import combine_routes, raw_routes, simulate_habenula_block
from explainer.model.scenario import Scenario
from explainer.model.surge import simulate_surge
from explainer.numerics import FloatArray
from explainer.parameters.plasticity2026 import PLASTICITY

ONSET_WINDOW_H = 6.0
LATE_READ_H = 168.0
HABENULA_LATE_READ_H = 24.0
DELETION_H = 24.0
TEN_FOLD = 10.0
# Words for what is left of the model's own outcome.
KEPT_FROM, LOST_BELOW, RAISED_FROM = 0.75, 0.25, 1.25


@dataclass(frozen=True, slots=True)
class Experiment:
    """One thing taken away, or given instead.

    Attributes
    ----------
    key : str
        Short name.
    dose_factor : float
        Multiplies the reference dose.
    change : callable
        From an intact mechanism to the one under test.
    """

    key: str
    dose_factor: float
    change: Callable[[Mechanism], Mechanism]


EXPERIMENTS = (
    Experiment("glun2b_interneuron", 1.0, lambda m: replace(m, glun2b_removed_from="interneuron")),
    Experiment("glun2b_pyramidal", 1.0, lambda m: replace(m, glun2b_removed_from="pyramidal")),
    Experiment("ampa_blocker", 1.0, lambda m: replace(m, ampa_available_fraction=0.0)),
    Experiment("memantine", 1.0, lambda m: replace(m, blocker="memantine")),
    Experiment("ten_fold", TEN_FOLD, lambda m: m),
    Experiment("naltrexone", 1.0, lambda m: replace(m, opioid_available_fraction=0.0)),
    Experiment("mtor_inhibitor", 1.0, lambda m: replace(m, mtorc1_available_fraction=0.0)),
    Experiment("delete_spines", 1.0, lambda m: replace(m, spines_deleted_at_h=DELETION_H)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the model gives for a set of explanations.

    Attributes
    ----------
    onset, late : float
        Synapse: extra surface AMPA receptors, averaged over six hours, and extra spines on
        day 7. Habenula alone: bursts suppressed, averaged over six hours, and at 24 h.
        Both: the mean of the two, each relative to its own intact value.
    """

    onset: float
    late: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """An experiment's outcome relative to the same explanation left alone.

    Attributes
    ----------
    onset_ratio, late_ratio : float
        1 is unchanged, 0 is gone; negative when the synapse loses instead of gaining.
    word : str
        "kept", "raised", "reduced", "late part lost", "onset lost" or "lost".
    """

    onset_ratio: float
    late_ratio: float
    word: str


def word_for(onset_ratio: float, late_ratio: float) -> str:
    """Return the word for two ratios.

    Parameters
    ----------
    onset_ratio, late_ratio : float
        Relative to the same explanation left alone.
    """
    ratios = (onset_ratio, late_ratio)
    if max(ratios) < LOST_BELOW:
        return "lost"
    if late_ratio < LOST_BELOW:
        return "late part lost" if onset_ratio >= KEPT_FROM else "reduced"
    if onset_ratio < LOST_BELOW:
        return "onset lost" if late_ratio >= KEPT_FROM else "reduced"
    if min(ratios) >= KEPT_FROM:
        return "raised" if min(ratios) > RAISED_FROM else "kept"
    return "reduced"


def _all_sets() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(chosen)
        for size in range(1, len(HYPOTHESES) + 1)
        for chosen in combinations(HYPOTHESES, size)
    )


def _solved_key(mechanism: Mechanism) -> tuple[str, ...]:
    """Return what decides the synapse's outcome: its routes and whether opioids gate the surge."""
    return (*mechanism.synaptic_routes, *(key for key in ("h7",) if key in mechanism.hypotheses))


def _synaptic(experiment: Experiment | None) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return (time h, onset, late) of the synapse for every set of explanations, shape (S,)."""
    factor = experiment.dose_factor if experiment else 1.0
    scenario = Scenario(dose_mg_per_kg=0.5 * factor, horizon_h=LATE_READ_H)
    mechanisms = [_changed(experiment, chosen) for chosen in _all_sets()]
    surge = simulate_surge(scenario, mechanisms[0].glun2b_removed_from)
    raw = raw_routes(surge.time_h, scenario, mechanisms[0], surge.free_um, surge.glutamate)
    # The habenula adds nothing at the synapse: sets that differ in it alone are solved once.
    solved_once = {_solved_key(m): m for m in mechanisms}
    keys = list(solved_once)
    parts = [combine_routes(raw, solved_once[key]) for key in keys]
    slow = simulate_plasticity(
        surge.time_h,
        np.stack([part.throughput for part in parts]),
        PLASTICITY,
        direct=np.stack([part.direct for part in parts]),
        mtorc1_available_fraction=mechanisms[0].mtorc1_available_fraction,
    )
    early = surge.time_h <= ONSET_WINDOW_H
    extra = (slow.ampa_receptors[:, early] - 1.0) * mechanisms[0].ampa_available_fraction
    onset = np.asarray(np.trapezoid(extra, surge.time_h[early], axis=1)) / ONSET_WINDOW_H
    late = slow.spine_density[:, -1] - 1.0
    deleted_at_h = mechanisms[0].spines_deleted_at_h
    if deleted_at_h is not None:
        gain = slow.spine_density[:, np.searchsorted(surge.time_h, deleted_at_h)] - 1.0
        late = late - gain * np.exp(-PLASTICITY.elimination_rate_per_h * (LATE_READ_H - deleted_at_h))
    index = [keys.index(_solved_key(m)) for m in mechanisms]
    return surge.time_h, onset[index], late[index]


def _changed(experiment: Experiment | None, hypotheses: frozenset[str]) -> Mechanism:
    intact = Mechanism(hypotheses=hypotheses)
    return experiment.change(intact) if experiment else intact


def _habenula(experiment: Experiment | None) -> tuple[float, float]:
    """Return (onset, late) of burst suppression."""
    factor = experiment.dose_factor if experiment else 1.0
    surge = simulate_surge(Scenario(dose_mg_per_kg=0.5 * factor, horizon_h=HABENULA_LATE_READ_H))
    held = simulate_habenula_block(surge.time_h, surge.free_um, _changed(experiment, frozenset({"h5"})))
    early = surge.time_h <= ONSET_WINDOW_H
    return float(np.trapezoid(held[early], surge.time_h[early]) / ONSET_WINDOW_H), float(held[-1])


@lru_cache(maxsize=1)
def intact_outcomes() -> dict[frozenset[str], tuple[Outcome | None, Outcome | None]]:
    """Return the outcome at the synapse and at the habenula for every set, with nothing taken away."""
    _, onset, late = _synaptic(None)
    habenula = Outcome(*_habenula(None))
    return {
        chosen: (
            Outcome(float(onset[i]), float(late[i])) if chosen != {"h5"} else None,
            habenula if "h5" in chosen else None,
        )
        for i, chosen in enumerate(_all_sets())
    }


@lru_cache(maxsize=1)
def all_predictions() -> dict[str, dict[frozenset[str], Prediction]]:
    """Return every experiment under every set of explanations, computed once.

    Returns
    -------
    dict
        By experiment key, then by set; 8 experiments and 127 sets.

    Notes
    -----
    Where the habenula and the synapse both carry the effect, the ratio is the mean of the two.
    """
    intact = intact_outcomes()
    found: dict[str, dict[frozenset[str], Prediction]] = {}
    for experiment in EXPERIMENTS:
        _, onset, late = _synaptic(experiment)
        habenula = _habenula(experiment)
        found[experiment.key] = {}
        for i, chosen in enumerate(_all_sets()):
            synapse_rest, habenula_rest = intact[chosen]
            ratios = []
            if synapse_rest is not None:
                ratios.append((float(onset[i]) / synapse_rest.onset, float(late[i]) / synapse_rest.late))
            if habenula_rest is not None:
                ratios.append((habenula[0] / habenula_rest.onset, habenula[1] / habenula_rest.late))
            onset_ratio, late_ratio = (sum(column) / len(ratios) for column in zip(*ratios, strict=True))
            found[experiment.key][chosen] = Prediction(
                onset_ratio, late_ratio, word_for(onset_ratio, late_ratio)
            )
    return found


def predict(experiment: str, hypotheses: frozenset[str]) -> Prediction:
    """Return one prediction.

    Parameters
    ----------
    experiment : str
        Key from `EXPERIMENTS`.
    hypotheses : frozenset of str
        At least one key from `HYPOTHESES`.

    Raises
    ------
    ParameterError
        If a key is unknown or the set is empty.
    """
    keys = [item.key for item in EXPERIMENTS]
    if experiment not in keys:
        raise ParameterError(f"experiment must be one of {', '.join(keys)}; got {experiment!r}.")
    if not hypotheses:
        raise ParameterError("hypotheses must name at least one explanation; got none.")
    chosen = Mechanism(hypotheses=frozenset(hypotheses)).hypotheses
    return all_predictions()[experiment][chosen]


def rank_experiments(first: str, second: str) -> tuple[tuple[str, float], ...]:
    """Return the experiments by how far apart two explanations' predictions lie.

    Parameters
    ----------
    first, second : str
        Keys from `HYPOTHESES`, different.

    Returns
    -------
    tuple of (str, float)
        Experiment key and distance: the larger of the two differences in ratio, each
        ratio held between 0 and 1.5 so that one explosion does not decide.

    Raises
    ------
    ParameterError
        If the two are the same.
    """
    if first == second:
        raise ParameterError(f"second must differ from first; got {second!r} twice.")

    def distance(experiment: str) -> float:
        a, b = (predict(experiment, frozenset({key})) for key in (first, second))
        bound = [np.clip([p.onset_ratio, p.late_ratio], 0.0, 1.5) for p in (a, b)]
        return float(np.abs(bound[0] - bound[1]).max())

    return tuple(sorted(((item.key, distance(item.key)) for item in EXPERIMENTS), key=lambda pair: -pair[1]))
