"""The charts of other treatments, drawn once per theme and register and shared; nothing may change them afterwards."""

import streamlit as st

from explainer.evidence.load import (
    load_comparators,
    load_pooled,
    load_safety,
    load_timecourse,
    load_trials,
)
from explainer.figures import ect_harms, harm_rates
from explainer.figures import ordinary_antidepressants as ordinary
from explainer.figures import quetiapine_harms as both_harms
from explainer.figures import versus_ect as ect
from explainer.figures import versus_quetiapine as quetiapine
from explainer.figures.interval_rows import RowsView
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import Chart
from explainer.ui.measured_charts import (
    Charts,
    as_tall_as,
    by_key,
    harm_chart,
    measured_chart,
    theme_named,
)


def _ect_chart(key: str, name: str, view: RowsView, words: str, theme: ChartTheme) -> Chart:
    figure = ect.draw_versus_ect(view, theme=theme)
    return measured_chart(key, name, figure, words, ect.table_versus_ect(view), view.items)


def _ect_harm_chart(key: str, name: str, view: RowsView, words: str, theme: ChartTheme) -> Chart:
    figure = ect_harms.draw_ect_harms(view, theme=theme)
    return measured_chart(key, name, figure, words, ect_harms.table_ect_harms(view), view.items)


def _ordinary_chart(key: str, name: str, view: RowsView, words: str, theme: ChartTheme) -> Chart:
    figure = ordinary.draw_ordinary(view, theme=theme)
    return measured_chart(key, name, figure, words, ordinary.table_ordinary(view), view.items)


def _ect_charts(theme: ChartTheme, register: str) -> tuple[Chart, ...]:
    """Return ketamine against ECT, each benefit followed by its harm."""
    rows = load_safety()
    against = ect.build_versus_ect(load_trials(), load_pooled())
    harms = ect_harms.build_ect_harms(rows)
    memory, lasting = ect_harms.build_memory(rows), ect_harms.build_lasting_harms(rows)
    rates = ect.describe_rates(against, register)
    differences = ect.describe_differences(against, register)
    pools = ect.describe_pools(against, register)
    last = _ect_harm_chart(
        "ect-lasting",
        "Lasting and serious harms of ketamine and ECT",
        lasting,
        ect_harms.describe_lasting_harms(lasting, register),
        theme,
    )
    return (
        _ect_chart("ect-rates", "Ketamine and ECT in two trials", against.rates, rates, theme),
        _ect_harm_chart(
            "ect-harms",
            "Harms of ketamine and ECT in one of them",
            harms,
            ect_harms.describe_ect_harms(harms, register),
            theme,
        ),
        _ect_chart(
            "ect-differences", "Ketamine minus ECT in two trials", against.differences, differences, theme
        ),
        _ect_harm_chart(
            "ect-memory",
            "Memory after ketamine and ECT",
            memory,
            ect_harms.describe_memory(memory, register),
            theme,
        ),
        as_tall_as(
            _ect_chart("ect-pools", "ECT against ketamine, pooled earlier", against.pools, pools, theme), last
        ),
        last,
    )


def _quetiapine_charts(theme: ChartTheme, register: str) -> tuple[Chart, ...]:
    """Return the spray against quetiapine, and the harms of both from other trials."""
    spray = quetiapine.build_versus_quetiapine(load_trials(), load_timecourse())
    harms = both_harms.build_quetiapine_harms(load_safety())
    harm = measured_chart(
        "quetiapine-harm",
        "Harms of the spray and of quetiapine, from other trials",
        both_harms.draw_quetiapine_harms(harms, theme=theme),
        both_harms.describe_quetiapine_harms(harms, register),
        both_harms.table_quetiapine_harms(harms),
        harms.items,
    )
    benefit = measured_chart(
        "quetiapine",
        "Esketamine spray and quetiapine",
        quetiapine.draw_versus_quetiapine(spray, theme=theme),
        quetiapine.describe_versus_quetiapine(spray, register),
        quetiapine.table_versus_quetiapine(spray),
        spray.items,
    )
    return as_tall_as(benefit, harm), harm


def _ordinary_charts(theme: ChartTheme, register: str) -> tuple[Chart, ...]:
    """Return ordinary antidepressants, each benefit followed by its harm."""
    tablets = ordinary.build_ordinary(load_comparators())
    return (
        _ordinary_chart(
            "stard",
            "Ordinary antidepressants, step by step",
            tablets.steps,
            ordinary.describe_steps(tablets, register),
            theme,
        ),
        harm_chart(
            "tablet-harm",
            "Harms on a new antidepressant and a placebo spray",
            harm_rates.build_tablet_harms(load_safety()),
            theme,
            register,
        ),
        _ordinary_chart(
            "tablet-response",
            "Ordinary antidepressants against placebo, odds of response",
            tablets.response,
            ordinary.describe_response(tablets, register),
            theme,
        ),
        _ordinary_chart(
            "tablet-stopped",
            "Ordinary antidepressants against placebo, odds of stopping because of harms",
            tablets.stopped,
            ordinary.describe_stopped(tablets, register),
            theme,
        ),
    )


@st.cache_resource(max_entries=6, show_spinner=False)
def other_charts(theme_name: str, register: str) -> Charts:
    """Return the charts of other treatments, each benefit followed by its harm.

    Parameters
    ----------
    theme_name : str
        "light" or "dark".
    register : str
        Whom their descriptions are for.
    """
    theme = theme_named(theme_name)
    return by_key(
        *_ect_charts(theme, register),
        *_quetiapine_charts(theme, register),
        *_ordinary_charts(theme, register),
    )
