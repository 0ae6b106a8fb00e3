"""After a course: how soon people were unwell again, and stopping against carrying on."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.decimals import interval_said
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import TimePoint
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme

LAST_DAY = 300.0
# trial, part of the arm's name, part of the time point, label, note, tone, whether there was no comparison group
_DAYS = (
    ("murrough2013b", "ketamine", "median time", "<b>After up to six infusions: {days}</b>", "responders, no comparison group", "ketamine", True),
    ("ketect2022", "ketamine", "median days", "<b>After infusions: {days}</b>", "KetECT, remitters who relapsed", "ketamine", False),
    ("ketect2022", "ECT", "median days", "<b>After ECT: {days}</b>", "KetECT, remitters who relapsed", "other", False),
    ("sustain1", "stable remission: AD", "", "<b>Spray stopped, tablet kept: {days}</b>", "SUSTAIN-1, {low:g} to not reached", "control", False),
)  # fmt: skip
_STOPPING = (
    ("sustain1", "stable remission", "Well for a while on the spray (remission)"),
    ("sustain1", "stable response", "Better for a while on the spray (response)"),
    ("glue2024_bedroc", "", "Better on ketamine tablets, 13 weeks"),
)


def _one(points: tuple[TimePoint, ...], trial: str, arm: str, outcome: str, timepoint: str = "") -> TimePoint:
    """Return the one row that fits.

    Raises
    ------
    DataError
        If none or several fit.
    """
    found = [
        point
        for point in points
        if point.trial_id == trial
        and point.arm.startswith(arm)
        and point.outcome == outcome
        and point.timepoint.startswith(timepoint)
    ]
    if len(found) != 1:
        raise DataError(f"timecourse.csv must hold one {outcome!r} of {trial}, {arm!r}; found {len(found)}.")
    return found[0]


def build_relapse_days(points: tuple[TimePoint, ...]) -> RowsView:
    """Return median days until people were unwell again, by what they had had.

    Parameters
    ----------
    points : tuple of TimePoint
        Every time point.

    Raises
    ------
    DataError
        If a row or its value is missing.
    """
    rows = []
    for trial, arm, timepoint, label, note, tone, is_hollow in _DAYS:
        outcome = "median time to relapse" if trial == "sustain1" else "relapse"
        point = _one(points, trial, arm, outcome, timepoint)
        if point.value is None:
            raise DataError(f"{point.row_id} must hold days; it does not.")
        # An upper end that was not reached reaches the end of the scale.
        low, high = point.ci_low, None if point.ci_low is None else LAST_DAY
        rows.append(
            Measured(
                label.format(days=f"{point.value:g} days"),
                note.format(low=low),
                point.value,
                low,
                high,
                tone,
                point,
                is_hollow=is_hollow,
            )
        )
    return RowsView((("", tuple(rows)),), 0.0, LAST_DAY, 60.0, "median days until relapse")


def draw_relapse_days(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the medians."""
    return draw_rows(view, theme=theme)


def describe_relapse_days(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see, and why the rows cannot be set against each other."""
    infusions, *_, stopped = view.items
    return say(
        "lasting_days",
        register,
        infusions=f"{infusions.value:g}",
        stopped=f"{stopped.value:g}",
        low=f"{stopped.low:g}",
    )


def table_relapse_days(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    return [
        (
            cells[0].replace("<b>", "").replace("</b>", ""),
            cells[1],
            cells[2].replace("300", "not reached"),
            *cells[3:],
        )
        for cells in table_measured(view.items)
    ]


@dataclass(frozen=True, slots=True)
class StoppingView:
    """Relapse on and off treatment, and the hazard ratios where one was seen."""

    rows: RowsView
    ratios: tuple[TimePoint, ...]


def build_stopping(points: tuple[TimePoint, ...]) -> StoppingView:
    """Return how many relapsed, by whether treatment went on.

    Parameters
    ----------
    points : tuple of TimePoint
        Every time point.
    """
    groups = []
    for trial, state, heading in _STOPPING:
        arms = [
            point
            for point in points
            if point.trial_id == trial and point.outcome == "relapse" and point.arm.startswith(state)
        ]
        rows = []
        for point in arms:
            is_off = "placebo" in point.arm
            tone = "control" if is_off else ("esketamine" if trial == "sustain1" else "ketamine")
            words = (
                "placebo instead"
                if is_off
                else ("spray went on" if trial == "sustain1" else "tablets went on")
            )
            rows.append(
                measured_share(
                    point,
                    f"{words}: {whole(point.value or 0.0)} relapsed",
                    "",
                    tone=tone,
                    percent=point.value,
                    people=point.n,
                )
            )
        groups.append((heading, tuple(rows)))
    ratios = tuple(point for point in points if point.outcome == "hazard ratio of relapse")
    return StoppingView(rows_per_100(tuple(groups), "relapsed, per 100 people"), ratios)


def draw_stopping(view: StoppingView, *, theme: ChartTheme) -> go.Figure:
    """Draw relapse on and off treatment."""
    return draw_rows(view.rows, theme=theme)


def _ratio_said(row: TimePoint) -> str:
    """Return a hazard ratio with its interval.

    Raises
    ------
    DataError
        If a number is missing.
    """
    if row.value is None or row.ci_low is None or row.ci_high is None:
        raise DataError(f"{row.row_id} must hold a ratio with its interval; it does not.")
    return interval_said(row.value, row.ci_low, row.ci_high)


def describe_stopping(view: StoppingView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: fewer relapses on treatment, among those whom it had helped."""
    (on, off), (on_better, off_better), _ = (rows for _, rows in view.rows.groups)
    ratio, ratio_better = (_ratio_said(row) for row in view.ratios)
    words = say(
        "lasting_stopping",
        register,
        on=whole(on.value),
        off=whole(off.value),
        on_better=whole(on_better.value),
        off_better=whole(off_better.value),
        ratio=ratio,
        ratio_better=ratio_better,
    )
    return f"{words} {interval_note(view.rows.items, register)}"


def table_stopping(view: StoppingView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    heads = [heading for heading, rows in view.rows.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}", *cells[1:])
        for head, cells in zip(heads, table_measured(view.rows.items), strict=True)
    ]
