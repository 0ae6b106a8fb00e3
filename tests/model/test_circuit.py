"""The circuit: a real fixed point, stable, exact at rest, and well interpolated."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.errors import DomainError
from explainer.model.chain import circuit_table
from explainer.model.circuit import fixed_point_residual, settle, simulate_block_step, tabulate
from explainer.model.nmda_block import Block
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_every_table_entry_is_a_fixed_point(affinity):
    """At each level both populations fire at the rate their inputs call for."""
    table = circuit_table(affinity)
    block = Block(interneuron=table.block_interneuron, pyramidal=table.block_pyramidal)
    assert fixed_point_residual(table.rates, block, CIRCUIT).max() < 1e-11


def test_no_block_is_exactly_rest():
    """Without block both rates are exactly 1, not nearly."""
    rates = settle(Block(interneuron=np.zeros(1), pyramidal=np.zeros(1)), CIRCUIT)
    assert rates.interneuron[0] == 1.0
    assert rates.pyramidal[0] == 1.0


@settings(max_examples=25, deadline=None)
@given(share=st.floats(0.0, 1.0))
def test_the_transient_ends_at_the_fixed_point(share):
    """Integrating in time leads where the fixed point says: it is stable."""
    level = np.linspace(0.0, share, 50)
    settled = settle(Block(interneuron=level, pyramidal=0.8 * level), CIRCUIT)
    _, rates = simulate_block_step(share, 0.8 * share, CIRCUIT, duration_ms=4000.0)
    assert rates.interneuron[-1] == pytest.approx(settled.interneuron[-1], abs=1e-6)
    assert rates.pyramidal[-1] == pytest.approx(settled.pyramidal[-1], abs=1e-6)


def test_halving_the_step_does_not_move_the_transient():
    """RK4 at 0.5 ms and 0.25 ms agree to one part in a thousand at every shared time."""
    _, coarse = simulate_block_step(0.5, 0.4, CIRCUIT, step_ms=0.5)
    _, fine = simulate_block_step(0.5, 0.4, CIRCUIT, step_ms=0.25)
    assert coarse.interneuron == pytest.approx(fine.interneuron[::2], rel=1e-3)
    assert coarse.pyramidal == pytest.approx(fine.pyramidal[::2], rel=1e-3)


def test_interpolation_between_levels_is_close():
    """Linear interpolation in the table is within 0.05% of the range of a direct solution."""
    table = circuit_table("gerhard2020")
    middle = (table.block_interneuron[1:] + table.block_interneuron[:-1]) / 2.0
    direct = settle(Block(interneuron=middle, pyramidal=table.pyramidal_block_at(middle)), CIRCUIT)
    assert np.abs(table.at(middle).pyramidal - direct.pyramidal).max() < 5e-4


def test_interneurons_fall_as_their_block_rises():
    """More block on the brake never makes the brake fire more."""
    assert np.all(np.diff(circuit_table("gerhard2020").rates.interneuron) < 0.0)


def test_a_table_needs_increasing_levels():
    """A path that does not increase is refused by name."""
    with pytest.raises(DomainError, match=r"block\.interneuron must increase"):
        tabulate(Block(interneuron=np.array([0.0, 0.0]), pyramidal=np.zeros(2)), CIRCUIT)
