"""The table of guesses: every rule of it, and what it holds."""

import pytest

from explainer.errors import DataError
from explainer.evidence.guesses import find_guess, load_guesses, read_guesses, share_right
from explainer.evidence.load import load_trials

GOOD = {
    "row_id": "guesses/x-1",
    "trial": "x",
    "name": "X 2020",
    "arm": "both arms",
    "compared_with": "saline",
    "guessed_right_percent": "61.5",
    "n": "13",
    "text": "Asked at the end.",
    "seen": "abstract",
    "locator": "abstract",
    "source": "trial_lii2023",
    "checked": "2026-11-24",
    "note": "",
}


def test_a_good_row_is_read_as_it_stands():
    """Numbers become numbers; a blank stays unknown."""
    (row,) = read_guesses([GOOD])
    assert (row.guessed_right_percent, row.n, row.note) == (61.5, 13, "")
    (blank,) = read_guesses([{**GOOD, "guessed_right_percent": "", "n": ""}])
    assert (blank.guessed_right_percent, blank.n) == (None, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"guessed_right_percent": "101"}, "row 2, guessed_right_percent: expected a percentage"),
        ({"guessed_right_percent": "most"}, "guessed_right_percent: .* got 'most'"),
        ({"guessed_right_percent": "nan"}, "guessed_right_percent: .* got nan"),
        ({"n": "0"}, "n: expected a whole number above 0"),
        ({"n": "12.5"}, "n: .* got '12.5'"),
        ({"seen": "heard"}, "seen: expected one of full-text"),
        ({"source": "nobody"}, "source: expected a key of references.json; got 'nobody'"),
        ({"locator": ""}, "locator: expected a text"),
        ({"checked": "yesterday"}, "checked: expected a date such as 2026-11-24; got 'yesterday'"),
        ({"text": " "}, "text: expected a text"),
    ],
)
def test_a_bad_cell_is_named(change, message):
    """File, row, column, what was expected and what came."""
    with pytest.raises(DataError, match=message):
        read_guesses([{**GOOD, **change}])


def test_a_name_is_used_once():
    """Two rows may not share a name."""
    with pytest.raises(DataError, match="row 3, row_id: expected a name used once"):
        read_guesses([GOOD, GOOD])


def test_what_trials_printed():
    """Lii 2023 abstract: 36.8%; Cochrane on Shiroma 2020: 50.0% and 10.7% wrong; on Sumner 2020: 88%."""
    assert share_right("guesses/lii2023-1") == 36.8
    assert share_right("guesses/shiroma2020-1") == 100.0 - 50.0
    assert share_right("guesses/shiroma2020-2") == pytest.approx(100.0 - 10.7)
    assert share_right("guesses/sumner2020-1") == 88.0


def test_most_is_not_a_number():
    """KARMA-Dep 2 printed no share that was seen, so none is held."""
    assert find_guess("guesses/karmadep2_2025-1").guessed_right_percent is None
    with pytest.raises(DataError, match="must have guessed_right_percent"):
        share_right("guesses/karmadep2_2025-1")
    with pytest.raises(DataError, match="must hold 'guesses/none'"):
        find_guess("guesses/none")


def test_trials_are_those_of_the_trial_table():
    """Each guess belongs to a trial of trials.csv, but for the one that only Cochrane's table shows."""
    known = {arm.trial_id for arm in load_trials()}
    assert {row.trial for row in load_guesses()} - known == {"sumner2020"}
