"""Laws the model must keep whatever was measured: M12, computed here and asserted in the tests."""

from functools import lru_cache

import numpy as np

from explainer.model.chain import PERCENT, simulate_chain
from explainer.model.glutamate import simulate_glutamate
from explainer.model.nmda_block import block_from_concentration, cell_block
from explainer.model.pk import simulate_amounts_mg, simulate_eliminated_mg
from explainer.model.plasticity import simulate_plasticity
from explainer.model.scenario import REFERENCE_MASS_KG, Scenario
from explainer.model.surge import circuit_table, free_at_receptor_um, simulation_nodes
from explainer.model.target_records import Law
from explainer.numerics import FloatArray, with_midpoints
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.defaults import (
    AFFINITY_SETS,
    DEFAULT_AFFINITY,
    DEFAULT_PK,
    PK_SETS,
    find_affinity_set,
)
from explainer.parameters.plasticity2026 import PLASTICITY

_ROUNDING = 1e-9
# Halving the step may move nothing by more than a tenth of a per cent.
_STEP_PERCENT = 0.1


def _agreement(worst: float) -> str:
    """Return how well two results agree, in words."""
    return "exactly" if worst == 0.0 else f"to {int(-np.log10(worst))} digits"


def _mass_balance() -> Law:
    time_h = np.linspace(0.0, 48.0, 97)
    doses = Scenario().doses
    given = sum(dose.amount_mg for dose in doses)
    worst = 0.0
    for pk in PK_SETS.values():
        parameters = pk.at_mass(REFERENCE_MASS_KG)
        inside = simulate_amounts_mg(time_h, doses, parameters).sum(axis=0)
        gone = simulate_eliminated_mg(time_h, doses, parameters)
        arrived = given * np.clip(time_h / doses[0].duration_h, 0.0, 1.0)
        worst = max(worst, float(np.abs(inside + gone - arrived).max()) / given)
    return Law(
        "Mass balance",
        "what went in is in the body or eliminated",
        f"{_agreement(worst)}, in every set",
        worst < _ROUNDING,
    )


def _linearity() -> tuple[Law, Law]:
    single = simulate_chain(Scenario(horizon_h=24.0)).plasma_ketamine_ng_per_ml
    double = simulate_chain(Scenario(dose_mg_per_kg=1.0, horizon_h=24.0)).plasma_ketamine_ng_per_ml
    both = simulate_chain(Scenario(start_h=(0.0, 6.0), horizon_h=24.0)).plasma_ketamine_ng_per_ml
    later = np.concatenate([np.zeros(360), single[:-360]])
    top = float(single.max())
    proportion = float(np.abs(double - 2.0 * single).max()) / top
    sums = float(np.abs(both - single - later).max()) / top
    return (
        Law(
            "Dose proportionality",
            "twice the dose, twice the plasma level",
            _agreement(proportion),
            proportion < _ROUNDING,
        ),
        Law(
            "Superposition",
            "two doses give the sum of each alone",
            _agreement(sums),
            sums < _ROUNDING,
        ),
    )


def _monotone() -> Law:
    free_um = np.concatenate([[0.0], np.geomspace(1e-4, 1e4, 400)])
    steps = []
    for affinity in AFFINITY_SETS.values():
        block = block_from_concentration(free_um, affinity, BLOCK)
        steps += [np.diff(row).min() for row in (block.interneuron, block.pyramidal, block.sst, block.vip)]
    is_rising = bool(min(steps) > 0)
    return Law(
        "Block rises with concentration",
        "never falls, 0 at 0",
        "rises at every step, in every set and cell type" if is_rising else "falls somewhere",
        is_rising,
    )


def _rest() -> Law:
    chain = simulate_chain(Scenario(dose_mg_per_kg=0.0, horizon_h=336.0, step_min=60.0))
    away = max(
        float(np.abs(values - PERCENT).max())
        for values in (
            chain.glutamate_percent,
            chain.bdnf_percent,
            chain.mtorc1_percent,
            chain.protein_percent,
            chain.spine_density_percent,
        )
    )
    return Law(
        "No dose, no change",
        "exactly at baseline everywhere",
        "exactly at baseline" if away == 0.0 else f"off by {away:.0e}%",
        away == 0.0,
    )


def _on_grid(time_h: FloatArray, scenario: Scenario) -> tuple[FloatArray, FloatArray]:
    """Return glutamate and spines relative to rest at the nodes of a grid with midpoints."""
    free_um = free_at_receptor_um(time_h, scenario)
    block = cell_block(free_um, find_affinity_set(DEFAULT_AFFINITY), BLOCK, BLOCK.interneuron)
    pyramidal = circuit_table(DEFAULT_AFFINITY).pyramidal_at(block)
    glutamate = simulate_glutamate(time_h, pyramidal, PLASTICITY)
    return glutamate, simulate_plasticity(time_h, glutamate, PLASTICITY).spine_density


def _step() -> Law:
    scenario = Scenario(pk=DEFAULT_PK, horizon_h=336.0)
    usual_h = with_midpoints(simulation_nodes(scenario, 336.0))
    usual, half = _on_grid(usual_h, scenario), _on_grid(with_midpoints(usual_h), scenario)
    moved = max(
        float(np.abs(fine[::2] - coarse).max()) * PERCENT for coarse, fine in zip(usual, half, strict=True)
    )
    return Law(
        "Halving the step",
        f"moves nothing by more than {_STEP_PERCENT}% of baseline",
        f"moves glutamate and spines by {moved:.6f}% at most",
        moved < _STEP_PERCENT,
    )


@lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """Return every law with what the model does."""
    return (_mass_balance(), *_linearity(), _monotone(), _rest(), _step())
