"""The evidence tables keep their rules, and a broken row is named."""

import itertools
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from explainer.errors import DataError
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.load import (
    _check_trial,
    load_comparators,
    load_pooled,
    load_safety,
    load_timecourse,
    load_trials,
    pooled_result,
    read_records,
    read_rows,
    safety_pair,
)
from explainer.evidence.records import TrialArm

ALL_TABLES = (load_trials, load_pooled, load_safety, load_timecourse, load_comparators)
DATA = files("explainer").joinpath("evidence", "data")


def test_all_tables_load():
    """Every row of every table passes its checks."""
    assert len(load_trials()) > 90
    assert len(load_pooled()) > 50
    assert len(load_safety()) > 250
    assert len(load_timecourse()) > 130
    assert len(load_comparators()) > 30


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
        ("locator", "", "trials.csv row 2, locator: expected not a blank"),
        ("row_id", "", "trials.csv row 2, row_id: expected not a blank"),
        ("checked", "yesterday", "trials.csv row 2, checked: expected a date such as .*; got 'yesterday'"),
        ("responders_pct", "1", "trials.csv row 2, responders_pct: expected .* as a percentage; got 1.0"),
        ("response_seen", "hearsay", "trials.csv row 2, response_seen: expected one of .*; got 'hearsay'"),
        ("response_source", "nobody", "trials.csv row 2, response_seen: expected one of .*; got ''"),
        ("verdict_basis", "hearsay", "trials.csv row 2, verdict_basis: expected one of"),
        ("ci_high", "-20", "trials.csv row 2, ci_low: expected ci_low <= ci_high"),
        ("effect", "90", "trials.csv row 2, ci_low: expected ci_low <= effect <= ci_high"),
    ],
)
def test_a_broken_row_names_file_row_column_and_value(column, value, message):
    """Each rule, broken once in a real row, gives a message that leads to the cell."""
    row = next(row for row in read_rows("trials.csv") if row["effect_unit"] and row["responders_n"])
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


def test_no_two_rows_share_a_name():
    """A row's name leads to one row, whichever table it is in."""
    names = [row.row_id for rows in ALL_TABLES for row in rows()]
    assert len(names) == len(set(names))


def test_a_repeated_name_is_refused():
    """The second row of the same name is named."""
    row = read_rows("trials.csv")[0]
    with pytest.raises(DataError, match=r"trials.csv row 3, row_id: expected a name used once; got 'trials/"):
        read_records("trials.csv", [row, row], TrialArm, _check_trial)


def test_no_row_is_older_than_a_year():
    """Every row was checked within the last 365 days."""
    today = datetime.now(UTC).date()
    for rows in ALL_TABLES:
        for row in rows():
            assert (today - date.fromisoformat(row.checked)).days <= 365, row.row_id


def test_every_column_is_in_the_dictionary_and_back():
    """The data dictionary names exactly the columns of the tables, each once."""
    named = [(row["file"], row["column"]) for row in read_rows("dictionary.csv")]
    assert len(named) == len(set(named))
    tables = {file for file, _ in named}
    found = {(file, column) for file in tables for column in read_rows(file)[0]}
    assert set(named) == found
    assert tables == {path.name for path in Path(str(DATA)).glob("*.csv")} - {"dictionary.csv"}


def test_every_table_has_a_line_in_the_sources_file():
    """SOURCES.md says of each table where it comes from."""
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    for path in Path(str(DATA)).glob("*.csv"):
        assert f"`{path.name}`" in text, path.name
