"""Esketamine spray against quetiapine, both with a tablet: who had few or no symptoms left, and who kept it."""

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.records import TimePoint, TrialArm
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme

_TRIAL = "escape_trd2023"


def _row(record: TrialArm | TimePoint, percent: float | None, people: int | None) -> Measured:
    is_spray = record.arm.startswith("esketamine")
    name = "spray" if is_spray else "quetiapine"
    return measured_share(
        record,
        name if percent is None else f"{name}: {whole(percent)}",
        "",
        tone="esketamine" if is_spray else "other",
        percent=percent,
        people=people,
    )


def build_versus_quetiapine(arms: tuple[TrialArm, ...], points: tuple[TimePoint, ...]) -> RowsView:
    """Return remission at week 8, and remission without relapse to week 32.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    points : tuple of TimePoint
        Every time point.
    """
    early = tuple(_row(arm, arm.remitters_pct, arm.n_analysed) for arm in arms if arm.trial_id == _TRIAL)
    late = tuple(_row(point, point.value, point.n) for point in points if point.trial_id == _TRIAL)
    return rows_per_100(
        (("Few or no symptoms at week 8", early), ("And no relapse up to week 32", late)), "per 100 people"
    )


def draw_versus_quetiapine(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw both times."""
    return draw_rows(view, theme=theme)


def describe_versus_quetiapine(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: more on the spray, most on neither."""
    (spray, other), (spray_late, other_late) = (rows for _, rows in view.groups)
    words = say(
        "quetiapine",
        register,
        spray=whole(spray.value),
        other=whole(other.value),
        spray_late=whole(spray_late.value),
        other_late=whole(other_late.value),
    )
    return f"{words} {interval_note(view.items, register)}"


def table_versus_quetiapine(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}", *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
