"""Save a server-drawn chart: its picture as SVG or PNG, its numbers as CSV, with caption, sources and date."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from explainer.components.register import register_component
from explainer.references import find_reference


class SavedSource(TypedDict):
    """One source of a chart: as running text has it, and as a line of a list."""

    short: str
    full: str


class SavedChart(TypedDict):
    """What the browser needs to save a chart; it finds the picture in the page by `key`."""

    key: str
    file: str
    name: str
    description: str
    columns: list[str]
    rows: list[list[str]]
    sources: list[SavedSource]


_mount = register_component(
    "chart_export",
    Path(__file__).parent,
    scripts=("../shared/svg.js", "../shared/export.js", "drawn.js", "picture.js", "component.js"),
    styles=("../shared/buttons.css", "component.css"),
)


def _source(key: str) -> SavedSource:
    reference = find_reference(key)
    full = (
        f"{reference.authors} ({reference.year}). {reference.title}. {reference.container}. {reference.link}"
    )
    return {"short": reference.short, "full": full}


def pack_chart(
    *,
    key: str,
    name: str,
    description: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    sources: Sequence[str] = (),
) -> SavedChart:
    """Return what is sent with a chart so that the browser can save it.

    Parameters
    ----------
    key : str
        Of the container ``chart-<key>`` that holds the plotly chart, or the marks in ``.ex-drawn``.
    name, description : str
        The caption's words.
    columns : sequence of str
    rows : sequence of sequences of str
        The numbers, as the table shows them.
    sources : sequence of str
        Reference keys; repeats are dropped.

    Raises
    ------
    ParameterError
        If a source is no key of the references.
    """
    return {
        "key": key,
        "file": f"ketamine-{key}",
        "name": name,
        "description": description,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "sources": [_source(source) for source in dict.fromkeys(sources)],
    }


def chart_export(chart: SavedChart) -> None:
    """Mount the three buttons under a chart.

    Parameters
    ----------
    chart : SavedChart
        From `pack_chart`.
    """
    _mount(data=chart, key=f"save-{chart['key']}", height="content")
