"""The lab's other words: what a reader may expect, what was found, zones, comparison, charts.

Templates hold places in angle brackets, ``<n>``, which the page fills with packed values. The
words stand in ``assets/text/sentences/lab.toml``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from explainer.describe.lab import describe_settings, mark, plain
from explainer.describe.registers import DEFAULT_REGISTER, load_sentences, say, slots_of
from explainer.model.grid import LabGrid

# Less than this, in percent of rest, counts as no change.
_SMALLEST_CHANGE_PERCENT = 0.5
_REST_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Guess:
    """One shape a reader may expect of glutamate against block.

    Attributes
    ----------
    key, label : str
        In the link; on screen.
    points : tuple of (float, float)
        Block and percent of rest; a sketch, nothing computed.
    """

    key: str
    label: str
    points: tuple[tuple[float, float], ...]


GUESSES = (
    Guess("rises", "keeps rising", ((0.0, 100.0), (100.0, 126.0))),
    Guess(
        "peaks",
        "rises, then falls",
        tuple((float(x), 100.0 + 0.9 * x - 0.0125 * x * x) for x in range(0, 101, 5)),
    ),
    Guess("falls", "falls", ((0.0, 100.0), (100.0, 50.0))),
    Guess("flat", "stays flat", ((0.0, 100.0), (100.0, 100.0))),
)

ZONES = ("rest", "rising", "past", "below", "beyond")
# What is said on entering a zone depends on the zone left where these say so.
_ZONES_LEFT = {"rising": ("past", "below", "beyond"), "past": ("below",)}
ANY_ZONE = "*"
# Templates by the name the page knows them by; their slots are places that it fills.
TEMPLATES = {
    "sustained": "lab-chart-sustained",
    "firing": "lab-chart-firing",
    "synapses": "lab-chart-synapses",
    "hidden": "lab-chart-hidden",
    "picture": "lab-picture",
    "picture_asked": "lab-picture-asked",
    "asked": "lab-asked",
    "wait": "lab-wait",
    "wait_short": "lab-wait-short",
    "guess_line": "lab-guess-line",
    "beyond": "lab-zone-beyond",
    "table_hours": "lab-table-hours",
    "table_synapses": "lab-table-synapses",
    "table_levels": "lab-table-levels",
    "saved_setting": "lab-saved-setting",
    "saved_band": "lab-saved-band",
    "saved_model": "lab-saved-model",
    "ask": "lab-ask",
    "draw": "lab-draw",
    "band": "lab-band",
    "units": "lab-units",
    "sub_sustained": "lab-sub-sustained",
    "sub_surge": "lab-sub-surge",
    "sub_synapses": "lab-sub-synapses",
    "ampa": "lab-ampa",
    "brake_cell": "lab-brake-cell",
    "brake_cells": "lab-brake-cells",
}


def template(key: str, register: str = DEFAULT_REGISTER) -> str:
    """Return a sentence whose slots are places in angle brackets."""
    return say(key, register, **{name: f"<{name}>" for name in slots_of(load_sentences()[key][register])})


def templates(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return the words of picture, charts, tables, choices and saved files."""
    return {name: template(key, register) for name, key in TEMPLATES.items()}


def site_label(site: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what blocking at a site is called."""
    return say(f"lab-site-{site}", register)


def slider_label(site: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what the slider is called: it is the drug level, read as block on brake cells."""
    return say("lab-slider-pyramidal" if site == "pyramidal" else "lab-slider", register)


def zone_words(register: str = DEFAULT_REGISTER) -> dict[str, dict[str, str]]:
    """Return what is said on entering a zone, by the zone left; `ANY_ZONE` for any other."""
    return {
        zone: {ANY_ZONE: say(f"lab-zone-{zone}", register)}
        | {left: say(f"lab-zone-{zone}-from-{left}", register) for left in _ZONES_LEFT.get(zone, ())}
        for zone in ZONES
    }


def compare_words(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return the templates that compare two settings, A and B, with colour marks."""

    def synapses(key: str) -> str:
        return say("lab-of-synapses", register, growth=mark("growth", template(key, register)))

    return {
        "kept": template("lab-kept", register),
        "against": template("lab-against", register),
        "against_asked": template("lab-against-asked", register),
        "beyond": template("lab-not-compared", register),
        "more": mark("glutamate", template("lab-higher", register)),
        "less": mark("glutamate", template("lab-lower", register)),
        "same": mark("glutamate", say("lab-level", register)),
        "more_synapses": synapses("lab-points-more"),
        "fewer_synapses": synapses("lab-points-fewer"),
        "same_synapses": synapses("lab-as-many"),
        "block": template("lab-name-block", register),
        "ampa_off": say("lab-name-ampa", register),
    }


def longest_comparison(register: str = DEFAULT_REGISTER) -> str:
    """Return a comparison as long as any, with A's name left open and colour marks."""
    words = compare_words(register)
    glutamate, synapses = (words[name].replace("<n>", "100.0") for name in ("more", "fewer_synapses"))
    full = words["against"].replace("<glutamate>", glutamate).replace("<synapses>", synapses)
    return max((full, words["beyond"]), key=lambda sentence: len(plain(sentence)))


def longest_setting(grids: Iterable[LabGrid], register: str = DEFAULT_REGISTER) -> str:
    """Return the longest words of any setting of these grids, with colour marks."""
    return max(
        (words for grid in grids for words in describe_settings(grid, register)),
        key=lambda words: len(plain(words)),
    )


def find_shape(grid: LabGrid) -> str:
    """Return the key of the guess that the settled curve has; `grid` starts at no block."""
    change = grid.sustained_glutamate_percent - 100.0
    rises, falls = change.max() > _SMALLEST_CHANGE_PERCENT, change.min() < -_SMALLEST_CHANGE_PERCENT
    if rises and falls:
        return "peaks"
    return "rises" if rises else "falls" if falls else "flat"


def describe_curve(grid: LabGrid, register: str = DEFAULT_REGISTER) -> str:
    """Return the words on the settled curve, with colour marks: "it rises to ..."."""
    values = grid.sustained_glutamate_percent
    shape = find_shape(grid)
    end = mark("glutamate", f"{values[-1]:.0f}%")
    if shape == "peaks":
        top = int(values.argmax())
        crossing = int(grid.block_percent[top:][values[top:] < _REST_PERCENT][0])
        return say(
            "lab-curve-peaks",
            register,
            top=mark("glutamate", f"{values[top]:.0f}%"),
            block=mark("ketamine", f"{grid.block_percent[top]:.0f}%"),
            crossing=mark("ketamine", f"{crossing}%"),
        )
    if shape == "rises" and grid.is_extrapolated.any():
        first = int(grid.block_percent[grid.is_extrapolated][0])
        return say("lab-curve-leaves", register, block=mark("ketamine", f"{first}%"))
    if shape == "flat":
        return say("lab-curve-flat", register)
    return say(f"lab-curve-{shape}", register, end=end)


def describe_guess(grid: LabGrid, guess: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what the model shows beside what was expected.

    Parameters
    ----------
    grid : LabGrid
        Starts at no block.
    guess : str
        Key of a guess; anything else means the question was skipped.
    register : str
        Whose words.
    """
    found = describe_curve(grid, register)
    if guess not in {item.key for item in GUESSES}:
        return say("lab-found", register, found=found)
    if guess == find_shape(grid):
        return say("lab-found-as-expected", register, found=found)
    expected = say(f"lab-expected-{guess}", register)
    return say("lab-found-otherwise", register, expected=expected, found=found)


def describe_drawing(guess: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what is asked of the reader once a guess is made."""
    return say("lab-draw-guess", register, expected=say(f"lab-expected-{guess}", register))


def find_zones(grid: LabGrid) -> list[int]:
    """Return the zone of every level, as places in `ZONES`."""
    values = grid.sustained_glutamate_percent
    top = int(values.argmax())
    zones = np.where(np.arange(values.size) > top, ZONES.index("past"), ZONES.index("rising"))
    zones[np.abs(values - 100.0) < _SMALLEST_CHANGE_PERCENT] = ZONES.index("rest")
    past_rest = (np.arange(values.size) > top) & (np.abs(values - 100.0) < _SMALLEST_CHANGE_PERCENT)
    zones[past_rest & (values[top] - 100.0 > _SMALLEST_CHANGE_PERCENT)] = ZONES.index("past")
    zones[values < 100.0 - _SMALLEST_CHANGE_PERCENT] = ZONES.index("below")
    zones[grid.is_extrapolated] = ZONES.index("beyond")
    return [int(zone) for zone in zones]
