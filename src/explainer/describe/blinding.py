"""The unblinding simulator in one sentence per setting, from templates with slots.

There are too many settings to send a sentence for each, so the page gets the clauses, the
numbers of every setting, and which clause belongs to which. A slot is ``<name>``; a number
that the page colours is marked ``{kind|text}``, as in the lab's sentences.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    BlindingGrid,
    blinding_grid,
)
from explainer.numerics import FloatArray

# Half of a hundred: one figure stands for two in a hundred, so every setting draws whole people.
FIGURES = 50
_COIN_PERCENT = 50
# Sums of hundredths that should be equal differ by less than this.
_SAME_POINTS = 1e-9
_SLOT = re.compile(r"<(\w+)>")

# A report counts as large from here: what Murrough 2013 reported against midazolam, rounded.
LARGE_POINTS = 8
# The true effects with which both ends of the task can be reached by guessing and numbers alone.
TASK_EFFECTS = (1, 6)
LOOKS = ("neither", "large", "null")

SENTENCE = (
    "The drug itself <effect>; <beliefs>. A trial with <people> people in each arm reports "
    "{report|<estimate> points}, <low> to <high>: <verdict>"
)
BELIEFS: Mapping[str, str] = {
    "inert": "believing one got it adds {belief|nothing}",
    "same": "as many on the control as on the drug believe they got it, so believing adds {belief|nothing}",
    "adds": (
        "<drug_believers> of 50 on the drug and <control_believers> of 50 on the control believe they got it, "
        "which adds {belief|<added> points}"
    ),
}
VERDICTS: Mapping[str, str] = {
    "all drug": "a clear difference, all of it the drug.",
    "part": "a clear difference, part of it expectation.",
    "half": "a clear difference, and at least half of it is expectation.",
    "false": "a clear difference from a drug that does nothing.",
    "missed": "no clear difference, although the drug does something.",
    "quiet": "no clear difference, and the drug does nothing.",
}
CLEAR_WORDS = "Of 100 such trials, about <clear> would report a clear difference."
TASK: Mapping[str, str] = {
    "title": "Same drug, two headlines",
    "intro": (
        f"Give the drug a true effect of {TASK_EFFECTS[0]} to {TASK_EFFECTS[1]} points. Then, without moving it "
        "again, reach both."
    ),
    "large": f"It looks large: the trial reports {LARGE_POINTS} points or more, clear of no difference.",
    "null": "It looks like nothing: the trial’s range includes no difference.",
    "half_done": "Reached with a true effect of <effect>. Now the other, with the same drug.",
    "done": "Both reached with a true effect of <effect>: the drug never changed, only who could tell and how many took part.",
}


def number_words(value: float) -> str:
    """Return a number with one decimal and a true minus sign; nothing is ever minus nought."""
    text = f"{abs(value):.1f}"
    return f"−{text}" if value < 0.0 and float(text) > 0.0 else text


def effect_words(points: int) -> str:
    """Return the clause on the drug, with colour marks."""
    if points == 0:
        return "{ketamine|does nothing}"
    return f"takes off {{ketamine|{points} point{'s' if points > 1 else ''}}}"


def points_words(points: int) -> str:
    """Return a whole number of points as words."""
    return f"{points} point{'' if points == 1 else 's'}"


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Return a template with every slot filled; an unknown slot is an error."""
    return _SLOT.sub(lambda match: slots[match.group(1)], template)


def believers(tell: int) -> tuple[int, int]:
    """Return how many of 50 in the drug arm and in the control arm believe they got the drug."""
    return tell * FIGURES // 100, (100 - tell) * FIGURES // 100


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
    beliefs_list, verdicts = list(BELIEFS), list(VERDICTS)
    beliefs = np.full(grid.added_points.shape, float(beliefs_list.index("adds")))
    beliefs[:, TELLS_PERCENT.index(_COIN_PERCENT)] = beliefs_list.index("same")
    beliefs[EXPECTANCIES_POINTS.index(0), :] = beliefs_list.index("inert")

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
        [float(verdicts.index(key)) for key in ("false", "half", "part", "all drug", "missed")],
        default=float(verdicts.index("quiet")),
    )
    is_task = (effect >= TASK_EFFECTS[0]) & (effect <= TASK_EFFECTS[1])
    look = np.select(
        [is_task & is_clear & (estimate >= LARGE_POINTS - _SAME_POINTS), is_task & ~is_clear],
        [float(LOOKS.index("large")), float(LOOKS.index("null"))],
        default=0.0,
    )
    return ClauseGrid(beliefs, verdict, look)


def setting_slots(effect: int, expectancy: int, tell: int, people: int) -> dict[str, str]:
    """Return what fills the slots at one setting, each as text."""
    grid = blinding_grid()
    e, x = EFFECTS_POINTS.index(effect), EXPECTANCIES_POINTS.index(expectancy)
    t, n = TELLS_PERCENT.index(tell), PEOPLE_PER_ARM.index(people)
    estimate, half = float(grid.estimate_points[e, x, t]), float(grid.half_width_points[x, t, n])
    on_drug, on_control = believers(tell)
    return {
        "effect": effect_words(effect),
        "people": str(people),
        "drug_believers": str(on_drug),
        "control_believers": str(on_control),
        "added": number_words(float(grid.added_points[x, t])),
        "estimate": number_words(estimate),
        "low": number_words(estimate - half),
        "high": number_words(estimate + half),
        "clear": f"{grid.clear_percent[e, x, t, n]:.0f}",
    }


def describe_setting(effect: int, expectancy: int, tell: int, people: int) -> str:
    """Return the sentence for one setting of the sliders, with colour marks.

    Parameters
    ----------
    effect, expectancy : int
        Points, on the grid.
    tell : int
        Percent who guess right, on the grid.
    people : int
        In each arm, on the grid.
    """
    clauses = clause_grid(blinding_grid())
    e, x = EFFECTS_POINTS.index(effect), EXPECTANCIES_POINTS.index(expectancy)
    t, n = TELLS_PERCENT.index(tell), PEOPLE_PER_ARM.index(people)
    slots = setting_slots(effect, expectancy, tell, people)
    slots["beliefs"] = fill(list(BELIEFS.values())[int(clauses.beliefs[x, t])], slots)
    slots["verdict"] = list(VERDICTS.values())[int(clauses.verdict[e, x, t, n])]
    return fill(SENTENCE, slots)
