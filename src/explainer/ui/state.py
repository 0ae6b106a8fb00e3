"""What the address bar says about whole-number controls; choices and rivals have readers of their own."""

import streamlit as st

from explainer.ui.controls import Control

_LONGEST_QUOTE = 60


def read_control(control: Control) -> tuple[int, str]:
    """Return a control's value from the address, and what was wrong with it.

    Parameters
    ----------
    control : Control
        A row of the table of controls.

    Returns
    -------
    value : int
        From `control.low` to `control.high`. Text, signs, decimals, other digits and
        anything out of range give the default.
    problem : str
        Names the parameter, what was expected and what came; empty if nothing was wrong.
    """
    text = st.query_params.get(control.key)
    if text is None:
        return control.default, ""
    is_plain = text.isascii() and text.isdigit() and len(text) <= len(str(control.high))
    if is_plain and control.low <= int(text) <= control.high:
        return int(text), ""
    return control.default, (
        f"{control.key}: expected a whole number from {control.low} to {control.high}; "
        f"got {text[:_LONGEST_QUOTE]!r}. Showing {control.default} instead."
    )


def take_control(control: Control) -> tuple[int, str]:
    """Return a control's value and what was wrong with it, and drop a bad value from the address.

    Parameters
    ----------
    control : Control
        A row of the table of controls.
    """
    value, problem = read_control(control)
    if problem:
        del st.query_params[control.key]
    return value, problem
