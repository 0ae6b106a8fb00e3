"""What the blockade lab packs is what the model computed, at every combination."""

import gzip

import numpy as np
import pytest

from explainer.components.lab.payload import AXES, CURVE_ARRAYS, LEVEL_ARRAYS, combinations, pack_lab
from explainer.components.packing import pack_arrays, unpack_arrays
from explainer.describe.lab import describe_settings, plain
from explainer.describe.registers import REGISTERS, say
from explainer.model.grid import lab_grid, simulate_lab
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS
from explainer.references import find_reference
from explainer.ui.lab_address import LabSetting, LabStart
from explainer.ui.page_sources import drug_rows, lab_rows

MOST_BYTES = 110_000


@pytest.fixture(scope="module")
def packed():
    """Header and arrays as the browser gets them."""
    return unpack_arrays(pack_lab(LabStart(LabSetting(40))))


@pytest.mark.parametrize("register", REGISTERS)
def test_the_first_view_is_small(register):
    """Everything the lab can show arrives in at most 110 kB, compressed, in one register."""
    assert len(gzip.compress(pack_lab(LabStart(), (), register), 6)) <= MOST_BYTES


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


@pytest.mark.parametrize("register", REGISTERS)
def test_packed_sentences_are_the_described_ones(register):
    """Opening, glutamate and synapse sentences join to the words of the setting, AMPA blocker included, in each register."""
    header, _ = unpack_arrays(pack_lab(LabStart(), (), register))
    assert header["register"] == register
    for name, affinity, site in combinations():
        words = header["combinations"][name]
        for fraction in (1.0, 0.0):
            joined = [
                " ".join(
                    [
                        opening,
                        held,
                        *([synapses if fraction else header["blocked_synapses"]] if synapses else []),
                    ]
                )
                for opening, held, synapses in zip(
                    words["openings"], words["held"], words["synapses"], strict=True
                )
            ]
            assert tuple(joined) == describe_settings(lab_grid(affinity, site, fraction), register), name
            assert max(len(plain(sentence)) for sentence in joined) <= len(plain(header["room"]["setting"]))


def test_only_the_words_change_with_the_register():
    """Another register changes sentences and labels; levels, zones, marks and every array stay."""
    packed = {register: unpack_arrays(pack_lab(LabStart(), (), register)) for register in REGISTERS}
    plain_header, plain_arrays = packed["plain"]
    for register in ("student", "clinician"):
        header, arrays = packed[register]
        assert header["templates"] != plain_header["templates"]
        for key in ("axes", "control", "affinities", "zones", "start", "default_affinity"):
            assert header[key] == plain_header[key]
        for name in header["combinations"]:
            for key in ("shown", "zones", "top", "shape"):
                assert header["combinations"][name][key] == plain_header["combinations"][name][key]
        assert all(np.array_equal(arrays[name], plain_arrays[name]) for name in arrays)


@pytest.mark.parametrize("register", REGISTERS)
def test_what_was_seen_in_people_stands_beside_the_models_synapses(register):
    """The scan that found no overall change is said in sight, with source, place and how it was read."""
    header, _ = unpack_arrays(pack_lab(LabStart(), (), register))
    people = header["people"]
    assert people["words"].startswith("In people")
    assert "no overall change" in people["words"]
    reference = find_reference("holmes2022synaptic")
    assert (people["source"]["short"], people["source"]["link"]) == (reference.short, reference.link)
    assert people["source"]["row_id"] in {row.name for row in lab_rows()}
    assert people["source"]["seen"] == "read in the abstract"
    assert people["source"]["locator"]


@pytest.mark.parametrize("register", REGISTERS)
def test_no_level_is_a_dose(register):
    """The note of each published level says that it is no dose to give."""
    header, _ = unpack_arrays(pack_lab(LabStart(), (), register))
    for preset in header["presets"][:2]:
        assert preset["note"].endswith(say("lab-not-a-dose", register))
    assert f"{len(PK_SETS)} published" in header["presets"][0]["note"]


def test_presets_are_the_marks_of_their_set(packed):
    """Each preset lies inside its mark under every set, and published ones have sources."""
    header, _ = packed
    marks = {mark["key"]: mark for mark in header["marks"]}
    assert [preset["key"] for preset in header["presets"]] == ["infusion", "anaesthesia", "top"]
    for preset in header["presets"][:2]:
        assert preset["sources"]
        for (low, high), key in zip(marks[preset["key"]]["sets"], AFFINITY_SETS, strict=True):
            assert low - 0.5 <= preset["levels"][key] <= high + 0.5


def test_the_infusion_names_every_model_behind_it(packed):
    """The infusion's level links the trial of its dose and the paper of each drug-level model, once."""
    header, _ = packed
    links = [source["link"] for source in header["presets"][0]["sources"]]
    drawn = {row.source for row in drug_rows()}
    papers = [next(key for key in sorted(drawn) if key.startswith(name)) for name in PK_SETS]
    assert links == [find_reference(key).link for key in ("trial_berman2000", *papers)]
    assert len(set(links)) == len(PK_SETS) + 1


@pytest.mark.parametrize("shape", [(3, 5), (1, 4), (6, 1)])
def test_curves_are_good_to_half_a_step(shape):
    """Packing as steps and summing them again errs by at most half of a 4095th of the range."""
    values = np.random.default_rng(1).normal(size=shape)
    _, arrays = unpack_arrays(pack_arrays({}, {"x": values}, {"y": values}))
    assert np.abs(arrays["y"] - values).max() <= np.ptp(values) / 8190.0 * 1.0001
    assert arrays["x"] == pytest.approx(values, rel=1e-6)
