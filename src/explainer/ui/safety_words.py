"""Serious harms and limits in words, at full weight beside any benefit."""

from html import escape

from explainer.evidence.load import load_safety, load_timecourse, pooled_result
from explainer.ui.citation import SEEN_WORDS, source_html
from explainer.ui.provenance import cited

_LABEL = "spravato2026label"
_BLOOD_PRESSURE = ("rivaposse2018blood", "vankawala2021meta", "yale2024blood")


def _blood_pressure() -> str:
    rows = {row.source: row for row in load_safety() if "systolic" in row.event}
    clinic, pooled, largest = (rows[source] for source in _BLOOD_PRESSURE)
    mmhg = [cited(f"{row.value:.0f} mmHg", row) for row in (clinic, pooled, largest)]
    return (
        f"Blood pressure rises for a while: on average by {mmhg[0]} half an hour in, in one clinic, by {mmhg[1]} in a "
        f"meta-analysis and by {mmhg[2]} at its height in the largest series. In some people it rises much more."
    )


def _sedation() -> str:
    row = next(row for row in load_safety() if row.event == "sedation by MOAA/S" and row.source == _LABEL)
    return f"With the spray, {cited(row.value_text, row)} of 100 were sedated on the label's measure."


def _lasting() -> str:
    row = pooled_result("ketamine vs placebo/pseudo-placebo", "depression score", "kishimoto2016single")
    end = next(point for point in load_timecourse() if point.value_text == "by days 10-12")
    size = f"g {row.effect:.2f}, {row.ci_low:.2f} to {row.ci_high:.2f}"
    return (
        f"After one infusion the difference was largest after a day ({cited(size, row)}) and was gone "
        f"{cited(end.value_text, end)}."
    )


def serious_harms_html() -> str:
    """Return the card of serious harms, limits and what was not reported."""
    items = (
        (
            "The label of the spray warns in a box of sedation, dissociation, slowed breathing, abuse and misuse, and "
            "suicidal thoughts in young people taking antidepressants. It is given only where staff can watch for at "
            "least two hours."
        ),
        _sedation(),
        _blood_pressure(),
        (
            "Repeated use outside care damages the bladder and can lead to dependence. What years of treatment do is "
            "little known."
        ),
        "The Cochrane tables list stopping because of harms as not reported.",
        _lasting(),
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
