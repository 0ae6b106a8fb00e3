import streamlit as st

from explainer.evidence.load import load_trials
from explainer.figures.controls import describe_controls, table_controls
from explainer.figures.forest_rows import MEASURES, build_rows
from explainer.ui.assets import ASSETS
from explainer.ui.cached_trials import controls_chart
from explainer.ui.chapters import find_chapter
from explainer.ui.chart import chart_theme, draw_chart
from explainer.ui.choices import draw_choice_problems
from explainer.ui.citation import sources_html
from explainer.ui.provenance import read_prose
from explainer.ui.safety_words import serious_harms_html
from explainer.ui.shell import draw_headline
from explainer.ui.trial_cards import (
    infusion_against_midazolam,
    infusion_against_saline,
    spray_against_placebo,
)
from explainer.ui.trial_conflicts import conflicts_html
from explainer.ui.trial_filters import VIEW, draw_segments
from explainer.ui.trial_forest import draw_forest_block
from explainer.ui.trial_formats import draw_five_formats
from explainer.ui.trial_guess import draw_guess
from explainer.ui.twin import twins_html

st.html(ASSETS / "trials.css")
theme = chart_theme()

draw_headline(
    "How well ketamine seems to work depends on what it is compared with.",
    "What trials found, one by one and together: benefit, harm, how long, and what they cannot tell.",
)
view = draw_segments(VIEW)
problems = st.container()

if view == "forest":
    may_see = draw_guess()
    if may_see:
        draw_forest_block(theme)

    st.html(f'<h2 class="ex-section">Infusion, off label</h2>{twins_html(infusion_against_midazolam())}')
    st.html(read_prose("trials-lasting"))
    st.html(twins_html(infusion_against_saline()))
    st.html(f'<h2 class="ex-section">Esketamine spray, labelled</h2>{twins_html(spray_against_placebo())}')
    st.html(serious_harms_html())

    with st.container(key="card-controls"):
        st.html('<h2 class="ex-section">Same ketamine response, different controls</h2>')
        controls, figure = controls_chart(theme.name)
        draw_chart(
            figure,
            key="controls",
            name="Response one day after, by what it was compared with",
            description=describe_controls(controls),
            columns=("group", "per 100", "95% interval", "how seen", "where"),
            rows=table_controls(controls),
            sources=[controls.source],
        )
        st.html(read_prose("trials-controls"))
        st.page_link(
            find_chapter("blinding").file, label="Why the control moves the result: the blinding page"
        )

    draw_five_formats(theme)
    st.html(conflicts_html())
    rows = [row for measure in MEASURES for row in build_rows(load_trials(), measure)]
    st.html(sources_html([controls.source, *(row.source for row in rows)], title="Sources of the charts"))
elif view == "lasting":
    from explainer.ui.trial_views import draw_lasting

    draw_lasting(theme)
elif view == "dose":
    from explainer.ui.trial_views import draw_dose

    draw_dose(theme)
elif view == "others":
    from explainer.ui.trial_views import draw_other_treatments

    draw_other_treatments(theme)
else:
    from explainer.ui.trial_views import draw_in_practice

    draw_in_practice(theme)

with problems:
    draw_choice_problems()
