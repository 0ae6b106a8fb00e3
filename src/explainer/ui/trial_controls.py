"""The card that sets the same ketamine response beside different controls."""

import streamlit as st

from explainer.describe.registers import say
from explainer.figures.controls import ControlsView, describe_controls, table_controls
from explainer.figures.theme import ChartTheme
from explainer.ui.cached_trials import controls_chart
from explainer.ui.chapters import find_chapter
from explainer.ui.chart import draw_chart


def draw_controls_card(theme: ChartTheme, register: str) -> ControlsView:
    """Draw the card, with the way to the page on blinding, and return what it shows."""
    with st.container(key="card-controls"):
        st.html('<h2 class="ex-section">Same ketamine response, different controls</h2>')
        view, figure = controls_chart(theme.name)
        draw_chart(
            figure,
            key="controls",
            name="Response one day after, by what it was compared with",
            description=describe_controls(view, register),
            columns=("group", "per 100", "95% interval", "how seen", "where"),
            rows=table_controls(view),
            sources=[view.source],
        )
        st.html(f'<p class="ex-caption">{say("controls_note", register)}</p>')
        st.page_link(
            find_chapter("blinding").file, label="Why the control moves the result: the blinding page"
        )
    return view
