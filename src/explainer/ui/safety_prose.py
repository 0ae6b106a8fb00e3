"""Serious harms, blood pressure and suicidal thoughts in words; every number opens its row."""

from explainer.describe.registers import say
from explainer.evidence.rows import Row, find_row
from explainer.ui.provenance import cited, computed

_TENTHS = "The label prints {} per 1000; divided by ten."
# Sentence, then slot: the row it opens and the number as it stands there.
_CITED: dict[str, dict[str, tuple[str, str]]] = {
    "serious_scale": {
        "detached": ("harms/spravato2026label-67", "61 to 84"),
        "drowsy": ("harms/spravato2026label-65", "48 to 61"),
        "lost": ("harms/spravato2026label-66", "0.3 to 0.4"),
    },
    "serious_severe": {
        "severe": ("harms/katz2021benefit-1", "12.0"),
        "severe_placebo": ("harms/katz2021benefit-2", "3.6"),
        "died": ("harms/katz2021benefit-5", "0.3"),
        "died_placebo": ("harms/katz2021benefit-6", "none"),
    },
    "serious_stopped": {
        "spray": ("harms/trial_transform2-1", "7"),
        "placebo": ("harms/trial_transform2-2", "0.9"),
    },
    "serious_long": {
        "months": ("harms/trial_sustain3-5", "42.9 months"),
        "serious": ("harms/trial_sustain3-5", "18.8"),
        "deaths": ("harms/trial_sustain3-6", "9"),
        "people": ("harms/trial_sustain3-6", "1148"),
    },
    "serious_infusions": {
        "ketamine": ("harms/trial_karmadep2_2025-1", "7"),
        "midazolam": ("harms/trial_karmadep2_2025-2", "6"),
        "articles": ("harms/short2018side-1", "60"),
    },
    "pressure_spray": {
        "people": ("harms/spravato2026label-37", "8"),
        "rise": ("harms/spravato2026label-37", "40 mmHg"),
        "placebo": ("harms/spravato2026label-38", "0.5"),
        "old": ("harms/spravato2026label-43", "people of 65 or older"),
        "old_people": ("harms/spravato2026label-43", "17"),
        "old_placebo": ("harms/spravato2026label-44", "2"),
        "reading": ("harms/spravato2026label-35", "180 mmHg"),
        "high": ("harms/spravato2026label-35", "3"),
        "high_placebo": ("harms/spravato2026label-36", "none"),
    },
    "pressure_infusion": {"severe": ("harms/yale2024blood-3", "0.98")},
    "thoughts_box": {"thoughts": ("harms/spravato2026label-64", "suicidal thoughts and acts")},
    "thoughts_age": {"table": ("harms/spravato2026label-60", "The label’s table")},
    "thoughts_prevent": {"shown": ("harms/spravato2026label-56", "not been shown")},
    "thoughts_use": {"mood": ("harms/spravato2026label-57", "depressive symptoms")},
    "thoughts_trials": {
        "spray": ("harms/katz2021benefit-9", "10.2"),
        "placebo": ("harms/katz2021benefit-10", "12.3"),
        "second": ("harms/trial_aspire2-19", "4.4"),
        "second_placebo": ("harms/trial_aspire2-20", "5.3"),
        "died": ("trials/china_phase3_2023-1", "one person"),
    },
    "thoughts_long": {
        "people": ("harms/trial_sustain3-7", "1148"),
        "events": ("harms/trial_sustain3-7", "28"),
        "months": ("harms/trial_sustain3-7", "42.9 months"),
    },
}
# Slots that the label prints per 1000: words per 100, and what is printed.
_PER_1000 = {
    "thoughts_age": {
        "child": ("1.4 more under 18", "14"),
        "young": ("0.5 more from 18 to 24", "5"),
        "adult": ("0.1 fewer from 25 to 64", "1 fewer"),
        "old": ("0.6 fewer from 65 on", "6 fewer"),
    }
}


def prose_rows() -> list[Row]:
    """Return every row that these sentences open, each once."""
    names = dict.fromkeys(row_id for marks in _CITED.values() for row_id, _ in marks.values())
    return [find_row(name) for name in names]


def _said(key: str, register: str) -> str:
    marks = {slot: cited(words, find_row(row_id)) for slot, (row_id, words) in _CITED[key].items()}
    marks |= {
        slot: computed(words, _TENTHS.format(printed))
        for slot, (words, printed) in _PER_1000.get(key, {}).items()
    }
    return say(key, register, title=f"<strong>{say(f'{key}_title', register)}</strong>", **marks)


def _list(prefix: str, register: str) -> str:
    lines = "".join(f"<li>{_said(key, register)}</li>" for key in _CITED if key.startswith(prefix))
    return f"<ul>{lines}</ul>"


def serious_html(register: str) -> str:
    """Return how often harms are, by how one asks, and which are serious, as a card."""
    title = say("serious_title", register)
    return f'<article class="ex-card ex-serious"><h2>{title}</h2>{_list("serious_", register)}</article>'


def pressure_html(register: str) -> str:
    """Return what is known of blood pressure beyond its mean rise."""
    keys = ("pressure_spray", "pressure_infusion")
    return "".join(f'<div class="ex-words">{_said(key, register)}</div>' for key in keys)


def thoughts_html(register: str) -> str:
    """Return what is known of suicidal thoughts, folded."""
    return (
        '<details class="ex-card ex-thoughts" id="safety-thoughts">'
        f"<summary><h2>{say('thoughts_title', register)}</h2></summary>"
        f"{_list('thoughts_', register)}</details>"
    )
