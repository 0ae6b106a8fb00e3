import streamlit as st

from explainer.components.lab import blockade_lab
from explainer.parameters.scenario_defaults import DEFAULT_LAB_BLOCK_PERCENT
from explainer.ui.assets import read_text
from explainer.ui.cached import lab_payload
from explainer.ui.shell import draw_headline
from explainer.ui.state import read_whole_number

draw_headline(
    "Block the brake, and the circuit speaks up. Block too much, and it falls silent.",
    "Drag the block. Brake cells lose their drive first; the cells they held back release more glutamate, for a while.",
)

blockade_lab(lab_payload(read_whole_number("block", 0, 100, DEFAULT_LAB_BLOCK_PERCENT)), key="lab")

st.html(read_text("lab-notes"))
