"""The whole chain as one system of differential equations, solved by scipy's LSODA.

Nothing here uses the closed forms or the integrators of the model: compartments, transit
stages, effect site and the slow chain are written out and stepped together. Parameters,
the block curve and the circuit's table are shared, since they are the equations.
"""

import math
from itertools import pairwise

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import root

from explainer.model.nmda_block import cell_block
from explainer.model.pk import elimination_rates_per_h, rate_matrix
from explainer.model.scenario import Scenario
from explainer.model.surge import circuit_table
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set, find_metabolite_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.plasticity2026 import PLASTICITY

FIELDS = (
    "plasma_ketamine_ng_per_ml",
    "plasma_norketamine_ng_per_ml",
    "plasma_hnk_ng_per_ml",
    "glutamate_percent",
    "bdnf_percent",
    "ampa_receptor_percent",
    "mtorc1_percent",
    "protein_percent",
    "spine_density_percent",
)


def solve_with_lsoda(  # noqa: PLR0915  # one system, written out in one place on purpose
    scenario: Scenario, time_h: np.ndarray, rtol: float = 1e-8
) -> dict[str, np.ndarray]:
    """Return the outputs of a racemic intravenous scenario at `time_h`, by field of the chain."""
    pk = find_pk_set(scenario.pk).at_mass(scenario.mass_kg)
    sets = find_metabolite_set(scenario.metabolites)
    ratio = scenario.mass_kg / sets.reference_mass_kg
    nk, hnk = (part.scaled(ratio, ratio**0.75) for part in (sets.norketamine, sets.hnk))
    table = circuit_table(scenario.affinity)
    affinity = find_affinity_set(scenario.affinity)
    d, p = DISTRIBUTION, PLASTICITY
    k_matrix, nk_matrix, hnk_matrix = rate_matrix(pk), rate_matrix(nk), rate_matrix(hnk)
    k_out, nk_out = elimination_rates_per_h(pk), elimination_rates_per_h(nk)
    n = len(pk.volumes_l)
    # Places: ketamine, two transit stages, norketamine, two stages, HNK, site, then seven slow states.
    k_at, t1, nk_at = slice(0, n), n, slice(n + 2, n + 4)
    t2, hnk_at, site = n + 4, slice(n + 6, n + 8), n + 8
    slow = slice(n + 9, n + 16)

    def transit(inflow, first, second, mean_h):
        if mean_h == 0.0:
            return inflow, 0.0, 0.0
        rate = 2.0 / mean_h
        return rate * second, inflow - rate * first, rate * (first - second)

    def slope(_, y, infusion_mg_per_h):
        out = np.zeros_like(y)
        out[k_at] = k_matrix @ y[k_at]
        out[0] += infusion_mg_per_h
        made = sets.norketamine_fraction * (k_out @ y[k_at])
        made *= d.norketamine_molar_mass_g_per_mol / d.molar_mass_g_per_mol
        arriving, out[t1], out[t1 + 1] = transit(made, y[t1], y[t1 + 1], sets.norketamine_transit_h)
        out[nk_at] = nk_matrix @ y[nk_at]
        out[nk_at.start] += arriving
        hydroxylated = sets.hnk_fraction * (nk_out @ y[nk_at])
        hydroxylated *= d.hnk_molar_mass_g_per_mol / d.norketamine_molar_mass_g_per_mol
        arriving, out[t2], out[t2 + 1] = transit(hydroxylated, y[t2], y[t2 + 1], sets.hnk_transit_h)
        out[hnk_at] = hnk_matrix @ y[hnk_at]
        out[hnk_at.start] += arriving
        out[site] = d.effect_site_rate_per_h * (y[0] / pk.volumes_l[0] * 1000.0 - y[site])
        free = max(y[site], 0.0) * d.unbound_fraction / d.molar_mass_g_per_mol
        block = cell_block(np.array([free]), affinity, BLOCK, BLOCK.interneuron)
        rate = float(table.pyramidal_at(block)[0])
        g, bdnf, receptors, lost, mtorc1, protein, density = y[slow] + np.array([1, 1, 1, 0, 1, 1, 1])
        excess = max(bdnf - 1.0, 0.0)
        tiring = p.fatigue_rate_per_h * excess**3 / (excess**2 + p.fatigue_corner**2)
        called_for = 1.0 + (1.0 - lost) * (bdnf**p.mtorc1_exponent - 1.0)
        out[slow] = (
            p.uptake_rate_per_h * (rate - g),
            p.bdnf_rate_per_h * (g**p.bdnf_exponent - bdnf),
            p.ampa_insertion_rate_per_h * (bdnf - receptors),
            tiring - (p.recovery_rate_per_h + tiring) * lost,
            p.mtorc1_rate_per_h * (called_for - mtorc1),
            p.protein_rate_per_h * (mtorc1 - protein),
            p.elimination_rate_per_h * (protein**p.formation_exponent - density),
        )
        return out

    edges = sorted(
        {0.0, time_h[-1], *(d.start_h for d in scenario.doses)}
        | {d.start_h + d.duration_h for d in scenario.doses}
    )
    edges = [edge for edge in edges if edge <= time_h[-1]]
    state = np.zeros(n + 16)
    found = np.zeros((state.size, time_h.size))
    for begin, end in pairwise(edges):
        flow = 0.0
        for dose in scenario.doses:
            if dose.duration_h == 0.0 and dose.start_h == begin:
                state[0] += dose.amount_mg
            elif dose.start_h <= begin < dose.start_h + dose.duration_h:
                flow += dose.amount_mg / dose.duration_h
        inside = (time_h >= begin) & (time_h <= end)
        asked = np.unique(np.append(time_h[inside], end))
        solved = solve_ivp(
            slope, (begin, end), state, "LSODA", asked, args=(flow,), rtol=rtol, atol=1e-11, first_step=1e-6
        )
        found[:, inside] = solved.y[:, np.searchsorted(asked, time_h[inside])]
        state = solved.y[:, -1]
    levels = (
        found[0] / pk.volumes_l[0],
        found[nk_at.start] / nk.volumes_l[0],
        found[hnk_at.start] / hnk.volumes_l[0],
    )
    g, bdnf, receptors, _, mtorc1, protein, density = found[slow]
    percents = [100.0 * (1.0 + x) for x in (g, bdnf, receptors, mtorc1, protein, density)]
    return dict(zip(FIELDS, [*(1000.0 * level for level in levels), *percents], strict=True))


def settle_circuit(block: dict[str, float], start: np.ndarray) -> np.ndarray:
    """Return pyramidal, fast-spiking, SST and VIP rates at rest = 1 that a sustained block leads to.

    The four equations are written out one cell type at a time and solved by MINPACK from `start`.
    """
    c = CIRCUIT
    names = ("pyramidal", "interneuron", "sst", "vip")

    def called_for(rates: np.ndarray, place: int) -> float:
        recurrent, nmda, shunt = c.recurrent_share[place], c.nmda_share[place], c.inhibition[place]
        excitation = 1.0 - recurrent + recurrent * rates[0]
        current = excitation * (1.0 - nmda + nmda * (1.0 - block[names[place]]))
        inhibition = sum(share * rate for share, rate in zip(c.inhibition_mix[place], rates[1:], strict=True))
        drive = current * (1.0 + shunt) / (1.0 + shunt * inhibition)
        if place == 0:
            soft = (
                math.log1p(math.exp((x - c.threshold_pyramidal) / c.softness_pyramidal)) for x in (drive, 1.0)
            )
            return next(soft) / next(soft)
        steepness, ceiling = c.steepness_interneuron[place - 1], c.ceiling_interneuron
        return ceiling / (1.0 + (ceiling - 1.0) * math.exp(-steepness * (drive - 1.0)))

    def miss(rates: np.ndarray) -> list[float]:
        return [called_for(rates, place) - rates[place] for place in range(len(names))]

    found = root(miss, start, method="hybr", tol=1e-13)
    if not found.success:
        raise ArithmeticError(found.message)
    return np.asarray(found.x)
