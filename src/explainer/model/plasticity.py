"""From glutamate through AMPA receptors to growth signals and spines.

Four clocks behind one another: BDNF/TrkB (about an hour), mTORC1 (under an hour),
synaptic protein (about a day), spines (days to weeks). Each step relaxes towards
a power of the step before it, so all stay positive and rest exactly at 1.
"""

from dataclasses import dataclass

import numpy as np

from explainer.numerics import FloatArray, relax
from explainer.parameters.bundles import PlasticityParameters


@dataclass(frozen=True, slots=True)
class Plasticity:
    """The slow chain, each relative to baseline (1 = baseline), shape (..., T).

    Attributes
    ----------
    ampa_throughput, bdnf, mtorc1, synaptic_protein : ndarray
        Signals.
    spine_formation, spine_elimination : ndarray
        Rates per existing resting spine; elimination per spine stays 1.
    spine_density : ndarray
        Spines.
    """

    ampa_throughput: FloatArray
    bdnf: FloatArray
    mtorc1: FloatArray
    synaptic_protein: FloatArray
    spine_formation: FloatArray
    spine_elimination: FloatArray
    spine_density: FloatArray


def simulate_plasticity(
    time_h: FloatArray,
    glutamate: FloatArray,
    parameters: PlasticityParameters,
    *,
    ampa_available_fraction: float = 1.0,
) -> Plasticity:
    """Return growth signals and spines driven by glutamate acting on AMPA receptors.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    glutamate : ndarray, shape (..., T)
        Relative to baseline.
    parameters : PlasticityParameters
        Rates and elasticities.
    ampa_available_fraction : float
        AMPA receptors left by an antagonist given with the drug, 0 to 1. It scales
        the departure of throughput from rest: a blocker keeps the surge from passing.

    Returns
    -------
    Plasticity
        Shape (..., T).

    Notes
    -----
    ``x' = k_x (u**n_x - x)`` for BDNF (u = AMPA throughput) and synaptic protein
    (u = mTORC1, n = 1). mTORC1 relaxes to ``1 + R (BDNF**n_m - 1)`` with a response
    ``R' = k_r (1 - R) - k_u max(BDNF - 1, 0) R`` that tires and recovers, so that a
    long surge does not grow spines without limit. Spines
    ``S' = k_e (protein**n_f - S)``: formation follows protein, elimination per spine
    is constant. Held to sign and timing only (formation up, elimination unchanged,
    nothing visible at 3 h, raised at day 14); the sizes are illustrative. Left out:
    TrkB and mTORC1 as separate molecules, homeostasis, which spines grow where.
    """
    throughput = 1.0 + ampa_available_fraction * (glutamate - 1.0)
    bdnf = relax(time_h, throughput**parameters.bdnf_exponent, parameters.bdnf_rate_per_h, 1.0)
    called_for = 1.0 + _response(time_h, bdnf, parameters) * (bdnf**parameters.mtorc1_exponent - 1.0)
    mtorc1 = relax(time_h, called_for, parameters.mtorc1_rate_per_h, 1.0)
    protein = relax(time_h, mtorc1, parameters.protein_rate_per_h, 1.0)
    formation = protein**parameters.formation_exponent
    density = relax(time_h, formation, parameters.elimination_rate_per_h, 1.0)
    return Plasticity(
        ampa_throughput=throughput,
        bdnf=bdnf,
        mtorc1=mtorc1,
        synaptic_protein=protein,
        spine_formation=formation,
        spine_elimination=np.ones_like(density),
        spine_density=density,
    )


def _response(time_h: FloatArray, bdnf: FloatArray, parameters: PlasticityParameters) -> FloatArray:
    """Return how much of the response to BDNF is left, 0 to 1, shape (..., T)."""
    tiring = parameters.fatigue_rate_per_h * np.clip(bdnf - 1.0, 0.0, None)
    rate = parameters.recovery_rate_per_h + tiring
    # R relaxes to k_r / (k_r + tiring). Following the lost part, 1 - R, keeps rest exact.
    step_rate = (rate[..., 1:] + rate[..., :-1]) / 2.0
    return np.asarray(1.0 - relax(time_h, tiring / rate, step_rate, 0.0))
