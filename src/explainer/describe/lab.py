"""The blockade lab in one sentence per setting.

A number in a sentence is marked ``{kind|text}`` so that the page can colour it by
what it is; `plain` removes the marks for a screen reader.
"""

import re

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


def _change(kind: str, value: float, rest: float) -> str:
    percent = (value / rest - 1.0) * 100.0
    if abs(percent) < _SMALLEST_CHANGE_PERCENT:
        return f"{{{kind}|as at rest}}"
    return f"{{{kind}|{abs(percent):.0f}% {'more' if percent > 0 else 'less'}}}"


def describe_synapses(percent: float) -> str:
    """Return the clause on spines a day later, with colour marks."""
    change = percent - 100.0
    if abs(change) < _SMALLEST_SPINE_CHANGE_PERCENT:
        return "a day later synapses are {growth|as at rest}."
    return (
        f"a day later there are {{growth|{abs(change):.1f}% {'more' if change > 0 else 'fewer'}}} synapses."
    )


BLOCKED_SYNAPSES = "with AMPA receptors blocked, synapses a day later are {growth|as at rest}."


def _opening(grid: LabGrid, index: int) -> str:
    block = f"{{ketamine|{grid.block_percent[index]:.0f}%}}"
    interneuron = _change(
        "brake", float(grid.sustained_interneuron_hz[index]), float(grid.sustained_interneuron_hz[0])
    )
    pyramidal = _change(
        "pyramidal", float(grid.sustained_pyramidal_hz[index]), float(grid.sustained_pyramidal_hz[0])
    )
    if grid.site == "pyramidal":
        there = f"{{ketamine|{grid.block_pyramidal_percent[index]:.0f}%}}"
        return (
            f"At this drug level only pyramidal cells are blocked, by {there}: they fire {pyramidal}, and brake "
            f"cells, which they drive, {interneuron}."
        )
    where = " on brake cells only" if grid.site == "interneuron" else ""
    return f"At {block} block{where}, brake cells fire {interneuron} and pyramidal cells {pyramidal}."


def describe_level(grid: LabGrid, index: int) -> str:
    """Return the sentence for one slider level up to glutamate, with colour marks.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.

    Returns
    -------
    str
        A whole sentence if nothing is said about synapses, else one that ends with a
        semicolon.
    """
    if grid.block_percent[index] == 0.0:
        return (
            "With {ketamine|no block}, brake cells and pyramidal cells fire at their resting rates and "
            "{glutamate|glutamate} stays at rest."
        )
    if grid.is_extrapolated[index]:
        return (
            f"At {{ketamine|{grid.block_percent[index]:.0f}%}} block on brake cells only, nothing holds the rise back: "
            f"glutamate passes {{glutamate|{100.0 * HIGHEST_GLUTAMATE:.0f}%}} of rest, the range this model was built "
            "for, so no numbers are shown."
        )
    top = int(grid.sustained_glutamate_percent.argmax())
    is_past_top = index > top > 0 and (
        grid.sustained_glutamate_percent[top] - grid.sustained_glutamate_percent[index]
        > _PAST_THE_TOP_PERCENT
    )
    way_out = " as the drug leaves, the circuit passes the top of the curve;" if is_past_top else ""
    glutamate = f"{{glutamate|{grid.sustained_glutamate_percent[index]:.0f}%}}"
    return f"{_opening(grid, index)} Held there, glutamate settles at {glutamate} of rest;{way_out}"


def describe_setting(grid: LabGrid, index: int) -> str:
    """Return the sentence for one slider level, with colour marks.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.
    """
    level = describe_level(grid, index)
    if not level.endswith(";"):
        return level
    if grid.ampa_available_fraction == 0.0:
        return f"{level} {BLOCKED_SYNAPSES}"
    return f"{level} {describe_synapses(float(grid.spine_24h_percent[index]))}"


def describe_settings(grid: LabGrid) -> tuple[str, ...]:
    """Return the sentence for every slider level; `grid` starts at no block."""
    return tuple(describe_setting(grid, index) for index in range(grid.block_percent.size))
