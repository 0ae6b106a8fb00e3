"""The circuit: block on four cell types to the firing of all of them.

Pyramidal cells excite each other and three kinds of interneuron: fast-spiking cells
(the brake of the story), SST cells, and VIP cells, which mostly inhibit the others.
Everything is in units of each population's resting rate, so that no block means
exactly 1. The circuit settles within milliseconds, far faster than the drug moves,
so the chain reads its fixed point from a table; the millisecond transient is kept
for the order of events.
"""

from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.model.nmda_block import Block, block_only_at
from explainer.numerics import FloatArray, frozen, integrate_rk4
from explainer.parameters.bundles import CircuitParameters

# Newton converges in under ten steps from the neighbouring level; forty is a stop, not a hope.
_NEWTON_STEPS = 40
_RESIDUAL_TOLERANCE = 1e-12
_DIFFERENCE = 1e-6
_LARGEST_MOVE = 0.2
_TABLE_LEVELS = 401
# Levels followed one after the other; the rest start between them and are solved together.
_FOLLOWED_LEVELS = 41


@dataclass(frozen=True, slots=True)
class Rates:
    """Firing relative to rest (1 = resting rate), arrays of one shape.

    Attributes
    ----------
    pyramidal, interneuron, sst, vip : ndarray
        `interneuron` is the fast-spiking population.
    """

    pyramidal: FloatArray
    interneuron: FloatArray
    sst: FloatArray
    vip: FloatArray


def _stack_block(block: Block) -> FloatArray:
    """Return the block in the circuit's order of populations, shape (4, L)."""
    return np.stack([block.pyramidal, block.interneuron, block.sst, block.vip])


def _rates_for_drive(drive: FloatArray, parameters: CircuitParameters) -> FloatArray:
    """Return rates for drives, shape (4, L); both curves pass through 1 at drive 1.

    A soft threshold for pyramidal cells, a saturating logistic for interneurons.
    """
    p = parameters
    rates = np.empty_like(drive)
    soft = np.logaddexp(0.0, (drive[0] - p.threshold_pyramidal) / p.softness_pyramidal)
    rates[0] = soft / np.logaddexp(0.0, (1.0 - p.threshold_pyramidal) / p.softness_pyramidal)
    ceiling, steepness = p.ceiling_interneuron, np.array(p.steepness_interneuron)[:, np.newaxis]
    rates[1:] = ceiling / (1.0 + (ceiling - 1.0) * np.exp(-steepness * (drive[1:] - 1.0)))
    return rates


def _called_for(
    rates: FloatArray, nmda_pyramidal: FloatArray, block: FloatArray, parameters: CircuitParameters
) -> FloatArray:
    """Return the rates, shape (4, L), that the present inputs call for.

    `nmda_pyramidal` is the pyramidal rate as the slower NMDA synapses still see it.
    """
    p = parameters

    def column(values: tuple[float, ...]) -> FloatArray:
        return np.array(values)[:, np.newaxis]

    recurrent, nmda, inhibition = (
        column(values) for values in (p.recurrent_share, p.nmda_share, p.inhibition)
    )
    fast = (1.0 - nmda) * (1.0 - recurrent + recurrent * rates[0])
    slow = nmda * (1.0 - block) * (1.0 - recurrent + recurrent * nmda_pyramidal)
    arriving = np.array(p.inhibition_mix) @ rates[1:]
    return _rates_for_drive((fast + slow) * (1.0 + inhibition) / (1.0 + inhibition * arriving), parameters)


def fixed_point_residual(rates: Rates, block: Block, parameters: CircuitParameters) -> FloatArray:
    """Return how far rates are from being a fixed point.

    Parameters
    ----------
    rates : Rates
        Relative rates, shape (L,).
    block : Block
        Fractions, shape (L,).
    parameters : CircuitParameters
        The circuit.

    Returns
    -------
    ndarray, shape (L,)
        Largest absolute difference between a rate and the rate its inputs call for.
    """
    state = np.stack([rates.pyramidal, rates.interneuron, rates.sst, rates.vip])
    return np.asarray(
        np.abs(_called_for(state, state[0], _stack_block(block), parameters) - state).max(axis=0)
    )


def _newton(start: FloatArray, block: FloatArray, parameters: CircuitParameters) -> FloatArray:
    """Return fixed points near `start`, shape (4, L), by damped Newton at all levels together."""
    state = start.copy()
    size, levels = state.shape

    def miss(at: FloatArray) -> FloatArray:
        return _called_for(at, at[0], block, parameters) - at

    for _ in range(_NEWTON_STEPS):
        here = miss(state)
        if np.abs(here).max() <= _RESIDUAL_TOLERANCE:
            return state
        jacobian = np.empty((levels, size, size))
        for index in range(size):
            shift = np.zeros((size, 1))
            shift[index] = _DIFFERENCE
            jacobian[:, :, index] = (miss(state + shift) - miss(state - shift)).T / (2.0 * _DIFFERENCE)
        move = np.linalg.solve(jacobian, -here.T[:, :, np.newaxis])[:, :, 0].T
        state = np.clip(state + np.clip(move, -_LARGEST_MOVE, _LARGEST_MOVE), 0.0, None)
    worst = int(np.abs(miss(state)).max(axis=0).argmax())
    raise DomainError(
        f"block must lead to a fixed point of the circuit; none found at {block[:, worst].tolist()!r} "
        f"in {_NEWTON_STEPS} Newton steps."
    )


def settle(block: Block, parameters: CircuitParameters) -> Rates:
    """Return the rates at which the circuit settles while a block is sustained.

    Parameters
    ----------
    block : Block
        Fractions, shape (L,), in small steps from no block: some levels are followed
        one after the other, the others start between them.
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
    Solves ``rate = f(inputs(rate, block))`` for all populations together, along the
    branch that starts at rest. Left out: spiking, synaptic depression, slow adaptation.
    """
    stacked = _stack_block(block)
    levels = stacked.shape[1]
    followed = np.unique(np.linspace(0, levels - 1, min(levels, _FOLLOWED_LEVELS)).round().astype(int))
    here = np.ones((stacked.shape[0], 1))
    known = np.empty((stacked.shape[0], followed.size))
    for place, index in enumerate(followed):
        here = _newton(here, stacked[:, index : index + 1], parameters)
        known[:, place] = here[:, 0]
    start = np.stack([np.interp(np.arange(levels), followed, row) for row in known])
    return Rates(*_newton(start, stacked, parameters))


@dataclass(frozen=True, slots=True)
class CircuitTable:
    """Fixed points along one path of block, for interpolation.

    Attributes
    ----------
    block : Block
        Shape (L,); the fast-spiking block rises evenly from 0 to 1, the others are what
        the affinity set gives at the same concentration.
    rates : Rates
        Shape (L,), relative to rest; only the block on the table's site counts.
    """

    block: Block
    rates: Rates

    def read(self, column: FloatArray, block_interneuron: FloatArray) -> FloatArray:
        """Return one tabulated column at fast-spiking block levels, any shape, by cubics.

        Parameters
        ----------
        column : ndarray, shape (L,)
            Of this table.
        block_interneuron : ndarray
            Fractions.
        """
        levels = column.size - 1
        place = block_interneuron * levels
        left = np.clip(place.astype(np.intp), 0, levels - 1)
        share = place - left
        slope = np.gradient(column, edge_order=2)
        low, high = column[left], column[left + 1]
        rise = high - low
        enter, leave = slope[left] - rise, rise - slope[left + 1]
        return np.asarray(
            low + share * rise + share * (1.0 - share) * ((1.0 - share) * enter + share * leave)
        )

    def at(self, block_interneuron: FloatArray) -> Rates:
        """Return interpolated fixed points of all populations, any shape."""
        r = self.rates
        return Rates(
            *(self.read(column, block_interneuron) for column in (r.pyramidal, r.interneuron, r.sst, r.vip))
        )

    def pyramidal_at(self, block_interneuron: FloatArray) -> FloatArray:
        """Return the pyramidal rate alone, any shape: all that glutamate needs."""
        return self.read(self.rates.pyramidal, block_interneuron)


def tabulate(block: Block, parameters: CircuitParameters, *, site: str = "both") -> CircuitTable:
    """Return the fixed points along a path of block levels.

    Parameters
    ----------
    block : Block
        Shape (L,); the fast-spiking block rises in even steps from 0 to 1.
    parameters : CircuitParameters
        The circuit.
    site : str
        Where the block counts: "both", "interneuron" (all kinds) or "pyramidal".

    Raises
    ------
    DomainError
        If the fast-spiking block does not rise evenly from 0 to 1, or the site is unknown.
    """
    even = np.linspace(0.0, 1.0, block.interneuron.size)
    if block.interneuron.size < 3 or not np.allclose(block.interneuron, even, atol=1e-9):  # noqa: PLR2004
        raise DomainError(
            "block.interneuron must rise in even steps from 0 to 1 (three or more); got levels that do not."
        )
    rates = settle(block_only_at(block, site), parameters)
    columns = [block.interneuron, block.pyramidal, block.sst, block.vip]
    return CircuitTable(
        block=Block(*(frozen(column.copy()) for column in columns)),
        rates=Rates(
            *(frozen(row.copy()) for row in (rates.pyramidal, rates.interneuron, rates.sst, rates.vip))
        ),
    )


def table_levels() -> FloatArray:
    """Return the fast-spiking block levels every table uses: 0 to 1 in 400 steps of 0.25%."""
    return np.linspace(0.0, 1.0, _TABLE_LEVELS)


def simulate_block_steps(
    block: Block,
    parameters: CircuitParameters,
    *,
    duration_ms: float = 1500.0,
    step_ms: float = 0.5,
) -> tuple[FloatArray, Rates]:
    """Return the millisecond transients after blocks are switched on at once.

    Parameters
    ----------
    block : Block
        Fractions, shape (L,); each level is a circuit of its own.
    parameters : CircuitParameters
        The circuit, with its time constants.
    duration_ms, step_ms : float
        Length and RK4 step.

    Returns
    -------
    time_ms : ndarray, shape (T,)
    rates : Rates
        Shape (L, T), relative to rest.

    Notes
    -----
    Rates relax to what their inputs call for; NMDA synapses see the pyramidal rate
    through a slower first-order gate.
    """
    stacked = _stack_block(block)
    shape = (stacked.shape[0] + 1, stacked.shape[1])
    constants = np.array(parameters.time_constant_ms)[:, np.newaxis]

    def slope(flat: FloatArray) -> FloatArray:
        state = flat.reshape(shape)
        rates, gate = state[:-1], state[-1]
        change = np.empty(shape)
        change[:-1] = (_called_for(rates, gate, stacked, parameters) - rates) / constants
        change[-1] = (rates[0] - gate) / parameters.time_constant_nmda_ms
        return change.ravel()

    count = max(1, round(duration_ms / step_ms))
    states = integrate_rk4(slope, np.ones(shape[0] * shape[1]), step_ms, count)
    time_ms = step_ms * np.arange(count + 1, dtype=np.float64)
    by_population = np.moveaxis(states.reshape(-1, *shape), 0, -1)
    return time_ms, Rates(*by_population[:-1])


def simulate_block_step(
    block: Block,
    parameters: CircuitParameters,
    *,
    duration_ms: float = 1500.0,
    step_ms: float = 0.5,
) -> tuple[FloatArray, Rates]:
    """Return the transient of one block; as `simulate_block_steps`, with rates of shape (T,).

    Parameters
    ----------
    block : Block
        Fractions, shape (1,).
    parameters : CircuitParameters
        The circuit.
    duration_ms, step_ms : float
        Length and RK4 step.
    """
    time_ms, rates = simulate_block_steps(block, parameters, duration_ms=duration_ms, step_ms=step_ms)
    return time_ms, Rates(rates.pyramidal[0], rates.interneuron[0], rates.sst[0], rates.vip[0])
