"""Pharmacokinetics: conservation, proportionality, superposition, and an independent solution."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from explainer.errors import ParameterError
from explainer.model.pk import (
    Dose,
    rate_matrix,
    simulate_amounts_mg,
    simulate_effect_site,
    simulate_eliminated_mg,
    simulate_plasma_ng_per_ml,
    solve_disposition,
    washout_after_hold,
)
from explainer.parameters.defaults import PK_SETS
from explainer.parameters.pk_bundles import PkParameters

TIME_H = np.linspace(0.0, 24.0, 1441)
SETS = [pk.at_mass(70.0) for pk in PK_SETS.values()]

doses = st.builds(
    Dose,
    amount_mg=st.floats(0.0, 700.0),
    duration_h=st.one_of(st.just(0.0), st.floats(0.01, 24.0)),
    start_h=st.floats(0.0, 20.0),
)
pk_parameters = st.builds(
    lambda volumes, clearance, flows: PkParameters(tuple(volumes), clearance, tuple(flows)),
    volumes=st.lists(st.floats(5.0, 400.0), min_size=3, max_size=3),
    clearance=st.floats(10.0, 200.0),
    flows=st.lists(st.floats(5.0, 300.0), min_size=2, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(parameters=pk_parameters, dose=doses)
def test_mass_is_conserved(parameters, dose):
    """What was given is either in a compartment or eliminated, at every time."""
    held = simulate_amounts_mg(TIME_H, [dose], parameters).sum(axis=0)
    gone = simulate_eliminated_mg(TIME_H, [dose], parameters)
    if dose.duration_h == 0.0:
        given_mg = np.where(dose.start_h <= TIME_H, dose.amount_mg, 0.0)
    else:
        given_mg = dose.amount_mg * np.clip((TIME_H - dose.start_h) / dose.duration_h, 0.0, 1.0)
    assert held + gone == pytest.approx(given_mg, abs=1e-9 * max(dose.amount_mg, 1.0))


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_plasma_is_proportional_to_dose(parameters):
    """Twice the dose gives exactly twice the plasma level."""
    once = simulate_plasma_ng_per_ml(TIME_H, [Dose(35.0, 2 / 3)], parameters)
    twice = simulate_plasma_ng_per_ml(TIME_H, [Dose(70.0, 2 / 3)], parameters)
    assert twice == pytest.approx(2.0 * once, rel=1e-12)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_doses_superpose(parameters):
    """Two doses together give the sum of each alone."""
    first, second = Dose(35.0, 2 / 3), Dose(20.0, 0.5, start_h=5.0)
    together = simulate_plasma_ng_per_ml(TIME_H, [first, second], parameters)
    apart = sum(simulate_plasma_ng_per_ml(TIME_H, [dose], parameters) for dose in (first, second))
    assert together == pytest.approx(apart, rel=1e-12)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_closed_form_agrees_with_an_independent_solver(parameters):
    """The same equations solved by LSODA at rtol 1e-10 agree to one part in a million."""
    matrix, duration = rate_matrix(parameters), 2 / 3

    def slope(t, amounts):
        infusion = np.zeros(len(amounts))
        infusion[0] = 35.0 / duration if t < duration else 0.0
        return matrix @ amounts + infusion

    start = np.zeros(len(parameters.volumes_l))
    options = {"method": "LSODA", "rtol": 1e-10, "atol": 1e-12}
    during = solve_ivp(slope, (0.0, duration), start, **options)
    after = solve_ivp(slope, (duration, 12.0), during.y[:, -1], t_eval=np.linspace(1.0, 12.0, 12), **options)
    mine = simulate_amounts_mg(np.linspace(1.0, 12.0, 12), [Dose(35.0, duration)], parameters)
    assert mine == pytest.approx(after.y, rel=1e-6)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_a_short_infusion_approaches_a_bolus(parameters):
    """Duration 0 is the limit of ever shorter infusions."""
    late = TIME_H[TIME_H > 0.5]
    bolus = simulate_plasma_ng_per_ml(late, [Dose(35.0, 0.0)], parameters)
    short = simulate_plasma_ng_per_ml(late, [Dose(35.0, 1e-5)], parameters)
    assert short == pytest.approx(bolus, rel=1e-4)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_disposition_starts_with_everything_in_the_central_compartment(parameters):
    """At time zero a unit bolus is wholly central, and every rate is positive."""
    disposition = solve_disposition(parameters)
    assert disposition.rates_per_h.min() > 0.0
    expected = np.eye(len(parameters.volumes_l))[0]
    assert disposition.amounts.sum(axis=1) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_effect_site_lags_plasma_and_meets_it(parameters):
    """The effect site is below plasma while it rises and equals it at a very fast rate."""
    rising = np.linspace(0.01, 0.6, 40)
    dose = [Dose(35.0, 2 / 3)]
    plasma = simulate_plasma_ng_per_ml(rising, dose, parameters)
    assert np.all(simulate_effect_site(rising, dose, parameters, 14.28) < plasma)
    assert simulate_effect_site(rising, dose, parameters, 1e7) == pytest.approx(plasma, rel=1e-4)


def test_an_effect_site_as_fast_as_a_disposition_rate_is_still_solved():
    """Two equal rates have no partial fractions; the answer is continuous across them."""
    parameters = SETS[0]
    rate = float(solve_disposition(parameters).rates_per_h[0])
    at, beside = (
        simulate_effect_site(TIME_H, [Dose(35.0, 0.5)], parameters, rate * factor) for factor in (1.0, 1.0001)
    )
    assert at == pytest.approx(beside, rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("parameters", SETS, ids=list(PK_SETS))
def test_washout_holds_then_falls(parameters):
    """Relative plasma is 1 during the hold, then falls without rising."""
    level = washout_after_hold(TIME_H, 2 / 3, parameters)
    assert np.all(level[TIME_H <= 2 / 3] == 1.0)
    assert np.all(np.diff(level[TIME_H >= 2 / 3]) < 0.0)


def test_washout_after_a_very_long_hold_equals_a_steady_infusion():
    """After days of holding, the fall is that of a steady-state infusion stopped."""
    parameters = SETS[0]
    hold = 200.0
    held = washout_after_hold(hold + np.array([0.0, 1.0, 3.0, 8.0]), hold, parameters)
    infused = simulate_plasma_ng_per_ml(
        hold + np.array([0.0, 1.0, 3.0, 8.0]), [Dose(1000.0, hold)], parameters
    )
    assert held == pytest.approx(infused / infused[0], rel=1e-8)


def test_parameters_must_match_and_be_positive():
    """A bundle with a missing flow or a zero clearance cannot be built."""
    with pytest.raises(ParameterError, match="one flow per peripheral volume"):
        PkParameters((25.0, 56.0), 84.0, ())
    with pytest.raises(ParameterError, match="clearance_l_per_h must be positive somewhere"):
        PkParameters((25.0,), 0.0, ())
