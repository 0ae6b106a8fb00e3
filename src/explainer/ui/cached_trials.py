"""Views and figures of the Trials page, made once per setting and shared; nothing may change them afterwards."""

from typing import Any

import streamlit as st

from explainer.evidence.load import load_pooled, load_safety, load_trials
from explainer.evidence.trial_classes import TrialFilter
from explainer.figures.controls import ControlsView, build_controls, draw_controls
from explainer.figures.draws import DrawsView, build_draws, draw_draws
from explainer.figures.forest import ForestView, build_forest, draw_forest
from explainer.figures.forest_harm import ForestHarmView, build_forest_harm, draw_forest_harm
from explainer.figures.forest_leave import LeaveOneOutView, build_leave_one_out, draw_leave_one_out
from explainer.figures.forest_pools import ForestPool
from explainer.figures.theme import ChartTheme

# Six filters, two outcomes, two orders: more settings than anyone opens in a day.
_SETTINGS = 256


def _theme(name: str) -> ChartTheme:
    return ChartTheme.dark() if name == "dark" else ChartTheme.light()


@st.cache_resource(max_entries=_SETTINGS, show_spinner=False)
def forest_view(keep: TrialFilter, measure: str, sort: str, without: str) -> ForestView:
    """Return the forest plot's view."""
    return build_forest(load_trials(), keep, measure=measure, sort=sort, without=without)


@st.cache_resource(max_entries=_SETTINGS, show_spinner=False)
def forest_figure(theme_name: str, keep: TrialFilter, measure: str, sort: str, without: str) -> Any:
    """Return the forest plot."""
    return draw_forest(forest_view(keep, measure, sort, without), theme=_theme(theme_name))


@st.cache_resource(max_entries=_SETTINGS, show_spinner=False)
def forest_harm_chart(
    theme_name: str, keep: TrialFilter, measure: str, sort: str, without: str
) -> tuple[ForestHarmView, Any]:
    """Return view and figure of the harm in the trials of the forest plot."""
    view = build_forest_harm(forest_view(keep, measure, sort, without), load_safety())
    return view, draw_forest_harm(view, theme=_theme(theme_name))


@st.cache_resource(max_entries=_SETTINGS, show_spinner=False)
def leave_one_out_chart(
    theme_name: str, pool: ForestPool, measure: str, chosen: str
) -> tuple[LeaveOneOutView, Any]:
    """Return view and figure of the pool without each of its trials."""
    view = build_leave_one_out(pool, measure=measure, chosen=chosen)
    return view, draw_leave_one_out(view, theme=_theme(theme_name))


@st.cache_resource(max_entries=_SETTINGS, show_spinner=False)
def draws_chart(theme_name: str, pool: ForestPool, measure: str, run: int | None) -> tuple[DrawsView, Any]:
    """Return view and figure of the imagined repeats."""
    view = build_draws(pool, measure=measure)
    return view, draw_draws(view, theme=_theme(theme_name), run=run)


@st.cache_resource(max_entries=2, show_spinner=False)
def controls_chart(theme_name: str) -> tuple[ControlsView, Any]:
    """Return view and figure of the same response under different controls."""
    view = build_controls(load_pooled())
    return view, draw_controls(view, theme=_theme(theme_name))
