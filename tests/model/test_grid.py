"""The lab's grid: held exactly, exact at rest, and close between levels."""

import numpy as np
import pytest

from explainer.errors import DomainError
from explainer.model.grid import HIGHEST_GLUTAMATE, HOLD_H, lab_grid, simulate_lab
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


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_blocking_one_kind_of_cell_moves_glutamate_one_way(affinity):
    """Brake cells alone: glutamate only rises. Pyramidal cells alone: it only falls."""
    brake, pyramidal = lab_grid(affinity, "interneuron"), lab_grid(affinity, "pyramidal")
    assert np.all(np.diff(brake.sustained_glutamate_percent) > 0.0)
    assert np.all(np.diff(pyramidal.sustained_glutamate_percent) < 0.0)
    assert np.all(brake.block_pyramidal_percent == 0.0)
    assert np.all(pyramidal.block_interneuron_percent == 0.0)
    assert np.all(pyramidal.spine_24h_percent <= 100.0)


def test_blocking_both_lies_between_the_two():
    """The circuit with both blocked settles between the two thought experiments."""
    both, brake, pyramidal = (
        lab_grid(site=site).sustained_glutamate_percent for site in ("both", "interneuron", "pyramidal")
    )
    assert np.all(pyramidal <= both)
    assert np.all(both <= brake)


@pytest.mark.parametrize("site", ["both", "interneuron", "pyramidal"])
def test_an_ampa_blocker_spares_surge_and_firing_and_stops_growth(site):
    """With no AMPA receptors left spines stay at rest exactly; all before them is unchanged."""
    free, blocked = lab_grid(site=site), lab_grid(site=site, ampa_available_fraction=0.0)
    assert np.all(blocked.spine_percent == 100.0)
    for name in ("glutamate_percent", "interneuron_hz", "pyramidal_hz", "sustained_glutamate_percent"):
        assert np.array_equal(getattr(free, name), getattr(blocked, name)), name


def test_levels_outside_the_models_range_are_marked():
    """Only brake cells blocked alone push glutamate past the range the model was built for."""
    for affinity in AFFINITY_SETS:
        for site in ("both", "pyramidal"):
            assert not lab_grid(affinity, site).is_extrapolated.any()
        brake = lab_grid(affinity, "interneuron")
        assert np.array_equal(
            brake.is_extrapolated, brake.sustained_glutamate_percent > 100.0 * HIGHEST_GLUTAMATE
        )
        assert np.all(np.isfinite(brake.spine_percent))
        assert np.all(brake.spine_percent[brake.is_extrapolated] == 100.0)
        assert brake.spine_percent.max() < 115.0


@pytest.mark.parametrize("bad", ["brake", "", None, ["both"]])
def test_an_unknown_site_is_named(bad):
    """The message says which sites there are and what came."""
    with pytest.raises(DomainError, match="site must be one of both, interneuron, pyramidal; got"):
        simulate_lab(np.array([40.0]), site=bad)


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan"), "most"])
def test_an_ampa_fraction_outside_0_to_1_is_named(bad):
    """The message names the fraction."""
    with pytest.raises(DomainError, match="ampa_available_fraction must be a number from 0 to 1"):
        simulate_lab(np.array([40.0]), ampa_available_fraction=bad)
