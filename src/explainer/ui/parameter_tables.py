"""The parameter tables, generated from the parameter objects."""

from functools import cache
from html import escape

import streamlit as st

from explainer.meta.blinding import BLINDING_TABLES
from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import PARAMETER_TABLES
from explainer.parameters.parameter import BASES, SEEN, Parameter
from explainer.parameters.routes import ABSENT, DRUGS, ROUTE_LABELS
from explainer.ui.chart import table_html
from explainer.ui.citation import SEEN_WORDS

COLUMNS = ("symbol", "name", "value", "range", "unit", "basis", "how seen", "source", "checked", "note")
ABSENT_TITLE = "Routes left out, and why"
ABSENT_COLUMNS = ("drug", "route", "why it is left out")
ALL_TABLES = (*PARAMETER_TABLES, *CLEFT_TABLES, *BLINDING_TABLES)
EVERYTHING = "all"
# On the buttons and, as ?seen=..., in the address: the words are public.
SEEN_CHOICES = {
    EVERYTHING: EVERYTHING,
    "full text": "full-text",
    "abstract": "abstract",
    "product label": "label",
    "registry": "registry",
    "secondary source": "secondary",
    "recalled": "memory-unverified",
    "chosen here": "chosen",
}


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
        parameter.checked,
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
    """Return one line that counts parameters by basis and by how their source was seen."""
    by_basis, by_seen = _counts("basis"), _counts("seen")
    basis = ", ".join(f"{by_basis[word]} {word}" for word in BASES if word in by_basis)
    seen = ", ".join(f"{by_seen[word]} {SEEN_WORDS[word]}" for word in SEEN if word in by_seen)
    return (
        f'<p class="ex-caption" data-from="count">Of {sum(by_basis.values())} parameters: {escape(basis)}. '
        f"Their sources: {escape(seen)}.</p>"
    )


@st.fragment
def draw_parameters() -> None:
    """Draw the filter and the tables; choosing one redraws this part alone."""
    counts = _counts("seen")
    chosen = st.segmented_control(
        "Show parameters by how their source was seen",
        [word for word, seen in SEEN_CHOICES.items() if seen == EVERYTHING or seen in counts],
        default=EVERYTHING,
        required=True,
        key="seen",
        bind="query-params",
    )
    # An empty ?seen= in the address arrives as no choice at all.
    st.html(parameter_tables_html(SEEN_CHOICES.get(chosen, EVERYTHING)))
