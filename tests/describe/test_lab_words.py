"""The lab's sentences agree with the numbers they describe, in every register."""

import re

import numpy as np
import pytest

from explainer.describe.lab import (
    describe_glutamate,
    describe_opening,
    describe_setting,
    describe_settings,
    plain,
)
from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS, say
from explainer.model.grid import HIGHEST_GLUTAMATE, lab_grid
from explainer.model.nmda_block import SITES
from explainer.parameters.defaults import AFFINITY_SETS

NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Where each sentence says "at rest", "as at rest" or their clinical words, no number stands.
AT_REST = re.compile(r"as at rest|at baseline|(?<![\d.])0%")
# "at 24 h" names the time, not a result.
TIME_NAMED = "24 h"


def expected_numbers(grid, level):
    """Return the numbers that a setting's sentences should hold, as written, in no order."""
    block = grid.block_pyramidal_percent if grid.site == "pyramidal" else grid.block_percent
    numbers = [f"{block[level]:.0f}", f"{grid.sustained_glutamate_percent[level]:.0f}"]
    for rates in (grid.sustained_interneuron_hz, grid.sustained_pyramidal_hz):
        change = 100.0 * (rates[level] / rates[0] - 1.0)
        if abs(change) >= 0.5:
            numbers.append(f"{abs(change):.0f}")
    spines = grid.spine_24h_percent[level] - 100.0
    if abs(spines) >= 0.05:
        numbers.append(f"{abs(spines):.1f}")
    return sorted(numbers)


def said_numbers(words):
    """Return the numbers of a setting's words, without those that only name a time or no change."""
    return sorted(NUMBER.findall(AT_REST.sub("", plain(words).replace(TIME_NAMED, ""))))


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("site", SITES)
def test_every_number_is_the_models(site, register):
    """At every set, AMPA state and level, the numbers said are those of the grid and no others."""
    for affinity in AFFINITY_SETS:
        for available in (1.0, 0.0):
            grid = lab_grid(affinity, site, available)
            for level, words in enumerate(describe_settings(grid, register)):
                if grid.is_extrapolated[level]:
                    beyond = sorted([str(level), f"{100 * HIGHEST_GLUTAMATE:.0f}"])
                    assert said_numbers(words) == beyond, (affinity, level)
                elif level:
                    assert said_numbers(words) == expected_numbers(grid, level), (affinity, available, level)


@pytest.mark.parametrize("register", REGISTERS)
def test_more_is_said_where_it_is_more(register):
    """Which way firing and spines move is the grid's, in the words or the sign of the register."""
    more, less = (r"\+", "−") if register == "clinician" else (r"\d% more", r"\d% (?:less|fewer)")
    for site in SITES:
        grid = lab_grid(site=site)
        changes = (
            100.0 * (grid.sustained_interneuron_hz / grid.sustained_interneuron_hz[0] - 1.0),
            100.0 * (grid.sustained_pyramidal_hz / grid.sustained_pyramidal_hz[0] - 1.0),
            10.0 * (grid.spine_24h_percent - 100.0),
        )
        for level, words in enumerate(describe_settings(grid, register)):
            if level == 0 or grid.is_extrapolated[level]:
                continue
            rises = sum(change[level] >= 0.5 for change in changes)
            falls = sum(change[level] <= -0.5 for change in changes)
            assert len(re.findall(more, plain(words))) == rises, (site, level)
            assert len(re.findall(less, plain(words))) == falls, (site, level)


@pytest.mark.parametrize("register", REGISTERS)
def test_no_block_is_described_as_rest(register):
    """Level 0 speaks of no block and of rest, and holds no number."""
    words = plain(describe_settings(lab_grid(), register)[0])
    assert "no block" in words
    assert re.search(r"rest\b|resting|baseline", words)
    assert not NUMBER.findall(words)


@pytest.mark.parametrize("register", REGISTERS)
def test_past_the_top_the_way_out_is_named(register):
    """Only levels well past the top say that glutamate rises once more, and there it does."""
    grid = lab_grid()
    values = grid.sustained_glutamate_percent
    top = int(values.argmax())
    held = grid.time_h <= 40 / 60
    named = []
    for level, words in enumerate(describe_settings(grid, register)):
        if "once more" in words:
            named.append(level)
            after = grid.glutamate_percent[level][~held]
            assert after.max() > grid.glutamate_percent[level][held][-1] + 1.0, level
    assert named == [level for level in range(top + 1, 101) if values[top] - values[level] > 3.0]


def test_registers_differ_and_the_default_is_plain():
    """The three say one setting in three ways; without a register the words are plain."""
    said = {register: plain(describe_setting(lab_grid(), 45, register)) for register in REGISTERS}
    assert len(set(said.values())) == len(REGISTERS)
    assert "fast-spiking interneurons" in said["student"]
    assert "NMDAR" in said["clinician"]
    assert plain(describe_setting(lab_grid(), 45)) == said[DEFAULT_REGISTER]


@pytest.mark.parametrize("register", REGISTERS)
def test_marks_are_well_formed(register):
    """Every colour mark opens and closes, and none is left in the plain text."""
    for site in SITES:
        for sentence in describe_settings(lab_grid(site=site), register):
            assert sentence.count("{") == sentence.count("}") == len(re.findall(r"\{\w+\|", sentence))
            assert "{" not in plain(sentence)


@pytest.mark.parametrize("register", REGISTERS)
def test_an_ampa_blocker_changes_only_the_last_sentence(register):
    """Level words stay; what is said of synapses is that they are as at rest."""
    for level in (0, 20, 85):
        blocked = plain(describe_setting(lab_grid(ampa_available_fraction=0.0), level, register))
        said = f"{describe_opening(lab_grid(), level, register)} {describe_glutamate(lab_grid(), level, register)}"
        assert blocked.startswith(plain(said))
        assert bool(re.search("AMPA", blocked)) == (level > 0)
    assert np.all(lab_grid(ampa_available_fraction=0.0).spine_24h_percent == 100.0)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("site", SITES)
def test_each_setting_says_once_that_it_is_the_models(site, register):
    """The words of a setting name the model in their first sentence, and nowhere again."""
    for words in describe_settings(lab_grid(site=site), register):
        assert len(re.findall(r"\bmodel\b", plain(words))) == 1, words
        assert "model" in plain(words).split(".")[0], words


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("site", SITES)
def test_what_is_said_before_a_guess_gives_nothing_away(site, register):
    """The opening neither names glutamate nor its number, and what stands in its place is no longer."""
    grid = lab_grid(site=site)
    asked = say("lab-asked", register)
    assert not NUMBER.findall(asked)
    for level in range(grid.block_percent.size):
        opening = plain(describe_opening(grid, level, register))
        assert not re.search("glutamate|rise|inhibit", opening, re.IGNORECASE), opening
        assert len(asked) <= len(plain(describe_glutamate(grid, level, register)))
