"""Response that was read elsewhere than the score says where, wherever it is drawn or listed."""

import pytest

from explainer.errors import DataError
from explainer.evidence.load import _check_trial, load_trials, read_records, read_rows
from explainer.evidence.records import TrialArm
from explainer.figures.forest_rows import build_rows
from explainer.ui.page_sources import page_rows
from explainer.ui.trial_cards import spray_against_placebo

# Trial, how its response was read, whose table it stands in.
READ_ELSEWHERE = (
    ("transform1", "full-text", "katz2021benefit"),
    ("transform2", "full-text", "katz2021benefit"),
    ("transform3", "full-text", "katz2021benefit"),
    ("karmadep2_2025", "secondary", "trial_karmadep2_2025"),
)


@pytest.mark.parametrize(("trial", "seen", "source"), READ_ELSEWHERE)
def test_the_response_view_says_where_response_was_read(trial, seen, source):
    """In points the row has the tag of the score, in response that of the counts."""
    points = [row for row in build_rows(load_trials(), "points") if row.trial_id == trial]
    response = [row for row in build_rows(load_trials(), "response") if row.trial_id == trial]
    assert {row.seen for row in points} == {"abstract"}
    assert {(row.seen, row.source) for row in response} == {(seen, source)}
    assert not {row.locator for row in points} & {row.locator for row in response}


def test_a_row_without_its_own_response_source_keeps_the_rows():
    """Blank columns mean that everything was read in one place."""
    arm = next(arm for arm in load_trials() if arm.trial_id == "lii2023")
    assert arm.response_seen == ""
    assert arm.as_counted == arm


def test_no_locator_leaves_response_to_another_place():
    """A row whose locator names another place for response has that place in its own columns."""
    for arm in load_trials():
        if "response" in arm.locator:
            assert arm.response_seen, arm.row_id


def test_the_card_of_the_spray_names_the_table_of_its_rates():
    """The benefit card shows rates from a full text, and says so."""
    benefit, _ = spray_against_placebo()
    assert (benefit.seen, benefit.source) == ("full-text", "katz2021benefit")


def test_both_places_count_for_the_page():
    """Trials lists the row, and its response as a row of its own."""
    rows = {row.name: row for row in page_rows("trials")}
    assert rows["trials/transform2-1"].source == "trial_transform2"
    assert rows["trials/transform2-1 response"].source == "katz2021benefit"


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (
            "response_source",
            "nobody",
            "row 2, response_source: expected a key of references.json; got 'nobody'",
        ),
        ("response_locator", "", "row 2, response_locator: expected not a blank"),
    ],
)
def test_half_a_provenance_is_refused(column, value, message):
    """A tag without a known source or without a place names the cell."""
    row = next(row for row in read_rows("trials.csv") if row["response_seen"])
    with pytest.raises(DataError, match=message):
        read_records("trials.csv", [{**row, column: value}], TrialArm, _check_trial)
