"""The synapse walk in three registers: each says the state's own numbers, and none leaves a dispute out."""

import re
import tomllib
from itertools import pairwise

import numpy as np
import pytest

from explainer.components.synapse.arrows import ARROWS
from explainer.components.synapse.payload import describe_scene, simulate_scene
from explainer.components.synapse.scenes import (
    growth_chain,
    simulate_drawn_spines,
    simulate_firing,
    surge_chain,
)
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.story import PANELS, SAID_DAYS, say_steps, walk_facts
from explainer.components.synapse.terms import TERMS
from explainer.describe.registers import FOLDER, REGISTERS, load_sentences, slots_of
from explainer.describe.synapse import caption_cleft, summarise_cleft
from explainer.describe.synapse_walk import (
    describe_firing,
    describe_growth,
    describe_release,
    describe_spines,
    describe_surge,
    describe_trapping,
)
from explainer.describe.walk_words import (
    NOTES,
    describe_notes,
    describe_people,
    describe_spoken,
    describe_step,
)
from explainer.model.cleft import RECEPTOR_OPEN, RECEPTOR_UNBOUND
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED
from explainer.parameters.observations import CYCLING_INCREASE_PERCENT

# A number as a reader sees it: not the digit of a name such as mTORC1.
NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?")
FILES = ("synapse.toml", "synapse_arrows.toml", "chain.toml")
LINES = [
    pytest.param(lines, id=key)
    for file in FILES
    for key, lines in tomllib.loads((FOLDER / file).read_text(encoding="utf-8")).items()
]
in_each_register = pytest.mark.parametrize("register", REGISTERS)


@pytest.fixture(scope="module")
def scene():
    """The scene the page shows."""
    return simulate_scene()


def numbers(words):
    """Return the numbers of a sentence in order of size, as text."""
    return sorted(NUMBER.findall(words), key=float)


def spoken(moments):
    """Return the words of moments."""
    return [words for _, words in moments]


@pytest.mark.parametrize("lines", LINES)
def test_every_register_says_the_same_numbers(lines):
    """A number written into a sentence stands in each register, as do its slots."""
    written = {register: numbers(re.sub(r"\{[^}]*\}", "", words)) for register, words in lines.items()}
    assert len({str(found) for found in written.values()}) == 1, written
    assert len({slots_of(words) for words in lines.values()}) == 1


@in_each_register
@pytest.mark.parametrize("is_excited", [False, True])
def test_a_release_is_told_with_its_counts(scene, register, is_excited):
    """Molecules at first and at last, the most receptors open, and what magnesium does, are the simulation's."""
    quantum = scene.quantum
    moments = describe_release(quantum, is_excited=is_excited, register=register)
    ampa = (quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1)
    states = quantum.nmda_state_excited if is_excited else quantum.nmda_state_rest
    bound, passing = (states != RECEPTOR_UNBOUND).sum(axis=1), (states == RECEPTOR_OPEN).sum(axis=1)
    most = int((passing if is_excited else bound).argmax())
    said = dict(moments)
    assert numbers(said[0.0]) == [str(quantum.in_cleft_count[0])]
    assert numbers(said[round(float(quantum.time_ms[ampa.argmax()]), 4)]) == numbers(f"{ampa.max()} 80")
    through = said[round(float(quantum.time_ms[most]), 4)]
    told = f"{passing[most]} 20" if is_excited else f"{bound[most]} 20 {bound[most] - passing[most]}"
    assert numbers(through) == numbers(told)
    assert numbers(moments[-1][1]) == numbers(f"{quantum.in_cleft_count[-1]} {ampa[-1]}")


@in_each_register
def test_trapping_is_told_only_when_more_channels_hold_ketamine(scene, register):
    """Each moment but the last has a count above all before it, and it is the simulation's at that time."""
    trapping = scene.trapping
    held = (trapping.state >= CHANNEL_SHUT_TRAPPED).sum(axis=1)
    moments = describe_trapping(trapping, register=register)
    counts = []
    for time, words in moments:
        frame = int(np.abs(trapping.time_s - time).argmin())
        assert numbers(words) == numbers(f"{held[frame]} 20"), words
        counts.append(int(held[frame]))
    assert all(after > before for before, after in pairwise(counts[:-1]))
    assert max(counts) == held.max()


@in_each_register
def test_firing_surge_growth_and_spines_are_told_with_the_models_numbers(register):
    """Rates, percentages, times and counts are the model's, rounded once."""
    firing, surge, growth, spines = simulate_firing(), surge_chain(), growth_chain(), simulate_drawn_spines()
    told = describe_firing(-4.0, (12.0, 3.0), (4.64, 3.36), 100.0 * firing.block, register=register)
    assert [numbers(words) for words in spoken(told)] == [
        ["3", "12"],
        [f"{100 * firing.block:.0f}"],
        ["3.4", "4.6"],
    ]
    minutes, percent = surge.time_h * 60.0, surge.glutamate_percent
    told = spoken(describe_surge(minutes, percent, 40.0, register=register))
    top = int(percent.argmax())
    assert numbers(told[0]) == ["100"]
    assert numbers(told[1]) == numbers(f"40 {np.interp(40.0, minutes, percent):.0f}")
    assert numbers(told[2]) == numbers(f"{percent[top]:.0f} {minutes[top]:.0f}")
    assert numbers(told[3]) == numbers(f"120 {percent[-1]:.0f}")
    signals = {"bdnf": growth.bdnf_percent, "mtorc1": growth.mtorc1_percent}
    told = spoken(describe_growth(growth.time_h, signals, register=register))
    assert numbers(told[0]) == ["100"]
    assert all(values[0] == pytest.approx(100.0) for values in signals.values())
    tops = [
        numbers(f"{values.max():.0f} {growth.time_h[values.argmax()]:.1f}") for values in signals.values()
    ]
    assert sorted(numbers(words) for words in told[1:-1]) == sorted(tops)
    assert numbers(told[-1]) == numbers(" ".join(f"{values[-1]:.0f}" for values in signals.values()))
    moments = describe_spines(spines, SAID_DAYS, register=register)
    for day, words in moments:
        expected = [spines.count_at(24.0 * day), spines.born_within(24.0 * day, 24.0)]
        assert numbers(words) == sorted((f"{number:g}" for number in [*expected, *([day] if day else [])]), key=float)  # fmt: skip


@in_each_register
def test_nothing_is_said_twice_and_time_runs_on(scene, register):
    """Within a step no words come twice, and moments are in order."""
    for said in say_steps(scene.quantum, scene.trapping, register=register):
        for moments in said.values():
            assert len(set(spoken(moments))) == len(moments)
            assert [time for time, _ in moments] == sorted(time for time, _ in moments)


@in_each_register
def test_steps_hold_the_facts_numbers(scene, register):
    """Molecules, rates and the pilot's marker in the sentences are those of simulation and record."""
    facts, firing = walk_facts(scene.quantum), simulate_firing()
    words = {step.key: describe_step(step.key, facts, register=register)["sentence"] for step in STEPS}
    assert numbers(words["release"]) == [str(scene.quantum.in_cleft_count[0])]
    rates = (firing.brake_hz, firing.pyramidal_hz)
    told = [f"{rate[0]:.0f}" for rate in rates] + [f"{rate[-1]:.1f}" for rate in rates]
    assert numbers(words["brake"]) == sorted(told, key=float)
    assert numbers(words["surge"]) == [f"{CYCLING_INCREASE_PERCENT.value:.0f}"]


# What each step must say, whatever the words: the dispute, the pilot, the missing stop, the flat scan.
MUST_SAY = {
    "trap": r"AMPA (?:channels|receptors) are not blocked",
    "brake": r"disputed.*rat study.*(?:did not let go|no release|no disinhibition)",
    "surge": r"pilot.*rats.*(?:nothing|did not).*lowered",
    "growth": r"(?:illustrative|guess).*rats and mice.*rapamycin.*did not stop the response",
    "spines": r"[Ii]n mice.*(?:start|initiate).*no overall change",
}


@in_each_register
@pytest.mark.parametrize("key", MUST_SAY)
def test_no_register_leaves_a_dispute_out(scene, register, key):
    """Steps 4 to 8 name what ketamine leaves alone, the doubt, the pilot, rapamycin and the scan."""
    words = describe_step(key, walk_facts(scene.quantum), register=register)["sentence"]
    assert re.search(MUST_SAY[key], words), words


@in_each_register
def test_what_people_showed_starts_with_the_verdict(register):
    """A marker is called one; everything else begins with "Not shown in people"."""
    for step in STEPS:
        words = describe_people(step.link, is_shown=step.is_shown_in_people, register=register)
        assert words["people_note"].endswith(words["in_people"])
        assert words["people_note"].startswith("Not shown in people.") == (not step.is_shown_in_people)
        assert ("marker" in words["people_note"]) == step.is_shown_in_people


@in_each_register
def test_the_notes_name_the_dose_and_what_was_picked(register):
    """Each register says what is a run, what was picked, what is a drawing, and that no person was watched."""
    words = " ".join(describe_notes("0.5 mg/kg over 40 minutes", register=register))
    assert words.count("0.5 mg/kg over 40 minutes") == 1
    assert re.search(r"(?:picked|selected) (?:because|for)", words)
    assert re.search(
        r"(?:No one has watched any of this|None of this was (?:watched|observed)) in a person", words
    )
    assert re.search(r"drawings|schematic", words)


@in_each_register
def test_the_words_sent_are_the_describers(scene, register):
    """Screen, live region and storyboard read one string: what the payload holds is what the describers say."""
    sent, facts = describe_scene(scene, register), walk_facts(scene.quantum)
    assert sent["register"] == register
    for step, packed in zip(STEPS, sent["steps"], strict=True):
        assert packed["sentence"] == describe_step(step.key, facts, register=register)["sentence"]
    assert sent["said"] == say_steps(scene.quantum, scene.trapping, register=register)
    assert set(sent["terms"]) == set(TERMS) | set(ARROWS)
    assert sent["acts"].keys() == {"excite", "rest", "drag", "quieten"}


@in_each_register
def test_slots_the_browser_fills_are_left_open(register, root):
    """What is said of the reader's own acts keeps its slots, and the scripts ask for exactly these sentences."""
    told = describe_spoken(register=register)
    for key, words in told.items():
        assert slots_of(words) == slots_of(load_sentences()[key][register])
    folder = root / "src" / "explainer" / "components" / "synapse"
    scripts = " ".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    asked = set(re.findall(r'"((?:spoken|molecule|channel)-[a-z]+)"', scripts))
    assert asked == set(told)


def test_every_sentence_of_the_walk_is_used(root):
    """No key of the walk's file is left over."""
    keys = set(tomllib.loads((FOLDER / "synapse.toml").read_text(encoding="utf-8")))
    code = " ".join(
        path.read_text(encoding="utf-8")
        for folder in ("src/explainer/describe", "pages")
        for path in (root / folder).rglob("*.py")
    )
    steps = {f"walk-{step.key}-{part}" for step in STEPS for part in ("sentence", "hint")}
    built = steps | {f"walk-{step.drawing}-drawing" for step in STEPS} | {f"term-{key}" for key in TERMS}
    built |= {f"walk-notes-{note}" for note in NOTES}
    built |= {f"act-{act}" for act in ("excite", "rest", "drag", "quieten")}
    built |= {f"said-signal-{name}" for name in ("current", "bdnf", "mtorc1", "ampa")}
    assert {key for key in keys - built if f'"{key}"' not in code} == set()
    assert built <= keys


@in_each_register
def test_the_table_is_told_in_the_register(scene, register):
    """Caption and row names are the register's; the values are the same in each."""
    rows = summarise_cleft(scene.quantum, scene.trapping, register=register)
    assert caption_cleft(register=register) == load_sentences()["cleft-caption"][register]
    usual = summarise_cleft(scene.quantum, scene.trapping)
    assert [row[1] for row in rows] == [row[1] for row in usual]
    assert rows[0][0] == load_sentences()["cleft-row-peak"][register]


@in_each_register
def test_the_gates_two_pictures_are_told_apart(scene, register):
    """The panel at rest tells of the plug, the one with the cell excited of calcium: not of what came before."""
    said = say_steps(scene.quantum, scene.trapping, register=register)[2]
    for panel in PANELS:
        if STEPS[panel.step - 1].key != "gate":
            continue
        moments = said["acted" if panel.is_excited else "usual"]
        told = [words for time, words in moments if time <= panel.time + 1e-6][-1]
        assert ("calcium" in told or "Ca²⁺" in told) == panel.is_excited
        assert ("agnesium" in told or "Mg²⁺" in told) != panel.is_excited
