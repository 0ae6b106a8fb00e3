"""The blockade lab in words, one register at a time: a sentence or two per setting.

A number in a sentence is marked ``{kind|text}`` so that the page can colour it by
what it is; `plain` removes the marks for a screen reader. The words themselves stand in
``assets/text/sentences/lab.toml``.
"""

import re

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.model.grid import HIGHEST_GLUTAMATE, LabGrid

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")
# Below this, a change would round to zero and is called no change.
_SMALLEST_CHANGE_PERCENT = 0.5
_SMALLEST_SPINE_CHANGE_PERCENT = 0.05
# Past the top by more than this, the time course shows a second rise worth naming.
_PAST_THE_TOP_PERCENT = 3.0


def plain(sentence: str) -> str:
    """Return a sentence without its colour marks."""
    return _MARK.sub(r"\2", sentence)


def mark(kind: str, words: str) -> str:
    """Return words with the colour mark of what they are about."""
    return f"{{{kind}|{words}}}"


def _change(kind: str, value: float, rest: float, register: str) -> str:
    percent = (value / rest - 1.0) * 100.0
    if abs(percent) < _SMALLEST_CHANGE_PERCENT:
        return mark(kind, say("lab-same", register))
    key = "lab-more" if percent > 0 else "lab-less"
    return mark(kind, say(key, register, n=f"{abs(percent):.0f}"))


def describe_blocked_synapses(register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence on spines a day later if AMPA receptors are blocked, with colour marks."""
    unchanged = mark("growth", say("lab-unchanged", register))
    return say("lab-synapses-blocked", register, growth=unchanged)


def describe_synapses(grid: LabGrid, index: int, register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence on spines a day later, with colour marks; empty where none is said.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level; with no block and beyond the model's range there is nothing to say.
    register : str
        Whose words.
    """
    if grid.block_percent[index] == 0.0 or grid.is_extrapolated[index]:
        return ""
    if grid.ampa_available_fraction == 0.0:
        return describe_blocked_synapses(register)
    change = float(grid.spine_24h_percent[index]) - 100.0
    if abs(change) < _SMALLEST_SPINE_CHANGE_PERCENT:
        unchanged = mark("growth", say("lab-unchanged", register))
        return say("lab-synapses-same", register, growth=unchanged)
    key = "lab-more" if change > 0 else "lab-fewer"
    return say("lab-synapses", register, growth=mark("growth", say(key, register, n=f"{abs(change):.1f}")))


def describe_opening(grid: LabGrid, index: int, register: str = DEFAULT_REGISTER) -> str:
    """Return what one slider level does to the cells, with colour marks; nothing in it tells of glutamate.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.
    register : str
        Whose words.
    """
    if grid.block_percent[index] == 0.0:
        return say("lab-rest", register, block=mark("ketamine", say("lab-none", register)))
    if grid.is_extrapolated[index]:
        return say("lab-beyond", register, block=mark("ketamine", f"{grid.block_percent[index]:.0f}%"))
    brake = grid.sustained_interneuron_hz
    pyramidal = grid.sustained_pyramidal_hz
    block = grid.block_pyramidal_percent if grid.site == "pyramidal" else grid.block_percent
    return say(
        f"lab-{grid.site}",
        register,
        block=mark("ketamine", f"{block[index]:.0f}%"),
        brake=_change("brake", float(brake[index]), float(brake[0]), register),
        pyramidal=_change("pyramidal", float(pyramidal[index]), float(pyramidal[0]), register),
    )


def describe_glutamate(grid: LabGrid, index: int, register: str = DEFAULT_REGISTER) -> str:
    """Return what one slider level does to glutamate, with colour marks.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.
    register : str
        Whose words.
    """
    if grid.block_percent[index] == 0.0:
        glutamate = mark("glutamate", say("lab-glutamate", register))
        return say("lab-rest-glutamate", register, glutamate=glutamate)
    if grid.is_extrapolated[index]:
        limit = mark("glutamate", f"{100.0 * HIGHEST_GLUTAMATE:.0f}%")
        return say("lab-beyond-glutamate", register, limit=limit)
    settled = grid.sustained_glutamate_percent
    held = say("lab-held", register, glutamate=mark("glutamate", f"{settled[index]:.0f}%"))
    top = int(settled.argmax())
    if index > top > 0 and settled[top] - settled[index] > _PAST_THE_TOP_PERCENT:
        return f"{held} {say('lab-way-out', register)}"
    return held


def describe_setting(grid: LabGrid, index: int, register: str = DEFAULT_REGISTER) -> str:
    """Return every sentence for one slider level, with colour marks.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.
    register : str
        Whose words.
    """
    said = (describe_opening, describe_glutamate, describe_synapses)
    return " ".join(filter(None, (describe(grid, index, register) for describe in said)))


def describe_settings(grid: LabGrid, register: str = DEFAULT_REGISTER) -> tuple[str, ...]:
    """Return the words for every slider level; `grid` starts at no block."""
    return tuple(describe_setting(grid, index, register) for index in range(grid.block_percent.size))
