"""What the lab says about a guess, a zone, a site and a comparison agrees with the grid, in every register."""

import re

import numpy as np
import pytest

from explainer.describe.lab import describe_settings, plain
from explainer.describe.lab_words import (
    ANY_ZONE,
    GUESSES,
    TEMPLATES,
    ZONES,
    compare_words,
    describe_curve,
    describe_drawing,
    describe_guess,
    find_shape,
    find_zones,
    longest_comparison,
    longest_setting,
    site_label,
    slider_label,
    template,
    templates,
    zone_words,
)
from explainer.describe.registers import REGISTERS, say
from explainer.model.grid import lab_grid
from explainer.model.nmda_block import SITES

SHAPES = {"both": "peaks", "interneuron": "rises", "pyramidal": "falls"}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("site", SHAPES)
def test_the_shape_found_is_one_a_reader_can_choose(site, register):
    """Each site has its own shape, and choosing it is told as expected, without a scolding word."""
    grid = lab_grid(site=site)
    assert find_shape(grid) == SHAPES[site]
    for guess in GUESSES:
        words = plain(describe_guess(grid, guess.key, register))
        assert words.startswith("As you expected" if guess.key == SHAPES[site] else "You expected it to")
        assert plain(describe_curve(grid, register)) in words
        assert not any(word in words.lower() for word in ("wrong", "incorrect", "sorry", "unfortunately"))
        assert say(f"lab-expected-{guess.key}", register) in describe_drawing(guess.key, register)
    assert plain(describe_guess(grid, "skip", register)).startswith("In the model")


@pytest.mark.parametrize("register", REGISTERS)
def test_the_curve_is_described_with_its_own_numbers(register):
    """Top, its place and the crossing of rest are the grid's; so are the end and where the range is left."""
    grid = lab_grid()
    values = grid.sustained_glutamate_percent
    top = int(values.argmax())
    crossing = top + int(np.argmax(values[top:] < 100.0))
    said = NUMBER.findall(plain(describe_curve(grid, register)))
    assert said == [f"{values[top]:.0f}", str(top), str(crossing)]
    rising = lab_grid(site="interneuron")
    assert NUMBER.findall(plain(describe_curve(rising, register))) == [
        str(int(rising.is_extrapolated.argmax()))
    ]
    falling = lab_grid(site="pyramidal")
    end = falling.sustained_glutamate_percent[-1]
    assert NUMBER.findall(plain(describe_curve(falling, register))) == [f"{end:.0f}"]


@pytest.mark.parametrize("register", REGISTERS)
def test_zones_follow_the_curve(register):
    """Zones come in order with block, each has words for entering it, and coming back is said as coming back."""
    zones = [ZONES[zone] for zone in find_zones(lab_grid())]
    assert list(dict.fromkeys(zones)) == ["rest", "rising", "past", "below"]
    assert zones[0] == "rest"
    assert ZONES[find_zones(lab_grid(site="interneuron"))[-1]] == "beyond"
    spoken = zone_words(register)
    assert list(spoken) == list(ZONES)
    for entered in spoken.values():
        assert all(words.startswith("Back") == (left != ANY_ZONE) for left, words in entered.items())


@pytest.mark.parametrize("register", REGISTERS)
def test_a_spared_cell_is_named(register):
    """With one kind of cell blocked the sentence says which, and beyond the range gives no rates."""
    alone = site_label("interneuron", register)
    settings = describe_settings(lab_grid(site="interneuron"), register)
    assert alone in plain(settings[20])
    assert alone in plain(settings[60])
    assert "no numbers are shown" in plain(settings[60])
    grid = lab_grid(site="pyramidal")
    words = plain(describe_settings(grid, register)[40])
    assert "only" in words.split(".")[0]
    assert f"{grid.block_pyramidal_percent[40]:.0f}%" in words.split(".")[0]
    assert slider_label("pyramidal", register) != slider_label("both", register)


@pytest.mark.parametrize("register", REGISTERS)
def test_templates_ask_for_the_same_places_in_every_register(register):
    """What the page fills is named once for all: no place is missing, none is unknown, no brace is left."""
    for name, words in templates(register).items():
        places = set(re.findall(r"<(\w+)>", words))
        assert places == set(re.findall(r"<(\w+)>", templates()[name])), name
        assert "{" not in words
    assert set(templates(register)) == set(TEMPLATES)
    assert template("lab-name-block", register) == "<n>% block"
    places = {name: set(re.findall(r"<(\w+)>", words)) for name, words in compare_words(register).items()}
    assert places["against"] == {"a", "glutamate", "synapses"}
    assert places["kept"] == places["beyond"] == {"a"}
    for name in ("more", "less", "more_synapses", "fewer_synapses"):
        assert places[name] == {"n"}, name
    assert places["same"] == places["same_synapses"] == set()


@pytest.mark.parametrize("register", REGISTERS)
def test_room_is_kept_for_the_longest_words(register):
    """No setting and no comparison is longer than what the page keeps room for."""
    grids = [lab_grid(site=site, ampa_available_fraction=ampa) for site in SITES for ampa in (1.0, 0.0)]
    longest = plain(longest_setting(grids, register))
    assert all(
        len(plain(words)) <= len(longest) for grid in grids for words in describe_settings(grid, register)
    )
    words = compare_words(register)
    for glutamate in ("more", "less", "same"):
        for synapses in ("more_synapses", "fewer_synapses", "same_synapses"):
            filled = words["against"].replace("<glutamate>", words[glutamate])
            filled = filled.replace("<synapses>", words[synapses]).replace("<n>", "99.9")
            assert len(plain(filled)) <= len(plain(longest_comparison(register))) + 2, (glutamate, synapses)
    assert "<a>" in longest_comparison(register)
