"""The chain: the visible sequence from a scenario to spines."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.circuit import CircuitTable, table_levels, tabulate
from explainer.model.glutamate import simulate_glutamate
from explainer.model.nmda_block import (
    Block,
    block_from_concentration,
    concentration_for_block,
    free_concentration_um,
)
from explainer.model.pk import simulate_effect_site, simulate_plasma_ng_per_ml
from explainer.model.plasticity import simulate_plasticity
from explainer.model.scenario import MINUTES_PER_HOUR, Scenario
from explainer.numerics import FloatArray, frozen
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.plasticity2026 import PLASTICITY

PERCENT = 100.0
# The drug moves within minutes near a dose and within hours later on.
_FINE_STEP_MIN = 1.0
_COARSE_STEP_MIN = 10.0
_FINE_FOR_H = 12.0
# Block jumps within seconds of a bolus: finer and finer steps towards each dose's edges.
_EDGE_H = np.geomspace(0.005, 10.0, 60) / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class Chain:
    """What the model computed; read-only arrays of one shape (T,).

    Attributes
    ----------
    scenario : Scenario
        What was simulated.
    time_h : ndarray
        Hours from the start of the first infusion.
    plasma_ketamine_ng_per_ml, free_ketamine_um : ndarray
        Total in plasma at the set's sampling site; its unbound part.
    block_interneuron, block_pyramidal : ndarray
        Fractions of NMDA current removed.
    rate_interneuron_hz, rate_pyramidal_hz : ndarray
        Firing.
    glutamate_percent, ampa_percent, bdnf_percent, mtorc1_percent, protein_percent : ndarray
        Percent of baseline.
    spine_formation_percent, spine_elimination_percent, spine_density_percent : ndarray
        Percent of baseline.
    """

    scenario: Scenario
    time_h: FloatArray
    plasma_ketamine_ng_per_ml: FloatArray
    free_ketamine_um: FloatArray
    block_interneuron: FloatArray
    block_pyramidal: FloatArray
    rate_interneuron_hz: FloatArray
    rate_pyramidal_hz: FloatArray
    glutamate_percent: FloatArray
    ampa_percent: FloatArray
    bdnf_percent: FloatArray
    mtorc1_percent: FloatArray
    protein_percent: FloatArray
    spine_formation_percent: FloatArray
    spine_elimination_percent: FloatArray
    spine_density_percent: FloatArray


@lru_cache(maxsize=16)
def circuit_table(affinity: str) -> CircuitTable:
    """Return the circuit's fixed points along the block path of one affinity set.

    Parameters
    ----------
    affinity : str
        Key of a published set.

    Returns
    -------
    CircuitTable
        401 levels, computed once per process.
    """
    levels = table_levels()
    concentration = concentration_for_block(levels, find_affinity_set(affinity), BLOCK)
    pyramidal = block_from_concentration(concentration, find_affinity_set(affinity), BLOCK).pyramidal
    return tabulate(Block(interneuron=levels, pyramidal=pyramidal), CIRCUIT)


def _simulation_grid(scenario: Scenario, rows_h: FloatArray) -> FloatArray:
    """Return the rows plus a grid fine enough for the drug, hours, strictly increasing."""
    fine_h = min(scenario.step_min, _FINE_STEP_MIN) / MINUTES_PER_HOUR
    pieces = [rows_h, np.arange(0.0, scenario.horizon_h, _COARSE_STEP_MIN / MINUTES_PER_HOUR)]
    for dose in scenario.doses:
        end = min(dose.start_h + dose.duration_h, scenario.horizon_h)
        stop = min(end + _FINE_FOR_H, scenario.horizon_h)
        pieces += [np.arange(dose.start_h, stop, fine_h), np.array([end])]
        pieces += [dose.start_h + _EDGE_H, end + _EDGE_H]
    # Rounding merges times that differ only in floating error.
    grid = np.unique(np.round(np.concatenate(pieces), 10))
    return np.asarray(grid[grid <= rows_h[-1] + 1e-9])


def simulate_chain(scenario: Scenario, *, ampa_available_fraction: float = 1.0) -> Chain:
    """Simulate a scenario from dose to spines.

    Parameters
    ----------
    scenario : Scenario
        What is given and assumed.
    ampa_available_fraction : float
        AMPA receptors left by an antagonist, 0 to 1.

    Returns
    -------
    Chain
        One row per `step_min` from 0 to the horizon.

    Notes
    -----
    The model ends at the synapse. It holds no mood score and predicts no person.
    """
    rows_h = np.round(np.arange(0.0, scenario.horizon_h + 1e-9, scenario.step_min / MINUTES_PER_HOUR), 10)
    time_h = _simulation_grid(scenario, rows_h)
    pk = find_pk_set(scenario.pk).at_mass(scenario.mass_kg)
    affinity = find_affinity_set(scenario.affinity)
    table = circuit_table(scenario.affinity)

    plasma = simulate_plasma_ng_per_ml(time_h, scenario.doses, pk)
    site = simulate_effect_site(time_h, scenario.doses, pk, DISTRIBUTION.effect_site_rate_per_h)
    block = block_from_concentration(free_concentration_um(site, DISTRIBUTION), affinity, BLOCK)
    rates = table.at(block.interneuron)
    glutamate = simulate_glutamate(time_h, rates.pyramidal, PLASTICITY)
    slow = simulate_plasticity(time_h, glutamate, PLASTICITY, ampa_available_fraction=ampa_available_fraction)

    row = np.searchsorted(time_h, rows_h)

    def out(values: FloatArray, scale: float = 1.0) -> FloatArray:
        return frozen(values[row] * scale)

    return Chain(
        scenario=scenario,
        time_h=frozen(rows_h),
        plasma_ketamine_ng_per_ml=out(plasma),
        free_ketamine_um=out(free_concentration_um(plasma, DISTRIBUTION)),
        block_interneuron=out(block.interneuron),
        block_pyramidal=out(block.pyramidal),
        rate_interneuron_hz=out(rates.interneuron, CIRCUIT.rate_interneuron_hz),
        rate_pyramidal_hz=out(rates.pyramidal, CIRCUIT.rate_pyramidal_hz),
        glutamate_percent=out(glutamate, PERCENT),
        ampa_percent=out(slow.ampa_throughput, PERCENT),
        bdnf_percent=out(slow.bdnf, PERCENT),
        mtorc1_percent=out(slow.mtorc1, PERCENT),
        protein_percent=out(slow.synaptic_protein, PERCENT),
        spine_formation_percent=out(slow.spine_formation, PERCENT),
        spine_elimination_percent=out(slow.spine_elimination, PERCENT),
        spine_density_percent=out(slow.spine_density, PERCENT),
    )
