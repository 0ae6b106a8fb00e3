"""The blockade lab in one sentence per setting.

A number in a sentence is marked ``{kind|text}`` so that the page can colour it by
what it is; `plain` removes the marks for a screen reader.
"""

import re

from explainer.model.grid import LabGrid
from explainer.numerics import FloatArray

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


def _synapses(percent: float) -> str:
    change = percent - 100.0
    if abs(change) < _SMALLEST_SPINE_CHANGE_PERCENT:
        return "a day later synapses are {growth|as at rest}."
    return (
        f"a day later there are {{growth|{abs(change):.1f}% {'more' if change > 0 else 'fewer'}}} synapses."
    )


def describe_setting(grid: LabGrid, index: int) -> str:
    """Return the sentence for one slider level, with colour marks.

    Parameters
    ----------
    grid : LabGrid
        What the lab draws.
    index : int
        Which level.
    """
    block = grid.block_percent[index]
    if block == 0.0:
        return (
            "With {ketamine|no block}, brake cells and pyramidal cells fire at their resting rates and "
            "{glutamate|glutamate} stays at rest."
        )

    def at_rest(values: FloatArray) -> float:
        return float(values[0])

    interneuron = _change(
        "brake", float(grid.sustained_interneuron_hz[index]), at_rest(grid.sustained_interneuron_hz)
    )
    pyramidal = _change(
        "pyramidal", float(grid.sustained_pyramidal_hz[index]), at_rest(grid.sustained_pyramidal_hz)
    )
    top = int(grid.sustained_glutamate_percent.argmax())
    is_past_top = index > top and (
        grid.sustained_glutamate_percent[top] - grid.sustained_glutamate_percent[index]
        > _PAST_THE_TOP_PERCENT
    )
    way_out = " as the drug leaves, the circuit passes the top of the curve;" if is_past_top else ""
    glutamate = f"{{glutamate|{grid.sustained_glutamate_percent[index]:.0f}%}}"
    return (
        f"At {{ketamine|{block:.0f}%}} block, brake cells fire {interneuron} and pyramidal cells {pyramidal}. "
        f"Held there, glutamate settles at {glutamate} of rest;{way_out} "
        f"{_synapses(float(grid.spine_24h_percent[index]))}"
    )


def describe_settings(grid: LabGrid) -> tuple[str, ...]:
    """Return the sentence for every slider level; `grid` starts at no block."""
    return tuple(describe_setting(grid, index) for index in range(grid.block_percent.size))
