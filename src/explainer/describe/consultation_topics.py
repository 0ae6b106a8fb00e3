"""What the options of the consultation are compared by: the topics, and what is known of each option in it."""

from collections.abc import Callable, Mapping

from explainer.describe.consultation import Voice
from explainer.describe.consultation_cells import (
    Cells,
    describe_help,
    describe_life,
    describe_people,
    describe_sure,
)
from explainer.describe.consultation_chances import INFUSION_HARMS
from explainer.describe.consultation_marks import (
    by_week_two,
    clinic_of,
    day_marks,
    number_of,
    pair_of,
    range_of,
    words_of,
)

_DRY = tuple(f"harms/seroquelxr2009label-{number}" for number in (5, 6, 4))


def _speed(voice: Voice) -> Cells:
    return {
        "none": voice.text("seen-speed-none", three=number_of("comparators/whiteford2013estimating-1")),
        "medicine": voice.text(
            "seen-speed-medicine", third=words_of(voice, "third", "comparators/taylor2006early-2")
        ),
        "therapy": voice.text(
            "seen-speed-therapy",
            **pair_of("comparators/eisendrath2016randomized-1", "comparators/eisendrath2016randomized-2"),
        ),
        "ect": voice.text("seen-speed-ect", two=by_week_two("comparators/husain2004speed-1")),
        "spray": voice.text("seen-speed-spray", points=number_of("course/aspire2-2")),
        "infusion": voice.text("seen-help-infusion", **day_marks()),
        "tms": voice.text(
            "seen-speed-tms",
            **pair_of("comparators/berlim2014response-1", "comparators/berlim2014response-2"),
            sessions=number_of("comparators/berlim2014response-5"),
        ),
    }


def _lasting(voice: Voice) -> Cells:
    return {
        "none": voice.text("seen-lasting-none", two=number_of("comparators/dunner2006prospective-4")),
        "medicine": voice.text("seen-lasting-medicine", kept=number_of("course/escape_trd2023-2")),
        "therapy": voice.text(
            "seen-lasting-therapy",
            **pair_of("comparators/wiles2016longterm-1", "comparators/wiles2016longterm-2"),
        ),
        "ect": voice.text("seen-lasting-ect", back=number_of("course/ketect2022-2")),
        "spray": voice.text("seen-lasting-spray", **pair_of("course/sustain1-1", "course/sustain1-2")),
        "infusion": voice.text("seen-lasting-ect", back=number_of("course/ketect2022-1")),
        "tms": voice.text("seen-lasting-tms", year=number_of("comparators/senova2019durability-3")),
    }


def _feeling(voice: Voice) -> Cells:
    label = ("harms/spravato2026label-3", "harms/spravato2026label-4")
    return {
        "none": voice.text("seen-feeling-none"),
        "medicine": voice.text("seen-feeling-medicine", **range_of(_DRY)),
        "therapy": voice.text("seen-feeling-therapy", sessions=number_of("comparators/wiles2013cognitive-3")),
        "ect": voice.text(
            "seen-feeling-ect", **pair_of("harms/trial_ketect2022-19", "harms/trial_ketect2022-18")
        ),
        "spray": voice.text("seen-feeling-both", **pair_of(*label)),
        "infusion": voice.text("seen-feeling-both", **pair_of(*INFUSION_HARMS["dizziness"])),
        "tms": voice.text(
            "seen-feeling-tms",
            **pair_of("harms/gaynes2011nonpharmacologic-1", "harms/gaynes2011nonpharmacologic-2"),
        ),
    }


def _risks(voice: Voice) -> Cells:
    label = ("harms/spravato2026label-21", "harms/spravato2026label-22")
    return {
        "none": voice.text("seen-risks-none", tried=number_of("comparators/bergfeld2018treatment-1")),
        "medicine": voice.text(
            "seen-risks-medicine", **pair_of("harms/henssler2024incidence-1", "harms/henssler2024incidence-2")
        ),
        "therapy": voice.text("seen-risks-therapy", survey=number_of("harms/crawford2016patient-1")),
        "ect": voice.text(
            "seen-risks-ect",
            recall=words_of(voice, "recall", "harms/trial_elektd2023-1"),
            gaps=number_of("harms/trial_ketect2022-13"),
        ),
        "spray": voice.text("seen-risks-spray", **pair_of(*label)),
        "infusion": voice.text(
            "seen-risks-infusion",
            low=number_of("harms/rivaposse2018blood-1"),
            high=number_of("harms/yale2024blood-1"),
        ),
        "tms": voice.text("seen-risks-tms", fit=words_of(voice, "under-one", "harms/taylor2021seizure-1")),
    }


def _driving(voice: Voice) -> Cells:
    label = words_of(voice, "the-label", "harms/spravato2026label-59")
    return {
        "none": voice.text("seen-same-none"),
        "spray": voice.text("seen-driving-spray", label=label),
        "infusion": voice.text("seen-driving-infusion", clinic=clinic_of(voice, "driving")),
    }


def _medicines(voice: Voice) -> Cells:
    return {
        "none": voice.text("seen-same-none"),
        "therapy": voice.text(
            "seen-medicines-therapy", one=words_of(voice, "one-trial", "comparators/wiles2013cognitive-6")
        ),
        "infusion": voice.text("seen-medicines-infusion", review=clinic_of(voice, "medicines", "review")),
    }


def _cost(voice: Voice) -> Cells:
    return {"infusion": voice.text("seen-cost-infusion", clinic=clinic_of(voice, "payment"))}


def _otherwise(voice: Voice) -> Cells:
    return {
        "none": voice.text("seen-otherwise-none"),
        "medicine": voice.text("seen-otherwise-medicine", fourth=number_of("comparators/rush2006acute-4")),
        "infusion": voice.text("seen-otherwise-infusion", clinic=clinic_of(voice, "no-change")),
    }


# The good side comes first, then daily life, for whom and how sure; the rest are the concerns.
TOPICS: Mapping[str, Callable[[Voice], Cells]] = {
    "help": describe_help,
    "life": describe_life,
    "people": describe_people,
    "sure": describe_sure,
    "speed": _speed,
    "lasting": _lasting,
    "feeling": _feeling,
    "risks": _risks,
    "driving": _driving,
    "medicines": _medicines,
    "cost": _cost,
    "otherwise": _otherwise,
}
