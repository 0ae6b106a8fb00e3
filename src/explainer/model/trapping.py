"""Ketamine finds open channels, enters, and is trapped when they close: seconds to minutes."""

from dataclasses import dataclass

import numpy as np

from explainer.errors import require_between
from explainer.model.cleft import PER_NM3_PER_MM, cleft_volume_nm3
from explainer.model.nmda_block import magnesium_gate
from explainer.numerics import FloatArray, frozen
from explainer.parameters.cleft_bundle import CleftParameters

CHANNEL_SHUT, CHANNEL_OPEN, CHANNEL_SHUT_TRAPPED, CHANNEL_OPEN_BLOCKED = 0, 1, 2, 3
_STEP_S = 0.01
_MS_PER_S = 1000.0


@dataclass(frozen=True, slots=True)
class Trapping:
    """Channel states over seconds.

    Attributes
    ----------
    time_s : ndarray, shape (T,)
    state : ndarray of uint8, shape (T, N)
        Shut, open, shut with ketamine trapped, open with ketamine inside.
    """

    time_s: FloatArray
    state: np.ndarray


def bound_share_per_release(parameters: CleftParameters) -> float:
    """Return the chance that one release binds an NMDA receptor.

    Notes
    -----
    ``1 - exp(-alpha integral c dt)`` with the integral of the mean cleft concentration
    for the given radius and rim: peak concentration times R / (2 kappa).
    """
    p = parameters
    peak_mm = p.glutamate_count / (cleft_volume_nm3(p) * PER_NM3_PER_MM)
    decay_ms = p.radius_nm / (2.0 * p.rim_permeability_nm_per_ms)
    return float(-np.expm1(-p.nmda_binding_per_mm_ms * peak_mm * decay_ms))


def simulate_trapping(
    parameters: CleftParameters,
    rng: np.random.Generator,
    *,
    free_ketamine_um: float,
    duration_s: float = 60.0,
    frame_s: float = 0.1,
) -> Trapping:
    """Simulate all NMDA channels of one synapse while it keeps releasing.

    Parameters
    ----------
    parameters : CleftParameters
        The synapse.
    rng : numpy.random.Generator
        All chance comes from here.
    free_ketamine_um : float
        Held constant, 0 to 1000.
    duration_s, frame_s : float
        Length and sampling.

    Returns
    -------
    Trapping
        Read-only times and states.

    Raises
    ------
    DomainError
        If the concentration is out of range.

    Notes
    -----
    Ketamine enters only an open channel free of Mg2+ (excited voltage), and leaves
    only an open one; when the channel shuts, what is inside stays. The rates are
    illustrative: their ratio is the half-blocking concentration, their size a
    recalled order of magnitude.
    """
    p = parameters
    require_between("free_ketamine_um", free_ketamine_um, 0.0, 1000.0, "uM")
    p_bind = bound_share_per_release(p)
    p_shut = -np.expm1(-p.nmda_unbinding_per_ms * _MS_PER_S * _STEP_S)
    free_of_mg = float(magnesium_gate(p.excited_voltage_mv))
    p_enter = -np.expm1(-p.ketamine_on_per_um_s * free_ketamine_um * free_of_mg * _STEP_S)
    p_leave = -np.expm1(-p.ketamine_off_per_s * free_of_mg * _STEP_S)
    p_release = -np.expm1(-p.release_per_s * _STEP_S)

    is_open = np.zeros(p.nmda_count, dtype=bool)
    holds = np.zeros(p.nmda_count, dtype=bool)
    every = round(frame_s / _STEP_S)
    states = []
    for step in range(round(duration_s / _STEP_S) + 1):
        if step % every == 0:
            states.append(np.where(holds, CHANNEL_SHUT_TRAPPED, CHANNEL_SHUT) + is_open)
        draw = rng.random((3, p.nmda_count))
        if rng.random() < p_release:
            is_open |= draw[0] < p_bind
        # Entry and exit are decided on the channels open now, before any of them shuts.
        enters = is_open & ~holds & (draw[1] < p_enter)
        leaves = is_open & holds & (draw[1] < p_leave)
        holds = (holds | enters) & ~leaves
        is_open &= draw[2] >= p_shut
    time_s = np.arange(len(states), dtype=np.float64) * frame_s
    return Trapping(time_s=frozen(time_s), state=np.stack(states).astype(np.uint8))
