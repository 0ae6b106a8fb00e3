import streamlit as st

from explainer.components.lab import blockade_lab
from explainer.ui.cached import lab_payload
from explainer.ui.lab_address import read_start
from explainer.ui.provenance import read_prose
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

draw_headline(
    "Block the brake: does the circuit speak up, or fall quiet?",
    "Say first what you expect of glutamate as the block deepens. Then drag, and the model draws its answer beside yours.",
)

blockade_lab(lab_payload(*read_start(st.query_params.to_dict()), current_register()), key="lab")

st.html(read_prose(f"lab-notes-{current_register()}"))
