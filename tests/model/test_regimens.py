"""Published regimens: what they give, and what a reader may change."""

import itertools

import pytest

from explainer.errors import DomainError, ParameterError
from explainer.model.regimens import DAYS_BETWEEN, REGIMENS, find_regimen, regimen_scenario


def test_the_default_is_the_infusion_of_the_first_trials():
    """0.5 mg/kg over 40 min, once (Zarate 2006)."""
    scenario = regimen_scenario(find_regimen("single"))
    assert (scenario.dose_mg_per_kg, scenario.duration_min, scenario.start_h) == (0.5, 40.0, (0.0,))


def test_six_infusions_fall_within_two_weeks():
    """Six starts, the last before day 14, at least two days apart (Phillips 2019, thrice weekly)."""
    starts = regimen_scenario(find_regimen("six")).start_h
    assert len(starts) == 6
    assert starts[-1] < 14 * 24
    assert min(b - a for a, b in itertools.pairwise(starts)) >= 48.0


def test_the_spray_gives_84_mg_twice_a_week():
    """84 mg at the reference mass, eight times in four weeks (TRANSFORM-1)."""
    scenario = regimen_scenario(find_regimen("spray"))
    assert scenario.doses[0].amount_mg == pytest.approx(84.0)
    assert len(scenario.start_h) == 8
    assert (scenario.drug, scenario.route) == ("esketamine", "in")


@pytest.mark.parametrize("regimen", REGIMENS, ids=lambda regimen: regimen.key)
@pytest.mark.parametrize("days", DAYS_BETWEEN)
def test_repeats_stay_within_four_weeks(regimen, days):
    """Any number of repeats gives starts evenly apart and before the horizon."""
    scenario = regimen_scenario(regimen, doses=12, days_between=days)
    gaps = {round(b - a, 9) for a, b in zip(scenario.start_h, scenario.start_h[1:], strict=False)}
    assert gaps == {days * 24.0}
    assert scenario.start_h[-1] < scenario.horizon_h


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"doses": 0}, DomainError, "doses must be a number from 1 to 12; got 0"),
        ({"doses": 13}, DomainError, "doses must be a number from 1 to 12; got 13"),
        ({"doses": 2, "days_between": 1.0}, DomainError, "days_between must be one of 2, 3.5, 7; got 1.0"),
        ({"pk": "nobody"}, ParameterError, "pk must be one of .* got 'nobody'"),
    ],
)
def test_bad_changes_are_named(changes, error, message):
    """Each bad argument is refused by name."""
    with pytest.raises(error, match=message):
        regimen_scenario(find_regimen("single"), **changes)


def test_an_unknown_regimen_is_named():
    """The message lists the regimens there are."""
    with pytest.raises(ParameterError, match=r"regimen must be one of single, six, .* got 'daily'"):
        find_regimen("daily")
