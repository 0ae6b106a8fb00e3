"""The forest plot with its filters, what is pooled, leave one out, and imagined repeats; rerun by themselves."""

import streamlit as st

from explainer.describe.registers import say
from explainer.evidence.trial_classes import TrialFilter
from explainer.figures.draws import RUNS, describe_draws, table_draws
from explainer.figures.forest import FOREST_COLUMNS, ForestView, describe_forest, table_forest
from explainer.figures.forest_harm import FOREST_HARM_COLUMNS, describe_forest_harm, table_forest_harm
from explainer.figures.forest_leave import describe_leave_one_out, table_leave_one_out
from explainer.figures.forest_pools import ForestPool, main_pool
from explainer.figures.forest_words import lines_words
from explainer.figures.theme import ChartTheme
from explainer.ui.cached_trials import (
    draws_chart,
    forest_figure,
    forest_harm_chart,
    forest_view,
    leave_one_out_chart,
)
from explainer.ui.chart import draw_chart
from explainer.ui.choices import draw_choice, draw_choice_problems
from explainer.ui.provenance import computed
from explainer.ui.trial_filters import (
    NOBODY,
    ForestSetting,
    draw_filters,
    forget_missing,
    without_choice,
    without_problem,
)
from explainer.ui.trial_list import opposite_html, undrawn_html
from explainer.ui.trial_pool_words import pools_html


def _hidden_html(view: ForestView, register: str) -> str:
    """Return how many comparisons the filters hide; empty if none."""
    everything = forest_view(TrialFilter(), view.measure, "effect", "")
    hidden = [row for row in everything.rows if row not in set(view.rows)]
    if not hidden:
        return ""
    null = sum(row.is_inconclusive for row in hidden)
    words = say("forest_hidden", register, lines=lines_words(len(hidden), register), null=str(null))
    return f'<p class="ex-caption" data-from="count">{words}</p>'


def _sources(pool: ForestPool, measure: str) -> list[str]:
    """Return the sources of a pool's trials."""
    trials = {study.trial_id for study in pool.studies}
    everything = forest_view(TrialFilter(), measure, "effect", "")
    return [row.source for row in everything.rows if row.trial_id in trials]


def _half_head(key: str, register: str) -> None:
    st.html(f'<h3 class="ex-twin-head">{say(key, register)}</h3>')


def _draw_plot(setting: ForestSetting, without: str, theme: ChartTheme, register: str) -> None:
    view = forest_view(setting.keep, setting.measure, setting.sort, without)
    left, right = st.columns(2, gap="medium")
    with left, st.container(key="benefit-forest"):
        _half_head("forest_benefit_head", register)
        draw_chart(
            forest_figure(theme.name, setting.keep, setting.measure, setting.sort, without),
            key="forest",
            name="Difference from the control, trial by trial",
            description=describe_forest(view, register),
            columns=FOREST_COLUMNS,
            rows=table_forest(view),
            sources=[row.source for row in view.rows],
        )
    with right, st.container(key="harm-forest"):
        _half_head("forest_harm_head", register)
        harm, figure = forest_harm_chart(theme.name, setting.keep, setting.measure, setting.sort, without)
        draw_chart(
            figure,
            key="forest-harm",
            name="People who felt cut off, trial by trial",
            description=describe_forest_harm(harm, register),
            columns=FOREST_HARM_COLUMNS,
            rows=table_forest_harm(harm),
            sources=harm.sources,
        )
    st.html(
        _hidden_html(view, register)
        + opposite_html(view, register)
        + undrawn_html(setting.measure, register)
        + f'<p class="ex-caption">{say("forest_marks", register)} {say("forest_caption", register)}</p>'
    )


def _draw_pools(
    setting: ForestSetting, whole: ForestPool | None, without: str, theme: ChartTheme, register: str
) -> None:
    with st.container(key="card-pooled"):
        st.html('<h2 class="ex-section">Taken together, with care</h2>')
        view = forest_view(setting.keep, setting.measure, setting.sort, without)
        st.html(pools_html(view, register))
    if whole is None:
        return
    with st.container(key="card-leave"):
        st.html('<h2 class="ex-section">Does one trial decide it?</h2>')
        with st.container(key="trial-without"):
            draw_choice(without_choice(whole))
        left, figure = leave_one_out_chart(theme.name, whole, setting.measure, without)
        draw_chart(
            figure,
            key="leave",
            name="Pooled result without each trial",
            description=describe_leave_one_out(left, register),
            columns=("without", "pooled result", "95% interval", "basis"),
            rows=table_leave_one_out(left),
            sources=_sources(whole, setting.measure),
        )
    with st.container(key="card-draws"):
        st.html('<h2 class="ex-section">If these trials were run again</h2>')
        _draw_runs(whole, setting.measure, theme, register)


@st.fragment
def _draw_runs(pool: ForestPool, measure: str, theme: ChartTheme, register: str) -> None:
    """Draw one imagined repeat at a time, stepped by a button; every one where motion is unwelcome."""
    st.session_state.setdefault("trial-run", 1)

    def step() -> None:
        st.session_state["trial-run"] = st.session_state["trial-run"] % RUNS + 1

    run = int(st.session_state["trial-run"])
    with st.container(key="draws-step"):
        st.button("Run them again", on_click=step, type="primary", key="trial-rerun")
        _, one = draws_chart(theme.name, pool, measure, run)
        st.plotly_chart(
            one,
            key="draws-one",
            theme=None,
            width="stretch",
            config={"displayModeBar": False, "responsive": True},
            alt=say("draws_one", register, run=str(run), runs=str(RUNS)),
        )
    with st.container(key="draws-all"):
        view, every = draws_chart(theme.name, pool, measure, None)
        draw_chart(
            every,
            key="draws",
            name="Imagined repeats of the pooled trials",
            description=describe_draws(view, register),
            columns=("run", "lowest result", "highest result", "mean", "basis"),
            rows=table_draws(view),
            sources=_sources(pool, measure),
        )
    runs = computed(f"{RUNS} runs", "Seeded normal draws; the same runs for every visitor.")
    st.html(f'<div class="ex-caption">{say("draws_note", register, runs=runs)}</div>')


@st.fragment
def draw_forest_block(theme: ChartTheme, register: str) -> None:
    """Draw filters, plot, pools, leave one out and repeats; a changed filter reruns only these."""
    with st.container(key="card-forest"):
        st.html('<h2 class="ex-section">Trial by trial, the ones without a clear difference included</h2>')
        notes = st.container()
        setting = draw_filters()
        whole = main_pool(forest_view(setting.keep, setting.measure, setting.sort, "").pools)
        choice = without_choice(whole)
        forget_missing(choice)
        asked = st.query_params.get(choice.key, NOBODY)
        without = asked if asked != NOBODY and asked in choice.options else ""
        _draw_plot(setting, without, theme, register)
    _draw_pools(setting, whole, without, theme, register)
    with notes:
        if whole is None and without_problem(choice):
            st.warning(without_problem(choice))
        draw_choice_problems()
