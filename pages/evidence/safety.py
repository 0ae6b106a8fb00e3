import streamlit as st

from explainer.describe.registers import say
from explainer.ui.assets import ASSETS
from explainer.ui.chart import chart_theme
from explainer.ui.choices import draw_choice, draw_choice_problems
from explainer.ui.citation import sources_html
from explainer.ui.content_note import after_html, content_notice
from explainer.ui.page_sources import page_rows
from explainer.ui.register import current_register
from explainer.ui.safety_charts import pressure_chart, session_chart
from explainer.ui.safety_harms import (
    DRUG,
    harm_choice,
    harm_sentence_html,
    harm_twins,
    harms_table_html,
)
from explainer.ui.safety_lists import list_html
from explainer.ui.safety_prose import pressure_html, serious_html, thoughts_html
from explainer.ui.safety_status import COUNTRY, status_html
from explainer.ui.shell import draw_headline
from explainer.ui.trial_filters import draw_segments, forget_missing
from explainer.ui.twin import draw_twins

st.html(ASSETS / "safety.css")
theme = chart_theme()
register = current_register()

draw_headline(
    "Most people feel something for an hour or two. What years of treatment do is little known.",
    say("safety_lead", register),
)
problems = st.container()

with st.container(key="safety-pick"):
    left, right = st.columns([58, 42], vertical_alignment="bottom")
    with left:
        drug = draw_segments(DRUG)
    with right:
        harms = harm_choice(drug)
        forget_missing(harms)
        harm = draw_choice(harms)
st.html('<h2 class="ex-safety-unseen">What people feel</h2>' + harm_sentence_html(drug, harm, register))
draw_twins(harm_twins(drug, harm, register), key="twins-harm", register=register)
st.html(harms_table_html(drug))
st.html(serious_html(register))

st.html(
    f'<h2 class="ex-section">One session, on one clock</h2><p class="ex-aside">{say("safety_session", register)}</p>'
)
left, right = st.columns(2, gap="small")
with left, st.container(key="card-session", height="stretch"):
    st.html(f'<h3 class="ex-safety-head">{DRUG.options[drug]}: minute by minute</h3>')
    session_chart(theme.name, drug, register).draw()
with right, st.container(key="card-pressure", height="stretch"):
    st.html('<h3 class="ex-safety-head">Blood pressure: when it was read matters</h3>')
    pressure_chart(theme.name, register).draw()
st.html(pressure_html(register))

thoughts = 'Suicidal thoughts in young people: <a href="#safety-thoughts">in the folded part below</a>.'
boxed = list_html(
    "boxed", title="The warnings in the box", lead=say("safety_warnings", register), last=thoughts
)
not_for = list_html("not", title="Who must not have it")
medicines = list_html("medicine", title="Medicines that matter", lead=say("safety_medicines", register))
life = list_html("life", title="Pregnancy, driving, going home")
st.html('<h2 class="ex-section">Warnings, at full weight</h2>')
st.html(f'<div class="ex-cautions">{boxed}{not_for}{medicines}{life}</div>')

with st.container(key="card-status"):
    st.html('<h2 class="ex-safety-head">Labelled, off label, or made up to order</h2>')
    st.html(f'<p class="ex-sub">{say("safety_status", register)}</p>')
    country = draw_segments(COUNTRY)
    st.html(status_html(country, register))

st.html(list_html("unknown", title="What is not known", lead=say("safety_unknown", register)))

st.html(
    content_notice(
        "The next part is about suicidal thoughts. It stays folded until you open it.", name="safety"
    )
)
st.html(thoughts_html(register) + after_html("safety"))
st.html(sources_html([row.source for row in page_rows("safety")], title="Sources of this page"))

with problems:
    draw_choice_problems()
