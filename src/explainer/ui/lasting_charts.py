"""The charts of how long it lasts, drawn once per theme and register and shared; nothing may change them afterwards."""

import streamlit as st

from explainer.evidence.load import load_safety, load_timecourse
from explainer.figures import harm_rates, lasting, lasting_harms, relapse
from explainer.figures.spans import SPAN_COLUMNS
from explainer.ui.chart import Chart
from explainer.ui.measured_charts import Charts, by_key, harm_chart, measured_chart, theme_named

_SPRAY_ARMS = (("esketamine", "spray", "esketamine"), ("AD", "placebo spray", "control"))
_INFUSION_ARMS = (("ketamine", "ketamine", "ketamine"), ("midazolam", "midazolam", "control"))
_DURING = (("derealisation", "The world felt unreal"), ("dizziness", "Dizzy"))
_GOING_ON = (
    ("dissociation", "Felt detached"),
    ("somnolence", "Sleepy"),
    ("blood pressure increased", "Blood pressure up"),
)


@st.cache_resource(max_entries=6, show_spinner=False)
def lasting_charts(theme_name: str, register: str) -> Charts:
    """Return the charts of how long it lasts, each benefit followed by its harm.

    Parameters
    ----------
    theme_name : str
        "light" or "dark".
    register : str
        Whom their descriptions are for.
    """
    theme, points, rows = theme_named(theme_name), load_timecourse(), load_safety()
    windows, hours = lasting.build_windows(points), lasting_harms.build_harm_windows(rows)
    fading, days = lasting.build_fading(points), relapse.build_relapse_days(points)
    course, stopping = lasting_harms.build_course_harms(rows), relapse.build_stopping(points)
    once = harm_chart(
        "lasting-harm",
        "What people felt during one infusion",
        harm_rates.build_harm_pairs(
            rows, "trial_su2023_taiwan_si", _DURING, _INFUSION_ARMS, "per 100 people"
        ),
        theme,
        register,
    )
    return by_key(
        Chart(
            "lasting-windows",
            "When ketamine did better than its control",
            lasting.draw_windows(windows, theme=theme),
            lasting.describe_windows(windows, register),
            SPAN_COLUMNS,
            lasting.table_windows(windows),
            (windows.peak, *(span.record for span in windows.windows)),
        ),
        Chart(
            "lasting-windows-harm",
            "When harms of ketamine were seen",
            lasting_harms.draw_harm_windows(hours, theme=theme),
            lasting_harms.describe_harm_windows(hours, register),
            SPAN_COLUMNS,
            lasting_harms.table_harm_windows(hours),
            tuple(span.record for span in hours),
        ),
        measured_chart(
            "lasting-fading",
            "Response day by day after one infusion",
            lasting.draw_fading(fading, theme=theme, height=once.figure.layout.height),
            lasting.describe_fading(fading, register),
            lasting.table_fading(fading),
            fading.items,
        ),
        once,
        measured_chart(
            "lasting-days",
            "Days until people were unwell again",
            relapse.draw_relapse_days(days, theme=theme),
            relapse.describe_relapse_days(days, register),
            relapse.table_relapse_days(days),
            days.items,
        ),
        measured_chart(
            "lasting-days-harm",
            "Harms of a course of treatment",
            lasting_harms.draw_course_harms(course, theme=theme),
            lasting_harms.describe_course_harms(course, register),
            lasting_harms.table_course_harms(course),
            course.items,
        ),
        measured_chart(
            "lasting-stopping",
            "Relapse when treatment goes on and when it stops",
            relapse.draw_stopping(stopping, theme=theme),
            relapse.describe_stopping(stopping, register),
            relapse.table_stopping(stopping),
            stopping.rows.items,
        ),
        harm_chart(
            "lasting-cost",
            "Harms while treatment goes on",
            harm_rates.build_harm_pairs(
                rows, "trial_sustain1", _GOING_ON, _SPRAY_ARMS, "per 100 people, same trial and phase"
            ),
            theme,
            register,
        ),
    )
