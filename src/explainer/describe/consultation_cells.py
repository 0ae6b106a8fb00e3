"""The good and the bad side of each option of the consultation, daily life, who took part, and how sure it is."""

from explainer.describe.consultation import Text, Voice, mark
from explainer.describe.consultation_chances import DAY, INFUSION_HARMS, SPRAY_ARMS, SPRAY_HARMS
from explainer.describe.consultation_marks import ages_of, day_marks, number_of, pair_of, range_of, words_of
from explainer.evidence.rows import find_row

Cells = dict[str, Text]
_SLEEPY = tuple(f"harms/seroquelxr2009label-{number}" for number in (2, 3, 1))
_SCALP = tuple(f"harms/gaynes2011nonpharmacologic-{number}" for number in (1, 2, 3, 4))


def describe_help(voice: Voice) -> Cells:
    """Return the good side of each option.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    return {
        "none": voice.text(
            "seen-help-none",
            well=number_of("comparators/dunner2006prospective-2"),
            mild=number_of("comparators/whiteford2013estimating-3"),
        ),
        "medicine": voice.text(
            "seen-help-medicine",
            third=number_of("comparators/rush2006acute-3"),
            added=number_of("trials/escape_trd2023-2", "remitters_pct"),
            low=number_of("comparators/mohamed2017effect-1"),
            high=number_of("comparators/mohamed2017effect-3"),
        ),
        "therapy": voice.text(
            "seen-help-therapy",
            **pair_of("comparators/wiles2013cognitive-1", "comparators/wiles2013cognitive-2"),
            mind=number_of("comparators/eisendrath2016randomized-1"),
            course=number_of("comparators/eisendrath2016randomized-2"),
        ),
        "ect": voice.text(
            "seen-help-ect",
            ect=number_of("trials/ketect2022-2", "remitters_pct"),
            ketamine=number_of("trials/ketect2022-1", "remitters_pct"),
            ect_b=number_of("trials/elektd2023-2", "responders_pct"),
            ketamine_b=number_of("trials/elektd2023-1", "responders_pct"),
        ),
        "spray": voice.text("seen-help-spray", **pair_of(*SPRAY_ARMS, "responders_pct")),
        "infusion": voice.text("seen-help-infusion", **day_marks()),
        "tms": voice.text(
            "seen-help-tms",
            low=number_of("comparators/berlim2014response-1"),
            high=number_of("comparators/levkovitz2015efficacy-1"),
            low_sham=number_of("comparators/berlim2014response-2"),
            high_sham=number_of("comparators/levkovitz2015efficacy-2"),
            veterans=words_of(voice, "veterans-trial", "comparators/yesavage2018effect-1"),
        ),
    }


def describe_harm(voice: Voice) -> Cells:
    """Return the bad side of each option.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    first, first_sham, last, last_sham = map(number_of, _SCALP)
    return {
        "none": voice.text(
            "seen-harm-none",
            still=number_of("comparators/dunner2006prospective-3"),
            mild=number_of("comparators/whiteford2013estimating-4"),
        ),
        "medicine": voice.text(
            "seen-harm-medicine", **range_of(_SLEEPY), restless=number_of("harms/mohamed2017effect-1")
        ),
        "therapy": voice.text(
            "seen-harm-therapy",
            worse=number_of("harms/cuijpers2018negative-1"),
            left=number_of("harms/cooper2015dropout-1"),
            survey=number_of("harms/crawford2016patient-1"),
        ),
        "ect": voice.text(
            "seen-harm-ect",
            gaps=number_of("harms/trial_ketect2022-5"),
            ketamine=number_of("harms/trial_ketect2022-4"),
            ache=number_of("harms/trial_ketect2022-9"),
            ache_b=number_of("harms/trial_ketect2022-8"),
            lasting=words_of(voice, "third-or-more", "harms/rose2003patients-1"),
        ),
        "spray": voice.text("seen-harm-spray", **pair_of(*SPRAY_HARMS["dissociation"])),
        "infusion": voice.text("seen-harm-infusion", **pair_of(*INFUSION_HARMS["derealisation"])),
        "tms": voice.text(
            "seen-harm-tms",
            first=first,
            first_sham=first_sham,
            last=last,
            last_sham=last_sham,
            fit=words_of(voice, "under-one", "harms/taylor2021seizure-1"),
        ),
    }


def describe_life(voice: Voice) -> Cells:
    """Return daily life with each option: work, tasks, quality of life.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    both = words_of(voice, "one-trial", "comparators/trial_elektd2023-2")
    return {
        "none": voice.text(
            "seen-life-none",
            days=number_of("comparators/amos2018direct-1"),
            poor=words_of(voice, "poor", "comparators/dunner2006prospective-5"),
        ),
        "medicine": voice.text(
            "seen-life-medicine",
            drug=number_of("comparators/reif2025improvements-2"),
            spray=number_of("comparators/reif2025improvements-1"),
        ),
        "therapy": voice.text(
            "seen-life-therapy", one=words_of(voice, "one-trial", "comparators/wiles2016longterm-3")
        ),
        "ect": voice.text("seen-life-ect", one=both),
        "spray": voice.text(
            "seen-life-spray",
            **pair_of("comparators/jamieson2023assessment-1", "comparators/jamieson2023assessment-2"),
        ),
        "infusion": voice.text("seen-life-infusion", one=both),
        "tms": voice.text(
            "seen-life-tms", one=words_of(voice, "one-trial", "comparators/solvason2014improvement-1")
        ),
    }


def describe_people(voice: Voice) -> Cells:
    """Return for whom the numbers of each option hold.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    harmed = [find_row(name) for name in INFUSION_HARMS["derealisation"]]
    counted = sum(getattr(row, "n", None) or 0 for row in harmed)
    return {
        "none": voice.text(
            "seen-people-none",
            people=number_of("comparators/dunner2006prospective-6", "n"),
            untreated=words_of(voice, "no-care", "comparators/whiteford2013estimating-5"),
        ),
        "medicine": voice.text(
            "seen-people-medicine",
            third=number_of("comparators/rush2006acute-3", "n"),
            added=number_of("comparators/trial_escape_trd2023-2", "n"),
            veterans=number_of("comparators/mohamed2017effect-4", "n"),
        ),
        "therapy": voice.text(
            "seen-people-therapy",
            people=number_of("comparators/wiles2013cognitive-4", "n"),
            ages=ages_of("comparators/wiles2013cognitive-4"),
            mind=number_of("comparators/eisendrath2016randomized-5", "n"),
        ),
        "ect": voice.text(
            "seen-people-ect",
            ward=number_of("comparators/trial_ketect2022-2", "n"),
            ages=ages_of("comparators/trial_ketect2022-2"),
            sent=number_of("comparators/jha2024ketamine-1", "n"),
            ages_b=ages_of("comparators/jha2024ketamine-1"),
        ),
        "spray": voice.text(
            "seen-people-spray",
            people=number_of("comparators/jamieson2023assessment-3", "n"),
            ages=ages_of("comparators/jamieson2023assessment-3"),
        ),
        "infusion": voice.text(
            "seen-people-infusion",
            people=number_of(DAY, "n"),
            harmed=mark(str(counted), harmed[0]),
            thoughts=words_of(voice, "suicidal", "trials/su2023_taiwan_si-1"),
        ),
        "tms": voice.text(
            "seen-people-tms",
            people=number_of("comparators/berlim2014response-6", "n"),
            deep=number_of("comparators/levkovitz2015efficacy-3", "n"),
            ages=ages_of("comparators/levkovitz2015efficacy-3"),
            veterans=number_of("comparators/yesavage2018effect-2", "n"),
        ),
    }


def describe_sure(voice: Voice) -> Cells:
    """Return how good the evidence for each option is.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    return {
        "none": voice.text(
            "seen-sure-none",
            cohort=words_of(voice, "one-group", "comparators/dunner2006prospective-1"),
            model=words_of(voice, "by-model", "comparators/whiteford2013estimating-3"),
        ),
        "medicine": voice.text(
            "seen-sure-medicine",
            steps=words_of(voice, "pill-steps", "comparators/rush2006acute-3"),
            open=words_of(voice, "open-trial", "trials/escape_trd2023-2"),
        ),
        "therapy": voice.text(
            "seen-sure-therapy", knew=words_of(voice, "all-knew", "comparators/wiles2013cognitive-5")
        ),
        "ect": voice.text("seen-sure-ect", open=words_of(voice, "open-trial", "trials/ketect2022-2")),
        "spray": voice.text(
            "seen-sure-spray",
            blind=words_of(voice, "blind-trial", SPRAY_ARMS[0]),
            older=words_of(voice, "older-people", "trials/transform3-1"),
        ),
        "infusion": voice.text("seen-sure-infusion", grade=words_of(voice, "very-low", DAY)),
        "tms": voice.text(
            "seen-sure-tms",
            many=mark("29", find_row("comparators/berlim2014response-1")),
            veterans=words_of(voice, "veterans-trial", "comparators/yesavage2018effect-1"),
        ),
    }
