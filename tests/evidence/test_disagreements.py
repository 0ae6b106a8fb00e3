"""Where sources disagree, the number that is not used has its own row, and both stand on the page."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.disagreements import load_disagreements, read_disagreements
from explainer.evidence.load import read_rows
from explainer.evidence.rows import find_row
from explainer.ui.trial_conflicts import conflicts_html


@pytest.mark.parametrize("row", load_disagreements(), ids=lambda row: row.row_id)
def test_the_number_not_used_differs_from_the_one_that_is(row):
    """The used row exists in another table, and the other version is no number of its own cells."""
    used = find_row(row.used_row)
    assert not row.used_row.startswith("disagreements/")
    cells = {str(getattr(used, name)) for name in type(used).__dataclass_fields__ if name != "note"}
    assert row.value_text not in cells
    assert find_row(row.row_id) == row


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("row", load_disagreements(), ids=lambda row: row.row_id)
def test_both_versions_stand_in_one_line_of_the_page(row, register):
    """The line that opens the other version opens the row that is used as well, in every register."""
    lines = re.findall(r"<dd>(.*?)</dd>", conflicts_html(register), re.DOTALL)
    (line,) = [line for line in lines if f'data-row="{row.row_id}"' in line]
    assert f'data-row="{row.used_row}"' in line


def test_what_opens_says_where_the_other_version_was_read():
    """The 56% of Diazgranados 2010 opens the review whose table prints it, not the abstract."""
    marks = re.findall(r'<details class="ex-num" data-row="([^"]+)">(.*?)</details>', conflicts_html())
    (opened,) = [words for name, words in marks if name == "disagreements/diazgranados2010"]
    assert "<summary>56%</summary>" in opened
    assert "read in full text" in opened
    assert "10.1007/s40473-015-0052-3" in opened


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("value_text", "", "disagreements.csv row 2, value_text: expected a text; got ''"),
        ("used_row", "", "disagreements.csv row 2, used_row: expected a text; got ''"),
        ("seen", "rumour", "disagreements.csv row 2, seen: expected one of .*; got 'rumour'"),
        (
            "source",
            "nobody",
            "disagreements.csv row 2, source: expected a key of references.json; got 'nobody'",
        ),
        ("checked", "today", "disagreements.csv row 2, checked: expected a date .*; got 'today'"),
    ],
)
def test_a_broken_row_names_the_cell(column, value, message):
    """Each rule, broken once in a real row, leads to file, row, column and value."""
    row = read_rows("disagreements.csv")[0]
    with pytest.raises(DataError, match=message):
        read_disagreements([{**row, column: value}])


def test_a_name_that_comes_twice_is_refused():
    """The second row of one name is named."""
    row = read_rows("disagreements.csv")[0]
    with pytest.raises(DataError, match=r"disagreements.csv row 3, row_id: expected a name used once"):
        read_disagreements([row, row])
