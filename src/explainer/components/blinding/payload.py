"""Pack the simulator's grids, words and real trials for the browser, in one register."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

import numpy as np

from explainer.components.blinding.real_trials import guess_rows, map_rows, source_of, undrawn
from explainer.components.packing import pack_arrays
from explainer.describe import blinding as words
from explainer.describe.registers import DEFAULT_REGISTER, say
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


def presets(register: str) -> list[dict[str, Any]]:
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
            "note": say("blinding-preset-saline", register, felt=f"{share_right(remifentanil):g}"),
            "sources": [source_of(find_guess(remifentanil))],
        },
        {
            "key": "midazolam",
            "label": "Like a midazolam trial",
            "tell": nearest_tell(middle),
            "n": _SAME_N["midazolam"],
            "note": say(
                "blinding-preset-midazolam",
                register,
                drug=f"{share_right(shiroma[0]):g}",
                control=f"{share_right(shiroma[1]):g}",
            ),
            "sources": [source_of(find_guess(shiroma[1]))],
        },
        {
            "key": "anaesthesia",
            "label": "Hidden by anaesthesia",
            "tell": nearest_tell(share_right(lii)),
            "n": _SAME_N["anaesthesia"],
            "note": say("blinding-preset-anaesthesia", register, right=f"{share_right(lii):g}"),
            "sources": [source_of(find_guess(lii))],
        },
    ]


def sliders(register: str) -> list[dict[str, Any]]:
    """Return the four sliders: positions, what each position is called, and on what its range rests."""
    default = BlindingSetting()
    return [
        {
            "key": "effect",
            "label": "What the drug itself does",
            "values": EFFECTS_POINTS,
            "words": [words.points_words(value) for value in EFFECTS_POINTS],
            "default": default.effect,
            "basis": say("blinding-basis-effect", register),
        },
        {
            "key": "expectancy",
            "label": "What believing you got it does",
            "values": EXPECTANCIES_POINTS,
            "words": [words.points_words(value) for value in EXPECTANCIES_POINTS],
            "default": default.expectancy,
            "basis": say("blinding-basis-expectancy", register),
        },
        {
            "key": "tell",
            "label": "How easily people can tell",
            "values": TELLS_PERCENT,
            "words": [
                "a coin flip" if value == TELLS_PERCENT[0] else f"{value}% right" for value in TELLS_PERCENT
            ],
            "default": default.tell,
            "basis": say("blinding-basis-tell", register),
        },
        {
            "key": "n",
            "label": "People in each arm",
            "values": PEOPLE_PER_ARM,
            "words": [str(value) for value in PEOPLE_PER_ARM],
            "default": default.n,
            "basis": say("blinding-basis-n", register),
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
def _fixed_header(register: str) -> dict[str, Any]:
    reference = find_reference(OUTCOME_SD.source)
    spread = say("blinding-spread", register, spread=f"{OUTCOME_SD.value:g}", basis=OUTCOME_SD.basis)
    return {
        "register": register,
        "axis": AXIS,
        "near_points": NEAR_POINTS,
        "sliders": sliders(register),
        "presets": presets(register),
        "trials": map_rows(register),
        "guesses": guess_rows(),
        "undrawn": undrawn(),
        "figures": words.FIGURES,
        "sentence": words.template("sentence", register),
        "beliefs": words.belief_templates(register),
        "verdicts": words.verdict_sentences(register),
        "clear_words": words.template("clear", register),
        "effect_words": [words.effect_words(points, register) for points in EFFECTS_POINTS],
        "looks": words.LOOKS,
        "task": words.task_texts(register),
        "texts": words.loose_texts(register),
        "spread": {
            "words": spread,
            "note": OUTCOME_SD.note,
            "short": reference.short,
            "link": reference.link,
            "place": f"Extended Data Table 1; {SEEN_WORDS[OUTCOME_SD.seen]}.",
        },
    }


def pack_blinding(
    start: BlindingStart, problems: tuple[str, ...] = (), register: str = DEFAULT_REGISTER
) -> bytes:
    """Return the whole payload for one start.

    Parameters
    ----------
    start : BlindingStart
        What the simulator opens at.
    problems : tuple of str
        What could not be used in the address; shown in place.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    bytes
        See `explainer.components.packing.pack_arrays`.
    """
    header = {"start": asdict(start), "problems": problems, **_fixed_header(register)}
    return pack_arrays(header, *blinding_arrays())
