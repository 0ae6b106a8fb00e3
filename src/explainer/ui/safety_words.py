"""Serious harms and limits in words, at full weight beside any benefit."""

from html import escape

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.load import load_safety, load_timecourse, pooled_result
from explainer.ui.citation import SEEN_WORDS, source_html
from explainer.ui.provenance import cited

_LABEL = "spravato2026label"
_BLOOD_PRESSURE = ("rivaposse2018blood", "vankawala2021meta", "yale2024blood")


def _blood_pressure(register: str) -> str:
    rows = {row.source: row for row in load_safety() if "systolic" in row.event}
    clinic, pooled, largest = (
        cited(f"{rows[source].value:.0f} mmHg", rows[source]) for source in _BLOOD_PRESSURE
    )
    return say("serious_pressure", register, clinic=clinic, pooled=pooled, largest=largest)


def _sedation(register: str) -> str:
    row = next(row for row in load_safety() if row.event == "sedation by MOAA/S" and row.source == _LABEL)
    return say("serious_sedation", register, share=cited(row.value_text.replace("-", " to "), row))


def _lasting(register: str) -> str:
    row = pooled_result("ketamine vs placebo/pseudo-placebo", "depression score", "kishimoto2016single")
    end = next(point for point in load_timecourse() if point.value_text == "by days 10-12")
    effect, low, high = (
        cited(f"{value:.2f}".replace("-", "−"), row) for value in (row.effect, row.ci_low, row.ci_high)
    )
    return say("serious_lasting", register, effect=effect, low=low, high=high, end=cited(end.value_text, end))


def serious_harms_html(register: str = DEFAULT_REGISTER) -> str:
    """Return the card of serious harms, limits and what was not reported, in a register."""
    items = (
        say("serious_box", register),
        _sedation(register),
        _blood_pressure(register),
        say("serious_years", register),
        say("serious_stopping", register),
        _lasting(register),
    )
    sources = (_LABEL, *_BLOOD_PRESSURE, "dean2021ketamine", "kishimoto2016single")
    seen = {row.source: row.seen for row in load_safety()} | {
        "dean2021ketamine": "full-text",
        "kishimoto2016single": "abstract",
    }
    lines = "".join(f"<li>{item}</li>" for item in items)
    list_of_sources = "".join(
        f"<li>{source_html(source)} · {escape(SEEN_WORDS[seen[source]])}</li>" for source in sources
    )
    return (
        '<article class="ex-card ex-serious"><h2>What else to know before weighing these numbers</h2>'
        f'<ul>{lines}</ul><details class="ex-sources"><summary>Sources</summary><ul>{list_of_sources}</ul>'
        "</details></article>"
    )
