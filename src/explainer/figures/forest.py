"""Forest plot: every comparison that shares a scale, and what they say together where they can be pooled."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DomainError
from explainer.evidence.records import TrialArm
from explainer.evidence.trial_classes import COMPARATORS, TIMEPOINTS, TrialFilter
from explainer.figures.forest_layout import lay_out
from explainer.figures.forest_pools import ForestPool, build_pools, main_pool
from explainer.figures.forest_rows import GROUP_ORDER, ForestRow, build_rows, effect_words
from explainer.figures.forest_words import (
    lines_words,
    main_words,
    pool_words,
    row_note,
    tau_words,
    trials_words,
)
from explainer.figures.theme import ChartTheme

# Fixed so that no interval is cut and the scale never moves.
X_RANGE = (-18.0, 8.0)
_ODDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
X_RANGE_RESPONSE = (math.log(0.05), math.log(160.0))
SORTS = {"effect": "by effect", "year": "by year"}
_DIAMOND = 0.2


@dataclass(frozen=True, slots=True)
class ForestView:
    """What the plot shows.

    Attributes
    ----------
    measure : str
        A key of `MEASURES`.
    rows : tuple of ForestRow
        In drawing order from the top.
    pools : tuple of ForestPool
        Computed here; each stands under the rows of its group.
    without : str
        Trial left out of the pools; empty for none.
    """

    measure: str
    rows: tuple[ForestRow, ...]
    pools: tuple[ForestPool, ...]
    without: str = ""

    @property
    def x_range(self) -> tuple[float, float]:
        """Return the fixed ends of the scale."""
        return X_RANGE if self.measure == "points" else X_RANGE_RESPONSE


def build_forest(
    arms: tuple[TrialArm, ...],
    keep: TrialFilter = TrialFilter(),  # noqa: B008  (frozen)
    *,
    measure: str = "points",
    sort: str = "effect",
    without: str = "",
) -> ForestView:
    """Return the comparisons with a control that share a scale and have an interval, and their pools.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    keep : TrialFilter
        Which to show.
    measure : str
        A key of `MEASURES`.
    sort : str
        A key of `SORTS`: order within a group.
    without : str
        A trial to leave out of the pools.

    Raises
    ------
    DomainError
        If measure or sort is unknown.
    """
    if sort not in SORTS:
        raise DomainError(f"sort must be one of {', '.join(SORTS)}; got {sort!r}.")
    shown = [row for row in build_rows(arms, measure) if keep.keeps(row.classes)]
    better = 1.0 if measure == "points" else -1.0

    def order(row: ForestRow) -> tuple[int, str, float]:
        return GROUP_ORDER.index(row.group), row.year if sort == "year" else "", better * row.effect

    rows = tuple(sorted(shown, key=order))
    pools = build_pools(rows, without=without)
    return ForestView(measure, rows, pools, without if any(pool.without for pool in pools) else "")


def is_better(row: ForestRow, measure: str) -> bool:
    """Return whether a row's effect favours the drug, however unsure it is."""
    return row.effect < 0.0 if measure == "points" else row.effect > 0.0


def _marker_px(row: ForestRow) -> float:
    """Return the marker's size: area in proportion to people, a small fixed size if unknown."""
    return 7.0 if row.n_active is None else max(7.0, 1.7 * row.n_active**0.5)


def _intervals(rows: Sequence[tuple[ForestRow, float]], *, color: str, theme: ChartTheme) -> Any:
    """Return one trace with the marks and intervals of all rows of a drug."""
    is_spray = rows[0][0].is_spray
    return go.Scatter(
        x=[row.effect for row, _ in rows],
        y=[y for _, y in rows],
        mode="markers",
        name="esketamine spray" if is_spray else "ketamine",
        error_x={
            "type": "data",
            "array": [row.high - row.effect for row, _ in rows],
            "arrayminus": [row.effect - row.low for row, _ in rows],
            "color": color,
            "thickness": 2.4,
            "width": 0,
        },
        marker={
            "size": [_marker_px(row) for row, _ in rows],
            "symbol": "square" if is_spray else "hexagon",
            "color": [theme.card if row.is_inconclusive else color for row, _ in rows],
            "line": {"color": color, "width": 2},
            "opacity": 1,
        },
    )


def _pool_traces(placed: Sequence[tuple[ForestPool, float]], range_: tuple[float, float], ink: str) -> Any:
    """Return the diamonds, and one trace with their prediction intervals; what is off the scale is cut."""
    low, high = range_

    def cut(value: float) -> float:
        return min(max(value, low), high)

    for pool, y in placed:
        ends = cut(pool.result.ci_low), cut(pool.result.ci_high)
        yield go.Scatter(
            x=[ends[0], cut(pool.result.estimate), ends[1], cut(pool.result.estimate), ends[0]],
            y=[y, y + _DIAMOND, y, y - _DIAMOND, y],
            mode="lines",
            fill="toself",
            fillcolor=ink,
            line={"color": ink, "width": 1},
            name=pool.label,
        )
    wide = [(pool.result, y) for pool, y in placed if pool.has_prediction]
    if wide:
        yield go.Scatter(
            x=[cut(result.estimate) for result, _ in wide],
            y=[y for _, y in wide],
            mode="markers",
            marker={"size": 1, "color": ink},
            error_x={
                "type": "data",
                "array": [cut(result.prediction_high) - cut(result.estimate) for result, _ in wide],
                "arrayminus": [cut(result.estimate) - cut(result.prediction_low) for result, _ in wide],
                "color": ink,
                "thickness": 1.2,
                "width": 4,
            },
            name="prediction interval",
        )


def draw_forest(view: ForestView, *, theme: ChartTheme) -> go.Figure:
    """Draw the forest plot; labels stand above their row so that a phone can show it."""
    placed = lay_out(
        view.rows,
        view.pools,
        row_words=lambda row: row_note(row, view.measure),
        pool_lines=lambda pool: (pool.label, pool_words(pool, view.measure)),
    )
    figure = go.Figure()
    for is_spray, color in ((False, theme.ketamine), (True, theme.esketamine)):
        rows = [(row, y) for row, y in placed.rows if row.is_spray == is_spray]
        if rows:
            figure.add_trace(_intervals(rows, color=color, theme=theme))
    figure.add_traces(list(_pool_traces(placed.pools, view.x_range, theme.ink)))
    figure.update_layout(
        template=theme.template(),
        height=placed.height_px,
        margin={"l": 4, "r": 4, "t": 4, "b": 48},
        annotations=placed.annotations(view.x_range[0], theme),
        shapes=[
            {
                "type": "line",
                "x0": 0.0,
                "x1": 0.0,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.ink, "width": 1.4},
            }
        ],
    )
    if view.measure == "points":
        figure.update_xaxes(
            range=X_RANGE, dtick=4, tick0=0, title_text="difference, MADRS points · left favours the drug"
        )
    else:
        figure.update_xaxes(
            range=X_RANGE_RESPONSE,
            tickvals=[math.log(odds) for odds in _ODDS],
            ticktext=[f"{odds:g}" for odds in _ODDS],
            title_text="odds ratio of response · right favours the drug",
        )
    figure.update_yaxes(range=placed.y_range, visible=False)
    return figure


def describe_forest(view: ForestView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see, in a few sentences: how many favour the drug, how many cannot tell, and the largest pool."""
    if not view.rows:
        return say("forest_empty", register)
    parts = [
        say(
            "forest_counts",
            register,
            lines=lines_words(len(view.rows), register),
            trials=trials_words(len({row.trial_id for row in view.rows})),
            count=str(len(view.rows)),
            better=str(sum(is_better(row, view.measure) for row in view.rows)),
            crossing=str(sum(row.is_inconclusive for row in view.rows)),
        ),
    ]
    if view.pools:
        parts.append(say("forest_pools", register, pools=str(len(view.pools))))
    else:
        parts.append(say("forest_pools_none", register))
    largest = main_pool(view.pools)
    if largest is not None and largest.has_prediction:
        parts.append(main_words(largest, view.rows, view.measure, register))
    return " ".join(parts)


def table_forest(view: ForestView) -> list[tuple[str, ...]]:
    """Return rows and pools as text: trial, comparator, when, effect, as printed, how, people, how seen, where.

    What the description says of the largest pool stands in the pool's row as well.
    """
    rows: list[tuple[str, ...]] = [
        (
            row.label,
            row.comparator,
            row.timepoint,
            effect_words(row, view.measure),
            row.printed or "not printed on this scale",
            row.how,
            "not seen" if row.n_active is None else str(row.n_active),
            row.seen,
            row.locator,
        )
        for row in view.rows
    ]
    pools: list[tuple[str, ...]] = [
        (
            f"{pool.group}. {pool.label}",
            COMPARATORS[pool.comparator],
            TIMEPOINTS[pool.timepoint],
            f"{pool_words(pool, view.measure)}; tau {tau_words(pool, view.measure)}, I² {pool.result.i2:.0f}%",
            "",
            pool.method,
            "",
            "computed here",
            "the rows above",
        )
        for pool in view.pools
    ]
    return rows + pools


FOREST_COLUMNS = (
    "trial",
    "compared with",
    "when",
    "effect, 95% interval",
    "as printed",
    "how it was had",
    "people on drug",
    "how seen",
    "where",
)
