"""What the simulator packs is what the model computed, and the real trials are those of the tables."""

import gzip
import re

import numpy as np
import pytest

from explainer.components.blinding.payload import AXIS, nearest_tell, pack_blinding
from explainer.components.blinding.real_trials import map_rows, source_keys, undrawn
from explainer.components.packing import unpack_arrays
from explainer.describe.blinding import describe_clear, describe_setting, fill, setting_slots
from explainer.describe.registers import REGISTERS
from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.meta.blinding import blinding_grid, predict_trial, setting_design
from explainer.references import load_references
from explainer.ui.blinding_address import OPTIONS, BlindingSetting, BlindingStart, read_start

MOST_BYTES = 60_000
NUMBER = re.compile(r"−?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def packed():
    """Header and arrays as the browser gets them."""
    return unpack_arrays(pack_blinding(BlindingStart(BlindingSetting(3, 5, 88, 40), large=3)))


def places(header, setting):
    """Return the places of a setting on the packed axes, found as the browser finds them."""
    return [slider["values"].index(value) for slider, value in zip(header["sliders"], setting, strict=True)]


def random_settings(header, count):
    """Return settings at random positions of the packed sliders."""
    random = np.random.default_rng(17)
    return [tuple(int(random.choice(slider["values"])) for slider in header["sliders"]) for _ in range(count)]


def test_everything_arrives_small():
    """All 44,616 settings, their words and the real trials take at most 60 kB, compressed."""
    assert len(gzip.compress(pack_blinding(BlindingStart()), 6)) <= MOST_BYTES


def test_random_settings_equal_a_fresh_computation(packed):
    """At 100 random settings the packed numbers, looked up by place, are what the model says anew."""
    header, arrays = packed
    people = len(header["sliders"][3]["values"])
    for setting in random_settings(header, 100):
        e, x, t, n = places(header, setting)
        row = (e * len(header["sliders"][1]["values"]) + x) * len(header["sliders"][2]["values"]) + t
        report = predict_trial(setting_design(*setting))
        half = arrays["half_width"][x, t, n]
        assert arrays["estimate"][e, x, t] == pytest.approx(report.estimate_points, abs=1e-5)
        assert arrays["estimate"][e, x, t] - half == pytest.approx(report.low_points, abs=1e-5)
        assert arrays["added"][x, t] == pytest.approx(report.added_points, abs=1e-5)
        assert round(arrays["clear"].reshape(-1, people)[row, n]) == round(100 * report.clear_share)


@pytest.mark.parametrize("register", REGISTERS)
def test_packed_clauses_join_to_the_described_sentence(register):
    """Template, clauses and slots give the sentence that Python writes, in each register."""
    header, arrays = unpack_arrays(pack_blinding(BlindingStart(), (), register))
    assert header["register"] == register
    for setting in random_settings(header, 60):
        e, x, t, n = places(header, setting)
        row = (e * len(header["sliders"][1]["values"]) + x) * len(header["sliders"][2]["values"]) + t
        slots = setting_slots(*setting)
        slots["drug"] = header["effect_words"][e]
        slots["beliefs"] = fill(header["beliefs"][round(arrays["beliefs"][x, t])], slots)
        slots["verdict"] = header["verdicts"][round(arrays["verdict"][row, n])]
        assert fill(header["sentence"], slots) == describe_setting(*setting, register)
        assert fill(header["clear_words"], slots) == describe_clear(*setting, register)


def words_in(piece):
    """Return every text of a payload."""
    if isinstance(piece, dict):
        return [words for value in piece.values() for words in words_in(value)]
    if isinstance(piece, list):
        return [words for value in piece for words in words_in(value)]
    return [piece] if isinstance(piece, str) else []


def test_registers_change_words_only():
    """Numbers, rows and sources are the same; notes carry the same numbers; one register is sent."""
    sent = {name: unpack_arrays(pack_blinding(BlindingStart(), (), name))[0] for name in REGISTERS}
    kept = ("axis", "near_points", "guesses", "undrawn", "looks", "figures", "start")
    for name in REGISTERS:
        assert all(sent[name][key] == sent["plain"][key] for key in kept)
        for key, columns in (
            ("presets", ("key", "label", "tell", "n", "sources")),
            ("trials", ("key", "estimate", "low", "high", "words", "sources")),
        ):
            assert [[row[column] for column in columns] for row in sent[name][key]] == [
                [row[column] for column in columns] for row in sent["plain"][key]
            ]
            for here, there in zip(sent[name][key], sent["plain"][key], strict=True):
                assert sorted(NUMBER.findall(here["note"])) == sorted(NUMBER.findall(there["note"]))
    clinician = " ".join(words_in(sent["clinician"]))
    assert sent["plain"]["sentence"] not in clinician
    assert sent["student"]["sentence"] not in clinician


def test_nothing_leaves_the_fixed_axis():
    """Every range of every setting and of every real trial lies on the axis."""
    grid = blinding_grid()
    low = grid.estimate_points[..., None] - grid.half_width_points[None]
    high = grid.estimate_points[..., None] + grid.half_width_points[None]
    assert AXIS["low"] <= low.min()
    assert high.max() <= AXIS["high"]
    for row in map_rows():
        assert AXIS["low"] <= row["low"] <= row["estimate"] <= row["high"] <= AXIS["high"]


def test_real_trials_are_those_of_the_table_with_the_sign_turned():
    """Each drawn trial is minus the printed difference, with the interval's ends changed over."""
    arms = {arm.trial_id: arm for arm in load_trials() if arm.effect_unit == "MADRS points"}
    drawn = [row for row in map_rows() if not row["is_converted"]]
    assert {row["key"] for row in drawn} >= {"murrough2013a", "lapidus2014", "lii2023", "karmadep2_2025"}
    for row in drawn:
        arm = arms[row["key"]]
        assert (row["estimate"], row["low"], row["high"]) == (-arm.effect, -arm.ci_high, -arm.ci_low)
    lii = next(row for row in drawn if row["key"] == "lii2023")
    assert lii["words"] == "5.82 (−1.64 to 13.30)"
    assert lii["note"] == "36.8% guessed right (both arms)."


def test_converted_rows_say_so(packed):
    """The pooled differences are marked, and tell what was printed and what was done."""
    converted = [row for row in packed[0]["trials"] if row["is_converted"]]
    assert [row["estimate"] for row in converted] == [7.0, 18.0]
    assert "1.8 (1.4 to 2.2)" in converted[1]["note"]
    for register, words in (
        ("plain", "in another unit"),
        ("student", "standardised"),
        ("clinician", "SD of 10"),
    ):
        notes = [row["note"] for row in map_rows(register) if row["is_converted"]]
        assert all(words in note for note in notes)


def test_no_saline_or_midazolam_trial_is_hidden():
    """Trials the map cannot draw are named, negative ones among them."""
    names = {row["name"] for row in undrawn()}
    assert {"Ionescu 2019", "Shiroma 2020", "Berman 2000"} <= names
    drawn = {row["name"] for row in map_rows()}
    listed = {
        arm.name for arm in load_trials() if arm.comparator.startswith(("saline", "midazolam", "5 midazolam"))
    }
    assert listed <= names | drawn


def test_every_row_leads_to_its_source(packed):
    """Map, guesses, presets and the list of undrawn trials carry rows that exist."""
    header, _ = packed
    groups = (header["trials"], header["guesses"], header["presets"], header["undrawn"])
    for item in (item for group in groups for item in group):
        assert item["sources"]
        for source in item["sources"]:
            assert find_row(source["row"])
            assert source["link"].startswith("https://")
            assert "checked" in source["place"]
    assert set(source_keys()) <= set(load_references())


def test_presets_rest_on_measured_guesses(packed):
    """Telling is set from the table: 88% against remifentanil, the middle of 50 and 89.3, and a coin for 36.8."""
    header, _ = packed
    assert {item["key"]: item["tell"] for item in header["presets"]} == {
        "saline": 88,
        "midazolam": 70,
        "anaesthesia": 50,
    }
    assert all(item["n"] in OPTIONS["n"] for item in header["presets"])
    assert (nearest_tell(36.8), nearest_tell(69.65), nearest_tell(100.0)) == (50, 70, 100)


def test_presets_show_the_point_with_the_drug_unmoved(packed):
    """With the default drug and expectancy, saline looks large and hidden looks like nothing."""
    header, _ = packed
    default = BlindingSetting()
    reports = {
        item["key"]: predict_trial(
            setting_design(default.effect, default.expectancy, item["tell"], item["n"])
        )
        for item in header["presets"]
    }
    assert reports["saline"].estimate_points >= 8.0
    assert reports["saline"].low_points > 0.0
    assert reports["anaesthesia"].low_points < 0.0
    middle = reports["midazolam"].estimate_points
    assert reports["anaesthesia"].estimate_points < middle < reports["saline"].estimate_points


def test_the_start_is_packed(packed):
    """The link's setting and what the task has seen come along."""
    header, _ = packed
    assert header["start"] == {
        "setting": {"effect": 3, "expectancy": 5, "tell": 88, "n": 40},
        "large": 3,
        "null": None,
    }


def test_a_good_link_is_used_whole():
    """All six values are read."""
    address = {"effect": "6", "expectancy": "0", "tell": "100", "n": "200", "large": "6", "null": "1"}
    start, problems = read_start(address)
    assert start == BlindingStart(BlindingSetting(6, 0, 100, 200), 6, 1)
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("effect", "13", "effect: expected a whole number from 0 to 12; got “13”. Showing 4 instead."),
        ("effect", "-1", "got “-1”"),
        (
            "expectancy",
            "8.5",
            "expectancy: expected a whole number from 0 to 10; got “8.5”. Showing 8 instead.",
        ),
        ("tell", "71", "tell: expected an even number from 50 to 100; got “71”. Showing 70 instead."),
        ("tell", "４０", "got “４０”"),
        ("n", "0", "n: expected one of 10, 15, 20"),
        ("n", "9" * 5000, "9…”. Showing 30 instead."),
        ("large", "9", "large: expected a whole number from 1 to 6; got “9”. It is left out."),
        ("null", "", "null: expected a whole number from 1 to 6; got “”. It is left out."),
    ],
    ids=lambda text: text[:12],
)
def test_a_bad_value_gets_a_sentence_and_its_default(name, text, message):
    """The value is named with what was expected and what came; the rest is kept."""
    start, problems = read_start({"effect": "5", name: text} if name != "effect" else {name: text})
    assert len(problems) == 1
    assert message in problems[0]
    default = BlindingStart()
    kept = default.setting if name == "effect" else BlindingSetting(effect=5)
    assert start == BlindingStart(kept)
