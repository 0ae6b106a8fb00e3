"""What the address says to the frame, on whichever page: the sentences about what cannot be used."""

from collections.abc import Collection

import streamlit as st

_PROBLEMS = "frame-problems"
_LONGEST_QUOTE = 60


def word_problem(name: str, expected: Collection[str], instead: str) -> str:
    """Return what is wrong with a word of the address, or nothing.

    Parameters
    ----------
    name : str
        Of the parameter.
    expected : collection of str
        What may stand there; the parameter may also be absent.
    instead : str
        What is shown when it cannot be used, such as "plain words".
    """
    text = st.query_params.get(name)
    if text is None or text in expected:
        return ""
    words = ", ".join(expected)
    return f"{name}: expected one of {words}; got {text[:_LONGEST_QUOTE]!r}. Showing {instead} instead."


def keep_problem(name: str, problem: str) -> None:
    """Keep a sentence until it is forgotten or another page is opened."""
    if problem:
        st.session_state.setdefault(_PROBLEMS, {})[name] = problem


def forget_problem(name: str) -> None:
    """Drop a sentence: the reader has chosen."""
    st.session_state.get(_PROBLEMS, {}).pop(name, None)


def draw_frame_problems(page: str) -> None:
    """Say what was wrong in the address of a page, as long as the reader stays on it.

    Parameters
    ----------
    page : str
        Path of the page that is shown.
    """
    problems = st.session_state.get(_PROBLEMS)
    if not problems:
        return
    if problems.setdefault("page", page) != page:
        del st.session_state[_PROBLEMS]
        return
    for name, problem in problems.items():
        if name != "page":
            st.warning(problem)
