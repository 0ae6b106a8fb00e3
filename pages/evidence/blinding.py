import streamlit as st

from explainer.components.blinding import blinding_simulator
from explainer.components.blinding.payload import pack_blinding
from explainer.components.blinding.real_trials import source_keys
from explainer.ui.assets import ASSETS
from explainer.ui.blinding_address import read_start
from explainer.ui.citation import sources_html
from explainer.ui.provenance import read_prose
from explainer.ui.shell import draw_headline

st.html(ASSETS / "blinding.css")

draw_headline(
    "How large a drug looks can depend on who can tell",
    "Set one true effect, then change who can guess. Real trials lie beside it.",
)

blinding_simulator(pack_blinding(*read_start(st.query_params.to_dict())), key="blinding")

st.html(read_prose("blinding-known"))
st.html(read_prose("blinding-notes"))
st.html(sources_html(source_keys()))
