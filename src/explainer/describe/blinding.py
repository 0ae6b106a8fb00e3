"""The unblinding simulator in one sentence per setting and register, from templates with slots.

There are too many settings to send a sentence for each, so the page gets the clauses, the
numbers of every setting, and which clause belongs to which. The words are those of
`assets/text/sentences/blinding.toml`; in a template sent to the browser a slot is ``<name>``.
A number that the page colours is marked ``{kind|text}``, as in the lab's sentences.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explainer.describe.registers import DEFAULT_REGISTER, load_sentences, say, slots_of
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    BlindingGrid,
    blinding_grid,
)
from explainer.numerics import FloatArray

# A hundred figures in each arm, so that every setting draws whole people.
FIGURES = 100
_COIN_PERCENT = 50
# Sums of hundredths that should be equal differ by less than this.
_SAME_POINTS = 1e-9
_SLOT = re.compile(r"<(\w+)>")

# A report counts as large from here: what Murrough 2013 reported against midazolam, rounded.
LARGE_POINTS = 8
# The true effects with which both ends of the task can be reached by guessing and numbers alone.
TASK_EFFECTS = (1, 6)
LOOKS = ("neither", "large", "null")
# What believing does at a setting, and what the trial then says; each has its sentence.
BELIEFS = ("inert", "same", "adds")
VERDICTS = ("all-drug", "part", "half", "false", "missed", "quiet")
# Sentences that the browser fills or shows as they are.
TEXTS = (
    "people",
    "yours",
    "preset-own",
    "map-sub",
    "legend",
    "guess-sub",
    "undrawn",
    "saved-setting",
    "saved-hollow",
    "saved-illustrative",
)


def template(key: str, register: str = DEFAULT_REGISTER) -> str:
    """Return a sentence of the simulator with its slots as ``<name>``, to be filled later.

    Parameters
    ----------
    key : str
        Of ``blinding.toml``, without the file's prefix.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    name = f"blinding-{key}"
    slots = slots_of(load_sentences()[name][DEFAULT_REGISTER])
    return say(name, register, **{slot: f"<{slot}>" for slot in slots})


def belief_templates(register: str = DEFAULT_REGISTER) -> list[str]:
    """Return what believing does, in the order of `BELIEFS`."""
    return [template(f"beliefs-{key}", register) for key in BELIEFS]


def verdict_sentences(register: str = DEFAULT_REGISTER) -> list[str]:
    """Return what a trial says, in the order of `VERDICTS`."""
    return [template(f"verdict-{key}", register) for key in VERDICTS]


def loose_texts(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return the sentences of `TEXTS` by key."""
    return {key: template(key, register) for key in TEXTS}


def task_texts(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return the words of the task; ``<effect>`` is filled when an end is reached."""
    low, high = (str(points) for points in TASK_EFFECTS)
    filled = {"low": low, "high": high, "large": str(LARGE_POINTS), "effect": "<effect>"}
    keys = ("title", "intro", "large", "null", "half", "done")
    return {key: fill(template(f"task-{key}", register), filled) for key in keys}


def number_words(value: float) -> str:
    """Return a number with one decimal and a true minus sign; nothing is ever minus nought."""
    text = f"{abs(value):.1f}"
    return f"−{text}" if value < 0.0 and float(text) > 0.0 else text


def points_words(points: int) -> str:
    """Return a whole number of points as words."""
    return f"{points} point{'' if points == 1 else 's'}"


def effect_words(points: int, register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence on the drug, with colour marks."""
    if points == 0:
        return say("blinding-drug-none", register)
    return say("blinding-drug", register, points=points_words(points))


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Return a template with every slot filled; an unknown slot is an error."""
    return _SLOT.sub(lambda match: slots[match.group(1)], template)


def believers(tell: int) -> tuple[int, int]:
    """Return how many of 100 in the drug arm and in the control arm believe they got the drug."""
    return tell, FIGURES - tell


@dataclass(frozen=True, slots=True)
class ClauseGrid:
    """Which clause belongs to which setting; numbers are places in the lists of this module.

    Attributes
    ----------
    beliefs : ndarray, shape (X, T)
        Place in `BELIEFS`.
    verdict, look : ndarray, shape (E, X, T, N)
        Places in `VERDICTS` and `LOOKS`.
    """

    beliefs: FloatArray
    verdict: FloatArray
    look: FloatArray


def clause_grid(grid: BlindingGrid) -> ClauseGrid:
    """Return the clauses of every setting.

    Parameters
    ----------
    grid : BlindingGrid
        What every setting reports.
    """
    beliefs = np.full(grid.added_points.shape, float(BELIEFS.index("adds")))
    beliefs[:, TELLS_PERCENT.index(_COIN_PERCENT)] = BELIEFS.index("same")
    beliefs[EXPECTANCIES_POINTS.index(0), :] = BELIEFS.index("inert")

    effect = np.array(EFFECTS_POINTS, dtype=np.float64)[:, None, None, None]
    added = grid.added_points[None, :, :, None]
    estimate = grid.estimate_points[..., None]
    is_clear = estimate > grid.half_width_points[None]
    verdict = np.select(
        [
            is_clear & (effect == 0.0),
            is_clear & (added >= effect - _SAME_POINTS),
            is_clear & (added > 0.0),
            is_clear,
            np.broadcast_to(effect > 0.0, is_clear.shape),
        ],
        [float(VERDICTS.index(key)) for key in ("false", "half", "part", "all-drug", "missed")],
        default=float(VERDICTS.index("quiet")),
    )
    is_task = (effect >= TASK_EFFECTS[0]) & (effect <= TASK_EFFECTS[1])
    look = np.select(
        [is_task & is_clear & (estimate >= LARGE_POINTS - _SAME_POINTS), is_task & ~is_clear],
        [float(LOOKS.index("large")), float(LOOKS.index("null"))],
        default=0.0,
    )
    return ClauseGrid(beliefs, verdict, look)


def setting_slots(
    effect: int, expectancy: int, tell: int, people: int, register: str = DEFAULT_REGISTER
) -> dict[str, str]:
    """Return what fills the slots at one setting, each as text."""
    grid = blinding_grid()
    e, x = EFFECTS_POINTS.index(effect), EXPECTANCIES_POINTS.index(expectancy)
    t, n = TELLS_PERCENT.index(tell), PEOPLE_PER_ARM.index(people)
    estimate, half = float(grid.estimate_points[e, x, t]), float(grid.half_width_points[x, t, n])
    on_drug, on_control = believers(tell)
    return {
        "drug": effect_words(effect, register),
        "people": str(people),
        "drug_believers": str(on_drug),
        "control_believers": str(on_control),
        "added": number_words(float(grid.added_points[x, t])),
        "estimate": number_words(estimate),
        "low": number_words(estimate - half),
        "high": number_words(estimate + half),
        "clear": f"{grid.clear_percent[e, x, t, n]:.0f}",
    }


def describe_setting(
    effect: int, expectancy: int, tell: int, people: int, register: str = DEFAULT_REGISTER
) -> str:
    """Return the sentence for one setting of the sliders, with colour marks.

    Parameters
    ----------
    effect, expectancy : int
        Points, on the grid.
    tell : int
        Percent who guess right, on the grid.
    people : int
        In each arm, on the grid.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    clauses = clause_grid(blinding_grid())
    e, x = EFFECTS_POINTS.index(effect), EXPECTANCIES_POINTS.index(expectancy)
    t, n = TELLS_PERCENT.index(tell), PEOPLE_PER_ARM.index(people)
    slots = setting_slots(effect, expectancy, tell, people, register)
    slots["beliefs"] = fill(belief_templates(register)[int(clauses.beliefs[x, t])], slots)
    slots["verdict"] = verdict_sentences(register)[int(clauses.verdict[e, x, t, n])]
    return fill(template("sentence", register), slots)


def describe_clear(
    effect: int, expectancy: int, tell: int, people: int, register: str = DEFAULT_REGISTER
) -> str:
    """Return how many of 100 such trials would report a clear difference."""
    slots = setting_slots(effect, expectancy, tell, people, register)
    return fill(template("clear", register), slots)
