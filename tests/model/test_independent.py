"""The chain and the circuit against the same equations solved by scipy, which shares no integrator with them."""

import numpy as np
import pytest
from independent import FIELDS, settle_circuit, solve_with_lsoda

from explainer.model.chain import simulate_chain
from explainer.model.population import draw_people, simulate_population
from explainer.model.scenario import Scenario
from explainer.model.surge import circuit_table, simulation_nodes
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS

TWO_WEEKS_H = 336.0
SIX_H = (0.0, 48.0, 96.0, 168.0, 216.0, 264.0)
# Tight enough that the solver's own error stays below a tenth of what is asserted.
RTOL = 1e-11


def worst_difference(scenario: Scenario) -> dict[str, float]:
    """Return the largest difference from LSODA per field, relative to the field's range."""
    chain = simulate_chain(scenario)
    solved = solve_with_lsoda(scenario, chain.time_h, RTOL)
    assert all(np.ptp(solved[name]) > 0.0 for name in FIELDS)
    return {
        name: float(np.abs(getattr(chain, name) - solved[name]).max() / np.ptp(solved[name]))
        for name in FIELDS
    }


def test_the_default_infusion_agrees_over_two_weeks():
    """0.5 mg/kg over 40 min: every field within 1e-6 of its range for 14 days (the shared table's goal).

    LSODA runs at rtol 1e-11; what is left is the chain's own grid, fourth order in its step.
    """
    differences = worst_difference(Scenario(horizon_h=TWO_WEEKS_H, step_min=10.0))
    assert max(differences.values()) < 1e-6, differences


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"duration_min": 0.0}, id="bolus"),
        pytest.param({"start_h": SIX_H}, id="six infusions"),
        pytest.param({"dose_mg_per_kg": 5.0}, id="ten-fold dose"),
        pytest.param({"dose_mg_per_kg": 0.1, "duration_min": 5.0}, id="small and short"),
        pytest.param({"mass_kg": 110.0, "metabolites": "otto2021"}, id="heavier, Otto"),
        pytest.param({"pk": "clements1981", "affinity": "ebert1997"}, id="Clements, Ebert"),
        pytest.param({"pk": "domino1984", "affinity": "kotermanski2009"}, id="Domino, Kotermanski"),
        pytest.param({"pk": "fanta2015"}, id="Fanta"),
        pytest.param({"pk": "simons2022", "metabolites": "otto2021"}, id="Simons, Otto"),
        pytest.param({"pk": "perezruixo2021", "affinity": "ebert1997"}, id="Perez-Ruixo, Ebert"),
    ],
)
def test_other_scenarios_agree_over_two_weeks(changes):
    """Other doses, courses and sets: every field within 1e-5 of its range.

    One digit less than the default: the term by which the response to BDNF tires has a
    rounded corner 0.01 wide at rest, and where BDNF crosses it fast (a bolus, a large dose)
    a step of the chain's grid sees the corner's higher derivatives.
    """
    differences = worst_difference(Scenario(**{"horizon_h": TWO_WEEKS_H, "step_min": 10.0, **changes}))
    assert max(differences.values()) < 1e-5, differences


def test_rows_beside_the_grid_agree_as_well():
    """Rows at odd times, between the integrator's own, are as good: cubics of the same order (1e-6)."""
    rows_h = np.sort(np.random.default_rng(4).uniform(0.0, 48.0, 400))
    scenario = Scenario(horizon_h=48.0)
    chain, solved = simulate_chain(scenario, rows_h=rows_h), solve_with_lsoda(scenario, rows_h, RTOL)
    for name in FIELDS:
        assert np.abs(getattr(chain, name) - solved[name]).max() < 1e-6 * np.ptp(solved[name]), name


@pytest.mark.parametrize("horizon_h", [2 / 3, 24.0 + 2 / 3, 200.0 + 1 / 3, 336.0])
def test_the_grids_end_where_the_horizon_is(horizon_h):
    """The last node is the horizon itself, also where rounding would lift it past the end. Exact."""
    scenario = Scenario(horizon_h=horizon_h)
    assert simulation_nodes(scenario, horizon_h)[-1] == pytest.approx(horizon_h, abs=1e-9)
    assert simulate_population(scenario, draw_people(2)).time_h[-1] == pytest.approx(horizon_h, abs=1e-6)


def test_the_last_rows_are_not_extrapolated():
    """A run that ends with the infusion, at two thirds of an hour, equals the start of a longer run to 1e-9."""
    rows_h = np.linspace(0.0, 2 / 3, 61)
    short, long = (simulate_chain(Scenario(horizon_h=end), rows_h=rows_h) for end in (2 / 3, 30.0))
    for name in FIELDS:
        assert getattr(short, name) == pytest.approx(getattr(long, name), rel=1e-9), name


@pytest.mark.parametrize("level", [0.1, 0.35, 0.5, 0.7, 0.9, 1.0])
@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_the_circuit_settles_where_another_solver_says(affinity, level):
    """At sustained block levels the table equals MINPACK's root from starts far away, to 1e-9.

    The equations are written out cell by cell in tests/support; both solvers stop near 1e-12.
    """
    table = circuit_table(affinity)
    place = round(level * (table.block.interneuron.size - 1))
    names = ("pyramidal", "interneuron", "sst", "vip")
    block = {name: float(getattr(table.block, name)[place]) for name in names}
    wanted = [getattr(table.rates, name)[place] for name in names]
    ceiling = CIRCUIT.ceiling_interneuron
    for start in ([0.2, 0.1, 0.1, 0.1], [2.0, ceiling, ceiling, ceiling], [1.5, 0.05, 1.3, 0.4]):
        assert settle_circuit(block, np.array(start)) == pytest.approx(wanted, abs=1e-9), start
