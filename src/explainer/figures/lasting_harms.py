"""How long harms lasted, and what a course cost: the harm twins of how long it lasts."""

import re
from dataclasses import replace

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.figures.harm_rates import harm_row
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, table_measured, whole
from explainer.figures.spans import FIRST_H, HOURS_PER_DAY, Span, draw_spans, table_spans
from explainer.figures.theme import ChartTheme

_AT_ONCE, _INJECTED, _PRESSURE = "trial_diazgranados2010", "delsant2023impact", "szarmach2020metabolic"
_KETECT, _WEEK = "trial_ketect2022", "williamson2022longitudinal"
_MINUTES_PER_HOUR = 60.0
_LASTING = "dissociative symptoms for over 24 h"


def _find(
    rows: tuple[SafetyRow, ...], source: str, event: str, pattern: str
) -> tuple[SafetyRow, list[float]]:
    """Return the first row of an event, and the numbers that its own words print.

    Raises
    ------
    DataError
        If there is no such row, or its words do not print them.
    """
    row = next((row for row in rows if (row.source, row.event) == (source, event)), None)
    if row is None:
        raise DataError(f"safety.csv must hold {event!r} of {source}; it does not.")
    found = re.search(pattern, f"{row.value_text} {row.value} {row.note}")
    if found is None:
        raise DataError(f"{row.row_id} must say {pattern!r}; it does not.")
    return row, [float(number) for number in found.groups()]


def build_harm_windows(rows: tuple[SafetyRow, ...]) -> tuple[Span, ...]:
    """Return how long harms were seen after an infusion.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.

    Notes
    -----
    Blood pressure is printed in hours after the end; it is drawn for the infusion of 40 minutes
    at whose end feeling detached was measured. Who felt detached for over a day had a course.
    """
    at_once, (minute,) = _find(rows, _AT_ONCE, "dissociative symptoms elevated", r"the (\d+)-minute")
    pressure, (after,) = _find(rows, _PRESSURE, "BP and HR back to baseline", r"(\d+\.\d+)")
    lasting, (middle, first, last) = _find(rows, _KETECT, _LASTING, r"median (\d+) days \((\d+) to (\d+)\)")
    injected, (gone,) = _find(rows, _INJECTED, "CADSS back to pre-treatment", r"(\d+)\.0")
    at, gone_h = minute / _MINUTES_PER_HOUR, gone / _MINUTES_PER_HOUR
    return (
        Span(
            "Felt detached",
            f"only at {minute:g} min",
            at,
            at,
            at,
            f"{minute:g} min",
            f"{minute:g} min",
            at_once,
        ),
        Span(
            "Detached, injection",
            f"gone by {gone:g} min",
            FIRST_H,
            gone_h,
            gone_h,
            "during",
            f"{gone:g} min",
            injected,
        ),
        Span(
            "Blood pressure up",
            f"back {after:g} h after the end",
            FIRST_H,
            at + after,
            at + after,
            "during",
            f"{after:g} h after the end",
            pressure,
        ),
        Span(
            "Detached for over a day",
            f"{whole(lasting.value or 0.0)} of 100",
            first * HOURS_PER_DAY,
            middle * HOURS_PER_DAY,
            last * HOURS_PER_DAY,
            f"{first:g} day",
            f"{middle:g} days, at most {last:g}",
            lasting,
        ),
    )


def draw_harm_windows(spans: tuple[Span, ...], *, theme: ChartTheme) -> go.Figure:
    """Draw them on the scale of the benefit beside them."""
    return draw_spans(spans, theme=theme, tone="ketamine")


def describe_harm_windows(spans: tuple[Span, ...], register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: harms of an hour, of hours, and of days in a few."""
    at_once, injected, pressure, lasting = spans
    return say(
        "lasting_windows_harm",
        register,
        minute=f"{at_once.start_h * _MINUTES_PER_HOUR:g}",
        injected=f"{injected.end_h * _MINUTES_PER_HOUR:g}",
        hours=f"{pressure.end_h - at_once.start_h:g}",
        share=lasting.words.removesuffix(" of 100"),
        low=f"{lasting.start_h / HOURS_PER_DAY:g}",
        high=f"{lasting.end_h / HOURS_PER_DAY:g}",
    )


def table_harm_windows(spans: tuple[Span, ...]) -> list[tuple[str, ...]]:
    """Return the spans as text."""
    return table_spans(spans)


def build_course_harms(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return what a course of infusions, of ECT and of spray cost, per 100 people.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """

    def harm(
        source: str, event: str, arm: str, words: str, note: str, tone: str, *, is_hollow: bool = False
    ) -> Measured:
        found = harm_row(rows, source, event, arm, f"<b>{words}", tone=tone, is_hollow=is_hollow)
        return replace(found, label=f"{found.label}</b>", note=note)

    lasting = "any adverse event for over 24 h"
    return rows_per_100(
        (
            (
                "",
                (
                    harm(
                        _KETECT,
                        "dissociative symptoms",
                        "ketamine",
                        "Infusions, felt detached",
                        "KetECT",
                        "ketamine",
                    ),
                    harm(
                        _KETECT, lasting, "ketamine", "Infusions, a harm for over a day", "KetECT", "ketamine"
                    ),
                    harm(_KETECT, lasting, "ECT", "ECT, a harm for over a day", "KetECT", "other"),
                    harm(
                        _WEEK,
                        "dissociation",
                        "esketamine",
                        "Spray, felt detached",
                        "week 1, the highest; no comparison group",
                        "esketamine",
                        is_hollow=True,
                    ),
                ),
            ),
        ),
        "per 100 people",
    )


def draw_course_harms(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw what a course cost."""
    return draw_rows(view, theme=theme)


def describe_course_harms(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: each harm of 100, and which rows may be compared."""
    detached, lasting, other, spray = (whole(item.value) for item in view.items)
    words = say("lasting_days_harm", register, detached=detached, lasting=lasting, other=other, spray=spray)
    return f"{words} {interval_note(view.items, register)}"


def table_course_harms(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    return [
        (cells[0].replace("<b>", "").replace("</b>", ""), *cells[1:]) for cells in table_measured(view.items)
    ]
