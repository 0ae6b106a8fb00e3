"""The secondary charts of the Trials page, drawn once per theme and shared; nothing may change them afterwards."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from explainer.describe.registers import DEFAULT_REGISTER
from explainer.evidence.load import (
    load_comparators,
    load_pooled,
    load_safety,
    load_timecourse,
    load_trials,
)
from explainer.figures import harm_rates as harms
from explainer.figures import in_practice as practice
from explainer.figures import lasting, relapse
from explainer.figures import ordinary_antidepressants as ordinary
from explainer.figures import versus_ect as ect
from explainer.figures import versus_quetiapine as quetiapine
from explainer.figures.interval_rows import RowsView
from explainer.figures.measured import MEASURED_COLUMNS, Measured
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import Chart

_LABEL = "spravato2026label"
_INFUSION = "trial_su2023_taiwan_si"
_SPRAY_ARMS = (("esketamine", "spray", "esketamine"), ("AD", "placebo spray", "control"))
_LABEL_ARMS = (("Spravato", "spray", "esketamine"), ("placebo", "placebo spray", "control"))
_INFUSION_ARMS = (("ketamine", "ketamine", "ketamine"), ("midazolam", "midazolam", "control"))
_AT_THE_SAME_DOSE = (
    ("derealisation", "The world felt unreal"),
    ("dizziness", "Dizzy"),
)


Charts = Mapping[str, Chart]


def _theme(name: str) -> ChartTheme:
    return ChartTheme.dark() if name == "dark" else ChartTheme.light()


def _sources(items: Iterable[Measured]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.record.source for item in items))


def _chart(
    key: str, name: str, figure: Any, description: str, rows: list[tuple[str, ...]], items: Iterable[Measured]
) -> Chart:
    return Chart(key, name, figure, description, MEASURED_COLUMNS, rows, _sources(items))


def _by_key(*charts: Chart) -> Charts:
    return MappingProxyType({chart.key: chart for chart in charts})


def _harm_chart(
    key: str, name: str, view: RowsView, where: str, theme: ChartTheme, register: str = DEFAULT_REGISTER
) -> Chart:
    return _chart(
        key,
        name,
        harms.draw_harms(view, theme=theme),
        harms.describe_harms(view, where, register),
        harms.table_harms(view),
        view.items,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def lasting_charts(theme_name: str) -> Charts:
    """Return the charts of how long it lasts."""
    theme, points = _theme(theme_name), load_timecourse()
    windows = lasting.build_windows(points)
    fading = lasting.build_fading(points)
    days = relapse.build_relapse_days(points)
    stopping = relapse.build_stopping(points)
    once = harms.build_harm_pairs(
        load_safety(), _INFUSION, _AT_THE_SAME_DOSE, _INFUSION_ARMS, "per 100 people"
    )
    going_on = harms.build_harm_pairs(
        load_safety(),
        "trial_sustain1",
        (
            ("dissociation", "Felt detached"),
            ("somnolence", "Sleepy"),
            ("blood pressure increased", "Blood pressure up"),
        ),
        _SPRAY_ARMS,
        "per 100 people, same trial and phase",
    )
    harm_once = _harm_chart(
        "lasting-harm",
        "What people felt during one infusion",
        once,
        "Ketamine 0.5 mg/kg and midazolam, one trial. What was read does not say how long each feeling lasted, "
        "nor what was felt on the days after, so no day is shown.",
        theme,
    )
    return _by_key(
        Chart(
            "lasting-windows",
            "When ketamine did better than its control",
            lasting.draw_windows(windows, theme=theme),
            lasting.describe_windows(windows),
            lasting.WINDOW_COLUMNS,
            lasting.table_windows(windows),
            (windows.peak.source,),
        ),
        _chart(
            "lasting-fading",
            "Response day by day after one infusion",
            lasting.draw_fading(fading, theme=theme, height=harm_once.figure.layout.height),
            lasting.describe_fading(fading),
            lasting.table_fading(fading),
            fading.items,
        ),
        harm_once,
        _chart(
            "lasting-days",
            "Days until people were unwell again",
            relapse.draw_relapse_days(days, theme=theme),
            relapse.describe_relapse_days(days),
            relapse.table_relapse_days(days),
            days.items,
        ),
        _chart(
            "lasting-stopping",
            "Relapse when treatment goes on and when it stops",
            relapse.draw_stopping(stopping, theme=theme),
            relapse.describe_stopping(stopping),
            relapse.table_stopping(stopping),
            stopping.rows.items,
        ),
        _harm_chart(
            "lasting-cost",
            "Harms while treatment goes on",
            going_on,
            "SUSTAIN-1, spray and placebo spray, each with a tablet. What was read counts people; it does not say how "
            "often, or for how long, each felt it.",
            theme,
        ),
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def other_charts(theme_name: str) -> Charts:
    """Return the charts of other treatments."""
    theme, arms, rows = _theme(theme_name), load_trials(), load_safety()
    against = ect.build_versus_ect(arms, load_pooled())
    spray = quetiapine.build_versus_quetiapine(arms, load_timecourse())
    tablets = ordinary.build_ordinary(load_comparators())
    label = harms.build_harm_pairs(
        rows,
        _LABEL,
        (("dissociation", "Felt detached"), ("sedation", "Drowsy")),
        _LABEL_ARMS,
        "per 100 people, other trials",
    )
    return _by_key(
        *(
            _chart(
                key,
                name,
                ect.draw_versus_ect(view, theme=theme),
                words,
                ect.table_versus_ect(view),
                view.items,
            )
            for key, name, view, words in (
                ("ect-rates", "Ketamine and ECT in two trials", against.rates, ect.describe_rates(against)),
                (
                    "ect-differences",
                    "Ketamine minus ECT in two trials",
                    against.differences,
                    ect.describe_differences(against),
                ),
                (
                    "ect-pools",
                    "ECT against ketamine, pooled earlier",
                    against.pools,
                    ect.describe_pools(against),
                ),
            )
        ),
        _chart(
            "quetiapine",
            "Esketamine spray and quetiapine",
            quetiapine.draw_versus_quetiapine(spray, theme=theme),
            quetiapine.describe_versus_quetiapine(spray),
            quetiapine.table_versus_quetiapine(spray),
            spray.items,
        ),
        _harm_chart(
            "quetiapine-harm",
            "Harms of the spray, from other trials",
            label,
            "Pooled trials against placebo spray, as the label has them; not this trial, and nothing on quetiapine.",
            theme,
        ),
        *(
            _chart(
                key,
                name,
                ordinary.draw_ordinary(view, theme=theme),
                words,
                ordinary.table_ordinary(view),
                view.items,
            )
            for key, name, view, words in (
                (
                    "stard",
                    "Ordinary antidepressants, step by step",
                    tablets.steps,
                    ordinary.describe_steps(tablets),
                ),
                (
                    "tablet-points",
                    "Ordinary antidepressants against placebo, in points",
                    tablets.points,
                    ordinary.describe_points(tablets),
                ),
                (
                    "tablet-odds",
                    "Ordinary antidepressants against placebo, odds",
                    tablets.odds,
                    ordinary.describe_odds(tablets),
                ),
            )
        ),
        _harm_chart(
            "tablet-harm",
            "Harms on a new antidepressant and a placebo spray",
            harms.build_tablet_harms(rows),
            "Other trials, four weeks. Open marks: no group without a tablet, so this is not what the tablets did.",
            theme,
        ),
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def practice_charts(theme_name: str) -> Charts:
    """Return the charts of clinics and open studies."""
    theme = _theme(theme_name)
    view = practice.build_in_practice(load_pooled(), load_trials(), load_safety())
    return _by_key(
        *(
            _chart(
                key,
                name,
                practice.draw_in_practice(rows, theme=theme),
                words,
                practice.table_in_practice(rows),
                rows.items,
            )
            for key, name, rows, words in (
                (
                    "practice",
                    "How people did in clinics and open studies",
                    view.benefit,
                    practice.describe_benefit(view),
                ),
                (
                    "practice-harm",
                    "Harms in open studies of the spray",
                    view.harm,
                    practice.describe_harm(view),
                ),
            )
        )
    )
