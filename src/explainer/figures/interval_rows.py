"""Rows of marks with their intervals on one fixed scale; words stand above their row so that a phone can show them."""

import math
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from explainer.figures.measured import TONES, Measured, tone_color
from explainer.figures.theme import ChartTheme

_ROW_PX = 58
_EDGE_PX = 62
_HEADING_ROWS = 0.8
# Two lines need more room above their mark than one.
_LABEL_RISE = {True: 0.47, False: 0.36}
_TOP_ROWS = 0.35
_MARK_PX = 13
# The line of no difference stands at each mark and is broken where words stand.
_LINE_ROWS = 0.2


@dataclass(frozen=True, slots=True)
class RowsView:
    """Groups of rows on one scale.

    Attributes
    ----------
    groups : tuple of (str, tuple of Measured)
        Heading and rows, from the top.
    low, high, step : float
        Fixed ends of the scale and the distance of its ticks.
    title : str
        What the scale counts.
    line : float or None
        Where a line says "no difference"; None for none.
    odds : tuple of float
        Ticks of a scale of ratios, on which twice as much is as far from 1 as half; empty for an even scale.
    """

    groups: tuple[tuple[str, tuple[Measured, ...]], ...]
    low: float
    high: float
    step: float
    title: str
    line: float | None = None
    odds: tuple[float, ...] = ()

    def place(self, value: float) -> float:
        """Return where a value stands on the scale as it is drawn."""
        return math.log(value) if self.odds else value

    @property
    def items(self) -> tuple[Measured, ...]:
        """Return every row, from the top."""
        return tuple(item for _, rows in self.groups for item in rows)


def rows_per_100(groups: tuple[tuple[str, tuple[Measured, ...]], ...], title: str) -> RowsView:
    """Return rows on the scale that every chart of people shares: 0 to 100 of 100."""
    return RowsView(groups, 0.0, 100.0, 25.0, title)


def _lay_out(view: RowsView) -> tuple[list[tuple[Measured, float]], list[tuple[float, str]], float]:
    """Return where rows and words stand, from the top down."""
    rows, words, depth = [], [], 0.0
    for heading, items in view.groups:
        if heading:
            depth -= _HEADING_ROWS
            words.append((depth + 0.08, f"<b>{heading}</b>"))
        for item in items:
            depth -= 1.0
            rows.append((item, depth))
            note = f"<br>{item.note}" if item.note else ""
            words.append((depth + _LABEL_RISE[bool(note)], f"{item.label}{note}"))
    return rows, words, depth


def _interval_traces(
    view: RowsView, rows: list[tuple[Measured, float]], theme: ChartTheme
) -> list[go.Scatter]:
    """Return one trace a tone: its intervals, with a gap after each."""
    traces = []
    for tone in TONES:
        ends = [
            (view.place(item.low), view.place(item.high), y)
            for item, y in rows
            if item.tone == tone and item.low is not None and item.high is not None
        ]
        if ends:
            x = [value for low, high, _ in ends for value in (low, high, None)]
            y = [value for *_, at in ends for value in (at, at, None)]
            line = {"color": tone_color(theme, tone), "width": 2.4}
            traces.append(go.Scatter(x=x, y=y, mode="lines", line=line, name=f"{tone}, 95% interval"))
    return traces


def marks(items: list[Measured], theme: ChartTheme) -> dict[str, Any]:
    """Return the marker arrays of marks: shape and colour by tone, open where there was no comparison."""
    colors = [tone_color(theme, item.tone) for item in items]
    return {
        "size": _MARK_PX,
        "symbol": [TONES[item.tone] for item in items],
        "color": [theme.card if item.is_hollow else color for item, color in zip(items, colors, strict=True)],
        "line": {"color": colors, "width": 2},
        "opacity": 1,
    }


def draw_rows(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the rows: at most six traces, however many rows."""
    rows, words, depth = _lay_out(view)
    top = max(y for y, _ in words) + _TOP_ROWS
    figure = go.Figure(
        [
            *_interval_traces(view, rows, theme),
            go.Scatter(
                x=[view.place(item.value) for item, _ in rows],
                y=[y for _, y in rows],
                mode="markers",
                marker=marks([item for item, _ in rows], theme),
                cliponaxis=False,
                name="value",
            ),
            go.Scatter(
                x=[view.place(view.low)] * len(words),
                y=[y for y, _ in words],
                text=[text for _, text in words],
                mode="text",
                textposition="middle right",
                textfont={
                    "size": 12,
                    "color": [theme.ink if text.startswith("<b>") else theme.soft for _, text in words],
                },
                cliponaxis=False,
                name="words",
            ),
        ]
    )
    figure.update_layout(
        template=theme.template(),
        height=int(_EDGE_PX + _ROW_PX * (top - depth)),
        margin={"l": 8, "r": 18, "t": 4, "b": 46},
        shapes=[]
        if view.line is None
        else [
            {
                "type": "line",
                "x0": view.place(view.line),
                "x1": view.place(view.line),
                "y0": y - _LINE_ROWS,
                "y1": y + _LINE_ROWS,
                "line": {"color": theme.ink, "width": 1.4},
            }
            for _, y in rows
        ],
    )
    figure.update_xaxes(range=(view.place(view.low), view.place(view.high)), title_text=view.title)
    if view.odds:
        figure.update_xaxes(
            tickvals=[view.place(odds) for odds in view.odds], ticktext=[f"{odds:g}" for odds in view.odds]
        )
    else:
        figure.update_xaxes(tick0=0, dtick=view.step)
    figure.update_yaxes(range=(depth - 0.5, top), visible=False)
    return figure
