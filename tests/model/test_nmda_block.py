"""Block: bounds, monotony, limits, and the Mg2+ gate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.errors import ParameterError
from explainer.model.nmda_block import (
    block_from_concentration,
    concentration_for_block,
    magnesium_gate,
    subunit_ic50_um,
)
from explainer.parameters.bundles import CellType
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.defaults import AFFINITY_SETS, find_affinity_set

keys = st.sampled_from(sorted(AFFINITY_SETS))


@given(key=keys, low=st.floats(0.0, 1e4), extra=st.floats(1e-6, 1e4))
def test_block_is_a_fraction_and_rises_with_concentration(key, low, extra):
    """Block lies from 0 to 1 and never falls as concentration rises, on both cell types."""
    block = block_from_concentration(np.array([low, low + extra]), find_affinity_set(key), BLOCK)
    for values in (block.interneuron, block.pyramidal):
        assert 0.0 <= values[0] <= values[1] <= 1.0


@given(key=keys, concentration=st.floats(1e-3, 1e3))
def test_brake_cells_are_blocked_more_than_pyramidal_cells(key, concentration):
    """At any concentration the assumed mix and voltage give interneurons the larger block."""
    block = block_from_concentration(np.array([concentration]), find_affinity_set(key), BLOCK)
    assert block.interneuron[0] > block.pyramidal[0]


@pytest.mark.parametrize("key", AFFINITY_SETS)
def test_no_ketamine_means_no_block(key):
    """Zero concentration gives exactly zero block."""
    block = block_from_concentration(np.zeros(1), find_affinity_set(key), BLOCK)
    assert block.interneuron[0] == 0.0
    assert block.pyramidal[0] == 0.0


@given(key=keys, wanted=st.floats(0.001, 0.999))
def test_concentration_for_block_inverts_the_curve(key, wanted):
    """The concentration found for a block gives that block back."""
    affinity = find_affinity_set(key)
    concentration = concentration_for_block(np.array([wanted]), affinity, BLOCK)
    assert block_from_concentration(concentration, affinity, BLOCK).interneuron[0] == pytest.approx(
        wanted, abs=1e-6
    )


def test_ends_of_the_slider_have_zero_and_endless_concentration():
    """Block 0 needs no drug; block 1 has no finite concentration."""
    ends = concentration_for_block(np.array([0.0, 1.0]), find_affinity_set("gerhard2020"), BLOCK)
    assert ends[0] == 0.0
    assert np.isinf(ends[1])


def test_magnesium_gate_opens_with_voltage():
    """Jahr & Stevens 1990: about 6% open at -66 mV, half open near -20 mV in 1 mM Mg2+."""
    gate = magnesium_gate(np.array([-66.0, -20.5, 40.0]))
    assert gate[0] == pytest.approx(0.0563, abs=0.001)
    assert gate[1] == pytest.approx(0.5, abs=0.01)
    assert np.all(np.diff(gate) > 0)


def test_more_magnesium_plugs_more_channels():
    """At one voltage the open fraction falls as Mg2+ rises; without Mg2+ all are open."""
    assert magnesium_gate(-60.0, 0.0) == 1.0
    assert magnesium_gate(-60.0, 2.0) < magnesium_gate(-60.0, 1.0)


def test_depolarisation_lets_ketamine_in_more_easily():
    """Relieving Mg2+ lowers every IC50 towards its Mg2+-free value."""
    affinity = find_affinity_set("kotermanski2009")
    rest, depolarised = (subunit_ic50_um(affinity, BLOCK, voltage) for voltage in (-66.0, -40.0))
    assert rest == pytest.approx(affinity.ic50_um)
    assert np.all(depolarised < rest)
    far = subunit_ic50_um(affinity, BLOCK, 200.0)
    assert far == pytest.approx(np.array(affinity.ic50_um) / np.array(BLOCK.magnesium_competition), rel=1e-4)


def test_shares_of_current_must_sum_to_one():
    """A cell type whose subunit shares do not sum to one cannot be built."""
    with pytest.raises(ParameterError, match="sum to 1"):
        CellType((0.5, 0.5, 0.5, 0.0), -60.0)
