"""Pack every prediction, word and sentence of the rival explanations for the browser."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np

from explainer.components.packing import pack_arrays, unpack_arrays
from explainer.components.rivals.routes import ARROWS, INTERVENTIONS, NODES, carrying_arrows
from explainer.describe import rivals as words
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.describe.rival_table import (
    build_table,
    describe_blame,
    describe_cell,
    summarise_agreement,
    summarise_remarks,
)
from explainer.evidence.experiments import load_experiments, load_remarks
from explainer.evidence.hypotheses import Cited, load_hypotheses
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import EXPERIMENTS, Prediction, predict, rank_experiments
from explainer.numerics import FloatArray
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.rivals_address import RivalsSetting

SETS = 1 << len(HYPOTHESES)
EXPERIMENT_KEYS = tuple(experiment.key for experiment in EXPERIMENTS)


def set_of(mask: int) -> frozenset[str]:
    """Return the explanations whose bits are set; bit 0 is h1."""
    return frozenset(key for bit, key in enumerate(HYPOTHESES) if mask >> bit & 1)


def mask_of(hypotheses: Iterable[str]) -> int:
    """Return the bits of a set of explanations; the inverse of `set_of`."""
    return sum(1 << HYPOTHESES.index(key) for key in hypotheses)


@cache
def _predictions() -> dict[str, tuple[Prediction, ...]]:
    """Return the model's predictions by experiment, for masks 1 and up; every register tells the same."""
    return {key: tuple(predict(key, set_of(mask)) for mask in range(1, SETS)) for key in EXPERIMENT_KEYS}


@cache
def ratio_array() -> FloatArray:
    """Return what is left of the outcome, shape (experiments, sets, 2): first six hours, days later.

    Notes
    -----
    The empty set has no outcome; its places hold 0 and the page does not read them.
    """
    ratios = np.zeros((len(EXPERIMENT_KEYS), SETS, 2))
    for row, key in enumerate(EXPERIMENT_KEYS):
        for mask, prediction in enumerate(_predictions()[key], start=1):
            ratios[row, mask] = prediction.onset_ratio, prediction.late_ratio
    return ratios


@cache
def _carrying() -> list[list[int]]:
    """Return the arrows that still carry as bits: first nothing taken away, then each experiment."""
    bits = {arrow.key: 1 << bit for bit, arrow in enumerate(ARROWS)}
    return [
        [sum(bits[key] for key in carrying_arrows(set_of(mask), experiment)) for mask in range(SETS)]
        for experiment in (None, *EXPERIMENT_KEYS)
    ]


def _results(register: str) -> dict[str, Any]:
    """Return the model's word and result clause for every experiment and set, each text once."""
    texts: dict[str, int] = {}
    names: dict[str, int] = {}
    clause: list[list[int]] = []
    word: list[list[int]] = []
    for key in EXPERIMENT_KEYS:
        predictions = _predictions()[key]
        described = [words.describe_result(key, prediction, register) for prediction in predictions]
        clause.append([-1, *(texts.setdefault(text, len(texts)) for text in described)])
        word.append([-1, *(names.setdefault(item.word, len(names)) for item in predictions)])
    return {"clauses": list(texts), "clause": clause, "words": list(names), "word": word}


def _sources(cited: Iterable[Cited]) -> list[dict[str, str]]:
    return [
        {
            "short": find_reference(item.source).short,
            "link": find_reference(item.source).link,
            "seen": SEEN_WORDS[item.seen],
            "tag": item.seen.replace("-", ", "),
        }
        for item in cited
    ]


def _hypotheses() -> list[dict[str, Any]]:
    return [
        {
            **{
                name: getattr(item, name)
                for name in ("key", "name", "badge", "idea", "speaks_for", "speaks_against")
            },
            "for_sources": _sources(item.for_sources),
            "against_sources": _sources(item.against_sources),
        }
        for item in load_hypotheses()
    ]


def _experiments(register: str) -> list[dict[str, Any]]:
    table = build_table()
    return [
        {
            "key": row.key,
            "name": row.name,
            "short": row.short,
            "computed": row.is_computed,
            "conflict": row.has_conflict,
            "intervention": asdict(INTERVENTIONS[row.key]) if row.is_computed else None,
            "results": [
                {
                    "found": result.found,
                    "species": result.species,
                    "text": result.text,
                    **_sources([result.cited])[0],
                }
                for result in row.results
            ],
            "cells": [asdict(cell) | {"says": describe_cell(cell, register)} for cell in table[row.key]],
        }
        for row in load_experiments()
    ]


def _pairs(register: str) -> dict[str, Any]:
    return {
        f"{first},{second}": {
            "sentence": words.describe_pair(first, second, register),
            "caption": words.describe_ranking(first, second, register),
            "ranking": [
                [EXPERIMENT_KEYS.index(key), round(distance, 4)]
                for key, distance in rank_experiments(first, second)
            ],
        }
        for first, second in combinations(HYPOTHESES, 2)
    }


@cache
def _static_header(register: str) -> dict[str, Any]:
    """Return all that does not depend on the setting, in one register."""
    return {
        "nodes": [{"key": key, "label": label.split("|"), "glyph": glyph} for key, label, glyph in NODES],
        "arrows": [asdict(arrow) for arrow in ARROWS],
        "hypotheses": _hypotheses(),
        "experiments": _experiments(register),
        "carrying": _carrying(),
        "results": _results(register),
        "sets": [words.describe_set(set_of(mask), register) if mask else "" for mask in range(SETS)],
        "nothing_on": words.describe_nothing(register),
        "intact": words.describe_intact(register),
        "pairs": _pairs(register),
        "remarks": [
            {**asdict(remark), "blame": describe_blame(remark, register), "number": number}
            for number, remark in enumerate(load_remarks(), start=1)
        ],
        "agreement": {"summary": summarise_agreement(register), "remarks": summarise_remarks(register)},
        **{name: say(f"rival_{name}", register) for name in ("hint", "choose", "bars", "notes", "table")},
    }


def pack_rivals(
    setting: RivalsSetting, problems: tuple[str, ...] = (), register: str = DEFAULT_REGISTER
) -> bytes:
    """Return the whole payload for one starting setting, in one register.

    Parameters
    ----------
    setting : RivalsSetting
        What the address asks for.
    problems : tuple of str
        Sentences about what in the address could not be used.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    bytes
        A JSON header and the ratios, as `explainer.components.packing` lays them out.
    """
    header = {
        **_static_header(register),
        "start": {
            "mask": mask_of(setting.on),
            "experiment": EXPERIMENT_KEYS.index(setting.experiment) if setting.experiment else -1,
            "compare": list(setting.compare),
        },
        "problems": list(problems),
    }
    return pack_arrays(header, {"ratios": ratio_array()})


def unpack_rivals(payload: bytes) -> tuple[dict[str, Any], FloatArray]:
    """Return the header and the ratios of a payload; the inverse of `pack_rivals`.

    Parameters
    ----------
    payload : bytes
        What `pack_rivals` returned.
    """
    header, arrays = unpack_arrays(payload)
    return header, arrays["ratios"]
