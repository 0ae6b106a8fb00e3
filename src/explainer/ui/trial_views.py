"""The Trials page's second views: how long it lasts, dose, other treatments, and clinics without a comparison group."""

from html import escape

import streamlit as st

from explainer.figures.theme import ChartTheme
from explainer.ui.assets import ASSETS
from explainer.ui.chart import Chart
from explainer.ui.citation import sources_html
from explainer.ui.content_note import content_note
from explainer.ui.dose_charts import dose_charts
from explainer.ui.lasting_charts import lasting_charts
from explainer.ui.measured_charts import Charts
from explainer.ui.other_charts import other_charts
from explainer.ui.practice_charts import practice_charts
from explainer.ui.register import current_register
from explainer.ui.trial_prose import prose_html


def _heading(words: str) -> None:
    st.html(f'<h2 class="ex-section">{escape(words)}</h2>')


def _half(chart: Chart, heading: str) -> None:
    st.html(f'<h3 class="ex-twin-head">{escape(heading)}</h3>')
    chart.draw()


def _twin(benefit: Chart, harm: Chart, *, headings: tuple[str, str]) -> None:
    """Draw benefit and harm side by side: same size, and the same scale where both count people."""
    left, right = st.columns(2, gap="medium")
    with left, st.container(key=f"benefit-{benefit.key}"):
        _half(benefit, headings[0])
    with right, st.container(key=f"harm-{harm.key}"):
        _half(harm, headings[1])


def _sources(charts: Charts) -> None:
    keys = [source for chart in charts.values() for source in chart.sources]
    st.html(sources_html(keys, title="Sources of these charts"))


def draw_lasting(theme: ChartTheme) -> None:
    """Draw how long it lasts: after one infusion, after a course, and when treatment goes on."""
    st.html(ASSETS / "trial-views.css")
    register = current_register()
    charts = lasting_charts(theme.name, register)
    with st.container(key="card-view-once"):
        _heading("After one infusion the gap closes within two weeks")
        _twin(
            charts["lasting-windows"],
            charts["lasting-windows-harm"],
            headings=("Better than the control", "Felt unwell"),
        )
        _twin(
            charts["lasting-fading"],
            charts["lasting-harm"],
            headings=("Responded, day by day", "Felt unwell, during the infusion"),
        )
    with st.container(key="card-view-course"):
        _heading("After a course most people relapse within weeks or months")
        _twin(
            charts["lasting-days"],
            charts["lasting-days-harm"],
            headings=("Days until unwell again", "Harms of a course"),
        )
        st.html(prose_html("lasting_course_prose", register))
    with st.container(key="card-view-stopping"):
        _heading("Going on keeps more people well, and goes on costing")
        _twin(
            charts["lasting-stopping"],
            charts["lasting-cost"],
            headings=("Relapsed", "Felt unwell in the same phase"),
        )
        st.html(prose_html("lasting_stopping_prose", register))
    _sources(charts)


def draw_dose(theme: ChartTheme) -> None:
    """Draw what more did: doses of infusion, then doses of spray."""
    st.html(ASSETS / "trial-views.css")
    register = current_register()
    charts = dose_charts(theme.name, register)
    with st.container(key="card-view-four-doses"):
        _heading("Of four doses of an infusion, the larger two did better than midazolam")
        _twin(
            charts["dose-verdicts"],
            charts["dose-pressure"],
            headings=("Better than midazolam", "Blood pressure, other studies"),
        )
        st.html(prose_html("dose_four_prose", register))
    with st.container(key="card-view-two-doses"):
        _heading("Two doses against saline, in small groups")
        _twin(
            charts["dose-su"],
            charts["dose-su-harm"],
            headings=("Responded", "Felt unwell, another trial"),
        )
        st.html(prose_html("dose_two_prose", register))
    with st.container(key="card-view-spray-doses"):
        _heading("More spray: a steeper drop in a small trial, not in a large one")
        _twin(
            charts["dose-daly"],
            charts["dose-nausea"],
            headings=("Lower depression score", "Felt sick, another trial"),
        )
        st.html(prose_html("dose_spray_prose", register))
        _twin(
            charts["dose-spray"],
            charts["dose-spray-harm"],
            headings=("Responded", "Felt detached, another trial"),
        )
    _sources(charts)


def draw_other_treatments(theme: ChartTheme) -> None:
    """Draw ketamine beside ECT, the spray beside quetiapine, and what ordinary antidepressants do."""
    st.html(ASSETS / "trial-views.css")
    register = current_register()
    charts = other_charts(theme.name, register)
    with st.container(key="card-view-ect"):
        _heading("Ketamine or ECT: two trials that disagree")
        _twin(
            charts["ect-rates"],
            charts["ect-harms"],
            headings=("Who got better", "Felt unwell, one of the two trials"),
        )
        st.html(prose_html("ect_prose", register))
        _twin(
            charts["ect-differences"],
            charts["ect-memory"],
            headings=("Ketamine minus ECT", "Memory, the other trial"),
        )
        _twin(
            charts["ect-pools"],
            charts["ect-lasting"],
            headings=("Earlier trials together", "Harms that lasted or were serious"),
        )
    with st.container(key="card-view-quetiapine"):
        _heading("Spray or quetiapine: more got well on the spray, most on neither")
        _twin(
            charts["quetiapine"],
            charts["quetiapine-harm"],
            headings=("Few or no symptoms", "Felt unwell, other trials"),
        )
        st.html(prose_html("quetiapine_prose", register))
    with st.container(key="card-view-ordinary"):
        _heading("Ordinary antidepressants: fewer get well with each step")
        _twin(
            charts["stard"],
            charts["tablet-harm"],
            headings=("Few or no symptoms, by step", "Felt unwell, other trials"),
        )
        st.html(prose_html("ordinary_prose", register))
        _twin(
            charts["tablet-response"],
            charts["tablet-stopped"],
            headings=("Responded", "Stopped because of harms"),
        )
        st.html(prose_html("ordinary_placebo_prose", register))
    _sources(charts)


def draw_in_practice(theme: ChartTheme) -> None:
    """Draw clinics and open studies, benefit and harm, without a comparison group."""
    st.html(ASSETS / "trial-views.css")
    register = current_register()
    charts = practice_charts(theme.name, register)
    with st.container(key="card-view-practice"):
        _heading("In clinics: what happened, not what the drug did")
        st.html(prose_html("practice_prose", register))
        st.html(content_note(prose_html("practice_note", register), name="practice-note"))
        _twin(
            charts["practice"],
            charts["practice-harm"],
            headings=("Better, no comparison group", "Unwell, no comparison group"),
        )
    _sources(charts)
