"""What the address bar says about whole-number controls; choices and rivals have readers of their own."""

import streamlit as st

from explainer.ui.controls import Control


def read_control(control: Control) -> int:
    """Return a control's value from the address, or its default if absent or bad.

    Parameters
    ----------
    control : Control
        A row of the table of controls.

    Returns
    -------
    int
        From `control.low` to `control.high`. Text, signs, decimals, other digits and
        anything out of range give the default.
    """
    text = st.query_params.get(control.key, "")
    is_plain = text.isascii() and text.isdigit() and len(text) <= len(str(control.high))
    return int(text) if is_plain and control.low <= int(text) <= control.high else control.default
