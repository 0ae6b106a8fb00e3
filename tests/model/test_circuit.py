"""The circuit: a real fixed point, stable, exact at rest, and well interpolated."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.model.circuit import fixed_point_residual, settle, simulate_block_step, tabulate
from explainer.model.nmda_block import Block, block_from_concentration, concentration_for_block
from explainer.model.surge import circuit_table
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS, find_affinity_set


def same_block(fast_spiking: np.ndarray) -> Block:
    """Return a block that falls off from fast-spiking to pyramidal cells."""
    return Block(fast_spiking, 0.8 * fast_spiking, 0.95 * fast_spiking, 0.9 * fast_spiking)


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_every_table_entry_is_a_fixed_point(affinity):
    """At each level both populations fire at the rate their inputs call for."""
    table = circuit_table(affinity)
    assert fixed_point_residual(table.rates, table.block, CIRCUIT).max() < 1e-11


def test_no_block_is_exactly_rest():
    """Without block both rates are exactly 1, not nearly."""
    rates = settle(same_block(np.zeros(1)), CIRCUIT)
    assert [values[0] for values in (rates.pyramidal, rates.interneuron, rates.sst, rates.vip)] == [1.0] * 4


@settings(max_examples=25, deadline=None)
@given(share=st.floats(0.0, 1.0))
def test_the_transient_ends_at_the_fixed_point(share):
    """Integrating in time leads where the fixed point says: it is stable.

    A fixed point of RK4 at any stable step is one of the equations: 4 ms, below the fastest
    time constant of 10 ms, is as good as a short step. Tolerance: 1e-6, what is left after 4 s.
    """
    level = np.linspace(0.0, share, 50)
    settled = settle(same_block(level), CIRCUIT)
    _, rates = simulate_block_step(same_block(np.array([share])), CIRCUIT, duration_ms=4000.0, step_ms=4.0)
    for name in ("pyramidal", "interneuron", "sst", "vip"):
        assert getattr(rates, name)[-1] == pytest.approx(getattr(settled, name)[-1], abs=1e-6), name


def test_halving_the_step_does_not_move_the_transient():
    """RK4 at 0.5 ms and 0.25 ms agree to one part in a thousand at every shared time."""
    _, coarse = simulate_block_step(same_block(np.array([0.5])), CIRCUIT, step_ms=0.5)
    _, fine = simulate_block_step(same_block(np.array([0.5])), CIRCUIT, step_ms=0.25)
    assert coarse.interneuron == pytest.approx(fine.interneuron[::2], rel=1e-3)
    assert coarse.pyramidal == pytest.approx(fine.pyramidal[::2], rel=1e-3)


def test_interpolation_between_levels_is_close():
    """Reading the table is by cubics is within 0.001% of a direct solution."""
    table = circuit_table("gerhard2020")
    middle = (table.block.interneuron[1:] + table.block.interneuron[:-1]) / 2.0
    affinity = find_affinity_set("gerhard2020")
    concentration = concentration_for_block(middle, affinity, BLOCK)
    direct = settle(block_from_concentration(concentration, affinity, BLOCK), CIRCUIT)
    for name in ("pyramidal", "interneuron", "sst", "vip"):
        assert np.abs(getattr(table.at(middle), name) - getattr(direct, name)).max() < 1e-5, name


def test_interneurons_fall_as_their_block_rises():
    """More block on the brake never makes the brake fire more."""
    assert np.all(np.diff(circuit_table("gerhard2020").rates.interneuron) < 0.0)


def test_a_table_needs_increasing_levels():
    """A path that does not rise evenly is refused by name."""
    with pytest.raises(DomainError, match=r"block\.interneuron must rise in even steps"):
        tabulate(same_block(np.array([0.0, 0.2, 1.0])), CIRCUIT)
