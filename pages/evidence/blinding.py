import streamlit as st

from explainer.components.blinding import blinding_simulator
from explainer.components.blinding.real_trials import source_keys
from explainer.describe.registers import say
from explainer.ui.assets import ASSETS
from explainer.ui.blinding_address import read_start
from explainer.ui.blinding_known import known_html
from explainer.ui.cached import blinding_payload
from explainer.ui.citation import sources_html
from explainer.ui.provenance import read_prose
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

st.html(ASSETS / "blinding.css")

register = current_register()
draw_headline(say("blinding-headline", register), say("blinding-lead", register))

start, problems = read_start(st.query_params.to_dict())
blinding_simulator(blinding_payload(start, problems, register), key="blinding")

st.html(known_html(register))
st.html(read_prose("blinding-notes"))
st.html(sources_html(source_keys()))
