"""Which page uses which reference, and how each was read: computed from the rows, complete, without doubles."""

import dataclasses
import re
from collections import Counter

import pytest

from explainer.errors import DataError
from explainer.parameters.parameter import SEEN
from explainer.references import load_references
from explainer.ui.chapters import CHAPTERS
from explainer.ui.citation import sources_html
from explainer.ui.page_sources import (
    PAGE_ROWS,
    page_rows,
    page_sources,
    pages_by_source,
    rows_by_source,
    table_rows,
)
from explainer.ui.reference_list import (
    CHOSEN,
    HOW_READ,
    READ_SHORT,
    READ_WORDS,
    UNSTATED,
    ListedReference,
    count_by_best,
    list_references,
    read_note,
    sources_headline,
    sources_lead,
)
from explainer.ui.sources_address import SourcesSetting, read_setting


def test_every_page_but_this_one_has_its_rows():
    """A new page in the menu needs its row functions here; the list of sources has none of its own."""
    assert {chapter.key for chapter in CHAPTERS} - set(PAGE_ROWS) == {"sources"}
    assert list(PAGE_ROWS) == [chapter.key for chapter in CHAPTERS if chapter.key in PAGE_ROWS]


@pytest.mark.parametrize("key", PAGE_ROWS)
def test_each_page_cites_known_references_with_known_tags(key):
    """Every row of a page has a name, a record, and a tag of the closed list or none."""
    rows = page_rows(key)
    assert rows
    for row in rows:
        assert row.name
        assert row.source in load_references()
        assert row.seen in {"", *SEEN}
        assert re.fullmatch(r"|\d{4}-\d\d-\d\d", row.checked)
    assert page_sources(key) == {row.source for row in rows}


def test_an_unknown_page_is_named():
    """Asking for the rows of a page that is not there says which."""
    with pytest.raises(DataError, match="got 'nowhere'"):
        page_rows("nowhere")


def test_a_row_has_one_name_and_is_counted_once():
    """A name stands for one row wherever it is shown, so a row on two pages counts once."""
    by_name = {}
    on_pages = (row for functions in PAGE_ROWS.values() for rows in functions for row in rows())
    for row in (*on_pages, *table_rows()):
        assert by_name.setdefault(row.name, row) == row
    for key in PAGE_ROWS:
        names = [row.name for row in page_rows(key)]
        assert len(names) == len(set(names)), key
    assert sum(len(rows) for rows in rows_by_source().values()) == len(by_name)


def test_pages_are_those_whose_rows_cite_it():
    """The pages of a reference are exactly those that list it, in menu order."""
    for source, pages in pages_by_source().items():
        assert pages == tuple(key for key in PAGE_ROWS if source in page_sources(key))


def test_every_reference_is_listed_once_in_order():
    """All records, by author without accents and case, then year."""
    listed = list_references()
    assert Counter(item.reference.key for item in listed) == Counter(list(load_references()))
    names = [item.reference.authors.casefold() for item in listed if item.reference.authors.isascii()]
    assert names == sorted(names)


def test_tags_are_counted_best_first():
    """The tags of a reference are those of its rows, with their number, best first."""
    for item in list_references():
        rows = rows_by_source().get(item.reference.key, ())
        assert item.rows == len(rows)
        assert dict(item.seen) == Counter(row.seen for row in rows if row.seen)
        order = [SEEN.index(tag) for tag, _ in item.seen]
        assert order == sorted(order)
        assert item.best == (item.seen[0][0] if item.seen else UNSTATED)
        assert item.checked in {"", *(row.checked for row in rows)}


def test_every_reference_says_how_it_was_read():
    """No reference is cited only by rows without a tag; one that no page shows is cited by a row of the tables."""
    assert [item.reference.key for item in list_references() if item.best == UNSTATED] == []
    in_tables = {row.source for row in table_rows()}
    assert {item.reference.key for item in list_references() if not item.pages} <= in_tables


def test_every_tag_has_words():
    """Each way of reading has a sentence, and a short word that no other has."""
    assert set(READ_WORDS) == set(READ_SHORT) == set(HOW_READ)
    assert len(set(READ_SHORT.values())) == len(HOW_READ)
    assert CHOSEN in SEEN


def test_headline_and_lead_account_for_every_reference():
    """Full text and abstract in the headline, the rest in the lead: together all of them."""
    total, full, abstract = (int(number) for number in re.findall(r"\d+", sources_headline()))
    rest = [int(number) for number in re.findall(r"\d+", sources_lead())]
    counts = count_by_best()
    assert total == len(load_references()) == sum(counts.values())
    assert (full, abstract) == (counts["full-text"], counts["abstract"])
    assert full + abstract + sum(rest) == total


def test_a_described_title_is_said_to_be_one():
    """The note of an exported record says how it was read, and when its title is only a description."""
    item = next(item for item in list_references() if item.reference.title.startswith("["))
    assert "description" in read_note(item)
    plain = dataclasses.replace(item, reference=dataclasses.replace(item.reference, title="Printed"))
    assert "description" not in read_note(plain)
    assert read_note(ListedReference(item.reference, (("abstract", 2),), 2, (), "")).startswith(
        "Read in the abstract."
    )


def test_a_good_address_is_read_whole():
    """Words, kind, page and reference are all taken."""
    setting, problems = read_setting(
        {"q": " lii ", "seen": "abstract", "page": "rival-explanations", "ref": "trial_lii2023"}
    )
    assert setting == SourcesSetting("lii", "abstract", "rival-explanations", "trial_lii2023")
    assert problems == ()
    assert read_setting({}) == (SourcesSetting(), ())
    assert read_setting({"page": "home"})[0].page == "home"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seen", "nonsense"),
        ("seen", ""),
        ("seen", "chosen,abstract"),
        ("page", "nowhere"),
        ("page", "sources"),
        ("ref", "nobody2020word"),
        ("ref", "<script>"),
        ("q", "x" * 81),
    ],
)
def test_a_bad_value_is_named_and_the_others_are_kept(name, value):
    """One sentence names the parameter, what was expected and what came; its default is used."""
    good = {"q": "lii", "seen": "abstract", "page": "trials", "ref": "trial_lii2023"}
    setting, problems = read_setting(good | {name: value})
    (problem,) = problems
    assert problem.startswith(f"{name}: expected ")
    assert value[:40] in problem
    assert setting == dataclasses.replace(SourcesSetting(**good), **{name: getattr(SourcesSetting(), name)})


def test_a_listed_source_links_to_its_row():
    """Every source folded away on a page leads to the list, opened at it."""
    (link,) = re.findall(r'href="\./sources\?(ref=[^"]+)"', sources_html(["trial_lii2023"]))
    setting, problems = read_setting(dict([link.split("=")]))
    assert (setting.ref, problems) == ("trial_lii2023", ())
