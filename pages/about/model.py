import streamlit as st

from explainer.ui.assets import read_text
from explainer.ui.citation import sources_html
from explainer.ui.parameter_tables import basis_counts_html, draw_parameters, parameter_sources
from explainer.ui.shell import draw_headline
from explainer.ui.target_grid import draw_target_grid, misfits_html, target_sources, targets_lead

draw_headline("From a dose to a synapse, and how far each step can be trusted", targets_lead(), counts=True)
draw_target_grid()

with st.container(key="card-misfits"):
    st.html(f'<h2 class="ex-section">What the model gets wrong</h2>{misfits_html()}')

st.html(read_text("model-limits"))

with st.container(key="equations"):
    st.html('<h2 class="ex-section">The equations</h2>')
    st.markdown(read_text("model-equations"))

with st.container(key="card-parameters"):
    st.html(f'<h2 class="ex-section">Every parameter, with its source</h2>{basis_counts_html()}')
    draw_parameters()

st.html(sources_html([*target_sources(), *parameter_sources()]))
