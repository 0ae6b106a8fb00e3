"""What every chart of measured values on the Trials page is made of: theme, table, sources, description."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from explainer.describe.registers import say
from explainer.figures import harm_rates
from explainer.figures.interval_rows import RowsView
from explainer.figures.measured import MEASURED_COLUMNS, Measured
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import Chart

Charts = Mapping[str, Chart]


def theme_named(name: str) -> ChartTheme:
    """Return the theme of a name; light unless it is "dark"."""
    return ChartTheme.dark() if name == "dark" else ChartTheme.light()


def measured_chart(
    key: str,
    name: str,
    figure: Any,
    description: str,
    rows: list[tuple[str, ...]],
    items: Iterable[Measured],
) -> Chart:
    """Return a chart whose table has a row a mark; its records are those of its marks.

    Parameters
    ----------
    key, name, description : str
        As `Chart` has them.
    figure : plotly.graph_objects.Figure
        Drawn in the reader's theme.
    rows : list of tuples of str
        The table.
    items : iterable of Measured
        Every mark.
    """
    records = tuple(item.record for item in items)
    return Chart(key, name, figure, description, MEASURED_COLUMNS, rows, records)


def harm_chart(key: str, name: str, view: RowsView, theme: ChartTheme, register: str) -> Chart:
    """Return a chart of harms per 100; the sentence that says in whom has the name of its key.

    Parameters
    ----------
    key, name : str
        As `Chart` has them; `say` is asked for the key with underscores.
    view : RowsView
        Harms by group.
    theme : ChartTheme
        Colours.
    register : str
        Whom the description is for.
    """
    where = say(key.replace("-", "_"), register)
    return measured_chart(
        key,
        name,
        harm_rates.draw_harms(view, theme=theme),
        harm_rates.describe_harms(view, where, register),
        harm_rates.table_harms(view),
        view.items,
    )


def as_tall_as(chart: Chart, other: Chart) -> Chart:
    """Return the chart after giving its figure the other's height, so that twins end on one line."""
    chart.figure.update_layout(height=other.figure.layout.height)
    return chart


def by_key(*charts: Chart) -> Charts:
    """Return charts by key, in order, unchangeable."""
    return MappingProxyType({chart.key: chart for chart in charts})
