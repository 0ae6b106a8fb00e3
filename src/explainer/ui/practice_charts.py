"""The charts of clinics and open studies, drawn once per theme and register and shared; nothing may change them."""

import streamlit as st

from explainer.evidence.load import load_pooled, load_safety, load_trials
from explainer.figures import in_practice as practice
from explainer.ui.measured_charts import Charts, by_key, measured_chart, theme_named


@st.cache_resource(max_entries=6, show_spinner=False)
def practice_charts(theme_name: str, register: str) -> Charts:
    """Return the charts of clinics and open studies, benefit and harm.

    Parameters
    ----------
    theme_name : str
        "light" or "dark".
    register : str
        Whom their descriptions are for.
    """
    theme = theme_named(theme_name)
    view = practice.build_in_practice(load_pooled(), load_trials(), load_safety())
    return by_key(
        *(
            measured_chart(
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
                    practice.describe_benefit(view, register),
                ),
                (
                    "practice-harm",
                    "Harms in open studies of the spray",
                    view.harm,
                    practice.describe_harm(view, register),
                ),
            )
        )
    )
