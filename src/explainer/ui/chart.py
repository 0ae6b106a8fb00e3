"""One helper that puts a figure, its description and its table on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from explainer.components.chart_export import chart_export, pack_chart
from explainer.evidence.rows import Row
from explainer.figures.theme import ChartTheme

_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def chart_theme() -> ChartTheme:
    """Return the chart theme for what the reader sees; light until the browser has said."""
    return ChartTheme.dark() if st.context.theme.type == "dark" else ChartTheme.light()


def draw_chart(
    figure: Any,
    *,
    key: str,
    name: str,
    description: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    sources: Sequence[str] = (),
) -> None:
    """Draw a figure with its name, description, the same numbers as a table, and what saves all three.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        Drawn with its own template.
    key : str
        Unique on the page.
    name, description : str
        Read out by a screen reader; `description` is also the caption.
    columns : sequence of str
    rows : sequence of sequences of str
        The table behind the figure, already formatted.
    sources : sequence of str
        Reference keys for the citation line of what is saved.
    """
    with st.container(key=f"chart-{key}", gap="xxsmall"):
        st.plotly_chart(
            figure, key=key, theme=None, width="stretch", config=_CONFIG, alt=f"{name}. {description}"
        )
        st.html(f'<p class="ex-caption">{escape(description)}</p>{table_html(name, columns, rows)}')
        chart_export(
            pack_chart(
                key=key, name=name, description=description, columns=columns, rows=rows, sources=sources
            )
        )


def draw_elements(
    html: str,
    *,
    key: str,
    name: str,
    description: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    sources: Sequence[str] = (),
    is_captioned: bool = True,
) -> None:
    """Put a chart made of the page's own elements on the page, with what `draw_chart` puts under a figure.

    Parameters
    ----------
    html : str
        Marks and their words; it says itself what a screen reader hears.
    key, name, description : str
        As `draw_chart` has them.
    columns : sequence of str
    rows : sequence of sequences of str
        The table behind the marks, already formatted.
    sources : sequence of str
        Reference keys for the citation line of what is saved.
    is_captioned : bool
        Whether the description stands under the marks; False where the cards say the same.
    """
    caption = f'<p class="ex-caption">{escape(description)}</p>' if is_captioned else ""
    with st.container(key=f"chart-{key}", gap="xxsmall"):
        st.html(f'<div class="ex-drawn">{html}</div>{caption}{table_html(name, columns, rows)}')
        chart_export(
            pack_chart(
                key=key, name=name, description=description, columns=columns, rows=rows, sources=sources
            )
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """All that `draw_chart` asks for.

    Attributes
    ----------
    key, name, description : str
    figure : plotly.graph_objects.Figure
    columns : tuple of str
    rows : sequence of tuples of str
    records : tuple of Row
        The rows of the evidence tables that it shows.
    """

    key: str
    name: str
    figure: Any
    description: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    records: tuple[Row, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the reference keys of its rows, without repeats."""
        return tuple(dict.fromkeys(record.source for record in self.records))

    def draw(self) -> None:
        """Put the chart on the page."""
        draw_chart(
            self.figure,
            key=self.key,
            name=self.name,
            description=self.description,
            columns=self.columns,
            rows=self.rows,
            sources=self.sources,
        )


def table_html(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, summary: str = "Show as a table"
) -> str:
    """Return a folded table as HTML; every cell is escaped."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>' if index == 0 else f"<td>{escape(cell)}</td>"
            for index, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<details class="ex-table"><summary>{escape(summary)}</summary><div class="ex-scroll" tabindex="0" '
        f'role="region" aria-label="{escape(name)}, table"><table><caption>{escape(name)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )
