"""The charts of the dose view, drawn once per theme and register and shared; nothing may change them afterwards."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from explainer.evidence.load import load_safety, load_trials
from explainer.evidence.rows import Row
from explainer.figures import dose_harms
from explainer.figures import dose_response as dose
from explainer.figures.interval_columns import ColumnsView
from explainer.figures.measured import MEASURED_COLUMNS
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import Chart


def _records(view: ColumnsView) -> tuple[Row, ...]:
    return tuple(item.record for item in view.items)


@st.cache_resource(max_entries=6, show_spinner=False)
def dose_charts(theme_name: str, register: str) -> Mapping[str, Chart]:
    """Return the charts of dose by key.

    Parameters
    ----------
    theme_name : str
        "light" or "dark".
    register : str
        Whom their descriptions are for.
    """
    theme = ChartTheme.dark() if theme_name == "dark" else ChartTheme.light()
    arms, rows = load_trials(), load_safety()
    verdicts = dose.build_verdicts(arms)
    charts = [
        Chart(
            "dose-verdicts",
            "Four doses of one infusion against midazolam",
            dose.draw_verdicts(verdicts, theme=theme),
            dose.describe_verdicts(verdicts, register),
            dose.VERDICT_COLUMNS,
            dose.table_verdicts(verdicts),
            _records(verdicts),
        )
    ]
    for key, name, view in (
        ("dose-su", "Response to two doses of one infusion and to saline", dose.build_su(arms)),
        ("dose-su-harm", "Harms of one infusion, by dose", dose.build_infusion_harms(rows)),
        ("dose-daly", "Difference in depression score by dose of spray", dose.build_daly(arms)),
        ("dose-spray", "Response by dose of spray", dose.build_spray_response(arms)),
        ("dose-spray-harm", "Feeling detached by dose of spray", dose.build_spray_harms(rows)),
    ):
        charts.append(
            Chart(
                key,
                name,
                dose.draw_doses(view, theme=theme),
                dose.describe_doses(view, key.replace("-", "_"), register),
                MEASURED_COLUMNS,
                dose.table_doses(view),
                _records(view),
            )
        )
    pressure, nausea = dose_harms.build_pressure(rows), dose_harms.build_nausea(rows)
    for key, name, view, figure, description in (
        (
            "dose-pressure",
            "Rise of blood pressure during one infusion",
            pressure,
            dose_harms.draw_pressure(pressure, theme=theme, height=charts[0].figure.layout.height),
            dose_harms.describe_pressure(pressure, register),
        ),
        (
            "dose-nausea",
            "Feeling sick by dose of spray",
            nausea,
            dose_harms.draw_nausea(nausea, theme=theme),
            dose_harms.describe_nausea(nausea, register),
        ),
    ):
        rows_of = dose_harms.table_dose_harms(view)
        charts.append(Chart(key, name, figure, description, MEASURED_COLUMNS, rows_of, _records(view)))
    return MappingProxyType({chart.key: chart for chart in charts})
