"""The clock's words: times as a person says them, numbers equal to the state's, in each register."""

import re

import numpy as np
import pytest

from explainer.components.clock.lanes import LANES
from explainer.describe.clock import describe_stop, describe_stops, sampled_blood, spoken_time, time_words
from explainer.describe.clock_words import (
    STRIPS,
    describe_bands,
    describe_caption,
    describe_gap,
    describe_point,
    describe_strips,
    describe_zones,
    harm_intervals,
    signed,
)
from explainer.describe.lab import plain
from explainer.describe.registers import REGISTERS
from explainer.evidence.course_points import load_course_points
from explainer.model.course import PEOPLE, Course, simulate_course
from explainer.model.regimens import REGIMENS, find_regimen, regimen_scenario
from explainer.parameters.cleft2026 import CLEFT
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS

every_register = pytest.mark.parametrize("register", REGISTERS)
NUMBER = re.compile(r"[−]?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def course() -> Course:
    """One infusion."""
    return simulate_course(regimen_scenario(find_regimen("single")))


def numbers_of(text):
    """Return every number of a text, in order."""
    return NUMBER.findall(plain(text))


@pytest.mark.parametrize(
    ("seconds", "words", "said"),
    [
        (1e-4, "0.1 ms", "0.1 milliseconds"),
        (0.0123, "12 ms", "12 milliseconds"),
        (1.5, "1.5 s", "1.5 seconds"),
        (59.99, "1 min", "1 minute"),
        (2400.0, "40 min", "40 minutes"),
        (3599.9, "1 h", "1 hour"),
        (5400.0, "1.5 h", "1.5 hours"),
        (86_400.0, "1 day", "1 day"),
        (604_800.0, "7 days", "7 days"),
        (2_419_200.0, "28 days", "28 days"),
    ],
)
def test_times_read_as_a_person_says_them(seconds, words, said):
    """Two digits, the unit that fits, never "60 min"; plain words write the unit out, the others do not."""
    assert time_words(seconds) == words
    assert spoken_time(seconds, "plain") == said
    assert spoken_time(seconds, "student") == spoken_time(seconds, "clinician") == words


@every_register
def test_numbers_after_the_dose_are_the_states(course, register):
    """At four times: time, plasma level, block, glutamate and the change in spines, and no other number."""
    for seconds in (60.0, 2400.0, 14_400.0, 172_800.0):
        place = int(np.searchsorted(course.time_s, seconds))
        plasma, block, glutamate, spines = (
            course.lines[name][place]
            for name in (
                "plasma_ketamine_ng_per_ml",
                "block_interneuron",
                "glutamate_percent",
                "spine_density_percent",
            )
        )
        change = abs(spines - 100.0)
        expected = [spoken_time(seconds, register).split(" ")[0]]
        expected += [f"{plasma:.0f}"] if plasma >= 0.5 else []
        expected += [f"{100 * block:.0f}", f"{glutamate:.0f}"]
        expected += [f"{change:.1f}"] if change >= 0.05 else []
        assert numbers_of(describe_stop(course, seconds, register)) == expected


@every_register
def test_numbers_of_the_release_are_the_states(course, register):
    """A millisecond after a release: the receptors open then, and how many there are."""
    ampa, nmda = (
        f"{np.interp(0.001, course.release.time_s, values):.0f}"
        for values in (course.release.open_ampa, course.release.open_nmda)
    )
    found = numbers_of(describe_stop(course, 0.001, register))
    assert found == ["1", ampa, str(CLEFT.ampa_count), nmda, str(CLEFT.nmda_count)]


@every_register
def test_numbers_after_the_step_are_the_states(course, register):
    """A fifth of a second after the block is switched on: both changes of firing, with their direction."""
    sentence = plain(describe_stop(course, 0.2, register))
    expected = ["200", f"{100 * course.peak_block:.0f}"]
    directions = []
    for name in ("rate_interneuron_hz", "rate_pyramidal_hz"):
        now = np.interp(0.2, course.step_time_s, course.step_hz[name])
        percent = (now / course.lines[name][0] - 1.0) * 100.0
        expected.append(f"{abs(percent):.0f}")
        directions.append(percent > 0)
    assert numbers_of(sentence) == expected
    assert directions == [False, True]
    up, down = ("above", "below") if register == "clinician" else ("more", "less")
    assert sentence.index(down) < sentence.index(up)


def test_each_register_has_its_own_words(course):
    """Plain speaks of brake cells and writes minutes; a clinician reads interneurons and plasma."""
    plain_words, student, clinician = (describe_stop(course, 2400.0, register) for register in REGISTERS)
    assert plain_words.startswith("40 minutes after the first dose began")
    assert "brake cells" in plain_words
    assert "blood from an artery" in plain_words
    assert "arterial blood" in student
    assert "fast-spiking interneurons" in clinician
    assert "arterial plasma" in clinician
    assert "extracellular glutamate" in clinician


@every_register
def test_a_site_not_stated_is_not_made_up(register):
    """Where the paper did not say which blood was sampled, no register names an artery or a vein."""
    assert PK_SETS["domino1984"].sampling_site == "not stated"
    assert not re.search(r"arter|vein|ven|stated", sampled_blood("domino1984", register))
    for key in PK_SETS:
        assert sampled_blood(key, register)


def test_each_part_of_the_clock_speaks_of_its_own(course):
    """Milliseconds speak of a release, then of the circuit, then of the drug."""
    assert "release" in describe_stop(course, 0.001, "student")
    assert "switched on at once" in describe_stop(course, 0.1, "student")
    assert "first dose" in describe_stop(course, 60.0)
    assert "almost no ketamine" in describe_stop(course, 1_209_600.0)


@every_register
def test_no_sentence_speaks_of_mood(course, register):
    """The model ends at the synapse, in words too."""
    for sentence in (*describe_stops(course, register), *list(describe_strips(register).values())[:7]):
        assert not re.search(r"mood|better|depress|improv", sentence)


@every_register
def test_the_gap_says_that_neither_follows_from_the_other(register):
    """Every register says where the model stops and that it is not known whether synapses matter."""
    words = describe_gap(register)
    assert re.search(r"The model (stops|ends)", words)
    assert re.search(r"[Nn]o one|[Nn]obody|Neither", words)
    assert re.search(r"needed", words)
    assert re.search(r"do not know|no one knows|unknown", words)


@every_register
def test_the_bands_say_how_many_sets_and_people(register):
    """Numbers of the note are those of the sets and of the virtual people, who are called no patients."""
    bands = describe_bands(register)
    assert numbers_of(bands["sets"]) == [str(len(PK_SETS)), str(len(AFFINITY_SETS))]
    assert set(numbers_of(bands["people"])) == {str(PEOPLE), "100", "5", "25", "75", "95"}
    assert re.search(r"no(t| patients| patient)", bands["people"])
    assert bands["none"] == ""


@every_register
def test_every_strip_has_a_sentence(register):
    """All strips of the model and both of trials, each with words of its own."""
    strips = describe_strips(register)
    assert tuple(strips) == STRIPS == (*(lane.key for lane in LANES), "benefit", "harm")
    assert len(set(strips.values())) == len(strips)
    assert set(describe_zones(register)) == {"fast", "drug"}


@every_register
@pytest.mark.parametrize("point", load_course_points(), ids=lambda point: f"{point.kind}-{point.label}")
def test_a_trials_sentence_holds_its_numbers_and_its_note(point, register):
    """The row's value, interval and comparator stand in the sentence in every register."""
    words = describe_point(point, register)
    assert point.note in words
    own = words.replace(point.note, "")
    if point.kind == "benefit":
        for value in (point.value, point.low, point.high):
            assert signed(value, 1) in numbers_of(own)
        assert re.search(r"[Bb]elow zero|negative", own)
    elif point.kind == "harm":
        (low, high), (other_low, other_high) = harm_intervals(point)
        expected = [
            f"{value:.0f}" for value in (point.value, low, high, point.control, other_low, other_high)
        ]
        found = [number for number in numbers_of(own.split("): ", 1)[1]) if number != "100"]
        assert [number for number in found if number != "95"][:6] == [n for n in expected if n != "95"]
        assert own.count("of 100") == 2
        assert point.compared_with in own
    elif point.kind == "span":
        for value in (point.value, point.low, point.high):
            assert signed(value, 2) in numbers_of(own)


def test_a_minus_is_a_minus():
    """A true minus sign, and none before what rounds to zero."""
    assert signed(-7.95, 1) == "−8.0"
    assert signed(-0.01, 1) == "0.0"
    assert signed(1.64, 1) == "1.6"


@every_register
@pytest.mark.parametrize("regimen", REGIMENS, ids=lambda regimen: regimen.key)
def test_the_caption_says_what_was_given_and_from_which_sets(regimen, register):
    """Regimen, number of doses, sets and body mass, in the table and in the file."""
    scenario = regimen_scenario(regimen)
    course = simulate_course(scenario)
    caption = describe_caption(course, regimen, register)
    assert regimen.label in caption
    assert f"{len(scenario.doses)} given" in caption
    assert PK_SETS[scenario.pk].label in caption
    assert AFFINITY_SETS[scenario.affinity].label in caption
    assert "70 kg" in caption
    assert "not stated" not in caption
