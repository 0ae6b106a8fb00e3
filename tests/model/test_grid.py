"""The lab's grid: held exactly, exact at rest, and close between levels."""

import numpy as np
import pytest

from explainer.errors import DomainError
from explainer.model.grid import HOLD_H, lab_grid, simulate_lab
from explainer.model.marks import dose_marks
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS


def test_no_block_leaves_everything_at_rest():
    """Level 0 shows resting rates, 100% glutamate and 100% synapses throughout."""
    grid = lab_grid()
    assert np.all(grid.glutamate_percent[0] == 100.0)
    assert np.all(grid.spine_percent[0] == 100.0)
    assert np.all(grid.interneuron_hz[0] == CIRCUIT.rate_hz[1])
    assert np.all(grid.pyramidal_hz[0] == CIRCUIT.rate_hz[0])


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_firing_is_constant_while_the_block_is_held(affinity):
    """During the 40 minutes each level's rates equal its fixed point."""
    grid = lab_grid(affinity)
    held = grid.time_h <= HOLD_H
    assert grid.interneuron_hz[:, held] == pytest.approx(
        np.repeat(grid.sustained_interneuron_hz[:, None], held.sum(), axis=1)
    )


@pytest.mark.parametrize("level", [20, 50, 80, 97])
def test_brake_cells_recover_as_the_drug_leaves(level):
    """After the hold the interneuron rate only rises."""
    grid = lab_grid()
    after = grid.interneuron_hz[level, grid.time_h >= HOLD_H]
    assert np.all(np.diff(after) >= 0.0)
    assert after[-1] > after[0]


def test_a_deep_block_passes_the_top_on_its_way_out():
    """Held past the top glutamate falls below rest, then rises above it as the drug leaves."""
    course = lab_grid().glutamate_percent[90]
    assert course.min() < 90.0
    assert course[course.argmin() :].max() > 105.0


def test_levels_between_whole_percents_are_close_to_their_neighbours():
    """Linear interpolation between the 101 levels errs by at most 0.5% of the range."""
    grid = lab_grid()
    middle = simulate_lab(np.arange(0.5, 97.0, 1.0))
    for name in ("sustained_glutamate_percent", "glutamate_percent", "spine_percent", "interneuron_hz"):
        whole, half = getattr(grid, name)[:98], getattr(middle, name)
        error = np.abs((whole[:-1] + whole[1:]) / 2.0 - half).max()
        assert error <= 0.005 * np.ptp(getattr(grid, name)), name


@pytest.mark.parametrize("bad", [-1.0, 100.5, float("nan")])
def test_levels_outside_the_slider_are_refused(bad):
    """A level that is not from 0 to 100 is named."""
    with pytest.raises(DomainError, match="block must be a number from 0 to 100 %"):
        simulate_lab(np.array([bad]))


def test_marks_are_ordered_and_overlap_honestly():
    """Anaesthesia lies right of the infusion under each set, yet the ranges over the sets overlap."""
    infusion, anaesthesia = dose_marks()
    for low, high, deep in zip(
        infusion.low_percent, infusion.high_percent, anaesthesia.low_percent, strict=True
    ):
        assert 0.0 < low <= high < deep <= 100.0
    assert anaesthesia.range_percent[0] < infusion.range_percent[1]
