"""What the clock sends to the browser is what the model and the records hold."""

import re

import numpy as np
import pytest

from explainer.components.clock.lanes import LANES, RELEASE_SERIES, Lane, Series, _check
from explainer.components.clock.payload import pack_course
from explainer.components.packing import unpack_arrays
from explainer.describe.clock import describe_stops
from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.model.course import FAST_UNTIL_S, simulate_course
from explainer.model.regimens import REGIMENS, find_regimen, regimen_scenario


@pytest.fixture(scope="module")
def packed():
    """One infusion, and its payload read back."""
    course = simulate_course(regimen_scenario(find_regimen("single")))
    return course, *unpack_arrays(pack_course(course, find_regimen("single")))


def test_every_series_arrives_to_float_precision(packed):
    """Lines come back as the model gave them, times their factor."""
    course, _, arrays = packed
    for lane in LANES:
        for series in lane.series:
            if series.name in RELEASE_SERIES:
                continue
            sent = course.lines[series.name] * series.factor
            assert arrays[series.name] == pytest.approx(sent, rel=1e-6, abs=1e-6), series.name


def test_the_place_of_each_stop_is_its_own_time(packed):
    """A stop's value is looked up at exactly its time."""
    course, _, arrays = packed
    later = course.stop_s >= FAST_UNTIL_S
    places = arrays["stop_place"][later].astype(int)
    assert course.time_s[places] == pytest.approx(course.stop_s[later])


@pytest.mark.parametrize("register", REGISTERS)
def test_every_stop_has_a_time_and_a_sentence(packed, register):
    """As many words as stops, none empty, none with a missing number; only one register is sent."""
    course, _, _ = packed
    header, _ = unpack_arrays(pack_course(course, find_regimen("single"), register))
    sentences = header["sentences"]
    assert len(header["times"]) == len(sentences["times"]) == len(sentences["stops"]) == course.stop_s.size
    assert tuple(sentences["stops"]) == describe_stops(course, register)
    for sentence in sentences["stops"]:
        assert sentence
        assert not re.search(r"nan|inf|None", sentence)


def test_a_register_changes_words_and_nothing_else(packed):
    """What is drawn is the same in each register; the sentences differ."""
    course, plain, arrays = packed
    for register in ("student", "clinician"):
        header, same = unpack_arrays(pack_course(course, find_regimen("single"), register))
        assert header["sentences"]["stops"] != plain["sentences"]["stops"]
        for point, other in zip(header["points"], plain["points"], strict=True):
            assert point["words"] != other["words"]
            assert {key: point[key] for key in point if key != "words"} == {
                key: other[key] for key in other if key != "words"
            }
        assert {key: header[key] for key in ("lanes", "ticks", "times", "moments", "file", "arrays")} == {
            key: plain[key] for key in ("lanes", "ticks", "times", "moments", "file", "arrays")
        }
        for name, values in arrays.items():
            assert np.array_equal(values, same[name]), name


def test_every_strip_drawn_is_described(packed):
    """Each lane of the payload, and both of trials, has its sentence."""
    _, header, _ = packed
    keys = [lane["key"] for lane in header["lanes"]]
    assert list(header["sentences"]["strips"]) == [*keys, "benefit", "harm"]


def test_each_result_says_where_in_its_source_it_stands(packed):
    """A trial's sentence travels with source, link, how it was seen and the place in the paper."""
    _, header, _ = packed
    for point in header["points"]:
        for name in ("words", "source", "link", "seen", "locator", "checked"):
            assert point[name], name


@pytest.mark.parametrize("regimen", REGIMENS, ids=lambda regimen: regimen.key)
def test_lines_and_lane_limits_agree(regimen):
    """Fixed axes hold every line of every regimen, so nothing is drawn outside."""
    course = simulate_course(regimen_scenario(regimen))
    for lane in LANES:
        for series in lane.series:
            values = course.lines.get(series.name)
            if values is not None:
                shown = values * series.factor
                assert lane.low - 1e-6 <= shown.min(), series.name
                assert shown.max() <= lane.high, series.name


@pytest.mark.parametrize("regimen", REGIMENS, ids=lambda regimen: regimen.key)
def test_each_regimen_has_both_twins(regimen):
    """Benefit never stands without harm: each regimen has both, or says of both that none was found."""
    course = simulate_course(regimen_scenario(regimen))
    header, _ = unpack_arrays(pack_course(course, regimen))
    kinds = {point["kind"] for point in header["points"]}
    assert bool(kinds & {"benefit", "statement"})
    assert bool(kinds & {"harm", "harmless"})
    assert ("benefit" in kinds) == ("harm" in kinds)


def test_a_payload_is_small(packed):
    """A change of preset sends well under half a megabyte."""
    course, _, _ = packed
    assert len(pack_course(course, find_regimen("single"))) < 400_000


def test_lanes_are_checked():
    """A lane whose rest lies outside, or that names nothing, is refused."""
    series = (Series("glutamate_percent", "x", "glutamate"),)
    with pytest.raises(DataError, match="needs low <= rest <= high"):
        _check((Lane("a", "A", "%", 0.0, 1.0, 2.0, series),))
    with pytest.raises(DataError, match="names 'mood', which the course does not hold"):
        _check((Lane("a", "A", "%", 0.0, 1.0, 0.0, (Series("mood", "x", "growth"),)),))


def test_numbers_are_json_safe(packed):
    """No NaN or infinity is sent."""
    _, _, arrays = packed
    for name, values in arrays.items():
        assert np.all(np.isfinite(values)), name
