"""One published result, five ways to say it; the reader switches and compares."""

from html import escape

import streamlit as st

from explainer.describe.registers import say
from explainer.evidence.load import pooled_result, safety_pair
from explainer.figures.formats import (
    FormatsView,
    build_formats,
    describe_formats,
    draw_formats,
    table_formats,
)
from explainer.figures.icon_array import build_icon_array, draw_icon_array
from explainer.figures.theme import ChartTheme
from explainer.ui.chart import draw_chart, draw_elements, table_html
from explainer.ui.provenance import cited, computed
from explainer.ui.trial_cards import COCHRANE, SU
from explainer.ui.trial_filters import FORMAT, draw_segments

_COLUMNS = ("group", "responded, per 100", "95% interval", "how seen", "where")
_NAME = "Response on ketamine and on midazolam"


def _sentence_html(view: FormatsView, register: str) -> str:
    rates = {"active": view.active, "low": view.low, "high": view.high, "control": view.control}
    slots = {name: cited(f"{rate:.1f}", view.record) for name, rate in rates.items()}
    return f'<div class="ex-format-sentence">{say("formats_sentence", register, **slots)}</div>'


def _icons_html(view: FormatsView, register: str) -> str:
    event = "at least half better after a day"
    arrays = (
        build_icon_array(view.active, meaning="benefit", group="with ketamine", event=event),
        build_icon_array(view.control, meaning="control", group="with midazolam", event=event),
    )
    rates = (f"{view.active:.1f}", f"{view.control:.1f}")
    cells = "".join(
        f'<div class="ex-array"><div class="ex-array-head"><b class="{array.meaning}">'
        f"{computed(str(array.filled), f'{rate} rounded to whole people.')}</b> {escape(array.group)} "
        f"({cited(rate, view.record)})</div>{draw_icon_array(array, register)}</div>"
        for array, rate in zip(arrays, rates, strict=True)
    )
    return f'<div class="ex-arrays">{cells}</div>'


def _bar_html(view: FormatsView, register: str) -> str:
    bars = "".join(
        f'<div class="ex-bar"><div>{name} {cited(f"{rate:.1f}", view.record)} of 100</div>'
        f'<div class="ex-bar-track" role="img" aria-label="{name}: {rate:.1f} of 100 people responded">'
        f'<div class="ex-bar-fill {meaning}" style="width:{rate:.1f}%"></div></div></div>'
        for name, rate, meaning in (
            ("ketamine", view.active, "benefit"),
            ("midazolam", view.control, "control"),
        )
    )
    return f'<div class="ex-bars">{bars}<p class="ex-caption">{say("formats_bar", register)}</p></div>'


def _harm_html(view: FormatsView, register: str) -> str:
    active, control = safety_pair("derealisation", SU)
    basis = say(
        "formats_basis",
        register,
        trials=cited(f"{view.trials} trials", view.record),
        people=cited(f"{view.people} people", view.record),
        certainty=escape(view.certainty),
    )
    harm = say(
        "formats_harm",
        register,
        active=cited(f"{active.value:g}", active),
        control=cited(f"{control.value:g}", control),
    )
    return f'<div class="ex-caption">{basis} {harm}</div>'


@st.fragment
def draw_five_formats(theme: ChartTheme, register: str) -> None:
    """Draw the result in the chosen format, with its certainty and its harm twin."""
    view = build_formats(pooled_result("ketamine vs midazolam", "response", COCHRANE))
    with st.container(key="card-formats"):
        st.html(
            '<h2 class="ex-section">One result, five ways to say it</h2>'
            f'<p class="ex-sub">{say("formats_lead", register)}</p>'
        )
        chosen = draw_segments(FORMAT)
        if chosen == "forest":
            draw_chart(
                draw_formats(view, theme=theme),
                key="formats",
                name=_NAME,
                description=describe_formats(view, register),
                columns=_COLUMNS,
                rows=table_formats(view),
                sources=[view.record.source],
            )
        elif chosen == "table":
            st.html(
                table_html(
                    "Response after a day", _COLUMNS, table_formats(view), summary="The table"
                ).replace('<details class="ex-table">', '<details class="ex-table" open>')
            )
        elif chosen == "sentence":
            st.html(_sentence_html(view, register))
        else:
            draw_elements(
                (_icons_html if chosen == "icons" else _bar_html)(view, register),
                key=f"formats-{chosen}",
                name=_NAME,
                description=describe_formats(view, register),
                columns=_COLUMNS,
                rows=table_formats(view),
                sources=[view.record.source],
            )
        st.html(_harm_html(view, register))
