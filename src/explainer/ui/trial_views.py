"""The Trials page's second views: how long it lasts, dose, other treatments, and clinics without a comparison group."""

from html import escape

import streamlit as st

from explainer.figures.theme import ChartTheme
from explainer.ui.assets import ASSETS
from explainer.ui.cached_charts import Charts, lasting_charts, other_charts, practice_charts
from explainer.ui.chart import Chart
from explainer.ui.citation import sources_html
from explainer.ui.content_note import content_note
from explainer.ui.dose_charts import dose_charts
from explainer.ui.provenance import read_prose
from explainer.ui.register import current_register


def _heading(words: str) -> None:
    st.html(f'<h2 class="ex-section">{escape(words)}</h2>')


def _half(chart: Chart, heading: str) -> None:
    st.html(f'<h3 class="ex-twin-head">{escape(heading)}</h3>')
    chart.draw()


def _twin(benefit: Chart, harm: Chart, *, headings: tuple[str, str]) -> None:
    """Draw benefit and harm side by side: same scale, same size."""
    left, right = st.columns(2, gap="medium")
    with left:
        _half(benefit, headings[0])
    with right:
        _half(harm, headings[1])


def _sources(charts: Charts) -> None:
    keys = [source for chart in charts.values() for source in chart.sources]
    st.html(sources_html(keys, title="Sources of these charts"))


def draw_lasting(theme: ChartTheme) -> None:
    """Draw how long it lasts: after one infusion, after a course, and when treatment goes on."""
    st.html(ASSETS / "trial-views.css")
    charts = lasting_charts(theme.name)
    with st.container(key="card-view-once"):
        _heading("After one infusion the gap closes within two weeks")
        charts["lasting-windows"].draw()
        st.html(read_prose("trials-view-once"))
        _twin(
            charts["lasting-fading"],
            charts["lasting-harm"],
            headings=("Responded, day by day", "Felt unwell, during the infusion"),
        )
    with st.container(key="card-view-course"):
        _heading("After a course most people relapse within weeks or months")
        charts["lasting-days"].draw()
        st.html(read_prose("trials-view-course"))
    with st.container(key="card-view-stopping"):
        _heading("Going on keeps more people well, and goes on costing")
        _twin(
            charts["lasting-stopping"],
            charts["lasting-cost"],
            headings=("Relapsed", "Felt unwell in the same phase"),
        )
        st.html(read_prose("trials-view-stopping"))
    _sources(charts)


def draw_dose(theme: ChartTheme) -> None:
    """Draw what more did: doses of infusion, then doses of spray."""
    st.html(ASSETS / "trial-views.css")
    charts = dose_charts(theme.name, current_register())
    with st.container(key="card-view-four-doses"):
        _heading("Of four doses of an infusion, the larger two did better than midazolam")
        charts["dose-verdicts"].draw()
        st.html(read_prose("trials-view-doses"))
    with st.container(key="card-view-two-doses"):
        _heading("Two doses against saline, in small groups")
        _twin(
            charts["dose-su"],
            charts["dose-su-harm"],
            headings=("Responded", "Felt unwell, another trial"),
        )
        st.html(read_prose("trials-view-doses-two"))
    with st.container(key="card-view-spray-doses"):
        _heading("More spray: a steeper drop in a small trial, not in a large one")
        charts["dose-daly"].draw()
        st.html(read_prose("trials-view-doses-spray"))
        _twin(
            charts["dose-spray"],
            charts["dose-spray-harm"],
            headings=("Responded", "Felt detached, another trial"),
        )
    _sources(charts)


def draw_other_treatments(theme: ChartTheme) -> None:
    """Draw ketamine beside ECT, the spray beside quetiapine, and what ordinary antidepressants do."""
    st.html(ASSETS / "trial-views.css")
    charts = other_charts(theme.name)
    with st.container(key="card-view-ect"):
        _heading("Ketamine or ECT: two trials that disagree")
        left, right = st.columns(2, gap="medium")
        with left:
            _half(charts["ect-rates"], "Who got better")
        with right:
            st.html(read_prose("trials-view-ect-harm"))
        st.html(read_prose("trials-view-ect"))
        charts["ect-differences"].draw()
        charts["ect-pools"].draw()
    with st.container(key="card-view-quetiapine"):
        _heading("Spray or quetiapine: more got well on the spray, most on neither")
        _twin(
            charts["quetiapine"],
            charts["quetiapine-harm"],
            headings=("Few or no symptoms", "Felt unwell, other trials"),
        )
        st.html(read_prose("trials-view-quetiapine"))
    with st.container(key="card-view-ordinary"):
        _heading("Ordinary antidepressants: fewer get well with each step")
        _twin(
            charts["stard"],
            charts["tablet-harm"],
            headings=("Few or no symptoms, by step", "Felt unwell, other trials"),
        )
        st.html(read_prose("trials-view-ordinary"))
        charts["tablet-points"].draw()
        charts["tablet-odds"].draw()
        st.html(read_prose("trials-view-ordinary-placebo"))
    _sources(charts)


def draw_in_practice(theme: ChartTheme) -> None:
    """Draw clinics and open studies, benefit and harm, without a comparison group."""
    st.html(ASSETS / "trial-views.css")
    charts = practice_charts(theme.name)
    with st.container(key="card-view-practice"):
        _heading("In clinics: what happened, not what the drug did")
        st.html(read_prose("trials-view-practice"))
        st.html(content_note(read_prose("trials-view-practice-note"), name="practice-note"))
        _twin(
            charts["practice"],
            charts["practice-harm"],
            headings=("Better, no comparison group", "Unwell, no comparison group"),
        )
    _sources(charts)
