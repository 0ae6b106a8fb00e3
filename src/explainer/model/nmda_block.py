"""From free ketamine to block of NMDA current, per subunit and cell type.

Vocabulary
----------
*Block* is the fraction of NMDA current removed, 0 to 1. It is not receptor
occupancy: no one has measured occupancy in patients at this dose.
*Free* concentration is the unbound part of plasma, micromolar.
"""

from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.numerics import FloatArray
from explainer.parameters.bundles import AffinitySet, BlockParameters, CellType
from explainer.parameters.pk_bundles import DistributionParameters

# Above any concentration a slider level needs: 50% block is near 1 uM.
_LOWEST_UM, _HIGHEST_UM = 1e-9, 1e9
_INVERSE_TABLE_SIZE = 20_001

# Where a block may count; one kind of cell alone is a thought experiment, no drug does that.
SITES = ("both", "interneuron", "pyramidal")


@dataclass(frozen=True, slots=True)
class Block:
    """Block on the cell types of the circuit.

    Attributes
    ----------
    interneuron, pyramidal, sst, vip : ndarray
        Fractions, 0 to 1, of one shape; `interneuron` is the fast-spiking population.
    """

    interneuron: FloatArray
    pyramidal: FloatArray
    sst: FloatArray
    vip: FloatArray


def free_concentration_um(plasma_ng_per_ml: FloatArray, distribution: DistributionParameters) -> FloatArray:
    """Return the unbound concentration, micromolar.

    Parameters
    ----------
    plasma_ng_per_ml : ndarray
        Total plasma ketamine.
    distribution : DistributionParameters
        Unbound fraction and molar mass.

    Notes
    -----
    ng/mL divided by g/mol is micromolar. Brain free is taken equal to plasma free.
    """
    return plasma_ng_per_ml * distribution.unbound_fraction / distribution.molar_mass_g_per_mol


def magnesium_gate(voltage_mv: float | FloatArray, magnesium_mm: float = 1.0) -> FloatArray:
    """Return the fraction of NMDA channels not plugged by Mg2+.

    Parameters
    ----------
    voltage_mv : float or ndarray
        Membrane voltage.
    magnesium_mm : float
        External Mg2+, mM.

    Returns
    -------
    ndarray
        0 to 1, rising with voltage.

    Notes
    -----
    ``1 / (1 + [Mg]/3.57 exp(-0.062 V))``, Jahr & Stevens 1990.
    """
    voltage = np.asarray(voltage_mv, dtype=np.float64)
    return np.asarray(1.0 / (1.0 + magnesium_mm / 3.57 * np.exp(-0.062 * voltage)))


def subunit_ic50_um(affinity: AffinitySet, parameters: BlockParameters, voltage_mv: float) -> FloatArray:
    """Return the half-blocking free concentration per subunit at a voltage.

    Parameters
    ----------
    affinity : AffinitySet
        IC50s at the reference voltage in physiological Mg2+.
    parameters : BlockParameters
        Mg2+ competition factors and slope.
    voltage_mv : float
        The cell's typical voltage.

    Returns
    -------
    ndarray, shape (4,)
        Micromolar, GluN2A, 2B, 2C, 2D.

    Notes
    -----
    Mg2+ and ketamine compete for the pore, so IC50 = IC50(no Mg) (1 + (r - 1) m(V))
    with r the measured Mg2+ competition factor and m(V) = exp(-slope (V - Vref)).
    Ketamine's own weaker voltage dependence is left out.
    """
    factor = np.array(parameters.magnesium_competition)
    relief = np.exp(-parameters.magnesium_slope_per_mv * (voltage_mv - parameters.reference_voltage_mv))
    return np.asarray(np.array(affinity.ic50_um) * (1.0 + (factor - 1.0) * relief) / factor)


def cell_block(
    concentration_um: FloatArray, affinity: AffinitySet, parameters: BlockParameters, cell: CellType
) -> FloatArray:
    """Return the block on one cell type.

    Parameters
    ----------
    concentration_um : ndarray
        Free ketamine at the receptor, micromolar, >= 0.
    affinity : AffinitySet
        One of the published sets.
    parameters : BlockParameters
        Mg2+ gate.
    cell : CellType
        Subunit mix and voltage.
    """
    ic50_um = subunit_ic50_um(affinity, parameters, cell.voltage_mv)
    # x^n / (1 + x^n) written so that x = 0 gives exactly 0 and x = inf gives 1.
    with np.errstate(divide="ignore", over="ignore"):
        odds = (concentration_um[..., np.newaxis] / ic50_um) ** affinity.hill_coefficient
        per_subunit = np.where(odds > 0.0, 1.0 / (1.0 + 1.0 / odds), 0.0)
    return np.asarray(per_subunit @ np.array(cell.subunit_share))


def block_from_concentration(
    free_um: FloatArray, affinity: AffinitySet, parameters: BlockParameters
) -> Block:
    """Return the block on every cell type.

    Parameters
    ----------
    free_um : ndarray
        Free ketamine at the receptor, micromolar, >= 0.
    affinity : AffinitySet
        One of the published sets.
    parameters : BlockParameters
        Cell-type mixes and Mg2+ gate.

    Returns
    -------
    Block
        Fractions, monotone in concentration, 0 at 0.
    """
    concentration = np.asarray(free_um, dtype=np.float64)
    p = parameters
    return Block(
        *(cell_block(concentration, affinity, p, cell) for cell in (p.interneuron, p.pyramidal, p.sst, p.vip))
    )


def concentration_for_block(
    interneuron_block: FloatArray, affinity: AffinitySet, parameters: BlockParameters
) -> FloatArray:
    """Return the free concentration at which interneurons are blocked by this much.

    Parameters
    ----------
    interneuron_block : ndarray
        Fractions, 0 to 1.
    affinity : AffinitySet
        One of the published sets.
    parameters : BlockParameters
        Cell-type mixes and Mg2+ gate.

    Returns
    -------
    ndarray
        Micromolar; 0 at block 0, infinity at block 1.

    Notes
    -----
    Inverts the monotone block curve by interpolation on log concentration, 20,001
    points over 18 decades, linear in log odds.
    """
    wanted = np.asarray(interneuron_block, dtype=np.float64)
    log_um = np.linspace(np.log(_LOWEST_UM), np.log(_HIGHEST_UM), _INVERSE_TABLE_SIZE)
    table = cell_block(np.exp(log_um), affinity, parameters, parameters.interneuron)
    log_odds = np.log(table) - np.log1p(-table)
    inside = np.clip(wanted, 1e-300, 1.0 - 1e-16)
    found = np.exp(np.interp(np.log(inside) - np.log1p(-inside), log_odds, log_um))
    return np.where(wanted <= 0.0, 0.0, np.where(wanted >= 1.0, np.inf, found))


def require_site(site: str) -> str:
    """Return `site` if it is one of `SITES`.

    Raises
    ------
    DomainError
        If it is not.
    """
    if site not in SITES:
        raise DomainError(f"site must be one of {', '.join(SITES)}; got {site!r}.")
    return site


def block_only_at(block: Block, site: str) -> Block:
    """Return a block that spares every cell outside `site`.

    Parameters
    ----------
    block : Block
        Fractions on all cells.
    site : str
        "both", "interneuron" (all kinds) or "pyramidal".

    Raises
    ------
    DomainError
        If the site is unknown.
    """
    require_site(site)
    if site == "both":
        return block
    none = np.zeros_like(block.interneuron)
    if site == "pyramidal":
        return Block(none, block.pyramidal, none, none)
    return Block(block.interneuron, none, block.sst, block.vip)
