"""The reader's register: one control in the frame, kept in the link."""

import streamlit as st

from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS
from explainer.ui.frame_address import forget_problem, keep_problem, word_problem

_KEY = "register"


def draw_register() -> None:
    """Draw the control; a bad ``?register=`` in the address falls back to plain words.

    Notes
    -----
    The address holds what an option shows, so the options are the short names themselves and the
    style sheet gives them their capital. The control drops a bad value from the address when it is
    drawn, and with some of them shows nothing as chosen; so such a value is read and dropped before.
    """
    problem = word_problem(_KEY, REGISTERS, f"{DEFAULT_REGISTER} words")
    if problem:
        keep_problem(_KEY, problem)
        del st.query_params[_KEY]
        st.rerun()
    st.segmented_control(
        "Words for",
        list(REGISTERS),
        default=DEFAULT_REGISTER,
        required=True,
        key=_KEY,
        bind="query-params",
        on_change=forget_problem,
        args=(_KEY,),
    )


def current_register() -> str:
    """Return the register that the reader chose; plain until then."""
    chosen = st.session_state.get(_KEY)
    return chosen if chosen in REGISTERS else DEFAULT_REGISTER
