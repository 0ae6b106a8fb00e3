import streamlit as st

from explainer.components.clock import infusion_clock
from explainer.model.regimens import find_regimen
from explainer.ui.assets import read_text
from explainer.ui.cached import clock_payload
from explainer.ui.choices import (
    AFFINITY,
    AS_PUBLISHED,
    DOSES,
    EVERY,
    PK,
    REGIMEN,
    draw_choice,
    draw_choice_problems,
    is_changed,
)
from explainer.ui.citation import SEEN_WORDS, source_html, sources_html
from explainer.ui.page_sources import page_rows
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

draw_headline(
    "The drug is gone within a day. What it sets off is not.",
    "One clock, from milliseconds to weeks. Drag it, and see which part of the story is moving at that moment.",
)

# What was given stays in sight; what the model takes for granted is one press away and never pushes the clock down.
with st.container(key="choices", horizontal=True, vertical_alignment="bottom"):
    regimen = find_regimen(draw_choice(REGIMEN, width=290))
    doses = draw_choice(DOSES, width=140)
    # Only a course that the reader sets has a spacing to choose.
    every = EVERY.default if doses in {AS_PUBLISHED, "1"} else draw_choice(EVERY, width=96)
    changed = any(is_changed(choice) for choice in (PK, AFFINITY))
    with st.popover("Assumptions, changed" if changed else "Assumptions", key="assumptions", width=190):
        pk = draw_choice(PK, width=340)
        affinity = draw_choice(AFFINITY, width=340)
draw_choice_problems()

infusion_clock(
    clock_payload(
        regimen.key,
        None if pk == AS_PUBLISHED else pk,
        affinity,
        None if doses == AS_PUBLISHED else int(doses),
        float(every),
        current_register(),
    ),
    key="clock",
)

st.html(read_text("infusion-notes"))
st.html(
    f'<p class="ex-caption ex-source-line">{regimen.label}: {source_html(regimen.source)}, {SEEN_WORDS[regimen.seen]}.</p>'
)
st.html(sources_html([row.source for row in page_rows("one_infusion")], title="Sources of this page"))
