"""Predict first: how many comparisons include no difference; the guess stays in the address."""

from html import escape

import streamlit as st

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.load import load_trials
from explainer.figures.forest_rows import build_rows
from explainer.ui.choices import current_choice
from explainer.ui.provenance import computed
from explainer.ui.trial_filters import GUESS, MEASURE, NOBODY, draw_segments

# Where one answer ends and the next begins: halfway between the shares they name.
_UP_TO = (("few", 0.125), ("quarter", 0.375), ("half", 0.625), ("most", 1.0))
_HOW = "Counted over every comparison of the plot below without a filter, {measure}, with its 95% interval."
_MEASURES = {"points": "in points", "response": "as odds of response"}


def true_answer(crossing: int, total: int) -> str:
    """Return the key of the answer nearest to a share."""
    share = crossing / total
    return next(key for key, highest in _UP_TO if share <= highest)


def guess_words(
    guess: str, crossing: int, total: int, register: str = DEFAULT_REGISTER, *, measure: str = "points"
) -> str:
    """Return how a guess compares, as HTML.

    Parameters
    ----------
    guess : str
        A key of `GUESS`; "skip" for none.
    crossing, total : int
        Comparisons whose interval includes no difference, and all that are drawn.
    register : str
        Whom it is for.
    measure : str
        "points" or "response": what the plot shows.
    """
    how = _HOW.format(measure=_MEASURES[measure])
    answer = true_answer(crossing, total)
    slots = {"count": computed(f"{crossing} of {total}", how), "answer": escape(GUESS.options[answer])}
    if guess == "skip":
        return say("guess_skipped", register, **slots)
    if guess == answer:
        verdict = say("guess_right", register, **slots)
    else:
        verdict = say("guess_other", register, guess=escape(GUESS.options[guess]), **slots)
    return f"{verdict} {say('guess_note', register)}"


def draw_guess(register: str) -> bool:
    """Draw question and answer, and return whether the reader may see the chart.

    Parameters
    ----------
    register : str
        Whom the words are for; the guess itself stays when it changes.
    """
    with st.container(key="card-guess"):
        question = say("guess_question", register, nothing="<b>no difference at all</b>")
        st.html(
            '<h2 class="ex-section">Before you look: what do you expect?</h2>'
            f'<p class="ex-guess">{question}</p>'
        )
        guess = draw_segments(GUESS, can_be_empty=True)
        if guess != NOBODY:
            measure = current_choice(MEASURE)
            rows = build_rows(load_trials(), measure)
            crossing = sum(row.is_inconclusive for row in rows)
            words = guess_words(guess, crossing, len(rows), register, measure=measure)
            st.html(f'<div class="ex-answer" role="status">{words}</div>')
    return guess != NOBODY
