"""The only place that reads what the address bar says."""

import streamlit as st


def read_block_percent(default: int) -> int:
    """Return the lab's setting from ``?block=``, or the default if it is absent or bad.

    Parameters
    ----------
    default : int
        Percent.

    Returns
    -------
    int
        A whole number from 0 to 100.
    """
    text = st.query_params.get("block", "")
    return int(text) if text.isascii() and text.isdigit() and int(text[:4]) <= 100 else default  # noqa: PLR2004


def read_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    """Return the address bar's value for `name`, or the default if it is not a choice."""
    text = st.query_params.get(name, default)
    return text if text in choices else default
