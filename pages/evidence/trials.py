import streamlit as st

from explainer.evidence.load import load_pooled, load_trials
from explainer.figures.controls import build_controls, describe_controls, draw_controls, table_controls
from explainer.figures.forest import build_forest, describe_forest, draw_forest, table_forest
from explainer.ui.assets import read_text
from explainer.ui.chart import chart_theme, draw_chart, table_html
from explainer.ui.citation import sources_html
from explainer.ui.safety_words import serious_harms_html
from explainer.ui.shell import draw_headline
from explainer.ui.trial_cards import (
    infusion_against_midazolam,
    infusion_against_saline,
    spray_against_placebo,
)
from explainer.ui.trial_list import undrawn_trials
from explainer.ui.twin import twins_html

controls = build_controls(load_pooled())
forest = build_forest(load_trials())
theme = chart_theme()

draw_headline(
    "How well ketamine seems to work depends on what it is compared with.",
    "Of 100 people like those in the trials: who felt better, who felt unwell, and compared with what.",
)

st.html(f'<h2 class="ex-section">Infusion, off label</h2>{twins_html(infusion_against_midazolam())}')
st.html(read_text("trials-lasting"))

with st.container(key="card-controls"):
    st.html('<h2 class="ex-section">Same ketamine response, different controls</h2>')
    draw_chart(
        draw_controls(controls, theme=theme),
        key="controls",
        name="Response one day after, by what it was compared with",
        description=describe_controls(controls),
        columns=("group", "per 100", "95% interval", "how seen", "where"),
        rows=table_controls(controls),
    )
    st.html(read_text("trials-controls"))

st.html(twins_html(infusion_against_saline()))
st.html(f'<h2 class="ex-section">Esketamine spray, labelled</h2>{twins_html(spray_against_placebo())}')
st.html(serious_harms_html())

with st.container(key="card-forest"):
    st.html('<h2 class="ex-section">Trial by trial, the ones without a clear difference included</h2>')
    draw_chart(
        draw_forest(forest, theme=theme),
        key="forest",
        name="Difference in depression score, trial by trial",
        description=describe_forest(forest),
        columns=(
            "trial",
            "compared with",
            "when",
            "difference, MADRS points",
            "interval",
            "people on drug",
            "how seen",
            "where",
        ),
        rows=table_forest(forest),
    )
    st.html(
        table_html(
            "Controlled trials that do not share this scale or printed no interval",
            ("trial", "given", "compared with", "when, scale", "outcome", "how seen"),
            undrawn_trials(load_trials()),
            summary="Trials that cannot be drawn here, named so that none is hidden",
        )
    )

st.html(sources_html([controls.source, *(row.source for row in forest.rows)], title="Sources of both charts"))
