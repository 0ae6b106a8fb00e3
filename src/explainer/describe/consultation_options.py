"""The fourth and sixth steps of the consultation: the options side by side, and the questions to say back."""

import re
from collections.abc import Callable
from typing import Any

from explainer.describe.consultation import CONCERNS, Text, Voice, mark, title_of
from explainer.describe.consultation_chances import (
    DAY,
    INFUSION_HARMS,
    RELAPSE,
    SPRAY_ARMS,
    SPRAY_HARMS,
    day_shares,
    harm_shares,
    whole,
)
from explainer.errors import DataError
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import practice_fact

OPTIONS = ("none", "medicine", "therapy", "ect", "spray", "infusion", "tms")
LABELLED = "harms/spravato2026label-57"
OFF_LABEL = "harms/fda2023compounded-1"
_WEEK_TWO = re.compile(r"(\d+)% by week 2")
_DEVICES = ("ect", "tms")


def number_of(row_id: str, field: str = "value") -> str:
    """Return a cell of any table as whole people or points, without sign, as a mark.

    Raises
    ------
    DataError
        If the cell is blank.
    """
    row = find_row(row_id)
    value = getattr(row, field)
    if value is None:
        raise DataError(f"{row_id}, {field}: expected a number; got a blank.")
    return mark(whole(abs(value)), row)


def _pair(drug: str, control: str, field: str = "value") -> dict[str, str]:
    return {"drug": number_of(drug, field), "control": number_of(control, field)}


def _day() -> dict[str, str]:
    row = find_row(DAY)
    drug, control = day_shares()
    return {"drug": mark(whole(drug), row), "control": mark(whole(control), row)}


def _by_week_two(row_id: str) -> str:
    """Return the share that the note of a row gives for week two."""
    row = find_row(row_id)
    found = _WEEK_TWO.search(getattr(row, "note", ""))
    if not found:
        raise DataError(f"{row_id}, note: expected a share by week 2; got none.")
    return mark(found[1], row)


def _help(voice: Voice) -> dict[str, Text]:
    return {
        "medicine": voice.text("seen-help-medicine", third=number_of("comparators/rush2006acute-3")),
        "ect": voice.text(
            "seen-help-ect",
            ect=number_of("trials/ketect2022-2", "remitters_pct"),
            ketamine=number_of("trials/ketect2022-1", "remitters_pct"),
            ect_b=number_of("trials/elektd2023-2", "responders_pct"),
            ketamine_b=number_of("trials/elektd2023-1", "responders_pct"),
        ),
        "spray": voice.text("seen-help-spray", **_pair(*SPRAY_ARMS, "responders_pct")),
        "infusion": voice.text("seen-help-infusion", **_day()),
    }


def _harm(voice: Voice) -> dict[str, Text]:
    return {
        "ect": voice.text(
            "seen-harm-ect",
            recall=mark(voice.words("recall"), find_row("harms/trial_elektd2023-1")),
            lasting=mark(voice.words("lasting-loss"), find_row("harms/trial_ketect2022-1")),
        ),
        "spray": voice.text("seen-harm-spray", **_pair(*SPRAY_HARMS["dissociation"])),
        "infusion": voice.text("seen-harm-infusion", **_pair(*INFUSION_HARMS["derealisation"])),
    }


def _clinic(voice: Voice, name: str, key: str = "clinic") -> str:
    return mark(voice.words(key), practice_fact(name))


def _speed(voice: Voice) -> dict[str, Text]:
    third = mark(voice.words("third"), find_row("comparators/taylor2006early-2"))
    return {
        "medicine": voice.text("seen-speed-medicine", third=third),
        "ect": voice.text("seen-speed-ect", two=_by_week_two("comparators/husain2004speed-1")),
        "spray": voice.text("seen-speed-spray", points=number_of("course/aspire2-2")),
        "infusion": voice.text("seen-help-infusion", **_day()),
    }


def _lasting(voice: Voice) -> dict[str, Text]:
    return {
        "medicine": voice.text("seen-lasting-medicine", kept=number_of("course/escape_trd2023-2")),
        "ect": voice.text("seen-lasting-ect", back=number_of("course/ketect2022-2")),
        "spray": voice.text("seen-lasting-spray", **_pair("course/sustain1-1", "course/sustain1-2")),
        "infusion": voice.text("seen-lasting-ect", back=number_of("course/ketect2022-1")),
    }


def _feeling(voice: Voice) -> dict[str, Text]:
    label = ("harms/spravato2026label-3", "harms/spravato2026label-4")
    return {
        "spray": voice.text("seen-feeling-both", **_pair(*label)),
        "infusion": voice.text("seen-feeling-both", **_pair(*INFUSION_HARMS["dizziness"])),
    }


def _risks(voice: Voice) -> dict[str, Text]:
    label = ("harms/spravato2026label-21", "harms/spravato2026label-22")
    return {
        "ect": _harm(voice)["ect"],
        "spray": voice.text("seen-risks-spray", **_pair(*label)),
        "infusion": voice.text(
            "seen-risks-infusion",
            low=number_of("harms/rivaposse2018blood-1"),
            high=number_of("harms/yale2024blood-1"),
        ),
    }


def _driving(voice: Voice) -> dict[str, Text]:
    label = mark(voice.words("the-label"), find_row("harms/spravato2026label-59"))
    return {
        "spray": voice.text("seen-driving-spray", label=label),
        "infusion": voice.text("seen-driving-infusion", clinic=_clinic(voice, "driving")),
    }


def _medicines(voice: Voice) -> dict[str, Text]:
    review = _clinic(voice, "medicines", "review")
    return {"infusion": voice.text("seen-medicines-infusion", review=review)}


def _cost(voice: Voice) -> dict[str, Text]:
    return {"infusion": voice.text("seen-cost-infusion", clinic=_clinic(voice, "payment"))}


def _otherwise(voice: Voice) -> dict[str, Text]:
    return {
        "medicine": voice.text("seen-otherwise-medicine", fourth=number_of("comparators/rush2006acute-4")),
        "infusion": voice.text("seen-otherwise-infusion", clinic=_clinic(voice, "no-change")),
    }


_TOPICS: dict[str, Callable[[Voice], dict[str, Text]]] = {
    "help": _help,
    "speed": _speed,
    "lasting": _lasting,
    "feeling": _feeling,
    "risks": _risks,
    "driving": _driving,
    "medicines": _medicines,
    "cost": _cost,
    "otherwise": _otherwise,
}


def _labels(voice: Voice) -> dict[str, Text]:
    """Return what is said of each option's label; the row is one tap away where there is one."""
    words = {name: voice.text(f"label-{name}") for name in ("none", "medicine", "therapy")}
    words |= {name: voice.text("label-device") for name in _DEVICES}
    return words | {
        "spray": voice.text("label-spray", label=mark("US", find_row(LABELLED))),
        "infusion": voice.text("label-infusion", label=mark(voice.words("off-label"), find_row(OFF_LABEL))),
    }


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
        "harm": column(_harm(voice)),
        "topics": [
            {
                "key": key,
                "words": voice.words("column-help" if key == "help" else f"concern-{key}"),
                "cells": column(_TOPICS[key](voice)),
            }
            for key in ("help", *CONCERNS)
        ],
    }


def describe_back(voice: Voice) -> dict[str, Any]:
    """Return the sixth step: questions to say back, each with what its answer should contain."""
    unreal, unreal_control = harm_shares(INFUSION_HARMS["derealisation"])
    dizzy = [number_of(name) for name in INFUSION_HARMS["dizziness"]]
    rows = [find_row(name) for name in INFUSION_HARMS["derealisation"]]
    answers = {
        "speed": voice.text("back-speed-answer", **_day()),
        "feeling": voice.text(
            "back-feeling-answer",
            drug=mark(whole(unreal), rows[0]),
            control=mark(whole(unreal_control), rows[1]),
            drug_b=dizzy[0],
            control_b=dizzy[1],
        ),
        "lasting": voice.text("back-lasting-answer", days=number_of(RELAPSE)),
        "driving": voice.text("back-driving-answer", clinic=_clinic(voice, "driving")),
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
    }
