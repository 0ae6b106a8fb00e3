"""The fourth and sixth steps of the consultation: the options side by side, and the questions to say back."""

from typing import Any

from explainer.describe.consultation import Text, Voice, mark, title_of
from explainer.describe.consultation_cells import describe_harm
from explainer.describe.consultation_chances import INFUSION_HARMS, RELAPSE, harm_shares, whole
from explainer.describe.consultation_marks import clinic_of, day_marks, number_of
from explainer.describe.consultation_topics import TOPICS
from explainer.evidence.rows import find_row

OPTIONS = ("none", "medicine", "therapy", "ect", "spray", "infusion", "tms")
LABELLED = "harms/spravato2026label-57"
OFF_LABEL = "harms/fda2023compounded-1"
# The devices a regulator allows, each with the row that says so.
DEVICES = {"ect": "comparators/fda2018electroconvulsive-1", "tms": "comparators/perera2016clinical-1"}
# What may be leaned towards: an option, or none of them yet.
UNDECIDED = "unsure"


def _labels(voice: Voice) -> dict[str, Text]:
    """Return what is said of each option's label; the row is one tap away where there is one."""
    words = {name: voice.text(f"label-{name}") for name in ("none", "medicine", "therapy")}
    devices = {
        name: voice.text(f"label-{name}", label=mark("US", find_row(row))) for name, row in DEVICES.items()
    }
    return (
        words
        | devices
        | {
            "spray": voice.text("label-spray", label=mark("US", find_row(LABELLED))),
            "infusion": voice.text(
                "label-infusion", label=mark(voice.words("off-label"), find_row(OFF_LABEL))
            ),
        }
    )


def describe_options(voice: Voice) -> dict[str, Any]:
    """Return the fourth step: seven options, a column per topic, harm always beside it.

    Parameters
    ----------
    voice : Voice
        Register and reader.

    Returns
    -------
    dict
        A cell without a row in the tables reads "Not known here" and is flagged `unknown`.
    """
    unknown = {"words": voice.text("unknown"), "unknown": True}

    def column(cells: dict[str, Text]) -> list[dict[str, Any]]:
        return [{"words": cells[name], "unknown": False} if name in cells else unknown for name in OPTIONS]

    labels = _labels(voice)
    return {
        **title_of(voice, "options"),
        "heads": {"option": voice.words("column-option"), "harm": voice.words("column-harm")},
        "options": [
            {"key": name, "words": voice.words(f"option-{name}"), "label": labels[name]} for name in OPTIONS
        ],
        "harm": column(describe_harm(voice)),
        "topics": [
            {
                "key": key,
                "words": voice.words(f"topic-{key}"),
                "cells": column(describe(voice)),
            }
            for key, describe in TOPICS.items()
        ],
    }


def describe_back(voice: Voice) -> dict[str, Any]:
    """Return the sixth step: questions to say back, each with its answer, and what one leans towards."""
    unreal, unreal_control = harm_shares(INFUSION_HARMS["derealisation"])
    dizzy = [number_of(name) for name in INFUSION_HARMS["dizziness"]]
    rows = [find_row(name) for name in INFUSION_HARMS["derealisation"]]
    answers = {
        "speed": voice.text("back-speed-answer", **day_marks()),
        "feeling": voice.text(
            "back-feeling-answer",
            drug=mark(whole(unreal), rows[0]),
            control=mark(whole(unreal_control), rows[1]),
            drug_b=dizzy[0],
            control_b=dizzy[1],
        ),
        "lasting": voice.text("back-lasting-answer", days=number_of(RELAPSE)),
        "driving": voice.text("back-driving-answer", clinic=clinic_of(voice, "driving")),
        "otherwise": voice.text("back-otherwise-answer"),
        "label": voice.text(
            "back-label-answer",
            off=mark(voice.words("off-label"), find_row(OFF_LABEL)),
            label=mark("US", find_row(LABELLED)),
        ),
    }
    return {
        **title_of(voice, "back"),
        "questions": [
            {"concern": key, "words": voice.words(f"back-{key}"), "answer": answer}
            for key, answer in answers.items()
        ],
        "lean": {
            "words": voice.words("lean"),
            "note": voice.words("lean-note"),
            "then": voice.words("lean-then"),
            "choices": [
                {"key": UNDECIDED, "words": voice.words("lean-unsure")},
                *({"key": name, "words": voice.words(f"option-{name}")} for name in OPTIONS),
            ],
        },
    }
