import streamlit as st

from explainer.components.lab import blockade_lab
from explainer.ui.assets import read_text
from explainer.ui.cached import lab_payload
from explainer.ui.controls import BLOCK
from explainer.ui.shell import draw_headline
from explainer.ui.state import read_control

draw_headline(
    "Block the brake, and the circuit speaks up. Block too much, and it falls silent.",
    "Drag the block. Brake cells lose their drive first; the cells they held back release more glutamate, for a while.",
)

blockade_lab(lab_payload(read_control(BLOCK)), key="lab")

st.html(read_text("lab-notes"))
