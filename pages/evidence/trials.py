import streamlit as st

from explainer.describe.registers import say
from explainer.ui.assets import ASSETS
from explainer.ui.chart import chart_theme
from explainer.ui.choices import draw_choice_problems
from explainer.ui.citation import sources_html
from explainer.ui.register import current_register
from explainer.ui.safety_words import serious_harms_html
from explainer.ui.shell import draw_headline
from explainer.ui.trial_cards import (
    infusion_against_midazolam,
    infusion_against_saline,
    spray_against_placebo,
)
from explainer.ui.trial_conflicts import conflicts_html
from explainer.ui.trial_controls import draw_controls_card
from explainer.ui.trial_filters import VIEW, draw_segments
from explainer.ui.trial_forest import draw_forest_block
from explainer.ui.trial_formats import draw_five_formats
from explainer.ui.trial_guess import draw_guess
from explainer.ui.trial_sources import forest_view_rows
from explainer.ui.twin import draw_twins

st.html(ASSETS / "trials.css")
theme = chart_theme()
register = current_register()

draw_headline(
    "How well ketamine seems to work depends on what it is compared with.",
    say("trials_lead", register),
)
view = draw_segments(VIEW)
problems = st.container()

if view == "forest":
    may_see = draw_guess(register)
    if may_see:
        draw_forest_block(theme, register)

    st.html('<h2 class="ex-section">Infusion, off label</h2>')
    draw_twins(infusion_against_midazolam(register), key="twins-midazolam", register=register)
    st.html(f'<p class="ex-aside">{say("trials_lasting", register)}</p>')
    draw_twins(infusion_against_saline(register), key="twins-saline", register=register)
    st.html('<h2 class="ex-section">Esketamine spray, labelled</h2>')
    draw_twins(spray_against_placebo(register), key="twins-spray", register=register)
    st.html(serious_harms_html(register))

    draw_controls_card(theme, register)
    draw_five_formats(theme, register)
    st.html(conflicts_html(register))
    st.html(sources_html([row.source for row in forest_view_rows()], title="Sources of this view"))
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
