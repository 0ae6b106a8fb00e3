"""Same ketamine response, different controls: four rates with their intervals."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import PooledResult
from explainer.figures.theme import ChartTheme

# Row key in the pooled table, words on screen, whether it is a ketamine arm.
_ROWS = (
    ("ketamine arm in midazolam trials", "ketamine, in trials against midazolam", True),
    ("ketamine arm in saline trials", "ketamine, in trials against saline", True),
    ("midazolam arm", "midazolam", False),
    ("saline arm", "saline", False),
)


@dataclass(frozen=True, slots=True)
class RateRow:
    """One group's response rate, per 100."""

    label: str
    is_ketamine: bool
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ControlsView:
    """The four groups, their number of trials and people, and the row they came from."""

    rows: tuple[RateRow, ...]
    trials: int
    people: int
    seen: str
    locator: str
    source: str


def build_controls(pooled: tuple[PooledResult, ...]) -> ControlsView:
    """Return the four response rates of the individual-patient analysis.

    Raises
    ------
    DataError
        If a group or its interval is missing.
    """
    by_name = {row.comparison: row for row in pooled if row.outcome == "response"}
    rows = []
    for key, label, is_ketamine in _ROWS:
        row = by_name.get(key)
        if row is None or row.effect is None or row.ci_low is None or row.ci_high is None:
            raise DataError(f"meta.csv must hold a response rate with interval for {key!r}; it does not.")
        rows.append(RateRow(label, is_ketamine, row.effect, row.ci_low, row.ci_high))
    first = by_name[_ROWS[0][0]]
    return ControlsView(
        rows=tuple(rows),
        trials=first.k or 0,
        people=first.n or 0,
        seen=first.seen,
        locator=first.locator,
        source=first.source,
    )


def draw_controls(view: ControlsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the four rates as points with intervals, labels above."""
    figure = go.Figure()
    annotations = []
    for index, row in enumerate(view.rows):
        y = -float(index)
        color = theme.ketamine if row.is_ketamine else theme.control
        figure.add_trace(
            go.Scatter(
                x=[row.low, row.high],
                y=[y, y],
                mode="lines",
                line={"color": color, "width": 2.4},
                name=row.label,
            )
        )
        figure.add_trace(
            go.Scatter(
                x=[row.rate],
                y=[y],
                mode="markers",
                marker={"size": 14, "symbol": "hexagon" if row.is_ketamine else "circle", "color": color},
                name=row.label,
            )
        )
        annotations.append(
            {
                "x": 0,
                "y": y + 0.36,
                "xanchor": "left",
                "text": f"{row.label} <b>{row.rate:.0f}</b>",
                "showarrow": False,
                "font": {"size": 13, "color": theme.ink},
            }
        )
    figure.update_layout(
        template=theme.template(),
        height=270,
        annotations=annotations,
        margin={"l": 4, "r": 12, "t": 4, "b": 44},
    )
    figure.update_xaxes(range=(-1, 70), dtick=20, title_text="responded one day after, per 100 people")
    figure.update_yaxes(range=(-3.4, 0.75), visible=False)
    return figure


def describe_controls(view: ControlsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: same ketamine response, different controls."""
    in_midazolam, in_saline, midazolam, saline = (f"{row.rate:.0f}" for row in view.rows)
    return say(
        "controls_said",
        register,
        in_midazolam=in_midazolam,
        in_saline=in_saline,
        midazolam=midazolam,
        saline=saline,
        trials=str(view.trials),
        people=str(view.people),
    )


def table_controls(view: ControlsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    return [
        (row.label, f"{row.rate:.0f}", f"{row.low:.0f} to {row.high:.0f}", view.seen, view.locator)
        for row in view.rows
    ]
