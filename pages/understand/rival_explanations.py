import streamlit as st

from explainer.components.rivals import rival_explanations
from explainer.components.rivals.payload import pack_rivals
from explainer.evidence.experiments import load_experiments
from explainer.evidence.hypotheses import load_hypotheses
from explainer.ui.citation import sources_html
from explainer.ui.provenance import read_prose
from explainer.ui.register import current_register
from explainer.ui.rivals_address import read_setting
from explainer.ui.shell import draw_headline

draw_headline(
    "Seven explanations, one drug. Cut an arrow, and they part.",
    "Switch explanations on, take something away, and see what is left.",
)

rival_explanations(
    pack_rivals(*read_setting(st.query_params.to_dict()), current_register()),
    key="rivals",
)

st.html(read_prose("rivals-notes"))
st.html(
    sources_html(
        [
            *(source for hypothesis in load_hypotheses() for source in hypothesis.sources),
            *(result.cited.source for row in load_experiments() for result in row.results),
        ]
    )
)
