"""How much blood pressure rises in an infusion depends on when it is read: a fixed minute or the highest point."""

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.figures.interval_rows import RowsView, draw_rows
from explainer.figures.measured import Measured, interval_note, table_measured
from explainer.figures.theme import ChartTheme

_HIGHEST_MMHG = 20.0
# Heading, then row, words and note: which is a fixed minute and which a highest point is what the abstracts say.
_GROUPS = (
    (
        "Read at a fixed minute",
        (
            ("harms/rivaposse2018blood-1", "at 30 min", "Riva-Posse 2018: one clinic"),
            ("harms/yale2024blood-1", "at 40 min", "Yale 2024: largest series"),
        ),
    ),
    (
        "Highest average on the way",
        (("harms/zhou2021cardiovascular-2", "30 to 40 min", "Zhou 2021: one hospital"),),
    ),
    (
        "Each trial at its own peak",
        (("harms/vankawala2021meta-1", "trials pooled", "Vankawala 2021: peak is our reading"),),
    ),
)


def build_pressure(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return the mean systolic rises of four reports, by the way they were measured.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.

    Raises
    ------
    DataError
        If a row is missing or holds no value.
    """
    by_name = {row.row_id: row for row in rows}

    def measured(row_id: str, words: str, note: str) -> Measured:
        row = by_name.get(row_id)
        if row is None or row.value is None:
            raise DataError(f"safety.csv must hold a value for {row_id!r}; it does not.")
        return Measured(
            f"{words}: {row.value:.1f} mmHg",
            note,
            row.value,
            row.ci_low,
            row.ci_high,
            "ketamine",
            row,
            row.n,
        )

    groups = tuple((heading, tuple(measured(*item) for item in items)) for heading, items in _GROUPS)
    return RowsView(groups, 0.0, _HIGHEST_MMHG, 5.0, "mean rise of the upper pressure, mmHg")


def draw_pressure(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the rises on one scale."""
    return draw_rows(view, theme=theme)


def describe_pressure(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: the spread of the means, why, and which have no interval."""
    values = [item.value for item in view.items]
    spread = say("pressure_said", register, low=f"{min(values):.1f}", high=f"{max(values):.1f}")
    return f"{spread} {interval_note(view.items, register)}"


def table_pressure(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rises as text."""
    return table_measured(view.items)
