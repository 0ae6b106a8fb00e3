"""Marks with their intervals over doses or days; never joined by a line, because each is a group of its own."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.figures.interval_rows import marks
from explainer.figures.measured import TONES, Measured, tone_color
from explainer.figures.theme import ChartTheme

HEIGHT_PX = 330


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """Marks over a scale.

    Attributes
    ----------
    places : tuple of (float, Measured)
        Where on the scale, and what.
    ticks : tuple of (float, str)
        Places that are named, with their names.
    x_range, y_range : tuple of float
        Fixed.
    y_step : float
    x_title, y_title : str
    words : tuple of (float, float, str, str)
        Direct labels: place, height, tone, text.
    line : float or None
        Height of a line that says "no difference".
    """

    places: tuple[tuple[float, Measured], ...]
    ticks: tuple[tuple[float, str], ...]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    y_step: float
    x_title: str
    y_title: str
    words: tuple[tuple[float, float, str, str], ...] = ()
    line: float | None = None

    @property
    def items(self) -> tuple[Measured, ...]:
        """Return every mark."""
        return tuple(item for _, item in self.places)


def draw_columns(view: ColumnsView, *, theme: ChartTheme, height: int = HEIGHT_PX) -> go.Figure:
    """Draw the marks: one trace of intervals a tone, one of marks, one of words."""
    traces = []
    for tone in TONES:
        ends = [(x, item) for x, item in view.places if item.tone == tone and item.low is not None]
        if ends:
            traces.append(
                go.Scatter(
                    x=[value for x, _ in ends for value in (x, x, None)],
                    y=[value for _, item in ends for value in (item.low, item.high, None)],
                    mode="lines",
                    line={"color": tone_color(theme, tone), "width": 2.2},
                    name=f"{tone}, 95% interval",
                )
            )
    traces.append(
        go.Scatter(
            x=[x for x, _ in view.places],
            y=[item.value for _, item in view.places],
            mode="markers",
            marker=marks(list(view.items), theme),
            cliponaxis=False,
            name="value",
        )
    )
    if view.words:
        traces.append(
            go.Scatter(
                x=[x for x, _, _, _ in view.words],
                y=[y for _, y, _, _ in view.words],
                text=[text for _, _, _, text in view.words],
                mode="text",
                textposition="middle right",
                textfont={"size": 12, "color": [tone_color(theme, tone) for _, _, tone, _ in view.words]},
                cliponaxis=False,
                name="words",
            )
        )
    figure = go.Figure(traces)
    figure.update_layout(
        template=theme.template(), height=height, margin={"l": 44, "r": 12, "t": 38, "b": 46}
    )
    if view.line is not None:
        figure.update_layout(
            shapes=[
                {
                    "type": "line",
                    "xref": "paper",
                    "x0": 0,
                    "x1": 1,
                    "y0": view.line,
                    "y1": view.line,
                    "line": {"color": theme.ink, "width": 1.4},
                }
            ]
        )
    figure.update_xaxes(
        range=view.x_range,
        tickvals=[place for place, _ in view.ticks],
        ticktext=[name for _, name in view.ticks],
        tickangle=0,
        showgrid=False,
        title_text=view.x_title,
    )
    figure.update_yaxes(range=view.y_range, tick0=0, dtick=view.y_step)
    # The scale's name lies over it, not beside it: a phone has no room there.
    figure.update_layout(
        annotations=[
            {
                "text": view.y_title,
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "xshift": -36,
                "yshift": 12,
                "showarrow": False,
                "font": {"size": 12, "color": theme.soft},
            }
        ]
    )
    return figure
