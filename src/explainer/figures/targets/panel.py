"""What a small multiple is made of, and the one way to draw it.

The same marks mean the same in every panel: ink is what was observed, a grey zone what
the tests accept, colour what the model gives; a filled mark lies inside, an open one outside.
"""

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from explainer.figures.theme import ChartTheme
from explainer.numerics import FloatArray

HEIGHT_PX = 292
_MARGIN = {"l": 46, "r": 16, "t": 8, "b": 40}
_BAND_OPACITY = 0.13


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis.

    Attributes
    ----------
    title : str
        With unit; "" for an axis without words.
    low, high : float
        Fixed range; for a logarithmic axis in powers of ten.
    ticks : tuple of float
        Where numbers stand.
    words : tuple of str
        In place of numbers, one per tick.
    is_log : bool
    domain : tuple of float
        Share of the panel, 0 to 1.
    """

    title: str
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    words: tuple[str, ...] = ()
    is_log: bool = False
    domain: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line the model computed, or a published one in ink.

    Attributes
    ----------
    name, color : str
        What it is; a meaning of `ChartTheme`.
    x, y : ndarray, shape (T,)
    dash : str
        "solid", "dash" or "dot".
    width_px : float
    place : int
        Which pair of axes.
    """

    name: str
    color: str
    x: FloatArray
    y: FloatArray
    dash: str = "solid"
    width_px: float = 2.4
    place: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """The spread between a low and a high curve."""

    name: str
    color: str
    x: FloatArray
    low: FloatArray
    high: FloatArray
    place: int = 1


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle of what is accepted or what something spans; None reaches to the edge."""

    x: tuple[float, float] | None
    y: tuple[float, float] | None
    place: int = 1
    color: str = "line"
    opacity: float = 0.16


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: the model's under one set, or what was observed, with its interval.

    Attributes
    ----------
    name, color : str
    x, y : float
    is_filled : bool
        Whether it lies inside what is accepted.
    symbol : str
    x_interval, y_interval : tuple of float or None
    place : int
    """

    name: str
    color: str
    x: float
    y: float
    is_filled: bool = True
    symbol: str = "circle"
    x_interval: tuple[float, float] | None = None
    y_interval: tuple[float, float] | None = None
    place: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """Words in the panel, at a point of its axes."""

    text: str
    x: float
    y: float
    color: str = "soft"
    anchor: str = "left"
    is_bold: bool = False
    place: int = 1


@dataclass(frozen=True, slots=True)
class PanelView:
    """Everything one small multiple shows.

    Attributes
    ----------
    x_axes, y_axes : tuple of Axis
        Pairs, numbered from 1 by `place`.
    curves, bands, zones, marks, notes : tuple
        In drawing order.
    rules : tuple of (float, int)
        Horizontal baselines: where, and on which pair of axes.
    left_px : int
        Room for the numbers of the vertical axis.
    """

    x_axes: tuple[Axis, ...]
    y_axes: tuple[Axis, ...]
    curves: tuple[Curve, ...] = ()
    bands: tuple[Band, ...] = ()
    zones: tuple[Zone, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    rules: tuple[tuple[float, int], ...] = ()
    left_px: int = field(default=_MARGIN["l"])


def _number(place: int) -> str:
    return "" if place == 1 else str(place)


def _axis(axis: Axis, place: int, other: str) -> dict[str, Any]:
    is_bare = not (axis.title or axis.ticks)
    return {
        "range": (axis.low, axis.high),
        "domain": axis.domain,
        "anchor": f"{other}{_number(place)}",
        "title": {"text": axis.title, "standoff": 6},
        "type": "log" if axis.is_log else "linear",
        "tickvals": axis.ticks,
        "ticktext": axis.words or [f"{tick:g}" for tick in axis.ticks],
        "visible": not is_bare,
        "showgrid": other == "x",
        "automargin": False,
        "ticks": "",
        "ticklabelstandoff": 4 if other == "x" else 0,
    }


def _lines(view: PanelView, theme: ChartTheme) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    for band in view.bands:
        color = getattr(theme, band.color)
        edge = {"mode": "lines", "line": {"width": 0}, "x": band.x, "name": band.name, **_on(band.place)}
        traces += [
            {**edge, "y": band.low},
            {**edge, "y": band.high, "fill": "tonexty", "fillcolor": _faint(color)},
        ]
    traces += [
        {
            "mode": "lines",
            "x": curve.x,
            "y": curve.y,
            "name": curve.name,
            "line": {"color": getattr(theme, curve.color), "width": curve.width_px, "dash": curve.dash},
            **_on(curve.place),
        }
        for curve in view.curves
    ]
    return traces


def _faint(color: str) -> str:
    """Return a colour at the opacity of a band, as plotly's fill wants it."""
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_BAND_OPACITY})"


def _on(place: int) -> dict[str, str]:
    return {"type": "scatter", "xaxis": f"x{_number(place)}", "yaxis": f"y{_number(place)}"}


def _points(view: PanelView, theme: ChartTheme) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    for mark in view.marks:
        color = getattr(theme, mark.color)
        for interval, is_across in ((mark.x_interval, True), (mark.y_interval, False)):
            if interval is not None:
                still = (mark.y, mark.y) if is_across else (mark.x, mark.x)
                traces.append(
                    {
                        "mode": "lines",
                        "x": interval if is_across else still,
                        "y": still if is_across else interval,
                        "name": f"{mark.name}, interval",
                        "line": {"color": color, "width": 2},
                        **_on(mark.place),
                    }
                )
        traces.append(
            {
                "mode": "markers",
                "x": (mark.x,),
                "y": (mark.y,),
                "name": mark.name,
                "marker": {
                    "size": 10,
                    "symbol": mark.symbol,
                    "color": color if mark.is_filled else theme.card,
                    "line": {"color": color, "width": 2},
                },
                "cliponaxis": False,
                **_on(mark.place),
            }
        )
    return traces


def _shapes(view: PanelView, theme: ChartTheme) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = []
    for zone in view.zones:
        shape: dict[str, Any] = {
            "type": "rect",
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": getattr(theme, zone.color),
            "opacity": zone.opacity,
        }
        for letter, span in (("x", zone.x), ("y", zone.y)):
            axis = f"{letter}{_number(zone.place)}"
            low, high = (0.0, 1.0) if span is None else span
            shape |= {
                f"{letter}ref": f"{axis} domain" if span is None else axis,
                f"{letter}0": low,
                f"{letter}1": high,
            }
        shapes.append(shape)
    for level, place in view.rules:
        shapes.append(
            {
                "type": "line",
                "layer": "below",
                "xref": f"x{_number(place)} domain",
                "yref": f"y{_number(place)}",
                "x0": 0,
                "x1": 1,
                "y0": level,
                "y1": level,
                "line": {"color": theme.line, "width": 1.2},
            }
        )
    return shapes


def draw_panel(view: PanelView, *, theme: ChartTheme) -> go.Figure:
    """Draw one small multiple.

    Parameters
    ----------
    view : PanelView
        What to show.
    theme : ChartTheme
        Light or dark.

    Returns
    -------
    plotly.graph_objects.Figure
        Of fixed height, with its own template.
    """
    layout: dict[str, Any] = {
        "template": theme.template(),
        "height": HEIGHT_PX,
        "margin": {**_MARGIN, "l": view.left_px},
        "shapes": _shapes(view, theme),
        "annotations": [
            {
                "text": f"<b>{note.text}</b>" if note.is_bold else note.text,
                "x": note.x,
                "y": note.y,
                "xref": f"x{_number(note.place)}",
                "yref": f"y{_number(note.place)}",
                "xanchor": note.anchor,
                "yanchor": "middle",
                "align": note.anchor,
                "showarrow": False,
                "font": {"size": 12, "color": getattr(theme, note.color)},
            }
            for note in view.notes
        ],
    }
    for place, (x_axis, y_axis) in enumerate(zip(view.x_axes, view.y_axes, strict=True), start=1):
        layout[f"xaxis{_number(place)}"] = _axis(x_axis, place, "y")
        layout[f"yaxis{_number(place)}"] = _axis(y_axis, place, "x")
    return go.Figure(data=_lines(view, theme) + _points(view, theme), layout=layout)
