"""The circuit: block on two cell types to the firing of both.

Pyramidal cells excite each other and the interneurons; interneurons (brake cells)
shunt both. Everything is in units of each population's resting rate, so that no
block means exactly 1. The circuit settles within milliseconds, far faster than
the drug moves, so the chain reads its fixed point from a table; the millisecond
transient is kept for the order of events.
"""

from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.model.nmda_block import Block
from explainer.numerics import FloatArray, frozen, integrate_rk4
from explainer.parameters.bundles import CircuitParameters

# Newton converges in under ten steps from the neighbouring level; forty is a stop, not a hope.
_NEWTON_STEPS = 40
_RESIDUAL_TOLERANCE = 1e-12
_TABLE_LEVELS = 401


@dataclass(frozen=True, slots=True)
class Rates:
    """Firing relative to rest (1 = resting rate).

    Attributes
    ----------
    interneuron, pyramidal : ndarray
        Of one shape.
    """

    interneuron: FloatArray
    pyramidal: FloatArray


def _pyramidal_curve(drive: FloatArray, parameters: CircuitParameters) -> FloatArray:
    """Return the pyramidal rate for a drive; a soft threshold with value 1 at drive 1."""
    softness = parameters.softness_pyramidal
    soft = np.logaddexp(0.0, (drive - parameters.threshold_pyramidal) / softness)
    return np.asarray(soft / np.logaddexp(0.0, (1.0 - parameters.threshold_pyramidal) / softness))


def _interneuron_curve(drive: FloatArray, parameters: CircuitParameters) -> FloatArray:
    """Return the interneuron rate for a drive; a saturating logistic with value 1 at drive 1."""
    ceiling = parameters.ceiling_interneuron
    return np.asarray(
        ceiling / (1.0 + (ceiling - 1.0) * np.exp(-parameters.steepness_interneuron * (drive - 1.0)))
    )


def _targets(
    pyramidal: FloatArray,
    nmda_pyramidal: FloatArray,
    interneuron: FloatArray,
    block_interneuron: FloatArray,
    block_pyramidal: FloatArray,
    parameters: CircuitParameters,
) -> tuple[FloatArray, FloatArray]:
    """Return the rates (pyramidal, interneuron) that the present inputs call for.

    `nmda_pyramidal` is the pyramidal rate as the slower NMDA synapses still see it.
    """
    p = parameters

    def excitation(recurrent: float, nmda: float, block: FloatArray) -> FloatArray:
        fast = (1.0 - nmda) * (1.0 - recurrent + recurrent * pyramidal)
        slow = nmda * (1.0 - block) * (1.0 - recurrent + recurrent * nmda_pyramidal)
        return fast + slow

    def shunt(strength: float) -> FloatArray:
        return (1.0 + strength) / (1.0 + strength * interneuron)

    drive_pyramidal = excitation(
        p.recurrent_share_pyramidal, p.nmda_share_pyramidal, block_pyramidal
    ) * shunt(p.inhibition_pyramidal)
    drive_interneuron = excitation(
        p.recurrent_share_interneuron, p.nmda_share_interneuron, block_interneuron
    ) * shunt(p.inhibition_interneuron)
    return _pyramidal_curve(drive_pyramidal, p), _interneuron_curve(drive_interneuron, p)


def fixed_point_residual(rates: Rates, block: Block, parameters: CircuitParameters) -> FloatArray:
    """Return how far rates are from being a fixed point.

    Parameters
    ----------
    rates : Rates
        Relative rates.
    block : Block
        Fractions.
    parameters : CircuitParameters
        The circuit.

    Returns
    -------
    ndarray
        Largest absolute difference between a rate and the rate its inputs call for.
    """
    pyramidal, interneuron = _targets(
        rates.pyramidal, rates.pyramidal, rates.interneuron, block.interneuron, block.pyramidal, parameters
    )
    return np.maximum(np.abs(pyramidal - rates.pyramidal), np.abs(interneuron - rates.interneuron))


def _solve_level(
    start: tuple[float, float], block: tuple[float, float], parameters: CircuitParameters
) -> tuple[float, float]:
    """Return the (pyramidal, interneuron) fixed point by damped Newton from `start`."""
    state = np.array(start)
    step = 1e-6
    block_interneuron, block_pyramidal = np.asarray(block[0]), np.asarray(block[1])

    def miss(at: FloatArray) -> FloatArray:
        called_for = _targets(at[0], at[0], at[1], block_interneuron, block_pyramidal, parameters)
        return np.array(called_for) - at

    for _ in range(_NEWTON_STEPS):
        here = miss(state)
        if np.abs(here).max() <= _RESIDUAL_TOLERANCE:
            return float(state[0]), float(state[1])
        columns = [(miss(state + step * unit) - miss(state - step * unit)) / (2 * step) for unit in np.eye(2)]
        move = np.linalg.solve(np.column_stack(columns), -here)
        state = np.clip(state + np.clip(move, -0.2, 0.2), 0.0, None)
    raise DomainError(
        f"block must lead to a fixed point of the circuit; none found at {block!r} from {start!r} "
        f"in {_NEWTON_STEPS} Newton steps."
    )


def settle(block: Block, parameters: CircuitParameters) -> Rates:
    """Return the rates at which the circuit settles while a block is sustained.

    Parameters
    ----------
    block : Block
        Fractions, shape (L,); best given in small steps from no block, since each
        level starts from the one before.
    parameters : CircuitParameters
        The circuit.

    Returns
    -------
    Rates
        Shape (L,), relative to rest; exactly 1 where there is no block.

    Raises
    ------
    DomainError
        If a level has no fixed point near its neighbour's.

    Notes
    -----
    Solves ``rate = f(inputs(rate, block))`` for both populations together, followed
    along the branch that starts at rest. Left out: SST and VIP cells, spiking,
    synaptic depression, slow adaptation.
    """
    levels = block.interneuron.size
    pyramidal, interneuron = np.ones(levels), np.ones(levels)
    here = (1.0, 1.0)
    for index in range(levels):
        pair = (float(block.interneuron[index]), float(block.pyramidal[index]))
        here = _solve_level(here, pair, parameters)
        pyramidal[index], interneuron[index] = here
    return Rates(interneuron=interneuron, pyramidal=pyramidal)


@dataclass(frozen=True, slots=True)
class CircuitTable:
    """Fixed points along one path of block, for interpolation.

    Attributes
    ----------
    block_interneuron : ndarray, shape (L,)
        Increasing, from 0 to 1.
    block_pyramidal : ndarray, shape (L,)
        What the affinity set gives at the same concentration.
    rates : Rates
        Shape (L,), relative to rest.
    """

    block_interneuron: FloatArray
    block_pyramidal: FloatArray
    rates: Rates

    def at(self, block_interneuron: FloatArray) -> Rates:
        """Return interpolated fixed points, any shape; linear between 401 levels."""
        return Rates(
            interneuron=np.interp(block_interneuron, self.block_interneuron, self.rates.interneuron),
            pyramidal=np.interp(block_interneuron, self.block_interneuron, self.rates.pyramidal),
        )

    def pyramidal_block_at(self, block_interneuron: FloatArray) -> FloatArray:
        """Return the pyramidal block that goes with an interneuron block, any shape."""
        return np.interp(block_interneuron, self.block_interneuron, self.block_pyramidal)


def tabulate(block: Block, parameters: CircuitParameters) -> CircuitTable:
    """Return the fixed points along a path of block levels.

    Parameters
    ----------
    block : Block
        Shape (L,); the interneuron block increases from 0.
    parameters : CircuitParameters
        The circuit.

    Raises
    ------
    DomainError
        If the interneuron block does not increase.
    """
    if not np.all(np.diff(block.interneuron) > 0):
        raise DomainError("block.interneuron must increase from level to level; got a level that does not.")
    rates = settle(block, parameters)
    return CircuitTable(
        block_interneuron=frozen(block.interneuron.copy()),
        block_pyramidal=frozen(block.pyramidal.copy()),
        rates=Rates(interneuron=frozen(rates.interneuron), pyramidal=frozen(rates.pyramidal)),
    )


def table_levels() -> FloatArray:
    """Return the interneuron block levels every table uses: 0 to 1 in 401 steps of 0.25%."""
    return np.linspace(0.0, 1.0, _TABLE_LEVELS)


def simulate_block_step(
    block_interneuron: float,
    block_pyramidal: float,
    parameters: CircuitParameters,
    *,
    duration_ms: float = 1500.0,
    step_ms: float = 0.5,
) -> tuple[FloatArray, Rates]:
    """Return the millisecond transient after a block is switched on at once.

    Parameters
    ----------
    block_interneuron, block_pyramidal : float
        Fractions.
    parameters : CircuitParameters
        The circuit, with its time constants.
    duration_ms, step_ms : float
        Length and RK4 step.

    Returns
    -------
    time_ms : ndarray, shape (T,)
    rates : Rates
        Shape (T,), relative to rest.

    Notes
    -----
    Rates relax to what their inputs call for; NMDA synapses see the pyramidal rate
    through a slower first-order gate.
    """

    def slope(state: FloatArray) -> FloatArray:
        pyramidal, interneuron, gate = state
        wanted_pyramidal, wanted_interneuron = _targets(
            pyramidal,
            gate,
            interneuron,
            np.asarray(block_interneuron),
            np.asarray(block_pyramidal),
            parameters,
        )
        return np.array(
            [
                (wanted_pyramidal - pyramidal) / parameters.time_constant_pyramidal_ms,
                (wanted_interneuron - interneuron) / parameters.time_constant_interneuron_ms,
                (pyramidal - gate) / parameters.time_constant_nmda_ms,
            ]
        )

    count = max(1, round(duration_ms / step_ms))
    states = integrate_rk4(slope, np.ones(3), step_ms, count)
    time_ms = step_ms * np.arange(count + 1, dtype=np.float64)
    return time_ms, Rates(interneuron=states[:, 1], pyramidal=states[:, 0])
