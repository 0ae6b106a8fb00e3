"""What the blockade lab packs is what the model computed, at every combination."""

import gzip

import numpy as np
import pytest

from explainer.components.lab.payload import AXES, CURVE_ARRAYS, LEVEL_ARRAYS, combinations, pack_lab
from explainer.components.packing import pack_arrays, unpack_arrays
from explainer.describe.lab import describe_settings
from explainer.model.grid import lab_grid, simulate_lab
from explainer.parameters.defaults import AFFINITY_SETS
from explainer.ui.lab_address import LabSetting, LabStart

MOST_BYTES = 250_000


@pytest.fixture(scope="module")
def packed():
    """Header and arrays as the browser gets them."""
    return unpack_arrays(pack_lab(LabStart(LabSetting(40))))


def test_the_first_view_is_small():
    """Everything the lab can show arrives in at most 250 kB, compressed."""
    assert len(gzip.compress(pack_lab(LabStart()), 6)) <= MOST_BYTES


def test_levels_survive_as_float32_and_curves_to_a_tenth_of_a_percent(packed):
    """Packed values equal each grid's: floats exactly, curves within 0.1% of their range."""
    header, arrays = packed
    assert header["start"]["setting"]["block"] == 40
    for name, affinity, site in combinations():
        grid = lab_grid(affinity, site)
        for array in LEVEL_ARRAYS:
            assert arrays[f"{name}.{array}"] == pytest.approx(getattr(grid, array), rel=1e-6), name
        for array in CURVE_ARRAYS:
            expected = getattr(grid, array)
            assert np.abs(arrays[f"{name}.{array}"] - expected).max() <= 0.001 * np.ptp(expected), name


def test_random_settings_equal_a_fresh_simulation(packed):
    """At thirty random combinations and levels the packed rows are what the model says anew."""
    _, arrays = packed
    random = np.random.default_rng(7)
    names = combinations()
    for _ in range(30):
        name, affinity, site = names[random.integers(len(names))]
        level = int(random.integers(101))
        ampa = float(random.integers(2))
        grid = simulate_lab(np.array([float(level)]), affinity, site=site, ampa_available_fraction=ampa)
        for array in CURVE_ARRAYS:
            source = "ampa_off" if array == "spine_percent" and ampa == 0.0 else name
            whole = arrays[f"{source}.{array}"]
            error = np.abs(whole[level] - getattr(grid, array)[0]).max()
            assert error <= 0.005 * max(np.ptp(whole), 1e-9), (name, level, array)


def test_an_ampa_blocker_is_the_same_everywhere(packed):
    """Spines stay at rest at every combination, so one copy serves all."""
    _, arrays = packed
    assert np.all(arrays["ampa_off.spine_percent"] == 100.0)
    for _, affinity, site in combinations():
        assert np.all(lab_grid(affinity, site, 0.0).spine_percent == 100.0)


def test_nothing_shown_leaves_the_fixed_axes(packed):
    """Every value at a level that may be shown lies within its chart's range."""
    header, arrays = packed
    for name, _, _ in combinations():
        shown = header["combinations"][name]["shown"]
        for chart, array in (
            ("sustained", "sustained_glutamate_percent"),
            ("surge", "glutamate_percent"),
            ("firing", "interneuron_hz"),
            ("firing", "pyramidal_hz"),
            ("synapses", "spine_percent"),
        ):
            low, high = AXES[chart]["y"]
            values = arrays[f"{name}.{array}"][:shown]
            assert low <= values.min(), (name, array)
            assert values.max() <= high, (name, array)


def test_packed_sentences_are_the_described_ones(packed):
    """Level and synapse clauses join to the sentence of the setting, AMPA blocker included."""
    header, _ = packed
    for name, affinity, site in combinations():
        words = header["combinations"][name]
        for fraction, tails in ((1.0, words["synapses"]), (0.0, [header["blocked_synapses"]] * 101)):
            joined = [
                f"{level} {tail}" if level.endswith(";") else level
                for level, tail in zip(words["sentences"], tails, strict=True)
            ]
            assert tuple(joined) == describe_settings(lab_grid(affinity, site, fraction)), name


def test_presets_are_the_marks_of_their_set(packed):
    """Each preset lies inside its mark under every set, and published ones have sources."""
    header, _ = packed
    marks = {mark["key"]: mark for mark in header["marks"]}
    assert [preset["key"] for preset in header["presets"]] == ["infusion", "anaesthesia", "top"]
    for preset in header["presets"][:2]:
        assert preset["sources"]
        for (low, high), key in zip(marks[preset["key"]]["sets"], AFFINITY_SETS, strict=True):
            assert low - 0.5 <= preset["levels"][key] <= high + 0.5


@pytest.mark.parametrize("shape", [(3, 5), (1, 4), (6, 1)])
def test_curves_are_good_to_half_a_step(shape):
    """Packing as steps and summing them again errs by at most half of a 4095th of the range."""
    values = np.random.default_rng(1).normal(size=shape)
    _, arrays = unpack_arrays(pack_arrays({}, {"x": values}, {"y": values}))
    assert np.abs(arrays["y"] - values).max() <= np.ptp(values) / 8190.0 * 1.0001
    assert arrays["x"] == pytest.approx(values, rel=1e-6)
