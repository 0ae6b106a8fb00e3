"""The charts of the Safety page, drawn once per theme and register and shared; nothing may change them afterwards."""

import streamlit as st

from explainer.evidence.load import load_safety
from explainer.figures.measured import MEASURED_COLUMNS
from explainer.figures.session import (
    SESSION_COLUMNS,
    build_session,
    describe_session,
    draw_session,
    table_session,
)
from explainer.figures.session_pressure import (
    build_pressure,
    describe_pressure,
    draw_pressure,
    table_pressure,
)
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import Chart


def _theme(name: str) -> ChartTheme:
    return ChartTheme.dark() if name == "dark" else ChartTheme.light()


@st.cache_resource(show_spinner=False, max_entries=12)
def session_chart(theme_name: str, drug: str, register: str) -> Chart:
    """Return one session on one clock."""
    view = build_session(drug, register)
    records = tuple(record for lane in view.lanes for record in lane.records)
    return Chart(
        "session",
        "One session, minute by minute",
        draw_session(view, theme=_theme(theme_name)),
        describe_session(view, register),
        SESSION_COLUMNS,
        table_session(view),
        records,
    )


@st.cache_resource(show_spinner=False, max_entries=6)
def pressure_chart(theme_name: str, register: str) -> Chart:
    """Return the rise of blood pressure by the way it was measured."""
    view = build_pressure(load_safety())
    return Chart(
        "pressure",
        "Rise of blood pressure in an infusion, by the way it was measured",
        draw_pressure(view, theme=_theme(theme_name)),
        describe_pressure(view, register),
        MEASURED_COLUMNS,
        table_pressure(view),
        tuple(item.record for item in view.items),
    )
