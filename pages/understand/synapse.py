import streamlit as st

from explainer.components.synapse import synapse
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.terms import TERMS
from explainer.describe.synapse import caption_cleft, summarise_cleft
from explainer.describe.walk_words import describe_notes
from explainer.evidence.rows import find_row
from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.ui.cached import synapse_payload, synapse_scene
from explainer.ui.chart import table_html
from explainer.ui.citation import sources_html
from explainer.ui.controls import STEP
from explainer.ui.page_sources import WALK_DOSE_ROW
from explainer.ui.provenance import cited
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline
from explainer.ui.state import take_control

draw_headline("Ketamine slips in; what follows is less certain")

register = current_register()
step, problem = take_control(STEP)
# The place is kept when there is nothing to say, so that the walk below it is not mounted anew.
place = st.empty()
if problem:
    place.warning(problem)
synapse(synapse_payload(step, register), key="synapse")

scene = synapse_scene()
dose = cited("0.5 mg/kg over 40 minutes", find_row(WALK_DOSE_ROW))
st.html("".join(f'<div class="ex-caption">{note}</div>' for note in describe_notes(dose, register=register)))
st.html(
    table_html(
        caption_cleft(register=register),
        ("quantity", "this release", "published", "source", "how seen"),
        summarise_cleft(scene.quantum, scene.trapping, register=register),
        summary="Show the simulation as numbers",
    )
    + sources_html(
        [item.source for item in STEPS]
        + [term.source for term in TERMS.values()]
        + [parameter.source for _, table in CLEFT_TABLES for parameter in table]
    )
)
