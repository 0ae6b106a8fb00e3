"""Pack the lab's grids for the browser: every affinity set at every site."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from explainer.components.packing import pack_arrays
from explainer.describe import lab_words as words
from explainer.describe.lab import (
    describe_blocked_synapses,
    describe_glutamate,
    describe_opening,
    describe_synapses,
)
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.claims import ClaimSource, load_claims
from explainer.model.grid import LabGrid, lab_grid
from explainer.model.marks import DoseMark, dose_marks
from explainer.model.nmda_block import SITES
from explainer.numerics import FloatArray
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY, PK_SETS
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.controls import BLOCK
from explainer.ui.lab_address import SKIPPED, LabStart

# Fixed axes: the curve moves, not the scale. Wide enough for every level, set and site.
AXES: Mapping[str, dict[str, Any]] = {
    "sustained": {
        "x": [0, 100],
        "y": [14, 131],
        "x_ticks": [0, 25, 50, 75, 100],
        "y_ticks": [20, 40, 60, 80, 100, 120],
    },
    "surge": {"x": [0, 6], "y": [14, 131], "x_ticks": [0, 2, 4, 6], "y_ticks": [20, 40, 60, 80, 100, 120]},
    "firing": {"x": [0, 6], "y": [0, 15], "x_ticks": [0, 2, 4, 6], "y_ticks": [0, 5, 10, 15]},
    "synapses": {"x": [0, 14], "y": [62, 121], "x_ticks": [0, 7, 14], "y_ticks": [70, 80, 90, 100, 110, 120]},
}
# The article's claim on plasticity, and what was looked for in people.
_SCAN = ("K03", "holmes2022synaptic")
# One value a level, kept exact; curves over time go as steps.
LEVEL_ARRAYS = (
    "block_interneuron_percent",
    "block_pyramidal_percent",
    "sustained_interneuron_hz",
    "sustained_pyramidal_hz",
    "sustained_glutamate_percent",
    "spine_24h_percent",
)
CURVE_ARRAYS = ("interneuron_hz", "pyramidal_hz", "glutamate_percent", "spine_percent")
_AFFINITY_SOURCES = {
    "kotermanski2009": "kotermanski2009memantine",
    "gerhard2020": "gerhard2020gaba",
    "ebert1997": "ebert1997norketamine",
}
_PK_SOURCES = {
    "kamp2020": "kamp2020ketamine",
    "clements1981": "clements1981pharmacokinetics",
    "domino1984": "domino1984ketamine",
    "fanta2015": "fanta2015pharmacokinetics",
    "simons2022": "simons2022population",
    "perezruixo2021": "perezruixo2021population",
}


def combinations() -> list[tuple[str, str, str]]:
    """Return (name, affinity set, site) of every combination packed; the name is "site.affinity"."""
    return [(f"{site}.{affinity}", affinity, site) for site in SITES for affinity in AFFINITY_SETS]


def lab_arrays() -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
    """Return the arrays the browser draws, by name: one value a level or axis; curves over time.

    Notes
    -----
    An AMPA blocker leaves surge and firing as they are and spines at rest, the same at
    every combination, so its spines are packed once.
    """
    blocked = lab_grid(ampa_available_fraction=0.0)
    grid = lab_grid()
    arrays = {
        "time_h": grid.time_h,
        "time_day": grid.time_day,
        "ampa_off.spine_24h_percent": blocked.spine_24h_percent,
    }
    curves = {"ampa_off.spine_percent": blocked.spine_percent}
    for name, affinity, site in combinations():
        grid = lab_grid(affinity, site)
        arrays |= {f"{name}.{array}": getattr(grid, array) for array in LEVEL_ARRAYS}
        curves |= {f"{name}.{array}": getattr(grid, array) for array in CURVE_ARRAYS}
    return arrays, curves


def _combination(grid: LabGrid, register: str) -> dict[str, Any]:
    """Return the words of one combination: what its sentences and its curve say."""
    levels = range(grid.block_percent.size)
    is_extrapolated = grid.is_extrapolated
    return {
        # Apart, because what is said of glutamate waits for the reader's guess.
        "openings": [describe_opening(grid, index, register) for index in levels],
        "held": [describe_glutamate(grid, index, register) for index in levels],
        "synapses": [describe_synapses(grid, index, register) for index in levels],
        # How many levels from no block on may be shown.
        "shown": int(is_extrapolated.argmax()) if is_extrapolated.any() else len(levels),
        "zones": words.find_zones(grid),
        "top": int(grid.sustained_glutamate_percent.argmax()),
        "shape": words.find_shape(grid),
        "verdicts": {
            key: words.describe_guess(grid, key, register)
            for key in (*(item.key for item in words.GUESSES), SKIPPED)
        },
    }


def _source(key: str) -> dict[str, str]:
    reference = find_reference(key)
    return {"short": reference.short, "link": reference.link}


def scan_row() -> ClaimSource:
    """Return the row of the scan of synapses in people, named beside the model's synapses."""
    claim_id, source = _SCAN
    (row,) = (
        row
        for claim in load_claims()
        for row in claim.sources
        if (claim.claim_id, row.source) == (claim_id, source)
    )
    return row


def _people(register: str) -> dict[str, Any]:
    """Return what was seen in people, with its source."""
    row = scan_row()
    return {
        "words": say("lab-people", register),
        "source": {
            **_source(row.source),
            "seen": SEEN_WORDS[row.seen],
            "locator": row.locator,
            "row_id": row.row_id,
        },
    }


def _presets(register: str) -> list[dict[str, Any]]:
    """Return named levels per affinity set, with the sources they rest on."""
    notes = {
        "infusion": (
            "0.5 mg/kg over 40 min, end",
            say("lab-preset-infusion", register, count=str(len(PK_SETS))),
            ["trial_berman2000", *(_PK_SOURCES[key] for key in PK_SETS)],
        ),
        "anaesthesia": ("anaesthesia", say("lab-preset-anaesthesia", register), ["zanos2018ketamine"]),
    }
    presets: list[dict[str, Any]] = []
    for mark in dose_marks():
        label, note, sources = notes[mark.key]
        levels = [
            round((low + high) / 2.0) for low, high in zip(mark.low_percent, mark.high_percent, strict=True)
        ]
        presets.append(
            {
                "key": mark.key,
                "label": label,
                "note": f"{note} {say('lab-not-a-dose', register)}",
                "levels": dict(zip(AFFINITY_SETS, levels, strict=True)),
                "sources": [_source(key) for key in sources],
            }
        )
    top: dict[str, Any] = {
        "key": "top",
        "label": "top of the curve",
        "note": say("lab-preset-top", register),
        "levels": None,
        "sources": [],
    }
    return [*presets, top]


def _mark(mark: DoseMark, register: str) -> dict[str, Any]:
    low, high = mark.range_percent
    return {
        "key": mark.key,
        "label": mark.label,
        "range": [round(low, 2), round(high, 2)],
        "sets": [
            [round(low, 2), round(high, 2)]
            for low, high in zip(mark.low_percent, mark.high_percent, strict=True)
        ],
        "words": say("lab-mark", register, mark=mark.label, low=f"{low:.0f}", high=f"{high:.0f}"),
    }


def _room(register: str) -> dict[str, str]:
    """Return the longest words of each place, for which it keeps room."""
    grids = [lab_grid(affinity, site) for _, affinity, site in combinations()]
    grids += [lab_grid(site=site, ampa_available_fraction=0.0) for site in SITES]
    return {
        "setting": words.longest_setting(grids, register),
        "compare": words.longest_comparison(register),
    }


# One register a reader, and each is made once.
@cache
def _fixed_header(register: str) -> dict[str, Any]:
    return {
        "register": register,
        "control": asdict(BLOCK),
        "axes": AXES,
        "marks": [_mark(mark, register) for mark in dose_marks()],
        "affinities": [
            {"key": key, "label": item.label, "source": _source(_AFFINITY_SOURCES[key])}
            for key, item in AFFINITY_SETS.items()
        ],
        "default_affinity": DEFAULT_AFFINITY,
        "sites": [
            {
                "key": key,
                "label": words.site_label(key, register),
                "slider": words.slider_label(key, register),
            }
            for key in SITES
        ],
        "guesses": [
            {**asdict(guess), "drawing": words.describe_drawing(guess.key, register)}
            for guess in words.GUESSES
        ],
        "zones": words.ZONES,
        "zone_words": words.zone_words(register),
        "compare_words": words.compare_words(register),
        "templates": words.templates(register),
        "room": _room(register),
        "blocked_synapses": describe_blocked_synapses(register),
        "presets": _presets(register),
        "people": _people(register),
        "combinations": {
            name: _combination(lab_grid(affinity, site), register) for name, affinity, site in combinations()
        },
    }


def pack_lab(start: LabStart, problems: tuple[str, ...] = (), register: str = DEFAULT_REGISTER) -> bytes:
    """Return the whole payload for one start in one register.

    Parameters
    ----------
    start : LabStart
        What the lab opens at.
    problems : tuple of str
        What could not be used in the address; shown in place.
    register : str
        Whose words.

    Returns
    -------
    bytes
        See `explainer.components.packing.pack_arrays`.
    """
    header = {"start": asdict(start), "problems": problems, **_fixed_header(register)}
    return pack_arrays(header, *lab_arrays())
