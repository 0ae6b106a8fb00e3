import streamlit as st

from explainer.components.consultation import consultation
from explainer.components.consultation.payload import pack_consultation, shown_sources
from explainer.ui.assets import ASSETS
from explainer.ui.citation import sources_html
from explainer.ui.consultation_address import read_step
from explainer.ui.consultation_notes import notes_html
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

st.html(ASSETS / "consultation.css")
draw_headline("What it may do for you, and to you: talk it through together")

step, problems = read_step(st.query_params.get("step", ""))
consultation(pack_consultation(current_register(), step, problems), key="consultation")

st.html(notes_html(current_register()))
st.html(sources_html(shown_sources()))
