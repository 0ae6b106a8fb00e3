"""From pyramidal firing to extracellular glutamate.

*Surge* is extracellular glutamate as a percentage of its own baseline.
"""

from explainer.numerics import FloatArray, relax
from explainer.parameters.bundles import PlasticityParameters


def simulate_glutamate(
    time_h: FloatArray, pyramidal_rate: FloatArray, parameters: PlasticityParameters
) -> FloatArray:
    """Return extracellular glutamate relative to baseline (1 = baseline).

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours, with midpoints.
    pyramidal_rate : ndarray, shape (..., T)
        Relative to rest.
    parameters : PlasticityParameters
        Holds the uptake rate.

    Returns
    -------
    ndarray, shape (..., T)
        Relative to baseline.

    Notes
    -----
    ``dg/dt = k (release - g)``, release in proportion to pyramidal firing, uptake
    first order. With these, cycling and extracellular level move together, and the
    level a sustained rate settles at equals that rate. Left out: presynaptic
    autoreceptors, glia, saturation of uptake.
    """
    return relax(time_h, pyramidal_rate, parameters.uptake_rate_per_h, 1.0)
