"""Predict first: how many comparisons include no difference; the guess stays in the address."""

from html import escape

import streamlit as st

from explainer.evidence.load import load_trials
from explainer.figures.forest_rows import build_rows
from explainer.ui.provenance import computed
from explainer.ui.trial_filters import GUESS, NOBODY, draw_segments

# Where one answer ends and the next begins: halfway between the shares they name.
_UP_TO = (("few", 0.125), ("quarter", 0.375), ("half", 0.625), ("most", 1.0))


def true_answer(crossing: int, total: int) -> str:
    """Return the key of the answer nearest to a share."""
    share = crossing / total
    return next(key for key, highest in _UP_TO if share <= highest)


def guess_words(guess: str, crossing: int, total: int) -> str:
    """Return how a guess compares, as HTML.

    Parameters
    ----------
    guess : str
        A key of `GUESS`; "skip" for none.
    crossing, total : int
        Comparisons whose interval includes no difference, and all that are drawn.
    """
    how = (
        "Counted over every comparison of the plot below without a filter, in points, with its 95% interval."
    )
    count = computed(f"{crossing} of {total}", how)
    answer = true_answer(crossing, total)
    words = escape(GUESS.options[answer])
    if guess == "skip":
        return f"In {count} comparisons the interval includes no difference: {words}."
    verdict = "as you said" if guess == answer else f"you said {escape(GUESS.options[guess])}"
    return (
        f"In {count} comparisons the interval includes no difference: {words}, {verdict}. That is not proof of no "
        "effect; it is what these trials cannot tell apart from none."
    )


def draw_guess() -> bool:
    """Draw question and answer, and return whether the reader may see the chart."""
    with st.container(key="card-guess"):
        st.html(
            '<h2 class="ex-section">Before you look: what do you expect?</h2><p class="ex-guess">Each line of the next '
            "chart is one comparison of ketamine or esketamine with a control. In how many does the interval include "
            "<b>no difference at all</b>?</p>"
        )
        guess = draw_segments(GUESS, can_be_empty=True)
        if guess != NOBODY:
            rows = build_rows(load_trials(), "points")
            crossing = sum(row.is_inconclusive for row in rows)
            st.html(f'<div class="ex-answer" role="status">{guess_words(guess, crossing, len(rows))}</div>')
    return guess != NOBODY
