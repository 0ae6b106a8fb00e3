"""The sentences between the charts of the Trials page's second views; every number opens its row."""

from explainer.describe.registers import say
from explainer.evidence.rows import find_row
from explainer.ui.provenance import cited

# Sentence, then slot: the row it opens, and the number as it stands there.
MARKS: dict[str, dict[str, tuple[str, str]]] = {
    "lasting_course_prose": {
        "ketamine": ("course/ketect2022-1", "70 in 100"),
        "other": ("course/ketect2022-2", "63 in 100"),
    },
    "lasting_stopping_prose": {
        "weeks": ("course/sustain1-1", "16 weeks"),
        "spray": ("harms/trial_sustain1-5", "23 in 100"),
        "placebo": ("harms/trial_sustain1-6", "0 in 100"),
    },
    "ect_prose": {
        "elekt": ("trials/elektd2023-1", "195 of 200"),
        "elekt_ect": ("trials/elektd2023-2", "170 of 203"),
        "sessions": ("trials/ketect2022-1", "up to 12"),
    },
    "quetiapine_prose": {
        "mouth": ("harms/seroquelxr2009label-5", "27"),
        "mouth_most": ("harms/seroquelxr2009label-6", "40"),
        "mouth_placebo": ("harms/seroquelxr2009label-4", "8"),
        "weight": ("harms/seroquelxr2009label-8", "3"),
        "weight_most": ("harms/seroquelxr2009label-9", "5"),
        "weight_placebo": ("harms/seroquelxr2009label-7", "0"),
    },
    "ordinary_prose": {
        "theory": ("comparators/rush2006acute-5", "67 in 100"),
        "recount": ("comparators/pigott2023remission-1", "35 in 100"),
        "left": ("comparators/pigott2023remission-1", "941"),
        "people": ("comparators/rush2006acute-4", "123 and 109"),
    },
    "ordinary_placebo_prose": {
        "munkholm": ("comparators/munkholm2019considering-2", "1.97 (1.74 to 2.21)"),
        "jakobsen": ("comparators/jakobsen2017selective-1", "1.94 (1.37 to 2.50)"),
        "lowest": ("comparators/cipriani2018comparative-2", "1.37"),
        "highest": ("comparators/cipriani2018comparative-1", "2.13"),
    },
    "dose_four_prose": {
        "size": ("trials/fava2020-1", "−0.82"),
        "chance": ("trials/fava2020-1", ".02"),
        "adjusted": ("trials/fava2020-1", ".14"),
    },
    "dose_two_prose": {
        "saline": ("trials/su2017-3", "13"),
        "low": ("trials/su2017-2", "39"),
        "high": ("trials/su2017-1", "46"),
        "people_low": ("trials/su2017-2", "23"),
        "people_high": ("trials/su2017-1", "24"),
        "verdict": ("trials/su2017-1", "dose-related"),
    },
    "dose_spray_prose": {
        "low": ("trials/daly2018-2", "−5.0"),
        "high": ("trials/daly2018-4", "−10.5"),
        "people_low": ("trials/daly2018-2", "11"),
        "people_high": ("trials/daly2018-4", "12"),
        "middle": ("trials/transform1-1", "−4.1"),
        "most": ("trials/transform1-2", "−3.2"),
        "detached_middle": ("harms/trial_transform1-5", "26"),
        "detached_most": ("harms/trial_transform1-6", "28"),
    },
    "practice_prose": {
        "deaths": ("harms/trial_sustain3-6", "9 deaths"),
        "people": ("harms/trial_sustain3-5", "1148"),
        "pressure": ("harms/yale2024blood-3", "0.98 of 100 infusions"),
    },
    "practice_note": {
        "people": ("harms/trial_sustain3-5", "1148"),
        "events": ("harms/trial_sustain3-7", "28"),
    },
}


def prose_html(key: str, register: str) -> str:
    """Return a sentence's words as HTML, each number opening its row.

    Parameters
    ----------
    key : str
        A key of `MARKS`.
    register : str
        Whom it is for.
    """
    marks = {slot: cited(words, find_row(row_id)) for slot, (row_id, words) in MARKS[key].items()}
    return f'<div class="ex-prose">{say(key, register, **marks)}</div>'
