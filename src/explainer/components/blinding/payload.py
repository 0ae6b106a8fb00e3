"""Pack the simulator's grids, words and real trials for the browser."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

import numpy as np

from explainer.components.blinding.real_trials import guess_rows, map_rows, source_of, undrawn
from explainer.components.packing import pack_arrays
from explainer.describe import blinding as words
from explainer.evidence.guesses import find_guess, share_right
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    OUTCOME_SD,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    blinding_grid,
)
from explainer.numerics import FloatArray
from explainer.references import find_reference
from explainer.ui.blinding_address import BlindingSetting, BlindingStart
from explainer.ui.citation import SEEN_WORDS

# Fixed: marks move, the axis does not. Wide enough for every setting and every real trial.
AXIS: Mapping[str, Any] = {"low": -10.0, "high": 31.0, "ticks": [-10, 0, 10, 20, 30]}
# A real trial is tinted when it reported within this of the reader's.
NEAR_POINTS = 0.5
_SAME_N = {"saline": 20, "midazolam": 30, "anaesthesia": 20}


def nearest_tell(percent: float) -> int:
    """Return the slider's position nearest to a measured share; below a coin it is a coin."""
    return min(TELLS_PERCENT, key=lambda tell: (abs(tell - percent), tell))


def presets() -> list[dict[str, Any]]:
    """Return named settings of ease of telling and size; drug and expectancy stay where they are."""
    remifentanil = "guesses/sumner2020-1"
    shiroma = ("guesses/shiroma2020-1", "guesses/shiroma2020-2")
    lii = "guesses/lii2023-1"
    middle = sum(share_right(row) for row in shiroma) / len(shiroma)
    return [
        {
            "key": "saline",
            "label": "Like a saline trial",
            "tell": nearest_tell(share_right(remifentanil)),
            "n": _SAME_N["saline"],
            "note": (
                f"No guess rate against saline was seen. {share_right(remifentanil):g}% named the ketamine session "
                "against remifentanil, which is felt too, so against saline it may be more. Size as in Lapidus 2014."
            ),
            "sources": [source_of(find_guess(remifentanil))],
        },
        {
            "key": "midazolam",
            "label": "Like a midazolam trial",
            "tell": nearest_tell(middle),
            "n": _SAME_N["midazolam"],
            "note": (
                f"Middle of {share_right(shiroma[0]):g}% right on ketamine and {share_right(shiroma[1]):g}% right on "
                "midazolam. Size near that of Murrough 2013."
            ),
            "sources": [source_of(find_guess(shiroma[1]))],
        },
        {
            "key": "anaesthesia",
            "label": "Hidden by anaesthesia",
            "tell": nearest_tell(share_right(lii)),
            "n": _SAME_N["anaesthesia"],
            "note": (
                f"{share_right(lii):g}% guessed right and both arms guessed alike: no better than a coin. "
                "Size as in Lii 2023."
            ),
            "sources": [source_of(find_guess(lii))],
        },
    ]


def sliders() -> list[dict[str, Any]]:
    """Return the four sliders: positions, what each position is called, and on what its range rests."""
    default = BlindingSetting()
    return [
        {
            "key": "effect",
            "label": "What the drug itself does",
            "values": EFFECTS_POINTS,
            "words": [words.points_words(value) for value in EFFECTS_POINTS],
            "default": default.effect,
            "basis": "Illustrative: nobody knows the true value, so it is yours to set.",
        },
        {
            "key": "expectancy",
            "label": "What believing you got it does",
            "values": EXPECTANCIES_POINTS,
            "words": [words.points_words(value) for value in EXPECTANCIES_POINTS],
            "default": default.expectancy,
            "basis": "Illustrative: not measured for ketamine; the range spans from nothing to a large effect.",
        },
        {
            "key": "tell",
            "label": "How easily people can tell",
            "values": TELLS_PERCENT,
            "words": [
                "a coin flip" if value == TELLS_PERCENT[0] else f"{value}% right" for value in TELLS_PERCENT
            ],
            "default": default.tell,
            "basis": "From a coin flip to certainty, alike in both arms; measured shares are drawn below.",
        },
        {
            "key": "n",
            "label": "People in each arm",
            "values": PEOPLE_PER_ARM,
            "words": [str(value) for value in PEOPLE_PER_ARM],
            "default": default.n,
            "basis": "Illustrative: from smaller to larger than the trials on the map.",
        },
    ]


def blinding_arrays() -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
    """Return what the browser looks up: small grids as numbers, large ones as curves over n."""
    grid = blinding_grid()
    clauses = words.clause_grid(grid)
    people = len(PEOPLE_PER_ARM)
    arrays = {
        "added": grid.added_points,
        "estimate": grid.estimate_points,
        "half_width": grid.half_width_points,
        "beliefs": clauses.beliefs,
        "believers": np.array([words.believers(tell) for tell in TELLS_PERCENT], dtype=np.float64),
    }
    curves = {
        "clear": grid.clear_percent.reshape(-1, people),
        "verdict": clauses.verdict.reshape(-1, people),
        "look": clauses.look.reshape(-1, people),
    }
    return arrays, curves


@cache
def _fixed_header() -> dict[str, Any]:
    reference = find_reference(OUTCOME_SD.source)
    return {
        "axis": AXIS,
        "near_points": NEAR_POINTS,
        "sliders": sliders(),
        "presets": presets(),
        "trials": map_rows(),
        "guesses": guess_rows(),
        "undrawn": undrawn(),
        "figures": words.FIGURES,
        "sentence": words.SENTENCE,
        "beliefs": list(words.BELIEFS.values()),
        "verdicts": list(words.VERDICTS.values()),
        "clear_words": words.CLEAR_WORDS,
        "effect_words": [words.effect_words(points) for points in EFFECTS_POINTS],
        "looks": words.LOOKS,
        "task": dict(words.TASK),
        "spread": {
            "words": f"Spread of scores within an arm: {OUTCOME_SD.value:g} points, {OUTCOME_SD.basis}.",
            "note": OUTCOME_SD.note,
            "short": reference.short,
            "link": reference.link,
            "place": f"Extended Data Table 1; {SEEN_WORDS[OUTCOME_SD.seen]}.",
        },
    }


def pack_blinding(start: BlindingStart, problems: tuple[str, ...] = ()) -> bytes:
    """Return the whole payload for one start.

    Parameters
    ----------
    start : BlindingStart
        What the simulator opens at.
    problems : tuple of str
        What could not be used in the address; shown in place.

    Returns
    -------
    bytes
        See `explainer.components.packing.pack_arrays`.
    """
    header = {"start": asdict(start), "problems": problems, **_fixed_header()}
    return pack_arrays(header, *blinding_arrays())
