"""From AMPA receptors to growth signals and spines.

Clocks behind one another: BDNF/TrkB and AMPA receptors (about an hour), mTORC1 (under
an hour), synaptic protein (about a day), spines (days to weeks). Each step relaxes
towards a power of the step before it, so all stay positive and rest exactly at 1.
"""

from dataclasses import dataclass

import numpy as np

from explainer.numerics import FloatArray, relax, relax_varying
from explainer.parameters.bundles import PlasticityParameters


@dataclass(frozen=True, slots=True)
class Plasticity:
    """The slow chain, each relative to baseline (1 = baseline), shape (..., T).

    Attributes
    ----------
    ampa_throughput, bdnf, ampa_receptors, mtorc1, synaptic_protein : ndarray
        Signals; `ampa_receptors` are those at the surface.
    mtorc1_called_for : ndarray
        What mTORC1 relaxes towards.
    spine_formation, spine_elimination : ndarray
        Rates per existing resting spine; elimination per spine stays 1.
    spine_density : ndarray
        Spines.
    """

    ampa_throughput: FloatArray
    bdnf: FloatArray
    ampa_receptors: FloatArray
    mtorc1_called_for: FloatArray
    mtorc1: FloatArray
    synaptic_protein: FloatArray
    spine_formation: FloatArray
    spine_elimination: FloatArray
    spine_density: FloatArray


def simulate_plasticity(
    time_h: FloatArray,
    throughput: FloatArray,
    parameters: PlasticityParameters,
    *,
    direct: FloatArray | float = 0.0,
    mtorc1_available_fraction: float = 1.0,
) -> Plasticity:
    """Return growth signals and spines driven by current through AMPA receptors.

    Parameters
    ----------
    time_h : ndarray, shape (2 N + 1,)
        Hours, with midpoints.
    throughput : ndarray, shape (..., 2 N + 1)
        Current through AMPA receptors relative to baseline, 0 or more.
    parameters : PlasticityParameters
        Rates and elasticities.
    direct : ndarray or float
        What rival routes add to the BDNF/TrkB signal without passing AMPA receptors.
    mtorc1_available_fraction : float
        mTORC1 left by an inhibitor, 0 to 1; it scales the departure from rest.

    Returns
    -------
    Plasticity
        Shape (..., 2 N + 1).

    Notes
    -----
    ``x' = k_x (u**n_x - x)`` for BDNF (u = AMPA throughput), surface AMPA receptors
    (u = BDNF, n = 1) and synaptic protein (u = mTORC1, n = 1). mTORC1 relaxes to
    ``1 + R (BDNF**n_m - 1)`` with a response ``R' = k_r (1 - R) - tiring R`` that tires and
    recovers, so that a long surge does not grow spines without limit.
    Spines ``S' = k_e (protein**n_f - S)``: formation follows protein, elimination per
    spine is constant. Held to sign and timing only (formation up, elimination unchanged,
    nothing visible at 3 h, raised at day 14); the sizes are illustrative. Left out:
    TrkB apart from BDNF, homeostasis, which spines grow where.
    """
    p = parameters
    bdnf = relax(time_h, throughput**p.bdnf_exponent + direct, p.bdnf_rate_per_h, 1.0)
    receptors = relax(time_h, bdnf, p.ampa_insertion_rate_per_h, 1.0)
    rise = _response(time_h, bdnf, p) * (bdnf**p.mtorc1_exponent - 1.0)
    called_for = 1.0 + mtorc1_available_fraction * rise
    mtorc1 = relax(time_h, called_for, p.mtorc1_rate_per_h, 1.0)
    protein = relax(time_h, mtorc1, p.protein_rate_per_h, 1.0)
    formation = protein**p.formation_exponent
    density = relax(time_h, formation, p.elimination_rate_per_h, 1.0)
    return Plasticity(
        ampa_throughput=throughput,
        bdnf=bdnf,
        ampa_receptors=receptors,
        mtorc1_called_for=called_for,
        mtorc1=mtorc1,
        synaptic_protein=protein,
        spine_formation=formation,
        spine_elimination=np.ones_like(density),
        spine_density=density,
    )


def tiring_rate_per_h(bdnf: FloatArray, parameters: PlasticityParameters) -> FloatArray:
    """Return how fast the response to BDNF tires, per hour.

    Notes
    -----
    ``k_u x^3 / (x^2 + e^2)`` with x the excess of BDNF, 0 below rest: k_u x but for a
    rounded corner at rest, so that no step of the integrator meets a kink.
    """
    excess = np.clip(bdnf - 1.0, 0.0, None)
    return np.asarray(parameters.fatigue_rate_per_h * excess**3 / (excess**2 + parameters.fatigue_corner**2))


def _response(time_h: FloatArray, bdnf: FloatArray, parameters: PlasticityParameters) -> FloatArray:
    """Return how much of the response to BDNF is left, 0 to 1, shape (..., T)."""
    tiring = tiring_rate_per_h(bdnf, parameters)
    # Following the lost part, 1 - R, keeps rest exact.
    return np.asarray(1.0 - relax_varying(time_h, tiring, parameters.recovery_rate_per_h + tiring))
