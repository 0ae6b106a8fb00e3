"""The table of harms keeps closed words, and its counts agree with its percentages."""

import re

import pytest

from explainer.errors import DataError
from explainer.evidence.harm_checks import (
    ARM_KINDS,
    CATEGORIES,
    UNITS,
    VALUE_TYPES,
    check_harm,
    counted_people,
)
from explainer.evidence.load import load_safety, read_records, read_rows
from explainer.evidence.records import SafetyRow

FILE = "safety.csv"
VOCABULARIES = {"category": CATEGORIES, "arm_kind": ARM_KINDS, "unit": UNITS, "value_type": VALUE_TYPES}


def counted_row():
    """Return a row of the table with a count, a percentage and a number of people."""
    return next(row for row in read_rows(FILE) if re.fullmatch(r"n=\d+", row["note"]) and row["unit"] == "%")


@pytest.mark.parametrize("column", VOCABULARIES)
def test_a_word_outside_the_list_is_named(column):
    """Each closed column refuses another word: file, row, column, what is expected, what came."""
    with pytest.raises(DataError) as caught:
        read_records(FILE, [{**counted_row(), column: "rumour"}], SafetyRow, check_harm)
    expected = ", ".join(VOCABULARIES[column])
    assert str(caught.value) == f"safety.csv row 2, {column}: expected one of {expected}; got 'rumour'."


@pytest.mark.parametrize("column", VOCABULARIES)
def test_every_word_of_a_list_is_used_and_in_the_dictionary(column):
    """The lists hold no word that no row uses, and the dictionary says the same words."""
    assert {getattr(row, column) for row in load_safety()} == set(VOCABULARIES[column])
    (line,) = [
        row["unit_or_values"]
        for row in read_rows("dictionary.csv")
        if (row["file"], row["column"]) == (FILE, column)
    ]
    assert line.split("; ") == [word for word in VOCABULARIES[column] if word] + (
        ["blank"] if "" in VOCABULARIES[column] else []
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"note": "n=one"}, "row 2, note: expected a count such as 'n=5', alone or before '; '; got 'n=one'"),
        ({"note": "n="}, "row 2, note: expected a count such as 'n=5'"),
        (
            {"note": "n=51", "n": "50", "value": "100"},
            "row 2, note: expected a count of at most 50 people; got 51",
        ),
        (
            {"note": "n=5", "n": "50", "value": "11"},
            "row 2, value: expected 5 of 50 as a percentage; got 11.0",
        ),
        (
            {"note": "n=5; derived", "n": "50", "value": "10.1"},
            "row 2, value: expected 5 of 50 as a percentage",
        ),
        ({"value": "140", "note": ""}, "row 2, value: expected a percentage; got 140.0"),
        ({"value": "", "value_text": ""}, "row 2, value: expected a number or a text"),
    ],
)
def test_a_count_that_does_not_fit_is_named(changes, message):
    """Each rule on counts and values, broken once in a real row, leads to the cell."""
    with pytest.raises(DataError, match=message):
        read_records(FILE, [{**counted_row(), **changes}], SafetyRow, check_harm)


def test_a_rounded_percentage_passes():
    """One person of three may be printed as 33, 33.3 or 33.33, not as 33.4."""
    row = {**counted_row(), "note": "n=1", "n": "3"}
    for value in ("33", "33.3", "33.33"):
        assert read_records(FILE, [{**row, "value": value}], SafetyRow, check_harm)
    with pytest.raises(DataError, match="1 of 3 as a percentage"):
        read_records(FILE, [{**row, "value": "33.4"}], SafetyRow, check_harm)


def test_most_rows_of_a_percentage_carry_their_count():
    """The check is no empty one: hundreds of rows are compared."""
    counted = [row for row in load_safety() if row.unit == "%" and row.n and counted_people(FILE, 0, row)]
    assert len(counted) > 250
