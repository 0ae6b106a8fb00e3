"""Rival explanations: the table of predictions against direct simulation, its words, its ranking, its signs."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from explainer.errors import ParameterError
from explainer.model.chain import simulate_chain
from explainer.model.mechanism import HYPOTHESES, Mechanism
from explainer.model.rivals import (
    EXPERIMENTS,
    HABENULA_LATE_READ_H,
    KEPT_FROM,
    LATE_READ_H,
    LOST_BELOW,
    ONSET_WINDOW_H,
    RAISED_FROM,
    all_predictions,
    predict,
    rank_experiments,
    word_for,
)
from explainer.model.scenario import Scenario
from explainer.model.surge import free_at_receptor_um
from explainer.parameters.rivals2026 import RIVALS

BY_KEY = {experiment.key: experiment for experiment in EXPERIMENTS}
AT_SYNAPSE = tuple(key for key in HYPOTHESES if key != "h5")
ROWS_H = np.unique(np.concatenate([np.linspace(0.0, 6.0, 1441), np.linspace(6.0, LATE_READ_H, 163)]))


def one(key: str) -> frozenset[str]:
    """Return a set of one explanation."""
    return frozenset({key})


def direct_outcome(experiment: str | None, chosen: frozenset[str]) -> tuple[float, float]:
    """Return (extra AMPA receptors over six hours, extra spines on day 7) from the whole chain."""
    found = BY_KEY.get(experiment)
    mechanism = Mechanism(hypotheses=chosen)
    if found:
        mechanism = found.change(mechanism)
    scenario = Scenario(dose_mg_per_kg=0.5 * (found.dose_factor if found else 1.0), horizon_h=LATE_READ_H)
    chain = simulate_chain(scenario, mechanism, rows_h=ROWS_H)
    early = chain.time_h <= ONSET_WINDOW_H
    extra = (chain.ampa_receptor_percent[early] - 100.0) * mechanism.ampa_available_fraction
    onset = np.trapezoid(extra, chain.time_h[early]) / ONSET_WINDOW_H
    return float(onset), float(chain.spine_density_percent[-1] - 100.0)


SETS = [one(key) for key in AT_SYNAPSE] + [frozenset({"h1", "h2"}), frozenset({"h4", "h6", "h7"})]


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: "+".join(sorted(chosen)))
@pytest.mark.parametrize("experiment", sorted(BY_KEY))
def test_predictions_agree_with_the_whole_chain(experiment, chosen):
    """Each ratio equals that of two direct runs of the chain, read off its own rows.

    Tolerance: 0.2% of 1 or of the ratio; the table integrates over its own uneven grid by
    trapezoids and reads at grid points, the direct run at even rows.
    """
    intact, changed = direct_outcome(None, chosen), direct_outcome(experiment, chosen)
    found = predict(experiment, chosen)
    assert found.onset_ratio == pytest.approx(changed[0] / intact[0], rel=2e-3, abs=2e-3)
    assert found.late_ratio == pytest.approx(changed[1] / intact[1], rel=2e-3, abs=2e-3)
    assert found.word == word_for(found.onset_ratio, found.late_ratio)


@pytest.mark.parametrize(
    ("experiment", "release", "factor"), [("memantine", 4.0, 1.0), ("ten_fold", 1.0, 10.0)]
)
def test_the_habenula_agrees_with_an_independent_solver(experiment, release, factor):
    """Receptors held over six hours and at 24 h, by LSODA at rtol 1e-9, give the table's ratios to 0.2%.

    Memantine leaves four times as fast (Ma 2023: trapped in part; the number is chosen).
    """
    rows_h = np.concatenate([np.linspace(0.0, ONSET_WINDOW_H, 2001), [HABENULA_LATE_READ_H]])

    def held(dose_factor: float, off_factor: float) -> tuple[float, float]:
        scenario = Scenario(dose_mg_per_kg=0.5 * dose_factor)

        def slope(t, share):
            entry = RIVALS.habenula_on_per_um_h * free_at_receptor_um(np.array([t]), scenario)[0]
            return entry * (1.0 - share) - off_factor * RIVALS.habenula_off_per_h * share

        options = {"rtol": 1e-9, "atol": 1e-12, "max_step": 0.2}
        found = solve_ivp(slope, (0.0, HABENULA_LATE_READ_H), [0.0], "LSODA", rows_h, **options).y[0]
        return float(np.trapezoid(found[:-1], rows_h[:-1]) / ONSET_WINDOW_H), float(found[-1])

    intact, changed = held(1.0, 1.0), held(factor, release)
    found = predict(experiment, one("h5"))
    assert found.onset_ratio == pytest.approx(changed[0] / intact[0], rel=2e-3)
    assert found.late_ratio == pytest.approx(changed[1] / intact[1], rel=2e-3)


@pytest.mark.parametrize("experiment", sorted(BY_KEY))
def test_with_the_habenula_the_ratio_is_the_mean_of_the_two(experiment):
    """Where synapse and habenula both carry the effect, each ratio is the mean of its parts. Exact."""
    both, synapse, habenula = (predict(experiment, chosen) for chosen in ({"h2", "h5"}, one("h2"), one("h5")))
    for name in ("onset_ratio", "late_ratio"):
        parts = [getattr(part, name) for part in (synapse, habenula)]
        assert getattr(both, name) == pytest.approx(sum(parts) / 2.0, rel=1e-12)


def test_every_prediction_is_there_and_finite():
    """All 8 experiments under all 127 sets of explanations have finite ratios and a word that fits them."""
    table = all_predictions()
    assert set(table) == set(BY_KEY)
    assert len(table) == 8
    wanted = {frozenset(chosen) for size in range(1, 8) for chosen in combinations(HYPOTHESES, size)}
    for experiment, row in table.items():
        assert set(row) == wanted
        for chosen, found in row.items():
            assert math.isfinite(found.onset_ratio), (experiment, chosen)
            assert math.isfinite(found.late_ratio), (experiment, chosen)
            assert found.word == word_for(found.onset_ratio, found.late_ratio), (experiment, chosen)


BELOW, MIDDLE, KEPT, ABOVE = LOST_BELOW - 1e-9, 0.5, KEPT_FROM, RAISED_FROM + 1e-9


@pytest.mark.parametrize(
    ("onset", "late", "word"),
    [
        (BELOW, BELOW, "lost"),
        (-0.5, 0.1, "lost"),
        (KEPT, BELOW, "late part lost"),
        (MIDDLE, BELOW, "reduced"),
        (BELOW, KEPT, "onset lost"),
        (BELOW, MIDDLE, "reduced"),
        (LOST_BELOW, LOST_BELOW, "reduced"),
        (KEPT - 1e-9, 2.0, "reduced"),
        (2.0, KEPT - 1e-9, "reduced"),
        (KEPT, KEPT, "kept"),
        (1.0, 1.0, "kept"),
        (2.0, RAISED_FROM, "kept"),
        (ABOVE, ABOVE, "raised"),
        (9.0, -0.1, "late part lost"),
    ],
)
def test_words_follow_their_thresholds(onset, late, word):
    """Each word begins and ends where the constants say, on either side of every edge."""
    assert word_for(onset, late) == word


@pytest.mark.parametrize("pair", list(combinations(HYPOTHESES, 2)), ids="-".join)
def test_ranking_is_symmetric_and_sorted(pair):
    """Two explanations are told apart by the same experiments whichever is named first, best first."""
    forth, back = rank_experiments(*pair), rank_experiments(*reversed(pair))
    assert dict(forth) == dict(back)
    distances = [distance for _, distance in forth]
    assert distances == sorted(distances, reverse=True)
    assert {key for key, _ in forth} == set(BY_KEY)
    assert all(0.0 <= distance <= 1.5 for distance in distances)


def test_the_best_experiment_for_a_pair_is_the_expected_one():
    """Opioid gate against disinhibition: naltrexone first, and everything but memantine tells nothing."""
    ranked = rank_experiments("h1", "h7")
    assert {key for key, distance in ranked if distance > 1e-9} == {"naltrexone", "memantine"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: predict("placebo", one("h1")),
            "experiment must be one of glun2b_interneuron, .* got 'placebo'",
        ),
        (lambda: predict("memantine", one("h9")), "hypotheses must be among h1, .* got h9"),
        (
            lambda: predict("memantine", frozenset()),
            "hypotheses must name at least one explanation; got none",
        ),
        (lambda: rank_experiments("h1", "h1"), "second must differ from first; got 'h1' twice"),
        (lambda: rank_experiments("h1", "hx"), "hypotheses must be among h1, .* got hx"),
    ],
)
def test_unknown_keys_are_named(call, message):
    """Each unknown key is refused with what exists and what came."""
    with pytest.raises(ParameterError, match=message):
        call()


def unchanged(experiment: str, key: str) -> bool:
    """Return whether an experiment leaves both ratios at 1, to rounding."""
    found = predict(experiment, one(key))
    return found.onset_ratio == pytest.approx(1.0, abs=1e-9) and found.late_ratio == pytest.approx(
        1.0, abs=1e-9
    )


def test_an_ampa_blocker_abolishes_what_passes_ampa_receptors():
    """AMPA blocker: H1 and H4 (and H7, the surge behind a gate) are lost entirely, the habenula is untouched.

    Direction: mechanism.md section 2 (Maeng 2008; Zanos 2016). Exact zeros: nothing passes.
    Routes into TrkB lose their onset, read at AMPA receptors, and keep their spines.
    """
    for key in ("h1", "h4", "h7"):
        found = predict("ampa_blocker", one(key))
        assert found.onset_ratio == pytest.approx(0.0, abs=1e-12)
        assert found.late_ratio == pytest.approx(0.0, abs=1e-12)
    for key in ("h2", "h3", "h6"):
        assert predict("ampa_blocker", one(key)).word == "onset lost"
    assert unchanged("ampa_blocker", "h5")


def test_naltrexone_touches_only_the_opioid_gate():
    """Naltrexone: H7 reduced, every other explanation exactly unchanged (mechanism.md; Williams 2018)."""
    assert predict("naltrexone", one("h7")).word == "reduced"
    assert all(unchanged("naltrexone", key) for key in HYPOTHESES if key != "h7")


def test_an_mtor_inhibitor_removes_the_late_part_except_in_the_habenula():
    """An mTOR inhibitor: onset exactly kept, spines exactly gone, under all but H5 (mechanism.md; Li 2010)."""
    for key in AT_SYNAPSE:
        found = predict("mtor_inhibitor", one(key))
        assert found.onset_ratio == pytest.approx(1.0, abs=1e-9)
        assert found.late_ratio == pytest.approx(0.0, abs=1e-9)
        assert found.word == "late part lost"
    assert unchanged("mtor_inhibitor", "h5")


def test_glun2b_on_interneurons_matters_to_the_surge_alone():
    """GluN2B removed from interneurons: lost under H1 (and H7, which rides on the surge), others unchanged.

    Direction: mechanism.md (Gerhard 2020, mouse).
    """
    for key in ("h1", "h7"):
        assert predict("glun2b_interneuron", one(key)).word == "lost"
    assert all(unchanged("glun2b_interneuron", key) for key in HYPOTHESES if key not in {"h1", "h7"})


def test_glun2b_on_pyramidal_cells_occludes_its_own_route():
    """GluN2B removed from pyramidal cells: nothing left for H3 to lift, H2 weaker, H4 to H6 unchanged.

    Direction: mechanism.md (Miller 2014, mouse; Gerhard 2020 found no such loss).
    """
    assert predict("glun2b_pyramidal", one("h3")).word == "lost"
    assert predict("glun2b_pyramidal", one("h2")).onset_ratio < 0.75
    assert all(unchanged("glun2b_pyramidal", key) for key in ("h4", "h5", "h6"))


def test_hnk_depends_on_ketamine_and_on_nothing_at_the_receptor():
    """H4 is lost with memantine, more with more ketamine, unchanged by GluN2B deletions and naltrexone."""
    assert predict("memantine", one("h4")).word == "lost"
    more = predict("ten_fold", one("h4"))
    assert min(more.onset_ratio, more.late_ratio) > 1.25
    assert all(unchanged(name, "h4") for name in ("glun2b_interneuron", "glun2b_pyramidal", "naltrexone"))


def test_memantine_works_only_where_the_surge_does():
    """Memantine at equal evoked block: H1 unchanged (the open question of mechanism.md), all others weaker."""
    assert unchanged("memantine", "h1")
    for key in HYPOTHESES[1:]:
        found = predict("memantine", one(key))
        assert max(found.onset_ratio, found.late_ratio) < KEPT_FROM, key


@pytest.mark.parametrize("key", AT_SYNAPSE)
def test_deleting_new_spines_spares_the_onset(key):
    """New spines deleted at 24 h: onset exactly kept, day 7 less than half, the habenula untouched (Moda-Sava 2019)."""
    found = predict("delete_spines", one(key))
    assert found.onset_ratio == pytest.approx(1.0, abs=1e-9)
    assert 0.0 < found.late_ratio < 0.5
    assert unchanged("delete_spines", "h5")


def test_no_combination_exceeds_its_strongest_part_much():
    """A ten-fold dose under any pair lies within the pair's own two ratios, allowing 30% for curvature."""
    for first, second in product(AT_SYNAPSE, repeat=2):
        pair = predict("ten_fold", frozenset({first, second})).onset_ratio
        parts = [predict("ten_fold", one(key)).onset_ratio for key in (first, second)]
        assert 0.7 * min(parts) <= pair <= 1.3 * max(parts), (first, second)
