"""The chain: the visible sequence from a scenario to spines."""

from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.model.mechanism import Mechanism, without_glun2b
from explainer.model.metabolites import simulate_metabolites
from explainer.model.nmda_block import block_from_concentration, free_concentration_um
from explainer.model.pk import simulate_plasma_ng_per_ml
from explainer.model.plasticity import simulate_plasticity
from explainer.model.routes_to_growth import growth_drives
from explainer.model.scenario import MINUTES_PER_HOUR, Scenario
from explainer.model.surge import circuit_table, free_at_receptor_um, simulate_surge
from explainer.numerics import FloatArray, frozen, interpolate_hermite
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set, find_metabolite_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.plasticity2026 import PLASTICITY

PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Chain:
    """What the model computed; read-only arrays of one shape (T,).

    Attributes
    ----------
    scenario : Scenario
        What was simulated.
    mechanism : Mechanism
        Which explanation, with what taken away.
    time_h : ndarray
        Hours from the start of the first infusion.
    plasma_ketamine_ng_per_ml, plasma_norketamine_ng_per_ml, plasma_hnk_ng_per_ml : ndarray
        Total in plasma at the sets' sampling sites.
    free_ketamine_um : ndarray
        Unbound part of plasma ketamine.
    block_interneuron, block_sst, block_vip, block_pyramidal : ndarray
        Fractions of NMDA current removed; `interneuron` is fast-spiking.
    rate_interneuron_hz, rate_sst_hz, rate_vip_hz, rate_pyramidal_hz : ndarray
        Firing.
    glutamate_percent, ampa_percent, bdnf_percent, ampa_receptor_percent : ndarray
        Percent of baseline.
    mtorc1_percent, protein_percent : ndarray
        Percent of baseline.
    spine_formation_percent, spine_elimination_percent, spine_density_percent : ndarray
        Percent of baseline.
    """

    scenario: Scenario
    mechanism: Mechanism
    time_h: FloatArray
    plasma_ketamine_ng_per_ml: FloatArray
    plasma_norketamine_ng_per_ml: FloatArray
    plasma_hnk_ng_per_ml: FloatArray
    free_ketamine_um: FloatArray
    block_interneuron: FloatArray
    block_sst: FloatArray
    block_vip: FloatArray
    block_pyramidal: FloatArray
    rate_interneuron_hz: FloatArray
    rate_sst_hz: FloatArray
    rate_vip_hz: FloatArray
    rate_pyramidal_hz: FloatArray
    glutamate_percent: FloatArray
    ampa_percent: FloatArray
    bdnf_percent: FloatArray
    ampa_receptor_percent: FloatArray
    mtorc1_percent: FloatArray
    protein_percent: FloatArray
    spine_formation_percent: FloatArray
    spine_elimination_percent: FloatArray
    spine_density_percent: FloatArray


def simulate_chain(
    scenario: Scenario, mechanism: Mechanism | None = None, *, rows_h: FloatArray | None = None
) -> Chain:
    """Simulate a scenario from dose to spines.

    Parameters
    ----------
    scenario : Scenario
        What is given and assumed.
    mechanism : Mechanism, optional
        Which explanation carries the effect; disinhibition with nothing taken away by default.
    rows_h : ndarray, shape (T,), optional
        Times to report, increasing, from 0 to the horizon; one per `step_min` by default.

    Returns
    -------
    Chain
        One row per time.

    Raises
    ------
    DomainError
        If `rows_h` does not increase within 0 and the horizon.

    Notes
    -----
    The model ends at the synapse. It holds no mood score and predicts no person. Plasma,
    block and firing are evaluated at the rows themselves; what relaxes behind them is
    integrated on a grid of its own and read off by cubics, so the rows asked for do not
    change the answer.
    """
    mechanism = mechanism or Mechanism()
    if rows_h is None:
        step_h = scenario.step_min / MINUTES_PER_HOUR
        rows_h = np.round(np.arange(0.0, scenario.horizon_h + 1e-9, step_h), 10)
    elif not (
        rows_h.size
        and np.all(np.diff(rows_h) > 0.0)
        and rows_h[0] >= 0.0
        and rows_h[-1] <= scenario.horizon_h
    ):
        came = f"{rows_h.size} times from {rows_h[0]:g} to {rows_h[-1]:g} h" if rows_h.size else "none"
        raise DomainError(
            f"rows_h must increase from 0 at the earliest to {scenario.horizon_h:g} h at the latest; got {came}."
        )
    cells = without_glun2b(BLOCK, mechanism.glun2b_removed_from)
    pk = find_pk_set(scenario.pk).at_mass(scenario.mass_kg)
    plasma = simulate_plasma_ng_per_ml(rows_h, scenario.doses, pk)
    metabolites = simulate_metabolites(
        rows_h,
        scenario.doses,
        pk,
        find_metabolite_set(scenario.metabolites),
        DISTRIBUTION,
        mass_kg=scenario.mass_kg,
    )
    free_um = free_at_receptor_um(rows_h, scenario)
    block = block_from_concentration(free_um, find_affinity_set(scenario.affinity), cells)
    rates = circuit_table(scenario.affinity, mechanism.glun2b_removed_from).at(block.interneuron)
    pyramidal_hz, interneuron_hz, sst_hz, vip_hz = CIRCUIT.rate_hz
    relaxing = _simulate_relaxing(rows_h, free_um, scenario, mechanism)
    return Chain(
        scenario=scenario,
        mechanism=mechanism,
        time_h=frozen(rows_h),
        plasma_ketamine_ng_per_ml=frozen(plasma),
        plasma_norketamine_ng_per_ml=frozen(metabolites.norketamine_ng_per_ml),
        plasma_hnk_ng_per_ml=frozen(metabolites.hnk_ng_per_ml),
        free_ketamine_um=frozen(free_concentration_um(plasma, DISTRIBUTION)),
        block_interneuron=frozen(block.interneuron),
        block_sst=frozen(block.sst),
        block_vip=frozen(block.vip),
        block_pyramidal=frozen(block.pyramidal),
        rate_interneuron_hz=frozen(rates.interneuron * interneuron_hz),
        rate_sst_hz=frozen(rates.sst * sst_hz),
        rate_vip_hz=frozen(rates.vip * vip_hz),
        rate_pyramidal_hz=frozen(rates.pyramidal * pyramidal_hz),
        **{name: frozen(values * PERCENT) for name, values in relaxing.items()},
    )


def _simulate_relaxing(
    rows_h: FloatArray, free_um: FloatArray, scenario: Scenario, mechanism: Mechanism
) -> dict[str, FloatArray]:
    """Return what relaxes, at the rows, relative to rest, by field of `Chain`."""
    surge = simulate_surge(scenario, mechanism.glun2b_removed_from)
    time_h = surge.time_h
    drives = growth_drives(time_h, scenario, mechanism, surge.free_um, surge.glutamate)
    slow = simulate_plasticity(
        time_h,
        drives.throughput,
        PLASTICITY,
        direct=drives.direct,
        mtorc1_available_fraction=mechanism.mtorc1_available_fraction,
    )

    def at_rows(values: FloatArray, target: FloatArray, rate_per_h: float) -> FloatArray:
        """Return a quantity that relaxes towards `target`: its slope is known, so cubics are exact enough."""
        return interpolate_hermite(rows_h, time_h, values, rate_per_h * (target - values))

    p = PLASTICITY
    glutamate = at_rows(surge.glutamate, surge.pyramidal, p.uptake_rate_per_h)
    called_for = drives.throughput**p.bdnf_exponent + drives.direct
    protein = at_rows(slow.synaptic_protein, slow.mtorc1, p.protein_rate_per_h)
    density = at_rows(slow.spine_density, slow.spine_formation, p.elimination_rate_per_h)
    if mechanism.spines_deleted_at_h is not None:
        density = density - _deleted_spines(rows_h, time_h, slow.spine_density, mechanism.spines_deleted_at_h)
    return {
        "glutamate_percent": glutamate,
        "ampa_percent": growth_drives(rows_h, scenario, mechanism, free_um, glutamate).throughput,
        "bdnf_percent": at_rows(slow.bdnf, called_for, p.bdnf_rate_per_h),
        "ampa_receptor_percent": at_rows(slow.ampa_receptors, slow.bdnf, p.ampa_insertion_rate_per_h),
        "mtorc1_percent": at_rows(slow.mtorc1, slow.mtorc1_called_for, p.mtorc1_rate_per_h),
        "protein_percent": protein,
        "spine_formation_percent": protein**p.formation_exponent,
        "spine_elimination_percent": np.ones_like(rows_h),
        "spine_density_percent": density,
    }


def _deleted_spines(
    at_h: FloatArray, time_h: FloatArray, density: FloatArray, deleted_at_h: float
) -> FloatArray:
    """Return what a deletion of every new spine takes away, at `at_h`.

    The density is linear in its past: taking the gain away once leaves the rest as it
    was, less a share that would have been eliminated by then anyway.
    """
    gain = float(np.interp(deleted_at_h, time_h, density)) - 1.0
    since = at_h - deleted_at_h
    return np.where(
        since >= 0.0, gain * np.exp(-PLASTICITY.elimination_rate_per_h * np.clip(since, 0.0, None)), 0.0
    )
