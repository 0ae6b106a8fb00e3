"""The model beside the numbers it was held to: one strip per target."""

from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from explainer.figures.theme import ChartTheme
from explainer.model.targets import NumericTarget

_STRIP_PX = 104
_SYMBOLS = ("circle", "diamond", "square")


@dataclass(frozen=True, slots=True)
class TargetStrip:
    """One target, ready to draw.

    Attributes
    ----------
    title : str
        With unit.
    observed, low, high : float
    values : tuple of (str, float)
        Set and the model's value.
    axis : tuple of float
        From zero to beyond everything drawn.
    """

    title: str
    observed: float
    low: float
    high: float
    values: tuple[tuple[str, float], ...]
    axis: tuple[float, float]


@dataclass(frozen=True, slots=True)
class TargetsView:
    """All strips, and how many model values lie inside the accepted range."""

    strips: tuple[TargetStrip, ...]
    inside: int
    total: int


def build_targets(targets: tuple[NumericTarget, ...]) -> TargetsView:
    """Return the strips of the numeric targets."""
    strips = tuple(
        TargetStrip(
            title=f"{target.name}, {target.unit}",
            observed=target.observed,
            low=target.low,
            high=target.high,
            values=target.model,
            axis=(0.0, 1.15 * max(target.high, *(value for _, value in target.model))),
        )
        for target in targets
    )
    flags = [strip.low <= value <= strip.high for strip in strips for _, value in strip.values]
    return TargetsView(strips=strips, inside=sum(flags), total=len(flags))


def draw_targets(view: TargetsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one strip per target: accepted range as a band, published value as a line, model as marks."""
    count = len(view.strips)
    figure = make_subplots(rows=count, cols=1, vertical_spacing=0.075)
    for row, strip in enumerate(view.strips, start=1):
        figure.add_trace(
            go.Scatter(
                x=[strip.low, strip.high],
                y=[0, 0],
                mode="lines",
                line={"color": theme.hair, "width": 22},
                name="accepted range",
            ),
            row=row,
            col=1,
        )
        figure.add_trace(
            go.Scatter(
                x=[strip.observed, strip.observed],
                y=[-0.5, 0.5],
                mode="lines",
                line={"color": theme.ink, "width": 2},
                name="published",
            ),
            row=row,
            col=1,
        )
        for index, (label, value) in enumerate(strip.values):
            figure.add_trace(
                go.Scatter(
                    x=[value],
                    y=[0],
                    mode="markers",
                    marker={
                        "size": 12,
                        "symbol": _SYMBOLS[index % len(_SYMBOLS)],
                        "color": theme.model,
                        "line": {"color": theme.card, "width": 1.5},
                    },
                    name=label,
                ),
                row=row,
                col=1,
            )
        figure.add_annotation(
            text=f"<b>{strip.title}</b>",
            x=0,
            y=1.05,
            xanchor="left",
            showarrow=False,
            font={"size": 13, "color": theme.ink},
            row=row,
            col=1,
        )
        figure.update_xaxes(range=strip.axis, nticks=6, row=row, col=1)
        figure.update_yaxes(range=(-0.8, 1.5), visible=False, row=row, col=1)
    figure.update_layout(
        template=theme.template(), height=_STRIP_PX * count, margin={"l": 4, "r": 12, "t": 4, "b": 28}
    )
    return figure


def describe_targets(view: TargetsView) -> str:
    """Return what to see."""
    return (
        f"{view.inside} of {view.total} model values lie inside the accepted range. Dark line: published. Grey band: "
        "accepted range. Marks: the model under each published set; circle, diamond, square in the order of the table."
    )


def table_targets(targets: tuple[NumericTarget, ...]) -> list[tuple[str, ...]]:
    """Return one row per target and set."""
    return [
        (
            f"{target.name}, {target.unit}",
            label,
            f"{value:.3g}",
            f"{target.observed:g}",
            f"{target.low:g} to {target.high:g}",
            "yes" if target.low <= value <= target.high else "no",
            target.seen,
        )
        for target in targets
        for label, value in target.model
    ]
