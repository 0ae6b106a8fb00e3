"""The parameter tables, generated from the parameter objects."""

from html import escape

from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import PARAMETER_TABLES
from explainer.parameters.parameter import Parameter
from explainer.ui.chart import table_html
from explainer.ui.citation import SEEN_WORDS

COLUMNS = ("symbol", "name", "value", "range", "unit", "basis", "how seen", "source", "note")


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


def parameter_tables_html() -> str:
    """Return every table, folded, with the number of its parameters."""
    return "".join(
        table_html(
            title,
            COLUMNS,
            [parameter_row(parameter) for parameter in table],
            summary=f"{title}: {len(table)}",
        )
        for title, table in (*PARAMETER_TABLES, *CLEFT_TABLES)
    )


def parameter_sources() -> list[str]:
    """Return the source keys of every table, in order."""
    return [parameter.source for _, table in (*PARAMETER_TABLES, *CLEFT_TABLES) for parameter in table]


def basis_counts_html() -> str:
    """Return one line that counts parameters by basis."""
    counts: dict[str, int] = {}
    for _, table in (*PARAMETER_TABLES, *CLEFT_TABLES):
        for parameter in table:
            counts[parameter.basis] = counts.get(parameter.basis, 0) + 1
    parts = ", ".join(
        f"{count} {basis}" for basis, count in sorted(counts.items(), key=lambda item: -item[1])
    )
    return f'<p class="ex-caption">Of {sum(counts.values())} parameters: {escape(parts)}.</p>'
