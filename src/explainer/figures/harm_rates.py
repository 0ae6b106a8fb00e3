"""Harms per 100 people on the same scale as the benefit beside them."""

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme


def harm_row(
    rows: tuple[SafetyRow, ...],
    source: str,
    event: str,
    arm: str,
    label: str,
    *,
    tone: str,
    is_hollow: bool = False,
) -> Measured:
    """Return one harm in one arm.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    source, event, arm : str
        Which; `arm` is how the arm's name begins.
    label : str
        Words before the number.
    tone : str
        A key of `TONES`.
    is_hollow : bool
        Whether there was no comparison group.

    Raises
    ------
    DataError
        If none or several fit.
    """
    found = [row for row in rows if (row.source, row.event) == (source, event) and row.arm.startswith(arm)]
    if len(found) != 1:
        raise DataError(f"safety.csv must hold one {event!r} of {source}, {arm!r}; found {len(found)}.")
    row = found[0]
    return measured_share(
        row,
        label if row.value is None else f"{label}: {whole(row.value)}",
        "",
        tone=tone,
        percent=row.value,
        people=row.n,
        is_hollow=is_hollow,
    )


def build_harm_pairs(
    rows: tuple[SafetyRow, ...],
    source: str,
    events: tuple[tuple[str, str], ...],
    arms: tuple[tuple[str, str, str], tuple[str, str, str]],
    title: str,
) -> RowsView:
    """Return harms on the drug and on its comparator.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    source : str
        Reference key of the trial.
    events : tuple of (str, str)
        Event in the table, heading on the chart.
    arms : pair of (str, str, str)
        How the arm's name begins, words, tone; the drug first.
    title : str
        What the scale counts.
    """
    return rows_per_100(
        tuple(
            (
                heading,
                tuple(harm_row(rows, source, event, arm, words, tone=tone) for arm, words, tone in arms),
            )
            for event, heading in events
        ),
        title,
    )


def build_tablet_harms(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return what people on a new antidepressant and a placebo spray felt: the nearest count there is.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """

    def tablet(source: str, event: str, arm: str, words: str) -> Measured:
        return harm_row(rows, source, event, arm, words, tone="other", is_hollow=True)

    trial, label = "trial_transform1", "spravato2026label"
    return rows_per_100(
        (
            (
                "TRANSFORM-1, tablet and placebo spray",
                (
                    tablet(trial, "headache", "AD", "headache"),
                    tablet(trial, "somnolence", "AD", "sleepy"),
                    tablet(trial, "nausea", "AD", "felt sick"),
                    tablet(trial, "anxiety", "AD", "anxious"),
                ),
            ),
            (
                "Pooled trials, tablet and placebo spray",
                (
                    tablet(label, "nausea", "placebo", "felt sick"),
                    tablet(label, "insomnia", "placebo", "could not sleep"),
                ),
            ),
        ),
        "per 100 people, other trials",
    )


def draw_harms(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the harms."""
    return draw_rows(view, theme=theme)


def describe_harms(view: RowsView, where: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: each harm, in numbers, and where it was counted.

    Parameters
    ----------
    view : RowsView
        Harms by group.
    where : str
        One sentence in the same register: in whom, and what was not counted.
    register : str
        Whom it is for.
    """
    parts = [
        f"{heading.lower() if '-' not in heading else heading}, {' and '.join(item.label.replace(':', '') for item in rows)}"
        for heading, rows in view.groups
    ]
    counts = say("harms_of_100", register, harms="; ".join(parts))
    return f"{counts} {where} {interval_note(view.items, register)}"


def table_harms(view: RowsView) -> list[tuple[str, ...]]:
    """Return the harms as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}", *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
