"""The lab's grid: what every slider level shows, computed once in Python.

The lab's setting: the block on interneurons is held at its level for 40 minutes,
then falls as the drug leaves. The concentration that gives the level is held, then
washed out by the published PK; block follows concentration throughout.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainer.errors import DomainError, require_between
from explainer.model.chain import PERCENT
from explainer.model.glutamate import simulate_glutamate
from explainer.model.nmda_block import cell_block, concentration_for_block, require_site
from explainer.model.pk import washout_after_hold
from explainer.model.plasticity import simulate_plasticity
from explainer.model.scenario import REFERENCE_MASS_KG
from explainer.model.surge import circuit_table
from explainer.numerics import FloatArray, frozen, with_midpoints
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import DEFAULT_AFFINITY, DEFAULT_PK, find_affinity_set, find_pk_set
from explainer.parameters.plasticity2026 import PLASTICITY

HOLD_H = 40.0 / 60.0
LEVELS_PERCENT = np.arange(101, dtype=np.float64)
READ_SPINES_AT_H = 24.0
HOURS_SHOWN = 6.0
DAYS_SHOWN = 14.0
# The highest glutamate, relative to rest, this model was built for: published rises stay under it.
HIGHEST_GLUTAMATE = 1.3
# No finite concentration blocks every channel; above this level the fall starts here.
_HIGHEST_HELD_BLOCK = 0.99


@dataclass(frozen=True, slots=True)
class LabGrid:
    """Everything the lab draws, for L slider levels.

    Attributes
    ----------
    affinity : str
        Key of the affinity set.
    site : str
        Where the drug blocks: "both", "interneuron" or "pyramidal".
    ampa_available_fraction : float
        AMPA receptors left by a blocker.
    block_percent : ndarray, shape (L,)
        Slider levels: the held drug level, as block on fast-spiking interneurons.
    block_interneuron_percent, block_pyramidal_percent : ndarray, shape (L,)
        Block on those cells while held; 0 on cells the site spares.
    sustained_interneuron_hz, sustained_pyramidal_hz, sustained_glutamate_percent : ndarray, shape (L,)
        The fixed point while the block is sustained.
    time_h : ndarray, shape (T,)
        Hours from the start of the hold, to six hours.
    interneuron_hz, pyramidal_hz, glutamate_percent : ndarray, shape (L, T)
        Over those hours.
    time_day : ndarray, shape (D,)
        Days, to day 14.
    spine_percent : ndarray, shape (L, D)
        Spine density.
    spine_24h_percent : ndarray, shape (L,)
        Spine density 24 h after the start.
    is_extrapolated : ndarray of bool, shape (L,)
        Glutamate passes the range the model was built for; no growth is computed there,
        and no number of such a level is meant to be shown.
    """

    affinity: str
    site: str
    ampa_available_fraction: float
    block_percent: FloatArray
    block_interneuron_percent: FloatArray
    block_pyramidal_percent: FloatArray
    sustained_interneuron_hz: FloatArray
    sustained_pyramidal_hz: FloatArray
    sustained_glutamate_percent: FloatArray
    time_h: FloatArray
    interneuron_hz: FloatArray
    pyramidal_hz: FloatArray
    glutamate_percent: FloatArray
    time_day: FloatArray
    spine_percent: FloatArray
    spine_24h_percent: FloatArray
    is_extrapolated: NDArray[np.bool_]


def _grid_times() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return (simulation times h, shown hours, shown days)."""
    shown_h = np.round(np.arange(0.0, HOURS_SHOWN + 1e-9, 5.0 / 60.0), 10)
    shown_day = np.arange(0.0, DAYS_SHOWN + 1e-9, 0.25)
    pieces = [
        np.geomspace(1e-4, 1.0, 60),
        HOLD_H + np.geomspace(1e-4, 12.0, 90),
        np.arange(12.0, 72.0, 1.0),
        np.arange(72.0, 24.0 * DAYS_SHOWN, 4.0),
        np.array([0.0, HOLD_H]),
        shown_h,
        shown_day * 24.0,
    ]
    return with_midpoints(np.unique(np.round(np.concatenate(pieces), 9))), shown_h, shown_day


def _held_block(level: FloatArray, time_h: FloatArray, affinity: str) -> FloatArray:
    """Return the interneuron block over time, shape (L, T), for held fractions (L,)."""
    affinity_set = find_affinity_set(affinity)
    pk = find_pk_set(DEFAULT_PK).at_mass(REFERENCE_MASS_KG)
    held_um = concentration_for_block(np.minimum(level, _HIGHEST_HELD_BLOCK), affinity_set, BLOCK)
    falling_um = held_um[:, np.newaxis] * washout_after_hold(time_h, HOLD_H, pk)
    falling = cell_block(falling_um, affinity_set, BLOCK, BLOCK.interneuron)
    return np.where(time_h <= HOLD_H, level[:, np.newaxis], falling)


def simulate_lab(
    block_percent: FloatArray,
    affinity: str = DEFAULT_AFFINITY,
    *,
    site: str = "both",
    ampa_available_fraction: float = 1.0,
) -> LabGrid:
    """Return what the lab shows at the given slider levels.

    Parameters
    ----------
    block_percent : ndarray, shape (L,)
        The held drug level, as block on fast-spiking interneurons, 0 to 100.
    affinity : str
        Key of a published set; decides the pyramidal block and the fall.
    site : str
        Where the drug blocks: "both", "interneuron" (all kinds) or "pyramidal".
    ampa_available_fraction : float
        AMPA receptors left by a blocker, 0 to 1: the share of the change in glutamate
        that passes on to growth. Surge and firing do not depend on it.

    Returns
    -------
    LabGrid
        Read-only arrays.

    Raises
    ------
    DomainError
        If a level or the fraction is out of range or not a number, or the site is unknown.
    ParameterError
        If the set is unknown.
    """
    levels = np.atleast_1d(np.asarray(block_percent, dtype=np.float64))
    if levels.size == 0:
        raise DomainError("block must hold at least one level; got none.")
    for level in levels:
        require_between("block", level, 0.0, PERCENT, "%")
    require_site(site)
    available = require_between("ampa_available_fraction", ampa_available_fraction, 0.0, 1.0, "")
    table = circuit_table(affinity, site=site)
    fraction = levels / PERCENT
    time_h, shown_h, shown_day = _grid_times()

    sustained = table.at(fraction)
    block = _held_block(fraction, time_h, affinity)
    pyramidal = table.pyramidal_at(block)
    glutamate = simulate_glutamate(time_h, pyramidal, PLASTICITY)
    highest = np.maximum(sustained.pyramidal, glutamate.max(axis=1))
    is_extrapolated = highest > HIGHEST_GLUTAMATE
    is_extrapolated.setflags(write=False)
    throughput = 1.0 + available * np.where(is_extrapolated[:, np.newaxis], 0.0, glutamate - 1.0)
    spines = simulate_plasticity(time_h, throughput, PLASTICITY).spine_density
    hours = np.searchsorted(time_h, shown_h)
    days = np.searchsorted(time_h, np.round(shown_day * 24.0, 10))
    pyramidal_hz, interneuron_hz, _, _ = CIRCUIT.rate_hz
    interneuron = table.read(table.rates.interneuron, block[:, hours])
    return LabGrid(
        affinity=affinity,
        site=site,
        ampa_available_fraction=available,
        block_percent=frozen(levels),
        block_interneuron_percent=frozen(levels * (site != "pyramidal")),
        block_pyramidal_percent=frozen(
            table.read(table.block.pyramidal, fraction) * PERCENT * (site != "interneuron")
        ),
        sustained_interneuron_hz=frozen(sustained.interneuron * interneuron_hz),
        sustained_pyramidal_hz=frozen(sustained.pyramidal * pyramidal_hz),
        sustained_glutamate_percent=frozen(sustained.pyramidal * PERCENT),
        time_h=frozen(shown_h),
        interneuron_hz=frozen(interneuron * interneuron_hz),
        pyramidal_hz=frozen(pyramidal[:, hours] * pyramidal_hz),
        glutamate_percent=frozen(glutamate[:, hours] * PERCENT),
        time_day=frozen(shown_day),
        spine_percent=frozen(spines[:, days] * PERCENT),
        spine_24h_percent=frozen(spines[:, np.searchsorted(time_h, READ_SPINES_AT_H)] * PERCENT),
        is_extrapolated=is_extrapolated,
    )


@lru_cache(maxsize=32)
def lab_grid(
    affinity: str = DEFAULT_AFFINITY, site: str = "both", ampa_available_fraction: float = 1.0
) -> LabGrid:
    """Return the grid for all 101 slider levels of one combination, computed once.

    Parameters
    ----------
    affinity : str
        Key of a published set.
    site : str
        Where the drug blocks: "both", "interneuron" or "pyramidal".
    ampa_available_fraction : float
        AMPA receptors left by a blocker.
    """
    return simulate_lab(LEVELS_PERCENT, affinity, site=site, ampa_available_fraction=ampa_available_fraction)
