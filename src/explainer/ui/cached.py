"""Cached wrappers of pure functions; nothing else."""

import streamlit as st

from explainer.components.lab.payload import pack_lab
from explainer.components.synapse.payload import SynapseScene, pack_scene, simulate_scene


@st.cache_data(max_entries=101, show_spinner=False)
def lab_payload(block_percent: int) -> bytes:
    """Return the lab's payload for a starting level, packed once."""
    return pack_lab(block_percent)


@st.cache_resource(max_entries=1, show_spinner=False)
def synapse_scene() -> SynapseScene:
    """Return the simulated scene; its arrays are read-only, so one copy serves everyone."""
    return simulate_scene()


@st.cache_data(max_entries=8, show_spinner=False)
def synapse_payload(step: int) -> bytes:
    """Return the synapse's payload for a starting step, packed once."""
    return pack_scene(synapse_scene(), step)
