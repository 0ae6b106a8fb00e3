"""One quantum of glutamate in one synaptic cleft: a seeded Monte Carlo.

Molecules diffuse in a flat cylinder, leave at its rim, and bind receptors on its
floor. Every molecule and every receptor state on screen comes from here.
"""

from dataclasses import dataclass

import numpy as np

from explainer.model.nmda_block import magnesium_gate
from explainer.numerics import FloatArray, frozen
from explainer.parameters.cleft_bundle import CleftParameters

# Molecules per cubic nanometre in a 1 mM solution.
PER_NM3_PER_MM = 6.02214076e-4
# Steps: (until ms, step ms). The first microseconds spread the cloud; later ones only thin it.
_STEPS = ((0.2, 0.001), (3.0, 0.003), (20.0, 0.01))

RECEPTOR_UNBOUND, RECEPTOR_BOUND_SHUT, RECEPTOR_OPEN, RECEPTOR_OPEN_PLUGGED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Quantum:
    """One release, sampled at T frames.

    Attributes
    ----------
    time_ms : ndarray, shape (T,)
    position_nm : ndarray, shape (T, M, 3)
        x, y from the axis and z from the sending cell; the first M molecules.
    is_in_cleft : ndarray of bool, shape (T, M)
    concentration_mm : ndarray, shape (T,)
        Mean over the cleft, all molecules.
    in_cleft_count, escaped_count : ndarray of int, shape (T,)
    ampa_state : ndarray of uint8, shape (T, A)
        Unbound, bound but shut, or open.
    nmda_state_rest, nmda_state_excited : ndarray of uint8, shape (T, N)
        Unbound, open, or open but plugged by Mg2+, at two voltages of the receiving cell.
    """

    time_ms: FloatArray
    position_nm: FloatArray
    is_in_cleft: np.ndarray
    concentration_mm: FloatArray
    in_cleft_count: np.ndarray
    escaped_count: np.ndarray
    ampa_state: np.ndarray
    nmda_state_rest: np.ndarray
    nmda_state_excited: np.ndarray


def cleft_volume_nm3(parameters: CleftParameters) -> float:
    """Return the volume of the cleft, cubic nanometres."""
    return float(np.pi * parameters.radius_nm**2 * parameters.height_nm)


def _fold(z: FloatArray, height: float) -> FloatArray:
    """Return z reflected into 0 to height, however far it jumped."""
    folded = np.mod(z, 2.0 * height)
    return np.minimum(folded, 2.0 * height - folded)


def _move(
    position: FloatArray, inside: np.ndarray, dt_ms: float, p: CleftParameters, rng: np.random.Generator
) -> None:
    """Move the molecules that are still inside; mark those that leave. Changes its arguments."""
    moving = np.flatnonzero(inside)
    step = rng.normal(scale=np.sqrt(2.0 * p.diffusion_nm2_per_ms * dt_ms), size=(moving.size, 3))
    moved = position[moving] + step
    moved[:, 2] = _fold(moved[:, 2], p.height_nm)
    radius = np.hypot(moved[:, 0], moved[:, 1])
    at_rim = radius > p.radius_nm
    # Partly absorbing wall: chance per hit for a permeability kappa at this step.
    chance = p.rim_permeability_nm_per_ms * np.sqrt(np.pi * dt_ms / p.diffusion_nm2_per_ms)
    leaves = at_rim & (rng.random(moving.size) < chance)
    stays = at_rim & ~leaves
    scale = np.ones(moving.size)
    scale[stays] = np.abs(2.0 * p.radius_nm - radius[stays]) / radius[stays]
    moved[:, :2] *= np.minimum(scale, p.radius_nm / np.maximum(radius, 1e-9))[:, np.newaxis]
    position[moving] = moved
    inside[moving[leaves]] = False


def _bind(
    bound: np.ndarray,
    concentration_mm: float,
    rates: tuple[float, float],
    dt_ms: float,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """Return (newly bound, newly unbound) receptors for one step."""
    on, off = rates
    draw = rng.random(bound.size)
    binds = ~bound & (draw < -np.expm1(-on * concentration_mm * dt_ms))
    unbinds = bound & (draw < -np.expm1(-off * dt_ms))
    return binds, unbinds


def simulate_quantum(
    parameters: CleftParameters,
    rng: np.random.Generator,
    *,
    frame_ms: FloatArray,
    followed: int = 300,
) -> Quantum:
    """Simulate one release and sample it at the given frames.

    Parameters
    ----------
    parameters : CleftParameters
        The synapse.
    rng : numpy.random.Generator
        All chance comes from here.
    frame_ms : ndarray, shape (T,)
        Increasing, from 0 to at most 20 ms.
    followed : int
        How many molecules' positions are kept.

    Returns
    -------
    Quantum
        Read-only arrays.

    Notes
    -----
    Molecules start at one point of the sending side. Receptors see the mean
    concentration of the cleft: vertical mixing takes under a microsecond and
    sideways mixing tens of microseconds, both far faster than binding. A bound AMPA
    receptor opens with a fixed chance; a bound NMDA receptor is open, and Mg2+ plugs
    it for the share of time that the published gate gives at the cell's voltage.
    Left out: transporters, desensitisation as such, receptor positions.
    """
    p = parameters
    position = np.zeros((p.glutamate_count, 3))
    inside = np.ones(p.glutamate_count, dtype=bool)
    ampa_bound = np.zeros(p.ampa_count, dtype=bool)
    ampa_open = np.zeros(p.ampa_count, dtype=bool)
    nmda_bound = np.zeros(p.nmda_count, dtype=bool)
    free = [float(magnesium_gate(v)) for v in (p.rest_voltage_mv, p.excited_voltage_mv)]
    plugged = rng.random((2, p.nmda_count)) >= np.array(free)[:, np.newaxis]

    frames: list[tuple[FloatArray, np.ndarray, int, np.ndarray, np.ndarray, np.ndarray]] = []
    per_mm = cleft_volume_nm3(p) * PER_NM3_PER_MM
    now, index = 0.0, 0
    while index < frame_ms.size:
        while index < frame_ms.size and frame_ms[index] <= now + 1e-9:
            ampa = np.where(
                ampa_open, RECEPTOR_OPEN, np.where(ampa_bound, RECEPTOR_BOUND_SHUT, RECEPTOR_UNBOUND)
            )
            nmda = np.where(
                nmda_bound, np.where(plugged, RECEPTOR_OPEN_PLUGGED, RECEPTOR_OPEN), RECEPTOR_UNBOUND
            )
            frames.append(
                (
                    position[:followed].copy(),
                    inside[:followed].copy(),
                    int(inside.sum()),
                    ampa,
                    nmda[0],
                    nmda[1],
                )
            )
            index += 1
        dt = next(step for until, step in _STEPS if now < until - 1e-9 or until == _STEPS[-1][0])
        concentration = inside.sum() / per_mm
        _move(position, inside, dt, p, rng)
        binds, unbinds = _bind(
            ampa_bound, concentration, (p.ampa_binding_per_mm_ms, p.ampa_unbinding_per_ms), dt, rng
        )
        ampa_bound = (ampa_bound | binds) & ~unbinds
        ampa_open = (ampa_open | (binds & (rng.random(p.ampa_count) < p.ampa_open_probability))) & ~unbinds
        binds, unbinds = _bind(
            nmda_bound, concentration, (p.nmda_binding_per_mm_ms, p.nmda_unbinding_per_ms), dt, rng
        )
        nmda_bound = (nmda_bound | binds) & ~unbinds
        anew = rng.random(p.nmda_count) < -np.expm1(-p.magnesium_exchange_per_ms * dt)
        fate = rng.random(p.nmda_count)
        for row, share in enumerate(free):
            plugged[row, anew] = fate[anew] >= share
        now += dt

    count = np.array([frame[2] for frame in frames])
    return Quantum(
        time_ms=frozen(np.array(frame_ms, dtype=np.float64)),
        position_nm=frozen(np.stack([frame[0] for frame in frames])),
        is_in_cleft=np.stack([frame[1] for frame in frames]),
        concentration_mm=frozen(count / per_mm),
        in_cleft_count=count,
        escaped_count=p.glutamate_count - count,
        ampa_state=np.stack([frame[3] for frame in frames]).astype(np.uint8),
        nmda_state_rest=np.stack([frame[4] for frame in frames]).astype(np.uint8),
        nmda_state_excited=np.stack([frame[5] for frame in frames]).astype(np.uint8),
    )


def decay_time_constant_ms(quantum: Quantum) -> float:
    """Return the time for mean cleft glutamate to fall to 1/e of its peak, ms."""
    peak = int(quantum.concentration_mm.argmax())
    target = quantum.concentration_mm[peak] / np.e
    later = np.flatnonzero(quantum.concentration_mm[peak:] <= target)
    return float(quantum.time_ms[peak + later[0]] - quantum.time_ms[peak])


def most_open_ampa(quantum: Quantum) -> int:
    """Return the largest number of AMPA receptors open at one moment.

    Notes
    -----
    This is what a published count of receptors opened by a quantum is compared with: a
    peak, as a recording of the current would show it. Counting every receptor that opens
    at any time gives more, and ever more in a longer window.
    """
    return int((quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1).max())


def most_open_nmda(quantum: Quantum) -> int:
    """Return the largest number of NMDA receptors open at one moment, plugged by Mg2+ or not."""
    return int((quantum.nmda_state_rest != RECEPTOR_UNBOUND).sum(axis=1).max())
