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
)
from explainer.ui.citation import SEEN_WORDS, source_html
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

draw_headline(
    "The drug is gone within a day. What it sets off is not.",
    "One clock, from milliseconds to weeks. Drag it, and see which part of the story is moving at that moment.",
)

with st.container(key="choices"):
    columns = iter(st.columns([30, 25, 25, 20]))
    with next(columns):
        regimen = find_regimen(draw_choice(REGIMEN))
    with next(columns):
        pk = draw_choice(PK)
    with next(columns):
        affinity = draw_choice(AFFINITY)
    with next(columns):
        doses = draw_choice(DOSES)
        # Only a course that the reader sets has a spacing to choose.
        every = EVERY.default if doses in {AS_PUBLISHED, "1"} else draw_choice(EVERY)
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
