"""From a scenario to the glutamate surge: the part of the chain that every explanation shares."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.circuit import CircuitTable, table_levels, tabulate
from explainer.model.glutamate import simulate_glutamate
from explainer.model.mechanism import weakened_circuit, without_glun2b
from explainer.model.nmda_block import (
    Block,
    block_from_concentration,
    cell_block,
    concentration_for_block,
    free_concentration_um,
)
from explainer.model.pk import simulate_effect_site
from explainer.model.scenario import Scenario
from explainer.numerics import FloatArray, with_midpoints
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.ebert1997 import ESKETAMINE_POTENCY_RATIO
from explainer.parameters.plasticity2026 import PLASTICITY

# Steps grow with the time since the last edge of a dose: from a fifth of a second to eight minutes.
_EDGE_H = np.concatenate([np.geomspace(5e-5, 1.0, 90), np.arange(1.1, 5.0, 0.11), np.arange(5.0, 20.0, 0.16)])
_STEP_WITH_DRUG_H, _DRUG_GONE_H, _STEP_LATER_H = 1.0, 72.0, 4.0


@lru_cache(maxsize=32)
def circuit_table(affinity: str, removed_from: str = "none", site: str = "both") -> CircuitTable:
    """Return the circuit's fixed points along the block path of one affinity set.

    Parameters
    ----------
    affinity : str
        Key of a published set.
    removed_from : str
        Cells without GluN2B: "none", "interneuron" or "pyramidal".
    site : str
        Where the block counts: "both", "interneuron" (all kinds) or "pyramidal".

    Returns
    -------
    CircuitTable
        401 levels, computed once per process.
    """
    affinity_set = find_affinity_set(affinity)
    cells = without_glun2b(BLOCK, removed_from)
    levels = table_levels()
    concentration = concentration_for_block(levels, affinity_set, cells)
    block = block_from_concentration(concentration, affinity_set, cells)
    # The inversion is good to a few parts in a million; the levels themselves are what was asked for.
    return tabulate(
        Block(levels, block.pyramidal, block.sst, block.vip),
        weakened_circuit(CIRCUIT, BLOCK, removed_from),
        site=site,
    )


def simulation_nodes(scenario: Scenario, end_h: float) -> FloatArray:
    """Return times fine enough for the drug, hours, strictly increasing from 0 to `end_h`.

    Parameters
    ----------
    scenario : Scenario
        Its doses set where steps are short.
    end_h : float
        Last time.
    """
    quiet_from = min(max(dose.start_h + dose.duration_h for dose in scenario.doses) + _DRUG_GONE_H, end_h)
    pieces = [
        np.arange(0.0, quiet_from, _STEP_WITH_DRUG_H),
        np.arange(quiet_from, end_h, _STEP_LATER_H),
        np.array([end_h]),
    ]
    for dose in scenario.doses:
        edges = (dose.start_h, dose.start_h + dose.duration_h)
        pieces += [edge + _EDGE_H for edge in edges] + [np.array(edges)]
    # Rounding merges times that differ only in floating error; it must not move the end past itself.
    nodes = np.unique(np.minimum(np.round(np.concatenate(pieces), 9), end_h))
    return np.asarray(nodes[nodes >= 0.0])


def free_at_receptor_um(time_h: FloatArray, scenario: Scenario) -> FloatArray:
    """Return free ketamine at the receptor, micromolar, behind the effect-site lag.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    scenario : Scenario
        What is given.

    Notes
    -----
    Esketamine counts as the amount of racemate that blocks as much.
    """
    pk = find_pk_set(scenario.pk).at_mass(scenario.mass_kg)
    site = simulate_effect_site(time_h, scenario.doses, pk, DISTRIBUTION.effect_site_rate_per_h)
    potency = ESKETAMINE_POTENCY_RATIO if scenario.drug == "esketamine" else 1.0
    return potency * free_concentration_um(site, DISTRIBUTION)


@dataclass(frozen=True, slots=True)
class Surge:
    """The surge on the grid it was integrated on, shape (2 N + 1,).

    Attributes
    ----------
    time_h : ndarray
        Hours, with midpoints.
    free_um : ndarray
        Free ketamine at the receptor.
    pyramidal : ndarray
        Firing relative to rest.
    glutamate : ndarray
        Relative to baseline.
    """

    time_h: FloatArray
    free_um: FloatArray
    pyramidal: FloatArray
    glutamate: FloatArray


def simulate_surge(scenario: Scenario, removed_from: str = "none") -> Surge:
    """Simulate a scenario up to the glutamate surge.

    Parameters
    ----------
    scenario : Scenario
        What is given and assumed.
    removed_from : str
        Cells without GluN2B.
    """
    time_h = with_midpoints(simulation_nodes(scenario, float(scenario.horizon_h)))
    cells = without_glun2b(BLOCK, removed_from)
    free_um = free_at_receptor_um(time_h, scenario)
    block = cell_block(free_um, find_affinity_set(scenario.affinity), cells, cells.interneuron)
    pyramidal = circuit_table(scenario.affinity, removed_from).pyramidal_at(block)
    return Surge(time_h, free_um, pyramidal, simulate_glutamate(time_h, pyramidal, PLASTICITY))
