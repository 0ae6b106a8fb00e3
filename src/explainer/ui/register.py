"""The reader's register: one control in the frame, kept in the link."""

import streamlit as st

from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS


def draw_register() -> None:
    """Draw the control; a bad ``?register=`` in the address falls back to plain words.

    The address holds what an option shows, so the options are the short names themselves and the
    style sheet gives them their capital.
    """
    st.segmented_control(
        "Words for",
        list(REGISTERS),
        default=DEFAULT_REGISTER,
        required=True,
        key="register",
        bind="query-params",
    )


def current_register() -> str:
    """Return the register that the reader chose; plain until then."""
    chosen = st.session_state.get("register")
    return chosen if chosen in REGISTERS else DEFAULT_REGISTER
