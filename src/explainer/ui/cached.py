"""Cached wrappers of pure functions; nothing else."""

import streamlit as st

from explainer.components.lab.payload import pack_lab


@st.cache_data(max_entries=101, show_spinner=False)
def lab_payload(block_percent: int) -> bytes:
    """Return the lab's payload for a starting level, packed once."""
    return pack_lab(block_percent)
