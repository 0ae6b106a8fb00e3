"""The evidence tables keep their rules, and a broken row is named."""

import itertools

import pytest

from explainer.errors import DataError
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.load import (
    _check_trial,
    load_pooled,
    load_safety,
    load_trials,
    pooled_result,
    read_records,
    read_rows,
    safety_pair,
)
from explainer.evidence.records import TrialArm


def test_all_tables_load():
    """Every row of every table passes its checks."""
    assert len(load_trials()) > 90
    assert len(load_pooled()) > 10
    assert len(load_safety()) > 40


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("seen", "rumour", "trials.csv row 2, seen: expected one of .*; got 'rumour'"),
        ("source", "nobody", "trials.csv row 2, source: expected a key of references.json; got 'nobody'"),
        ("effect", "big", "trials.csv row 2, effect: expected a number, a flag or a blank; got 'big'"),
        ("verdict_class", "great", "trials.csv row 2, verdict_class: expected one of .*; got 'great'"),
        ("responders_pct", "140", "trials.csv row 2, responders_pct: expected a percentage; got 140.0"),
        ("responders_n", "99999", "trials.csv row 2, responders_n: expected 0 <= responders_n"),
        ("is_control", "maybe", "trials.csv row 2, is_control"),
        ("locator", "", "trials.csv row 2, locator: expected where in the source"),
        ("ci_high", "-20", "trials.csv row 2, ci_low: expected ci_low <= effect <= ci_high"),
    ],
)
def test_a_broken_row_names_file_row_column_and_value(column, value, message):
    """Each rule, broken once in a real row, gives a message that leads to the cell."""
    row = next(row for row in read_rows("trials.csv") if row["effect_unit"] and row["n_analysed"])
    with pytest.raises(DataError, match=message):
        read_records("trials.csv", [{**row, column: value}], TrialArm, _check_trial)


def test_a_blank_is_not_zero():
    """A number that was not seen is None."""
    arm = next(arm for arm in load_trials() if arm.trial_id == "kads2023")
    assert arm.n_analysed is None


def test_cochrane_rates_are_those_printed():
    """Dean 2021, summary of findings 2: 25.9% on midazolam, 46.5% (25.9 to 68.4) on ketamine, 4 trials, n = 296."""
    row = pooled_result("ketamine vs midazolam", "response", "dean2021ketamine")
    assert (row.control_per_100, row.active_per_100) == (25.9, 46.5)
    assert (row.active_low_per_100, row.active_high_per_100) == (25.9, 68.4)
    assert (row.k, row.n, row.certainty) == (4, 296, "very low")


def test_su_2023_harms_are_those_printed():
    """Su 2023, Table 1: derealisation 69.0% v 16.7%, 42 people in each group."""
    active, control = safety_pair("derealisation", "trial_su2023_taiwan_si")
    assert (active.value, control.value, active.n, control.n) == (69.0, 16.7, 42, 42)


def test_a_missing_pair_is_named():
    """Asking for a harm that is not in the table says which."""
    with pytest.raises(DataError, match="'hiccups' once per arm"):
        safety_pair("hiccups", "spravato2026label")


def test_the_chain_is_unbroken_and_ends_with_a_gap():
    """Each arrow starts where the one before ended; the last one is not computed."""
    links = load_chain_links()
    assert all(before.effect == after.cause for before, after in itertools.pairwise(links))
    assert links[-1].badge == "gap"
    assert sum(link.is_shown_in_people for link in links) == 2
