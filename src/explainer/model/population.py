"""Virtual people: seeded draws of clearance, volumes and affinity, and bands over them.

These are not patients: they show how far published spreads alone move the curves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.model.exponentials import Exponentials, first_order_stage
from explainer.model.glutamate import simulate_glutamate
from explainer.model.nmda_block import cell_block, free_concentration_um
from explainer.model.pk import (
    NG_PER_ML_PER_MG_PER_L,
    Disposition,
    absorbed,
    elimination_rates_per_h,
    rate_matrix,
    solve_rate_matrix,
    superpose,
)
from explainer.model.plasticity import simulate_plasticity
from explainer.model.scenario import Scenario
from explainer.model.surge import circuit_table
from explainer.numerics import FloatArray, frozen, with_midpoints
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.ebert1997 import ESKETAMINE_POTENCY_RATIO
from explainer.parameters.pk_bundles import PkParameters
from explainer.parameters.plasticity2026 import PLASTICITY
from explainer.parameters.variability2026 import VARIABILITY

PERCENTILES = (5.0, 25.0, 50.0, 75.0, 95.0)
DEFAULT_SEED = 2026
MOST_PEOPLE = 10_000
PERCENT = 100.0
# A block curve of this many points serves everyone: affinity only shifts it along the concentration axis.
_CURVE_POINTS = 2001
_LOWEST_UM, _HIGHEST_UM = 1e-6, 1e5


@dataclass(frozen=True, slots=True)
class People:
    """Factors that multiply the typical values, shape (P,).

    Attributes
    ----------
    clearance, volume, half_block : ndarray
        Of clearance, of every volume, of the half-blocking concentration; median 1.
    """

    clearance: FloatArray
    volume: FloatArray
    half_block: FloatArray


def draw_people(count: int, seed: int = DEFAULT_SEED) -> People:
    """Return virtual people.

    Parameters
    ----------
    count : int
        1 to 10,000.
    seed : int
        Same seed, same people.

    Raises
    ------
    DomainError
        If `count` or `seed` is out of range.
    """
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST_PEOPLE:
        raise DomainError(f"count must be a whole number from 1 to {MOST_PEOPLE}; got {count!r}.")
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise DomainError(f"seed must be a whole number, 0 or more; got {seed!r}.")
    rng = np.random.default_rng(seed)

    def factors(cv: float) -> FloatArray:
        return np.exp(rng.normal(0.0, np.sqrt(np.log1p(cv**2)), count))

    v = VARIABILITY
    return People(factors(v.clearance_cv), factors(v.volume_cv), factors(v.affinity_cv))


@dataclass(frozen=True, slots=True)
class Bands:
    """Percentiles over people at each time; read-only.

    Attributes
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    count : int
        How many people.
    values : mapping of str to ndarray, shape (5, T)
        5th, 25th, 50th, 75th and 95th percentile, by name of a field of `Chain`.
    """

    time_h: FloatArray
    count: int
    values: Mapping[str, FloatArray]


def _dispositions(parameters: PkParameters, people: People) -> tuple[Disposition, FloatArray]:
    """Return everyone's disposition and volumes, shapes (P, N...) and (P, N)."""
    volumes = people.volume[:, np.newaxis] * np.array(parameters.volumes_l)
    # Flows between compartments are everyone's; clearance differs, so the rate matrix splits in two.
    elimination = np.diag(elimination_rates_per_h(parameters))
    between = rate_matrix(parameters) + elimination
    volume, clearance = (factor[:, np.newaxis, np.newaxis] for factor in (people.volume, people.clearance))
    matrix = (between - elimination * clearance) / volume
    return solve_rate_matrix(matrix, volumes), volumes


def _population_nodes(scenario: Scenario) -> FloatArray:
    """Return coarser nodes than the chain's: bands need no sixth digit."""
    pieces = [np.array([0.0, scenario.horizon_h]), np.geomspace(0.02, scenario.horizon_h, 70)]
    after_edge_h = np.concatenate([[0.0], np.geomspace(0.02, 96.0, 32)])
    for dose in scenario.doses:
        pieces += [edge + after_edge_h for edge in (dose.start_h, dose.start_h + dose.duration_h)]
    return np.unique(np.minimum(np.round(np.concatenate(pieces), 6), scenario.horizon_h))


def _block_curve(scenario: Scenario) -> tuple[FloatArray, FloatArray]:
    """Return log concentration and fast-spiking block, evenly spaced in the logarithm."""
    log_um = np.linspace(np.log(_LOWEST_UM), np.log(_HIGHEST_UM), _CURVE_POINTS)
    block = cell_block(np.exp(log_um), find_affinity_set(scenario.affinity), BLOCK, BLOCK.interneuron)
    return log_um, block


def _everyones_block(free_um: FloatArray, scenario: Scenario) -> FloatArray:
    """Return the fast-spiking block, shape of `free_um`, from the shared curve."""
    log_um, block = _block_curve(scenario)
    place = (np.log(np.maximum(free_um, _LOWEST_UM)) - log_um[0]) / (log_um[1] - log_um[0])
    left = np.minimum(place.astype(np.intp), _CURVE_POINTS - 2)
    found = block[left] + (place - left) * (block[left + 1] - block[left])
    return np.where(free_um > _LOWEST_UM, found, 0.0)


def simulate_population(scenario: Scenario, people: People) -> Bands:
    """Simulate everyone from dose to spines and return percentile bands.

    Parameters
    ----------
    scenario : Scenario
        What is given; its sets are the typical person's.
    people : People
        From `draw_people`.

    Returns
    -------
    Bands
        Of plasma, fast-spiking block, fast-spiking and pyramidal firing, glutamate,
        BDNF and spines, on a grid of the function's own.

    Notes
    -----
    The same equations as `simulate_chain`, under disinhibition, with the block curve
    tabulated and a coarser grid: medians agree with the chain to half a per cent of range.
    """
    time_h = with_midpoints(_population_nodes(scenario))
    pk = find_pk_set(scenario.pk).at_mass(scenario.mass_kg)
    disposition, volumes = _dispositions(pk, people)
    plasma_stage = disposition.compartment(0).scaled(NG_PER_ML_PER_MG_PER_L / volumes[:, 0])
    site_stage = plasma_stage.then(first_order_stage(DISTRIBUTION.effect_site_rate_per_h))
    # The site shares plasma's exponentials: one more weight each, and they are evaluated once.
    idle = np.zeros((*plasma_stage.weights.shape[:-1], 1))
    both = Exponentials(
        site_stage.rates_per_h,
        np.stack([np.concatenate([plasma_stage.weights, idle], axis=-1), site_stage.weights]),
    )
    levels = superpose(time_h, scenario.doses, lambda dose: absorbed(dose, both))
    plasma, site = np.clip(levels, 0.0, None)
    potency = ESKETAMINE_POTENCY_RATIO if scenario.drug == "esketamine" else 1.0
    felt_um = potency * free_concentration_um(site, DISTRIBUTION) / people.half_block[:, np.newaxis]

    block = _everyones_block(felt_um, scenario)
    table = circuit_table(scenario.affinity)
    pyramidal = table.pyramidal_at(block)
    glutamate = simulate_glutamate(time_h, pyramidal, PLASTICITY)
    slow = simulate_plasticity(time_h, glutamate, PLASTICITY)

    nodes = slice(None, None, 2)
    everyone = {
        "plasma_ketamine_ng_per_ml": plasma[:, nodes],
        "block_interneuron": block[:, nodes],
        "glutamate_percent": glutamate[:, nodes] * PERCENT,
        "bdnf_percent": slow.bdnf[:, nodes] * PERCENT,
        "spine_density_percent": slow.spine_density[:, nodes] * PERCENT,
    }
    bands = {name: _percentiles(values) for name, values in everyone.items()}
    # Both rates are read off the block's percentiles where they follow it one to one.
    pyramidal_hz, interneuron_hz, _, _ = CIRCUIT.rate_hz
    falling = table.read(table.rates.interneuron, bands["block_interneuron"])
    bands["rate_interneuron_hz"] = interneuron_hz * falling[::-1]
    bands["rate_pyramidal_hz"] = pyramidal_hz * _percentiles(pyramidal[:, nodes])
    return Bands(
        time_h=frozen(time_h[nodes].copy()),
        count=people.clearance.size,
        values={name: frozen(values) for name, values in bands.items()},
    )


def _percentiles(values: FloatArray) -> FloatArray:
    """Return the five percentiles over people, shape (5, T)."""
    ordered = np.sort(np.ascontiguousarray(values.T), axis=1)
    place = np.array(PERCENTILES) / PERCENT * (ordered.shape[1] - 1)
    left = np.minimum(place.astype(np.intp), max(ordered.shape[1] - 2, 0))
    right = np.minimum(left + 1, ordered.shape[1] - 1)
    found = ordered[:, left] + (place - left) * (ordered[:, right] - ordered[:, left])
    return np.ascontiguousarray(found.T)
