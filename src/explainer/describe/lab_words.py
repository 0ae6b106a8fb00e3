"""The lab's other words: what a reader may expect, what was found, zones, comparison.

Templates hold places in angle brackets, ``<n>``, which the page fills with packed values.
"""

from dataclasses import dataclass

import numpy as np

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
    expected : str
        Completes "You expected it to ...".
    points : tuple of (float, float)
        Block and percent of rest; a sketch, nothing computed.
    """

    key: str
    label: str
    expected: str
    points: tuple[tuple[float, float], ...]


GUESSES = (
    Guess("rises", "keeps rising", "keep rising", ((0.0, 100.0), (100.0, 126.0))),
    Guess(
        "peaks",
        "rises, then falls",
        "rise, then fall",
        tuple((float(x), 100.0 + 0.9 * x - 0.0125 * x * x) for x in range(0, 101, 5)),
    ),
    Guess("falls", "falls", "fall", ((0.0, 100.0), (100.0, 50.0))),
    Guess("flat", "stays flat", "stay flat", ((0.0, 100.0), (100.0, 100.0))),
)

SITE_LABELS = {"both": "both", "interneuron": "brake cells only", "pyramidal": "pyramidal cells only"}
# What the slider is called: it is the drug level, read as block on brake cells.
SLIDER_LABELS = {
    "both": "NMDA blockade on brake cells",
    "interneuron": "NMDA blockade on brake cells",
    "pyramidal": "NMDA blockade, as on brake cells",
}
ZONES = ("rest", "rising", "past", "below", "beyond")
# What is said on entering a zone, by the zone left; "*" for any other.
ZONE_WORDS = {
    "rest": {"*": "At rest."},
    "rising": {
        "*": "Above rest.",
        "past": "Back before the top of the curve.",
        "below": "Back above rest.",
        "beyond": "Back in the range this model was built for.",
    },
    "past": {
        "*": "Past the top of the curve: more block now means less glutamate.",
        "below": "Back above rest, past the top of the curve.",
    },
    "below": {"*": "Below rest: glutamate settles lower than with no block."},
    "beyond": {"*": "Beyond the range this model was built for."},
}
COMPARE_WORDS = {
    "kept": "A is <a>.",
    "against": "Against A (<a>), glutamate settles <glutamate> and a day later there are <synapses>.",
    "beyond": "A is <a>. One of the two lies beyond the range this model was built for, so their numbers are not compared.",
    "more": "{glutamate|<n> points higher}",
    "less": "{glutamate|<n> points lower}",
    "same": "{glutamate|at the same level}",
    "more_synapses": "{growth|<n> points more} synapses",
    "fewer_synapses": "{growth|<n> points fewer} synapses",
    "same_synapses": "{growth|as many} synapses",
    "block": "<n>% block",
    "ampa_off": "AMPA receptors blocked",
}


def find_shape(grid: LabGrid) -> str:
    """Return the key of the guess that the settled curve has; `grid` starts at no block."""
    change = grid.sustained_glutamate_percent - 100.0
    rises, falls = change.max() > _SMALLEST_CHANGE_PERCENT, change.min() < -_SMALLEST_CHANGE_PERCENT
    if rises and falls:
        return "peaks"
    return "rises" if rises else "falls" if falls else "flat"


def describe_curve(grid: LabGrid) -> str:
    """Return one clause on the settled curve, with colour marks: "it rises to ..."."""
    values = grid.sustained_glutamate_percent
    shape = find_shape(grid)
    if shape == "peaks":
        top = int(values.argmax())
        crossing = int(grid.block_percent[top:][values[top:] < _REST_PERCENT][0])
        return (
            f"it rises to {{glutamate|{values[top]:.0f}%}} of rest at {{ketamine|{grid.block_percent[top]:.0f}%}} block, "
            f"then falls, and from {{ketamine|{crossing}%}} it is below rest."
        )
    if shape == "rises":
        if not grid.is_extrapolated.any():
            return f"it keeps rising, to {{glutamate|{values[-1]:.0f}%}} of rest."
        last = int(grid.block_percent[~grid.is_extrapolated][-1])
        return f"it keeps rising, and from {{ketamine|{last}%}} block it leaves the range this model was built for."
    if shape == "falls":
        return f"it falls from the start, to {{glutamate|{values[-1]:.0f}%}} of rest."
    return "it stays flat."


def describe_guess(grid: LabGrid, guess: str) -> str:
    """Return what the model shows beside what was expected.

    Parameters
    ----------
    grid : LabGrid
        Starts at no block.
    guess : str
        Key of a guess; anything else means the question was skipped.
    """
    found = describe_curve(grid)
    expected = next((item.expected for item in GUESSES if item.key == guess), None)
    if expected is None:
        return f"In the model {found}"
    if guess == find_shape(grid):
        return f"As you expected: {found}"
    return f"You expected it to {expected}. In the model {found}"


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
