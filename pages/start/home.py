import streamlit as st

from explainer.components.chain import causal_chain
from explainer.evidence.chain_links import load_chain_links
from explainer.ui.assets import read_text
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

DOORS = (
    ("class", "In a class", "understand/blockade_lab.py", "Open the blockade lab"),
    ("learn", "On your own", "understand/synapse.py", "Start at the synapse"),
    ("consult", "With a clinician", "use/consultation.py", "Open the consultation"),
)

draw_headline(
    "From an infusion to a synapse: what was shown, in whom, and where it stops",
    "This is how ketamine is thought to act against depression. Choose an arrow to see what is known and what is disputed.",
)

causal_chain(load_chain_links(), register=current_register(), key="chain")

for column, (key, title, page, label) in zip(st.columns(3), DOORS, strict=True):
    with column, st.container(key=f"door-{key}", height="stretch"):
        st.html(f'<h2 class="ex-door">{title}</h2>{read_text(f"home-{key}")}')
        st.page_link(page, label=label)

st.html(read_text("home-about"))
