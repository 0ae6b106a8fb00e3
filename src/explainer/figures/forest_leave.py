"""Leave one out: what a pooled result becomes without each of its trials."""

import math
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.figures.forest_pools import ForestPool, leave_each_out
from explainer.figures.theme import ChartTheme

_ROW_PX = 34
_EDGE_PX = 70


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The pooled result without one trial.

    Attributes
    ----------
    trial_id, name : str
    estimate, low, high : float
    is_chosen : bool
    """

    trial_id: str
    name: str
    estimate: float
    low: float
    high: float
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LeaveOneOutView:
    """Every leave-one-out result of one pool.

    Attributes
    ----------
    measure : str
    rows : tuple of LeftOut
        From the lowest estimate.
    all_estimate : float
        With every trial.
    all_excludes : bool
        Whether its interval excludes no difference.
    """

    measure: str
    rows: tuple[LeftOut, ...]
    all_estimate: float
    all_excludes: bool


def build_leave_one_out(whole: ForestPool, *, measure: str, chosen: str = "") -> LeaveOneOutView:
    """Return the pool's result without each trial.

    Parameters
    ----------
    whole : ForestPool
        With all its trials in `result`; three or more.
    measure : str
        Scale of the effects.
    chosen : str
        Trial to mark; empty for none.
    """
    rows = [
        LeftOut(
            study.trial_id,
            study.name,
            result.estimate,
            result.ci_low,
            result.ci_high,
            study.trial_id == chosen,
        )
        for study, result in zip(whole.studies, leave_each_out(whole), strict=True)
    ]
    return LeaveOneOutView(
        measure,
        tuple(sorted(rows, key=lambda row: row.estimate)),
        whole.result.estimate,
        not whole.result.ci_low <= 0.0 <= whole.result.ci_high,
    )


def words_of(value: float, measure: str) -> str:
    """Return a value on the reader's scale: points, or an odds ratio."""
    return f"{value:.1f}".replace("-", "−") if measure == "points" else f"{math.exp(value):.2f}"


def draw_leave_one_out(view: LeaveOneOutView, *, theme: ChartTheme) -> go.Figure:
    """Draw one thin row per trial left out, labels above, and a line where the whole pool stands."""
    depth = [-float(index) for index in range(len(view.rows))]
    reach = max((abs(value) for row in view.rows for value in (row.low, row.high)), default=1.0) * 1.15
    ends = (-reach, reach * 0.35) if view.measure == "points" else (-reach * 0.35, reach)
    figure = go.Figure(
        go.Scatter(
            x=[row.estimate for row in view.rows],
            y=depth,
            mode="markers",
            error_x={
                "type": "data",
                "array": [row.high - row.estimate for row in view.rows],
                "arrayminus": [row.estimate - row.low for row in view.rows],
                "color": theme.soft,
                "thickness": 1.8,
                "width": 0,
            },
            marker={
                "symbol": "diamond",
                "size": [13 if row.is_chosen else 9 for row in view.rows],
                "color": [theme.ketamine if row.is_chosen else theme.ink for row in view.rows],
                "opacity": 1,
            },
            name="without each trial",
        )
    )
    figure.update_layout(
        template=theme.template(),
        height=_EDGE_PX + _ROW_PX * len(view.rows) + 10,
        margin={"l": 4, "r": 4, "t": 4, "b": 48},
        annotations=[
            {
                "x": ends[0],
                "y": y + 0.42,
                "text": f"{'<b>' if row.is_chosen else ''}without {row.name}: {words_of(row.estimate, view.measure)}"
                f"{'</b>' if row.is_chosen else ''}",
                "showarrow": False,
                "xanchor": "left",
                "font": {"size": 12, "color": theme.soft},
                # The lines pass behind the words.
                "bgcolor": theme.card,
                "borderpad": 0,
            }
            for row, y in zip(view.rows, depth, strict=True)
        ],
        shapes=[
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": color, "width": 1.2, "dash": dash},
            }
            for at, color, dash in ((0.0, theme.ink, "solid"), (view.all_estimate, theme.soft, "dot"))
        ],
    )
    title = "pooled difference, MADRS points" if view.measure == "points" else "pooled odds ratio"
    figure.update_xaxes(range=ends, title_text=f"{title} · dotted: all trials", nticks=7)
    if view.measure != "points":
        odds = [value for value in (0.5, 1.0, 2.0, 4.0, 8.0, 16.0) if ends[0] < math.log(value) < ends[1]]
        figure.update_xaxes(
            tickvals=[math.log(value) for value in odds], ticktext=[f"{value:g}" for value in odds]
        )
    figure.update_yaxes(range=(-len(view.rows) + 0.4, 0.9), visible=False)
    return figure


def describe_leave_one_out(view: LeaveOneOutView, register: str = DEFAULT_REGISTER) -> str:
    """Return how far one trial can move the pooled result, and whether one decides it."""
    lowest, highest = view.rows[0], view.rows[-1]
    turning = sum((row.low <= 0.0 <= row.high) == view.all_excludes for row in view.rows)
    spread = say(
        "leave_range_points" if view.measure == "points" else "leave_range_odds",
        register,
        low=words_of(lowest.estimate, view.measure),
        lowest=lowest.name,
        high=words_of(highest.estimate, view.measure),
        highest=highest.name,
        all=words_of(view.all_estimate, view.measure),
    )
    now = "excludes" if view.all_excludes else "includes"
    if turning == 0:
        return f"{spread} {say(f'leave_{now}_stable', register)}"
    counts = {"turning": str(turning), "count": str(len(view.rows))}
    return f"{spread} {say(f'leave_{now}_turns', register, **counts)}"


def table_leave_one_out(view: LeaveOneOutView) -> list[tuple[str, ...]]:
    """Return the rows as text: trial left out, result, interval, basis."""
    return [
        (
            row.name,
            words_of(row.estimate, view.measure),
            f"{words_of(row.low, view.measure)} to {words_of(row.high, view.measure)}",
            "computed here from the rows of the forest plot",
        )
        for row in view.rows
    ]
