"""From the drug and the surge to what drives growth signals, under each rival explanation."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.mechanism import Mechanism
from explainer.model.metabolites import simulate_metabolites
from explainer.model.nmda_block import cell_block
from explainer.model.scenario import Scenario
from explainer.model.surge import simulate_surge
from explainer.numerics import FloatArray, relax_varying
from explainer.parameters.bundles import CellType
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.defaults import find_affinity_set, find_metabolite_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.plasticity2026 import PLASTICITY
from explainer.parameters.rivals2026 import RIVALS

_GLUN2B = 1


@dataclass(frozen=True, slots=True)
class GrowthDrives:
    """What reaches the growth signals, shape (T,).

    Attributes
    ----------
    throughput : ndarray
        Current through AMPA receptors relative to baseline.
    direct : ndarray
        Added to the BDNF/TrkB signal without passing AMPA receptors.
    """

    throughput: FloatArray
    direct: FloatArray


@dataclass(frozen=True, slots=True)
class RawRoutes:
    """Each route before scaling, shape (T,), 0 at rest.

    Attributes
    ----------
    surge : ndarray
        Glutamate above baseline.
    h2, h3, h4, h6 : ndarray
        Block of resting NMDA current; of extrasynaptic GluN2B; share of HNK's full
        effect; share of TrkB sites held.
    """

    surge: FloatArray
    h2: FloatArray
    h3: FloatArray
    h4: FloatArray
    h6: FloatArray


def raw_routes(
    time_h: FloatArray, scenario: Scenario, mechanism: Mechanism, free_um: FloatArray, glutamate: FloatArray
) -> RawRoutes:
    """Return how strongly the drug drives each route, unscaled.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    scenario : Scenario
        What is given.
    mechanism : Mechanism
        What was taken away.
    free_um : ndarray, shape (T,)
        Free ketamine at the receptor.
    glutamate : ndarray, shape (T,)
        Relative to baseline.

    Notes
    -----
    Memantine at equal evoked block drives the surge alike, resting block weakly, and
    neither HNK nor the TrkB site. Deleting GluN2B from pyramidal cells leaves nothing for
    H3 to lift (its effect is already there for life) and takes GluN2B's share from H2.
    """
    affinity = find_affinity_set(scenario.affinity)
    is_ketamine = mechanism.blocker == "ketamine"
    resting_share = 1.0 if is_ketamine else RIVALS.memantine_resting_fraction
    has_glun2b = mechanism.glun2b_removed_from != "pyramidal"
    pyramidal = BLOCK.pyramidal
    left = 1.0 if has_glun2b else 1.0 - pyramidal.subunit_share[_GLUN2B]

    resting = CellType(pyramidal.subunit_share, RIVALS.resting_voltage_mv)
    outside = CellType((0.0, 1.0, 0.0, 0.0), pyramidal.voltage_mv)
    nothing = np.zeros_like(time_h)
    return RawRoutes(
        surge=glutamate - 1.0,
        h2=left * resting_share * cell_block(free_um, affinity, BLOCK, resting),
        h3=resting_share * cell_block(free_um, affinity, BLOCK, outside) if has_glun2b else nothing,
        h4=_hnk_effect(time_h, scenario) if is_ketamine else nothing,
        h6=free_um / (free_um + RIVALS.trkb_dissociation_um) if is_ketamine else nothing,
    )


def _hnk_effect(time_h: FloatArray, scenario: Scenario) -> FloatArray:
    hnk = simulate_metabolites(
        time_h,
        scenario.doses,
        find_pk_set(scenario.pk).at_mass(scenario.mass_kg),
        find_metabolite_set(scenario.metabolites),
        DISTRIBUTION,
        mass_kg=scenario.mass_kg,
    ).hnk_ng_per_ml
    micromolar = hnk / DISTRIBUTION.hnk_molar_mass_g_per_mol
    return np.asarray(micromolar / (micromolar + RIVALS.hnk_half_effect_um))


@dataclass(frozen=True, slots=True)
class RouteScales:
    """Factors that give every route the surge's peak drive in the reference scenario."""

    h2: float
    h3: float
    h4: float
    h6: float


@lru_cache(maxsize=1)
def route_scales() -> RouteScales:
    """Return the scale of each route, from 0.5 mg/kg over 40 min with the default sets.

    Notes
    -----
    Nobody knows these sizes. Routes into BDNF/TrkB are scaled to the peak of
    ``throughput**n_b - 1``, the route into AMPA receptors to the peak of the surge.
    """
    scenario = Scenario(horizon_h=24.0)
    surge_run = simulate_surge(scenario)
    raw = raw_routes(surge_run.time_h, scenario, Mechanism(), surge_run.free_um, surge_run.glutamate)
    surge = float(raw.surge.max())
    growth = (1.0 + surge) ** PLASTICITY.bdnf_exponent - 1.0
    return RouteScales(
        h2=growth / float(raw.h2.max()),
        h3=growth / float(raw.h3.max()),
        h4=surge / float(raw.h4.max()),
        h6=growth / float(raw.h6.max()),
    )


def growth_drives(
    time_h: FloatArray, scenario: Scenario, mechanism: Mechanism, free_um: FloatArray, glutamate: FloatArray
) -> GrowthDrives:
    """Return what drives growth signals under the explanations switched on.

    Parameters
    ----------
    time_h, free_um, glutamate : ndarray, shape (T,)
        Hours; free ketamine at the receptor; glutamate relative to baseline.
    scenario : Scenario
        What is given.
    mechanism : Mechanism
        Switches.
    """
    if mechanism.synaptic_routes == ("surge",):
        # The most used path needs no other route.
        idle = np.zeros_like(time_h)
        raw = RawRoutes(surge=glutamate - 1.0, h2=idle, h3=idle, h4=idle, h6=idle)
    else:
        raw = raw_routes(time_h, scenario, mechanism, free_um, glutamate)
    return combine_routes(raw, mechanism)


def combine_routes(raw: RawRoutes, mechanism: Mechanism) -> GrowthDrives:
    """Return the drives of the routes switched on, in equal shares.

    Parameters
    ----------
    raw : RawRoutes
        Shape (T,).
    mechanism : Mechanism
        Switches; several routes carry equal shares.

    Notes
    -----
    An AMPA antagonist scales the departure of throughput from rest: it keeps the surge
    (or HNK's effect) from passing and is taken to leave rest as it is.
    """
    routes = mechanism.synaptic_routes
    through, direct = np.zeros_like(raw.surge), np.zeros_like(raw.surge)
    for key in routes:
        if key == "surge":
            through = through + raw.surge * (opioid_gain(mechanism) if "h7" in mechanism.hypotheses else 1.0)
        elif key == "h4":
            through = through + route_scales().h4 * raw.h4
        else:
            direct = direct + getattr(route_scales(), key) * getattr(raw, key)
    share = 1.0 / max(len(routes), 1)
    return GrowthDrives(
        throughput=1.0 + mechanism.ampa_available_fraction * share * through, direct=share * direct
    )


def opioid_gain(mechanism: Mechanism) -> float:
    """Return the share of the surge's effect that passes when opioid receptors gate it.

    Notes
    -----
    Ketamine is taken to open the gate through opioid receptors; memantine, which does
    not act there, leaves only what passes without them.
    """
    available = mechanism.opioid_available_fraction if mechanism.blocker == "ketamine" else 0.0
    free = RIVALS.opioid_free_fraction
    return free + (1.0 - free) * available


def simulate_habenula_block(time_h: FloatArray, free_um: FloatArray, mechanism: Mechanism) -> FloatArray:
    """Return the share of habenula NMDA receptors that hold the drug.

    Parameters
    ----------
    time_h : ndarray, shape (2 N + 1,)
        Hours, with midpoints.
    free_um : ndarray, shape (2 N + 1,)
        Free drug.
    mechanism : Mechanism
        Decides how long the drug is held.

    Returns
    -------
    ndarray, shape (2 N + 1,)
        0 to 1; bursts fall by the same share.

    Notes
    -----
    ``b' = k_on c (1 - b) - k_off b``: use-dependent trapping lumped into two rates, for
    cells that keep bursting. Without bursts beforehand there is nothing to suppress.
    """
    release = RIVALS.habenula_off_per_h * (
        1.0 if mechanism.blocker == "ketamine" else RIVALS.memantine_release_ratio
    )
    entry = RIVALS.habenula_on_per_um_h * free_um
    return relax_varying(time_h, entry, entry + release)
