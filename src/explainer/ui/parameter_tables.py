"""The parameter tables, generated from the parameter objects."""

from functools import cache
from html import escape

import streamlit as st

from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import PARAMETER_TABLES
from explainer.parameters.parameter import BASES, SEEN, Parameter
from explainer.parameters.routes import ABSENT, DRUGS, ROUTE_LABELS
from explainer.ui.chart import table_html
from explainer.ui.citation import SEEN_WORDS

COLUMNS = ("symbol", "name", "value", "range", "unit", "basis", "how seen", "source", "note")
ABSENT_TITLE = "Routes left out, and why"
ABSENT_COLUMNS = ("drug", "route", "why it is left out")
ALL_TABLES = (*PARAMETER_TABLES, *CLEFT_TABLES)
# The address holds ?seen=..., so these words are public.
EVERYTHING = "all"


def parameter_row(parameter: Parameter) -> tuple[str, ...]:
    """Return one parameter as text."""
    low, high = parameter.low, parameter.high
    return (
        parameter.symbol,
        parameter.name,
        f"{parameter.value:.4g}",
        "" if low is None or high is None else f"{low:g} to {high:g}",
        "" if parameter.unit == "1" else parameter.unit,
        parameter.basis,
        SEEN_WORDS[parameter.seen],
        parameter.reference.short,
        parameter.note,
    )


def absent_rows() -> list[tuple[str, ...]]:
    """Return one row per route that has no sourced parameters, with the reason."""
    return [(DRUGS[drug], ROUTE_LABELS[route], why) for (drug, route), why in ABSENT.items()]


@cache
def parameter_tables_html(seen: str = EVERYTHING) -> str:
    """Return every table, folded, with the number of its parameters.

    Parameters
    ----------
    seen : str
        Keep only parameters seen this way; "all" keeps every one and adds the routes left out.
    """
    parts = []
    for title, table in ALL_TABLES:
        rows = [parameter_row(item) for item in table if seen in {EVERYTHING, item.seen}]
        if rows:
            parts.append(table_html(title, COLUMNS, rows, summary=f"{title}: {len(rows)}"))
    if seen == EVERYTHING:
        rows = absent_rows()
        parts.append(table_html(ABSENT_TITLE, ABSENT_COLUMNS, rows, summary=f"{ABSENT_TITLE}: {len(rows)}"))
    return f'<div class="ex-tables">{"".join(parts)}</div>'


def parameter_sources() -> list[str]:
    """Return the source keys of every table, in order."""
    return [parameter.source for _, table in ALL_TABLES for parameter in table]


@cache
def _counts(field: str) -> dict[str, int]:
    """Return how many parameters carry each word of a field: "basis" or "seen"."""
    counts: dict[str, int] = {}
    for _, table in ALL_TABLES:
        for parameter in table:
            word = getattr(parameter, field)
            counts[word] = counts.get(word, 0) + 1
    return counts


def basis_counts_html() -> str:
    """Return one line that counts parameters by basis."""
    counts = _counts("basis")
    parts = ", ".join(f"{counts[basis]} {basis}" for basis in BASES if basis in counts)
    return f'<p class="ex-caption">Of {sum(counts.values())} parameters: {escape(parts)}.</p>'


def _seen_label(seen: str) -> str:
    counts = _counts("seen")
    return (
        f"every one ({sum(counts.values())})" if seen == EVERYTHING else f"{SEEN_WORDS[seen]} ({counts[seen]})"
    )


@st.fragment
def draw_parameters() -> None:
    """Draw the filter and the tables; choosing one redraws this part alone."""
    options = [EVERYTHING, *(seen for seen in SEEN if seen in _counts("seen"))]
    seen = st.segmented_control(
        "Show parameters by how their source was seen",
        options,
        default=EVERYTHING,
        required=True,
        format_func=_seen_label,
        key="seen",
        bind="query-params",
    )
    st.html(parameter_tables_html(seen or EVERYTHING))
