"""Cached wrappers of pure functions; nothing else."""

from typing import Any

import streamlit as st

from explainer.components.article.payload import pack_article
from explainer.components.blinding.payload import pack_blinding
from explainer.components.clock.payload import pack_course
from explainer.components.lab.payload import pack_lab
from explainer.components.synapse.payload import SynapseScene, pack_scene, simulate_scene
from explainer.figures.targets.catalogue import target_panels
from explainer.figures.targets.panel import draw_panel
from explainer.figures.theme import ChartTheme
from explainer.model.course import Course, simulate_course
from explainer.model.regimens import find_regimen, regimen_scenario
from explainer.model.scenario import Scenario
from explainer.ui.article_address import ArticleSetting
from explainer.ui.blinding_address import BlindingStart
from explainer.ui.lab_address import LabStart


@st.cache_data(max_entries=32, show_spinner=False)
def lab_payload(start: LabStart, problems: tuple[str, ...], register: str) -> bytes:
    """Return the lab's payload for a start in a register, packed once."""
    return pack_lab(start, problems, register)


@st.cache_resource(max_entries=1, show_spinner=False)
def synapse_scene() -> SynapseScene:
    """Return the simulated scene; its arrays are read-only, so one copy serves everyone."""
    return simulate_scene()


@st.cache_data(max_entries=24, show_spinner=False)
def synapse_payload(step: int, register: str) -> bytes:
    """Return the synapse's payload for a starting step and a register, packed once."""
    return pack_scene(synapse_scene(), step, register)


@st.cache_resource(max_entries=64, show_spinner=False)
def infusion_course(scenario: Scenario) -> Course:
    """Return what the clock shows for a scenario; read-only, so one copy serves every register."""
    return simulate_course(scenario)


@st.cache_data(max_entries=128, show_spinner=False)
def clock_payload(
    regimen: str, pk: str | None, affinity: str, doses: int | None, days_between: float, register: str
) -> bytes:
    """Return the clock's payload for a choice in one register, simulated and packed once."""
    chosen = find_regimen(regimen)
    scenario = regimen_scenario(chosen, pk=pk, affinity=affinity, doses=doses, days_between=days_between)
    return pack_course(infusion_course(scenario), chosen, register)


@st.cache_resource(max_entries=2, show_spinner=False)
def target_figures(theme_name: str) -> tuple[Any, ...]:
    """Return every small multiple of the Model page, drawn once per theme and never changed."""
    theme = ChartTheme.dark() if theme_name == "dark" else ChartTheme.light()
    return tuple(draw_panel(panel.view, theme=theme) for panel in target_panels())


@st.cache_data(max_entries=32, show_spinner=False)
def blinding_payload(start: BlindingStart, problems: tuple[str, ...], register: str) -> bytes:
    """Return the unblinding simulator's payload for a start in one register, packed once."""
    return pack_blinding(start, problems, register)


@st.cache_data(max_entries=32, show_spinner=False)
def article_payload(setting: ArticleSetting, problems: tuple[str, ...], register: str) -> bytes:
    """Return the article check's payload for a setting in one register, packed once."""
    return pack_article(setting, problems, register)
