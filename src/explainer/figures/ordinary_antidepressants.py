"""Ordinary antidepressants: how many got well step by step, two totals that disagree, and the drug against placebo."""

import re
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.errors import DataError
from explainer.evidence.records import ComparatorRow
from explainer.evidence.rows import Row
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme

_STEPS = "rush2006acute"
_TOTALS = (
    ("rush2006acute", "if nobody had left"),
    ("pigott2023remission", "counted again, by the first plan"),
)
_POINTS = (
    ("munkholm2019considering", "<b>Munkholm 2019</b>"),
    ("jakobsen2017selective", "<b>Jakobsen 2017</b>, SSRIs"),
)


@dataclass(frozen=True, slots=True)
class OrdinaryView:
    """Steps and totals per 100, points and odds against placebo, and the number of trials behind the odds."""

    steps: RowsView
    points: RowsView
    odds: RowsView
    trials: int


def _trials(row: Row) -> int:
    """Return how many trials a row says it pools.

    Raises
    ------
    DataError
        If it does not say.
    """
    found = re.search(r"(\d+) RCTs", row.group) if isinstance(row, ComparatorRow) else None
    if found is None:
        raise DataError(f"{row.row_id}: group must say how many trials; it does not.")
    return int(found.group(1))


def build_ordinary(rows: tuple[ComparatorRow, ...]) -> OrdinaryView:
    """Return what was read of ordinary antidepressants.

    Parameters
    ----------
    rows : tuple of ComparatorRow
        Every result of another treatment.
    """
    steps = tuple(
        measured_share(
            row,
            row.arm if row.value is None else f"{row.arm}: {whole(row.value)}",
            f"{row.n or row.n_text} people",
            tone="other",
            percent=row.value,
            people=row.n,
            is_hollow=True,
        )
        for row in rows
        if row.source == _STEPS and row.arm.startswith("step")
    )
    totals = []
    for source, note in _TOTALS:
        row = next(row for row in rows if row.source == source and row.arm.startswith("cumulative"))
        label = f"all steps together: {whole(row.value or 0.0)}"
        totals.append(
            measured_share(row, label, note, tone="other", percent=row.value, people=None, is_hollow=True)
        )
    points = []
    for source, label in _POINTS:
        row = next(row for row in rows if row.source == source and row.unit == "points")
        if row.value is None or row.ci_low is None or row.ci_high is None:
            raise DataError(f"{row.row_id} must hold points with an interval; it does not.")
        low, high = sorted((abs(row.ci_low), abs(row.ci_high)))
        words = f"{row.n_text}: {abs(row.value):g} ({low:g} to {high:g})"
        # One source counts the drug's gain above zero, the other below.
        points.append(Measured(label, words, abs(row.value), low, high, "other", row))
    odds = [
        Measured(
            f"<b>{row.arm.split(' vs ')[0]}</b>",
            f"odds of response {row.value:g}; no interval seen",
            row.value,
            None,
            None,
            "other",
            row,
        )
        for row in rows
        if row.source == "cipriani2018comparative" and row.unit == "OR" and row.value is not None
    ]
    return OrdinaryView(
        rows_per_100(
            (("Well after each step, of those who tried it", steps), ("Well at any time", tuple(totals))),
            "few or no symptoms, per 100 people",
        ),
        RowsView((("", tuple(points)),), 0.0, 5.0, 1.0, "points better than placebo, Hamilton scale", 0.0),
        RowsView((("", tuple(odds)),), 0.0, 3.0, 1.0, "odds ratio of response against placebo", 1.0),
        _trials(odds[0].record),
    )


def draw_ordinary(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one of the three scales."""
    return draw_rows(view, theme=theme)


def describe_steps(view: OrdinaryView) -> str:
    """Return what to see: fewer with each step; the two totals and why they differ."""
    (first, *_, last), (theory, recount) = (rows for _, rows in view.steps.groups)
    return (
        f"STAR*D: {whole(first.value)} of 100 were well after the first step and {whole(last.value)} after the fourth. The total is "
        f"{whole(theory.value)} if those who left had done as well as those who stayed, {whole(recount.value)} in a re-count that "
        "its authors dispute. Open marks: no comparison group, so this is not what the drugs did. "
        f"{interval_note(view.steps.items)}"
    )


def describe_points(view: OrdinaryView) -> str:
    """Return the small mean difference."""
    low, high = sorted(item.value for item in view.points.items)
    return (
        f"Averaged over everyone, ordinary antidepressants did {low:g} to {high:g} points better than placebo on the "
        f"Hamilton scale. {interval_note(view.points.items)}"
    )


def describe_odds(view: OrdinaryView) -> str:
    """Return the range of odds over drugs."""
    low, high = sorted(item.value for item in view.odds.items)
    return (
        f"In {view.trials} trials the odds of response against placebo ran from {low:g} (reboxetine) to {high:g} (amitriptyline). "
        f"{interval_note(view.odds.items)}"
    )


def table_ordinary(view: RowsView) -> list[tuple[str, ...]]:
    """Return one scale's rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}: {cells[0]}" if head else cells[0].replace("<b>", "").replace("</b>", ""), *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
