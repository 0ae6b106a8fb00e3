"""What guessing does to a trial: closed form, simulation, limits and directions."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    OUTCOME_SD,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    TrialDesign,
    blinding_grid,
    predict_trial,
    setting_design,
    simulate_trials,
)

points = st.floats(0.0, 20.0)
chances = st.floats(0.0, 1.0)
people = st.integers(2, 500)
designs = st.builds(TrialDesign, points, points, chances, chances, people)


@pytest.mark.parametrize(
    "design",
    [
        TrialDesign(4.0, 8.0, 0.7, 0.7, 60),
        TrialDesign(0.0, 10.0, 0.88, 0.88, 40),
        TrialDesign(6.0, 5.0, 0.5, 0.893, 30),
        TrialDesign(3.0, 0.0, 1.0, 1.0, 80),
    ],
    ids=["both", "expectancy alone", "arms unlike", "drug alone"],
)
def test_the_closed_form_is_what_simulated_trials_do(design):
    """Mean, spread and share of clear results of 6000 seeded trials agree with the formulas.

    Tolerances: four standard errors of the mean; 4% of the spread; three points of the share,
    because each simulated trial has to estimate its own spread.
    """
    expected = predict_trial(design)
    seen = simulate_trials(design, 6000, np.random.default_rng(20261124))
    error = expected.standard_error_points
    assert abs(seen.estimate_points.mean() - expected.estimate_points) <= 4.0 * error / math.sqrt(6000)
    assert seen.estimate_points.std() == pytest.approx(error, rel=0.04)
    assert seen.is_clear.mean() == pytest.approx(expected.clear_share, abs=0.03)
    inside = (seen.estimate_points >= expected.low_points) & (seen.estimate_points <= expected.high_points)
    assert inside.mean() == pytest.approx(0.95, abs=0.012)


def test_the_same_seed_gives_the_same_trials():
    """Chance comes only from the generator that is passed in."""
    design = TrialDesign(4.0, 8.0, 0.7, 0.7, 20)
    one, other = (simulate_trials(design, 50, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(one.estimate_points, other.estimate_points)


@given(effect=points, expectancy=points, n=people)
def test_nobody_can_tell_and_the_true_effect_is_reported(effect, expectancy, n):
    """At coin-flip guessing beliefs are equal, whatever expectancy does."""
    report = predict_trial(TrialDesign(effect, expectancy, 0.5, 0.5, n))
    assert report.added_points == pytest.approx(0.0, abs=1e-12)
    assert report.estimate_points == pytest.approx(effect)


@given(designs)
def test_only_unequal_beliefs_add(design):
    """What is added is expectancy times the difference of the shares who believe; bounded by expectancy."""
    report = predict_trial(design)
    gap = report.believe_in_drug_arm - report.believe_in_control_arm
    assert report.added_points == pytest.approx(design.expectancy_points * gap)
    assert abs(report.added_points) <= design.expectancy_points + 1e-12
    assert report.low_points < report.estimate_points < report.high_points
    assert 0.0 <= report.clear_share <= 1.0


def test_everyone_knows_and_all_expectancy_is_added():
    """At certainty the difference is drug plus expectancy, and no belief varies within an arm."""
    report = predict_trial(TrialDesign(4.0, 6.0, 1.0, 1.0, 50))
    assert report.estimate_points == 10.0
    assert report.standard_error_points == pytest.approx(OUTCOME_SD.value * math.sqrt(2.0 / 50.0))


def test_a_drug_without_effect_is_clear_five_times_in_a_hundred():
    """With no difference at all the share of clear results is the 5% the interval allows."""
    assert predict_trial(TrialDesign(0.0, 0.0, 0.9, 0.9, 30)).clear_share == pytest.approx(0.05)


@settings(max_examples=60)
@given(designs, st.floats(0.01, 5.0))
def test_directions(design, more):
    """More drug effect reports more; more people narrow the interval; easier guessing never reports less."""
    report = predict_trial(design)
    fields = {name: getattr(design, name) for name in TrialDesign.__dataclass_fields__}
    stronger = predict_trial(
        TrialDesign(**{**fields, "drug_effect_points": design.drug_effect_points + more})
    )
    assert stronger.estimate_points > report.estimate_points
    larger = predict_trial(TrialDesign(**{**fields, "people_per_arm": design.people_per_arm + 1}))
    assert larger.standard_error_points < report.standard_error_points
    easier = min(1.0, design.right_in_control_arm + more / 10.0)
    told = predict_trial(TrialDesign(**{**fields, "right_in_control_arm": easier}))
    assert told.estimate_points >= report.estimate_points - 1e-12


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"people_per_arm": 0}, "people_per_arm must be a number from 2"),
        ({"people_per_arm": 1}, "people_per_arm must be a number from 2"),
        ({"right_in_drug_arm": 1.01}, "right_in_drug_arm must be a number from 0 to 1; got 1.01"),
        ({"right_in_control_arm": -0.1}, "right_in_control_arm must be"),
        ({"drug_effect_points": float("nan")}, "drug_effect_points must be .* got nan"),
        ({"expectancy_points": -1.0}, "expectancy_points must be .* got -1"),
        ({"sd_points": 0.0}, "sd_points must be"),
    ],
)
def test_impossible_trials_are_refused_by_name(change, message):
    """Nobody in an arm, chances above one, negative or missing effects: the argument is named."""
    good = {
        "drug_effect_points": 4.0,
        "expectancy_points": 8.0,
        "right_in_drug_arm": 0.7,
        "right_in_control_arm": 0.7,
        "people_per_arm": 30,
    }
    with pytest.raises(DomainError, match=message):
        TrialDesign(**{**good, **change})


def test_no_trials_are_refused():
    """Simulating none is a mistake, not an empty answer."""
    with pytest.raises(DomainError, match="trials must be a number from 1"):
        simulate_trials(TrialDesign(1.0, 1.0, 0.5, 0.5, 10), 0, np.random.default_rng(1))


def test_the_grid_is_the_closed_form_at_every_setting_tried():
    """At 200 random settings the grid holds what `predict_trial` says."""
    grid, random = blinding_grid(), np.random.default_rng(5)
    for _ in range(200):
        e, x, t, n = (int(random.integers(len(axis))) for axis in grid.axes)
        report = predict_trial(
            setting_design(EFFECTS_POINTS[e], EXPECTANCIES_POINTS[x], TELLS_PERCENT[t], PEOPLE_PER_ARM[n])
        )
        assert grid.added_points[x, t] == pytest.approx(report.added_points, abs=1e-12)
        assert grid.estimate_points[e, x, t] == pytest.approx(report.estimate_points)
        half = (report.high_points - report.low_points) / 2.0
        assert grid.half_width_points[x, t, n] == pytest.approx(half)
        assert grid.clear_percent[e, x, t, n] == round(100.0 * report.clear_share)


def test_the_grid_cannot_be_changed():
    """Shared arrays are read-only."""
    with pytest.raises(ValueError, match="read-only"):
        blinding_grid().estimate_points[0] = 1.0


def test_the_spread_says_what_it_rests_on():
    """The one fixed number is marked illustrative, with a range and a reason."""
    assert OUTCOME_SD.basis == "illustrative"
    assert OUTCOME_SD.low < OUTCOME_SD.value < OUTCOME_SD.high
    assert "Lii 2023" in OUTCOME_SD.note
