"""The reader's register: one control in the frame, kept in the link."""

import streamlit as st

from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS

_LABELS = {"plain": "Plain", "student": "Student", "clinician": "Clinician"}


def draw_register() -> None:
    """Draw the control; a bad ``?register=`` in the address falls back to plain words."""
    st.segmented_control(
        "Words for",
        list(REGISTERS),
        format_func=_LABELS.__getitem__,
        default=DEFAULT_REGISTER,
        required=True,
        key="register",
        bind="query-params",
    )


def current_register() -> str:
    """Return the register that the reader chose; plain until then."""
    chosen = st.session_state.get("register")
    return chosen if chosen in REGISTERS else DEFAULT_REGISTER
