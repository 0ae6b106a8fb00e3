"""What the lab says about a guess, a zone and a site agrees with the grid."""

import numpy as np
import pytest

from explainer.describe.lab import describe_settings, plain
from explainer.describe.lab_words import (
    GUESSES,
    ZONE_WORDS,
    ZONES,
    describe_curve,
    describe_guess,
    find_shape,
    find_zones,
)
from explainer.model.grid import lab_grid

SHAPES = {"both": "peaks", "interneuron": "rises", "pyramidal": "falls"}


@pytest.mark.parametrize("site", SHAPES)
def test_the_shape_found_is_one_a_reader_can_choose(site):
    """Each site has its own shape, and choosing it is told as expected, without a scolding word."""
    grid = lab_grid(site=site)
    assert find_shape(grid) == SHAPES[site]
    for guess in GUESSES:
        words = plain(describe_guess(grid, guess.key))
        assert words.startswith("As you expected" if guess.key == SHAPES[site] else "You expected it to")
        assert plain(describe_curve(grid)) in words
        assert not any(word in words.lower() for word in ("wrong", "incorrect", "sorry", "unfortunately"))
    assert plain(describe_guess(grid, "skip")).startswith("In the model")


def test_the_curve_is_described_with_its_own_numbers():
    """Top, its place and the crossing of rest are the grid's."""
    grid = lab_grid()
    values = grid.sustained_glutamate_percent
    top = int(values.argmax())
    crossing = top + int(np.argmax(values[top:] < 100.0))
    words = plain(describe_curve(grid))
    assert f"rises to {values[top]:.0f}% of rest at {top}% block" in words
    assert f"from {crossing}% it is below rest" in words


def test_zones_follow_the_curve():
    """Zones come in order with block, and each has words for entering it."""
    zones = [ZONES[zone] for zone in find_zones(lab_grid())]
    assert list(dict.fromkeys(zones)) == ["rest", "rising", "past", "below"]
    assert zones[0] == "rest"
    assert all("*" in ZONE_WORDS[zone] for zone in ZONES)
    assert ZONES[find_zones(lab_grid(site="interneuron"))[-1]] == "beyond"


def test_a_spared_cell_is_named():
    """With one kind of cell blocked the sentence says which, and beyond the range gives no rates."""
    assert "on brake cells only" in plain(describe_settings(lab_grid(site="interneuron"))[20])
    assert "no numbers are shown" in plain(describe_settings(lab_grid(site="interneuron"))[60])
    grid = lab_grid(site="pyramidal")
    words = plain(describe_settings(grid)[40])
    assert f"only pyramidal cells are blocked, by {grid.block_pyramidal_percent[40]:.0f}%" in words
    blocked = plain(describe_settings(lab_grid(ampa_available_fraction=0.0))[40])
    assert blocked.endswith("with AMPA receptors blocked, synapses a day later are as at rest.")
