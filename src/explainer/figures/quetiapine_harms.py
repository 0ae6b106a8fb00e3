"""Harms of the spray and of quetiapine, each beside the dummy of its own trials: two labels, not one trial."""

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.records import SafetyRow
from explainer.figures.harm_rates import harm_row
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, table_measured, whole
from explainer.figures.theme import ChartTheme

_SPRAY, _TABLET = "spravato2026label", "seroquelxr2009label"


def build_quetiapine_harms(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return what people felt on the spray, then on quetiapine, each with the dummy of its own trials.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """

    def spray(event: str) -> tuple[Measured, Measured]:
        return (
            harm_row(rows, _SPRAY, event, "Spravato", "spray", tone="esketamine"),
            harm_row(rows, _SPRAY, event, "placebo", "placebo spray", tone="control"),
        )

    quetiapine = tuple(
        harm_row(rows, _TABLET, "somnolence", arm, words, tone=tone)
        for arm, words, tone in (
            ("quetiapine XR 150 mg", "quetiapine, 150 mg", "other"),
            ("quetiapine XR 300 mg", "quetiapine, 300 mg", "other"),
            ("placebo", "placebo tablet", "control"),
        )
    )
    return rows_per_100(
        (
            ("Felt detached: spray trials, 4 weeks", spray("dissociation")),
            ("Drowsy: spray trials, 4 weeks", spray("sedation")),
            ("Drowsy: quetiapine trials, 6 weeks", quetiapine),
        ),
        "per 100 people, other trials",
    )


def draw_quetiapine_harms(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the harms."""
    return draw_rows(view, theme=theme)


def describe_quetiapine_harms(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: each drug beside its own dummy, and that the two cannot be compared."""
    detached, drowsy, tablets = ([whole(item.value) for item in rows] for _, rows in view.groups)
    words = say(
        "quetiapine_harm",
        register,
        detached=detached[0],
        detached_placebo=detached[1],
        drowsy=drowsy[0],
        drowsy_placebo=drowsy[1],
        low=tablets[0],
        high=tablets[1],
        tablet=tablets[2],
    )
    return f"{words} {interval_note(view.items, register)}"


def table_quetiapine_harms(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}", *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
