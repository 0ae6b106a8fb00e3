"""The only place that reads what the address bar says."""

import streamlit as st


def read_whole_number(name: str, low: int, high: int, default: int) -> int:
    """Return ``?name=`` as a whole number, or the default if it is absent or bad.

    Parameters
    ----------
    name : str
        Query parameter.
    low, high : int
        Inclusive limits.
    default : int
        What to use for anything else: text, signs, decimals, other digits, out of range.
    """
    text = st.query_params.get(name, "")
    is_plain = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    return int(text) if is_plain and low <= int(text) <= high else default
