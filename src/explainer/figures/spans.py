"""Times over which something was seen, as lines from minutes to two weeks; benefit and harm share the scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.evidence.rows import Row
from explainer.figures.measured import TONES, tone_color
from explainer.figures.theme import ChartTheme

HOURS_PER_DAY = 24.0
FIRST_H, LAST_H = 1.0 / 6.0, 14.0 * HOURS_PER_DAY
HEIGHT_PX = 240
SPAN_COLUMNS = ("what", "from", "until", "how seen", "where")
_TICKS = ((1.0 / 6.0, "10 min"), (2.0 / 3.0, "40 min"), (2.0, "2 h"), (24.0, "1 day"), (72.0, "3"), (288.0, "12 days"))  # fmt: skip
_MARK_PX = 13


@dataclass(frozen=True, slots=True)
class Span:
    """A time over which something was seen.

    Attributes
    ----------
    label, words : str
        What; the span as it is read.
    start_h, sure_h, end_h : float
        Hours from the start of the infusion; solid until `sure_h`, dotted from there to `end_h`.
    start_words, end_words : str
        Both ends for the table.
    record : Row
    """

    label: str
    words: str
    start_h: float
    sure_h: float
    end_h: float
    start_words: str
    end_words: str
    record: Row


def draw_spans(spans: Sequence[Span], *, theme: ChartTheme, tone: str) -> go.Figure:
    """Draw spans over two weeks on a logarithmic scale; what was seen at one time only is a mark.

    Parameters
    ----------
    spans : sequence of Span
        From the top.
    theme : ChartTheme
        Colours.
    tone : str
        A key of `TONES`.
    """
    placed = [(span, -float(index)) for index, span in enumerate(spans)]
    line = {"color": tone_color(theme, tone), "width": 6}
    at_once = [(span, at) for span, at in placed if span.start_h == span.end_h]
    figure = go.Figure(
        [
            go.Scatter(
                x=[x for span, _ in placed for x in (max(span.start_h, FIRST_H), span.sure_h, None)],
                y=[y for _, at in placed for y in (at, at, None)],
                mode="lines",
                line=line,
                name="seen",
            ),
            go.Scatter(
                x=[x for span, _ in placed for x in (span.sure_h, span.end_h, None)],
                y=[y for _, at in placed for y in (at, at, None)],
                mode="lines",
                line={**line, "dash": "dot"},
                name="end given as a span",
            ),
            go.Scatter(
                x=[FIRST_H] * len(placed),
                y=[at + 0.38 for _, at in placed],
                text=[f"<b>{span.label}</b> · {span.words}" for span, _ in placed],
                mode="text",
                textposition="middle right",
                textfont={"size": 12, "color": theme.ink},
                cliponaxis=False,
                name="words",
            ),
        ]
    )
    if at_once:
        figure.add_trace(
            go.Scatter(
                x=[span.start_h for span, _ in at_once],
                y=[at for _, at in at_once],
                mode="markers",
                marker={"size": _MARK_PX, "symbol": TONES[tone], "color": line["color"], "opacity": 1},
                name="seen at one time",
            )
        )
    figure.update_layout(
        template=theme.template(), height=HEIGHT_PX, margin={"l": 26, "r": 26, "t": 4, "b": 46}
    )
    figure.update_xaxes(
        type="log",
        range=(math.log10(FIRST_H) - 0.01, math.log10(LAST_H)),
        tickvals=[at for at, _ in _TICKS],
        ticktext=[name for _, name in _TICKS],
        tickangle=0,
        title_text="time since one infusion began; each step is longer",
    )
    figure.update_yaxes(range=(placed[-1][1] - 0.45, 0.75), visible=False)
    return figure


def table_spans(spans: Sequence[Span]) -> list[tuple[str, ...]]:
    """Return the spans as text: what, from, until, how seen, where."""
    return [
        (span.label, span.start_words, span.end_words, span.record.seen, span.record.locator)
        for span in spans
    ]
