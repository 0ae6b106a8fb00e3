"""The clock's words: times as a person says them, numbers equal to the state's."""

import re

import numpy as np
import pytest

from explainer.describe.clock import describe_stop, describe_stops, time_words
from explainer.describe.lab import plain
from explainer.model.course import Course, simulate_course
from explainer.model.regimens import find_regimen, regimen_scenario


@pytest.fixture(scope="module")
def course() -> Course:
    """One infusion."""
    return simulate_course(regimen_scenario(find_regimen("single")))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1e-4, "0.1 ms"),
        (0.0123, "12 ms"),
        (1.5, "1.5 s"),
        (59.99, "1 min"),
        (2400.0, "40 min"),
        (3599.9, "1 h"),
        (5400.0, "1.5 h"),
        (86_400.0, "1 day"),
        (604_800.0, "7 days"),
        (2_419_200.0, "28 days"),
    ],
)
def test_times_read_as_a_person_says_them(seconds, words):
    """Two digits, the unit that fits, and never "60 min"."""
    assert time_words(seconds) == words


def test_numbers_in_the_sentence_are_the_states(course):
    """At 40 min the sentence prints the plasma level, the block and the glutamate of that time."""
    sentence = plain(describe_stop(course, 2400.0))
    place = int(np.searchsorted(course.time_s, 2400.0))
    plasma, block, glutamate = (
        course.lines[name][place]
        for name in ("plasma_ketamine_ng_per_ml", "block_interneuron", "glutamate_percent")
    )
    numbers = re.findall(r"\d+", sentence.split(":")[1])
    assert numbers[:3] == [f"{plasma:.0f}", f"{100 * block:.0f}", f"{glutamate:.0f}"]
    assert "arterial" in sentence


def test_each_part_of_the_clock_speaks_of_its_own(course):
    """Milliseconds speak of a release, then of the circuit, then of the drug."""
    assert "release" in describe_stop(course, 0.001)
    assert "switched on at once" in describe_stop(course, 0.1)
    assert "first dose" in describe_stop(course, 60.0)
    assert "almost no ketamine" in describe_stop(course, 1_209_600.0)


def test_no_sentence_speaks_of_mood(course):
    """The model ends at the synapse, in words too."""
    for sentence in describe_stops(course):
        assert not re.search(r"mood|better|depress|improv", sentence)
