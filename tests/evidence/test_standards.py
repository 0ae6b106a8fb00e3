"""The project against IPDAS and NICE: complete, honest about places, totals counted."""

import re
from datetime import UTC, date, datetime

import pytest

from explainer.errors import DataError
from explainer.evidence.load import read_rows
from explainer.evidence.standards import (
    GROUPS,
    MET,
    STANDARDS,
    count_groups,
    count_met,
    load_standard,
    read_standard,
)
from explainer.ui.chapters import CHAPTERS

ITEMS = [item for standard in STANDARDS for item in load_standard(standard)]
ADDRESSES = {f"/{chapter.url_path}" for chapter in CHAPTERS}
ROWS = read_rows("standards_ipdas.csv")


def changed(column, value, **also):
    """Return the rows of IPDAS with one cell of the third row of the file changed."""
    return [row | also | {column: value} if place == 1 else row for place, row in enumerate(ROWS)]


def test_ipdas_has_its_items():
    """Version 4.0 has 6 items that qualify, 6 that certify a treatment's aid, and 28 of quality."""
    counts = {group: sum(item.group == group for item in load_standard("ipdas")) for group in GROUPS["ipdas"]}
    assert counts == {"qualifying": 6, "certifying": 6, "quality": 28}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_place_exists(root, item):
    """A place is the address of a page in the menu, or a file of the project."""
    for place in item.places:
        assert place in ADDRESSES if place.startswith("/") else (root / place).is_file(), place


def test_every_group_has_items_and_every_name_is_used_once():
    """No group is empty, and no id stands in both standards."""
    for standard in STANDARDS:
        assert all(sum(counts.values()) for counts in count_groups(standard).values())
    assert len({item.id for item in ITEMS}) == len(ITEMS)


def test_no_judgement_is_older_than_a_year():
    """Every item was judged within the last 365 days."""
    for item in ITEMS:
        assert (datetime.now(UTC).date() - date.fromisoformat(item.checked)).days <= 365, item.id


def test_totals_are_counted():
    """The groups add up to the whole, in the order of the words, and a changed row changes a total."""
    for standard in STANDARDS:
        items = load_standard(standard)
        groups = count_groups(standard).values()
        assert count_met(items) == {met: sum(group[met] for group in groups) for met in MET}
        assert sum(count_met(items).values()) == len(items)
    before = count_met(load_standard("ipdas"))
    row = ROWS[1] | {"met": "no", "where": "", "why_not": "It is gone."}
    after = count_met(read_standard("ipdas", [ROWS[0], row, *ROWS[2:]]))
    assert after["no"] == before["no"] + 1
    assert after[ROWS[1]["met"]] == before[ROWS[1]["met"]] - 1


def test_no_total_is_typed_in_the_document(root):
    """The document leads to the tables and repeats no count of theirs; every file it links to exists."""
    path = root / "docs" / "standards" / "README.md"
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b\d+ (?:of \d+ )?(?:items )?(?:are |is )?(?:not |partly )?met\b", text)
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("http")]
    assert len(links) >= 3
    for link in links:
        assert (path.parent / link).is_file(), link


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", ""),
        ("id", ROWS[0]["id"]),
        ("group", "essential content"),
        ("item", ""),
        ("met", "mostly"),
        ("where", ""),
        ("why_not", ""),
        ("checked", "soon"),
        ("source", "a book"),
        ("seen", "heard"),
        ("locator", ""),
    ],
)
def test_a_bad_cell_is_named(column, value):
    """The message names file, row, column and what came."""
    # A reason is asked for where an item is not fully met.
    met = {"met": "partly"} if column == "why_not" else {}
    with pytest.raises(DataError, match=rf"^standards_ipdas.csv row 3, {column}: expected .*; got "):
        read_standard("ipdas", changed(column, value, **met))


def test_an_item_that_is_met_says_no_reason_and_one_that_is_not_no_place():
    """A reason beside yes, and a place beside no, contradict the verdict."""
    row = ROWS[0] | {"met": "yes", "why_not": "Something is missing."}
    with pytest.raises(DataError, match="why_not: expected"):
        read_standard("ipdas", [row])
    with pytest.raises(DataError, match="where: expected"):
        read_standard("ipdas", [ROWS[0] | {"met": "no"}])


def test_an_unknown_standard_is_named():
    """The message says which there are."""
    with pytest.raises(DataError, match="standard must be one of ipdas, nice; got 'other'"):
        load_standard("other")
