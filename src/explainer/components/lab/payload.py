"""Pack the lab's grid for the browser."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from explainer.components.packing import pack_arrays
from explainer.describe.lab import describe_settings
from explainer.model.grid import LabGrid, lab_grid
from explainer.model.marks import dose_marks
from explainer.numerics import FloatArray
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY
from explainer.ui.controls import BLOCK

# Fixed axes: the curve moves, not the scale. Wide enough for every level and every set.
AXES: Mapping[str, dict[str, Any]] = {
    "sustained": {
        "x": [0, 100],
        "y": [36, 130],
        "x_ticks": [0, 25, 50, 75, 100],
        "y_ticks": [40, 60, 80, 100, 120],
    },
    "surge": {"x": [0, 6], "y": [36, 130], "x_ticks": [0, 2, 4, 6], "y_ticks": [40, 60, 80, 100, 120]},
    "firing": {"x": [0, 6], "y": [0, 15], "x_ticks": [0, 2, 4, 6], "y_ticks": [0, 5, 10, 15]},
    "synapses": {"x": [0, 14], "y": [79, 121], "x_ticks": [0, 7, 14], "y_ticks": [80, 90, 100, 110, 120]},
}


def _band(name: str) -> tuple[FloatArray, FloatArray]:
    """Return the lowest and highest value over the affinity sets at each point."""
    stack = np.stack([getattr(lab_grid(affinity), name) for affinity in AFFINITY_SETS])
    return stack.min(axis=0), stack.max(axis=0)


def lab_arrays(grid: LabGrid) -> dict[str, FloatArray]:
    """Return the arrays the browser draws, by name.

    Parameters
    ----------
    grid : LabGrid
        The default set's grid; bands are taken over all sets.
    """
    arrays = {
        name: getattr(grid, name)
        for name in (
            "time_h",
            "time_day",
            "block_pyramidal_percent",
            "sustained_interneuron_hz",
            "sustained_pyramidal_hz",
            "sustained_glutamate_percent",
            "interneuron_hz",
            "pyramidal_hz",
            "glutamate_percent",
            "spine_percent",
            "spine_24h_percent",
        )
    }
    for name in ("sustained_glutamate_percent", "glutamate_percent", "spine_percent"):
        arrays[f"{name}_low"], arrays[f"{name}_high"] = _band(name)
    return arrays


def _header(grid: LabGrid, block_percent: int) -> dict[str, Any]:
    marks = [
        {
            "key": mark.key,
            "label": mark.label,
            "range": [round(value, 2) for value in mark.range_percent],
            "sets": [
                [round(low, 2), round(high, 2)]
                for low, high in zip(mark.low_percent, mark.high_percent, strict=True)
            ],
            "default_set": list(AFFINITY_SETS).index(DEFAULT_AFFINITY),
        }
        for mark in dose_marks()
    ]
    return {
        "block": block_percent,
        "control": asdict(BLOCK),
        "axes": AXES,
        "marks": marks,
        "sentences": describe_settings(grid),
    }


def pack_lab(block_percent: int) -> bytes:
    """Return the whole payload for one starting level.

    Parameters
    ----------
    block_percent : int
        Where the slider starts, 0 to 100.

    Returns
    -------
    bytes
        See `explainer.components.packing.pack_arrays`.
    """
    grid = lab_grid()
    return pack_arrays(_header(grid, block_percent), lab_arrays(grid))
