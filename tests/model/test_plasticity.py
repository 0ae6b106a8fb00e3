"""The slow chain: order of the clocks, signs, and what tires."""

import numpy as np

from explainer.model.plasticity import simulate_plasticity
from explainer.numerics import with_midpoints
from explainer.parameters.plasticity2026 import PLASTICITY

TIME_H = with_midpoints(np.arange(0.0, 336.0, 0.1))


def pulse(height: float, hours: float) -> np.ndarray:
    """Return glutamate at 1 + height for some hours, then back at rest."""
    return np.where(hours > TIME_H, 1.0 + height, 1.0)


def test_the_clocks_follow_one_another():
    """BDNF peaks before mTORC1, mTORC1 before protein, protein before spines."""
    slow = simulate_plasticity(TIME_H, pulse(0.1, 1.0), PLASTICITY)
    peaks = [TIME_H[x.argmax()] for x in (slow.bdnf, slow.mtorc1, slow.synaptic_protein, slow.spine_density)]
    assert peaks == sorted(peaks)
    assert len(set(peaks)) == 4


def test_a_dip_in_glutamate_costs_spines():
    """Below-baseline glutamate lowers formation, and density stays above zero."""
    slow = simulate_plasticity(TIME_H, pulse(-0.6, 12.0), PLASTICITY)
    assert slow.spine_density.min() < 1.0
    assert slow.spine_density.min() > 0.0


def test_a_surge_ten_times_as_long_does_not_grow_ten_times_the_spines():
    """The response tires: the gain is far less than proportional to the length of the surge."""
    short = simulate_plasticity(TIME_H, pulse(0.1, 2.0), PLASTICITY).spine_density.max() - 1.0
    long = simulate_plasticity(TIME_H, pulse(0.1, 20.0), PLASTICITY).spine_density.max() - 1.0
    assert short < long < 5.0 * short


def test_without_mtorc1_receptors_come_but_no_spines():
    """An mTORC1 inhibitor leaves BDNF and AMPA receptors alone and keeps spines exactly at rest."""
    slow = simulate_plasticity(TIME_H, pulse(0.1, 1.0), PLASTICITY, mtorc1_available_fraction=0.0)
    assert slow.ampa_receptors.max() > 1.01
    assert np.all(slow.spine_density == 1.0)


def test_a_direct_drive_needs_no_throughput():
    """A route straight into BDNF grows spines with AMPA throughput at rest."""
    slow = simulate_plasticity(TIME_H, np.ones_like(TIME_H), PLASTICITY, direct=pulse(0.3, 1.0) - 1.0)
    assert slow.bdnf.max() > 1.05
    assert slow.spine_density.max() > 1.0
