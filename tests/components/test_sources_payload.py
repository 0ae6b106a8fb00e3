"""What the browser gets of the list of sources is what the records and rows say."""

import json

import pytest
from bibtexparser.entrypoint import parse_string

from explainer.components.packing import unpack_arrays
from explainer.components.sources.payload import ON_NO_PAGE, link_label, pack_sources
from explainer.export.csl_json import csl_item
from explainer.references import Reference, load_references
from explainer.ui.chapters import CHAPTERS
from explainer.ui.reference_list import READ_WORDS, count_by_best, list_references, read_note
from explainer.ui.sources_address import LONGEST_SEARCH, SourcesSetting


@pytest.fixture(scope="module")
def header():
    """Return the payload's header for a plain address."""
    return unpack_arrays(pack_sources(SourcesSetting()))[0]


def test_every_reference_has_its_row(header):
    """Words, link, number of rows and pages of every row are the record's."""
    addresses = {chapter.key: chapter.url_path or "home" for chapter in CHAPTERS}
    for item, row in zip(list_references(), header["items"], strict=True):
        reference = item.reference
        assert (row["key"], row["authors"], row["year"]) == (reference.key, reference.authors, reference.year)
        assert (row["title"], row["container"]) == (reference.title, reference.container)
        assert row["link"] == reference.link
        assert row["read"] == READ_WORDS[row["best"]]
        assert row["rows"].split()[0] == str(item.rows)
        assert row["pages"] == [addresses[key] for key in item.pages]
        assert row["nowhere"] == ("" if item.pages else ON_NO_PAGE)
        assert bool(row["checked"]) == bool(item.checked)
        assert bool(row["also"]) == (len(item.seen) > 1)


def test_kinds_add_up_to_the_list(header):
    """The choices count every reference once, best first."""
    assert {kind["key"]: kind["count"] for kind in header["seen"]} == count_by_best()
    assert sum(kind["count"] for kind in header["seen"]) == len(header["items"])
    assert [kind["key"] for kind in header["seen"]] == list(count_by_best())


def test_every_page_named_in_a_row_is_a_choice_with_an_address(header):
    """Each page of each row can be chosen, and leads to a page of the menu."""
    choices = {page["key"]: page["href"] for page in header["pages"]}
    assert {name for row in header["items"] for name in row["pages"]} <= set(choices)
    paths = {f"./{chapter.url_path}" for chapter in CHAPTERS}
    assert set(choices.values()) <= paths


def test_entries_of_both_files_are_the_exports(header):
    """Each row carries its own BibTeX entry and CSL item, with the note on how it was read."""
    listed = {item.reference.key: item for item in list_references()}
    joined = "\n".join(row["bibtex"] for row in header["items"])
    assert set(parse_string(joined).entries_dict) == set(load_references())
    for row in header["items"]:
        item = listed[row["key"]]
        assert row["csl"] == csl_item(item.reference, note=read_note(item))


def test_the_start_and_its_problems_are_packed():
    """What the address asked for and what was wrong in it reach the browser."""
    setting = SourcesSetting(q="lii", seen="abstract", page="trials", ref="trial_lii2023")
    header, arrays = unpack_arrays(pack_sources(setting, ("q: expected less.",)))
    assert header["start"] == {"q": "lii", "seen": "abstract", "page": "trials", "ref": "trial_lii2023"}
    assert header["problems"] == ["q: expected less."]
    assert arrays == {}


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"doi": "10.1000/x"}, "doi 10.1000/x"),
        ({"pmid": "123456"}, "PMID 123456"),
        ({"url": "https://www.nice.org.uk/guidance/ta854"}, "nice.org.uk"),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/?term=x"}, "search at pubmed.ncbi.nlm.nih.gov"),
        ({"url": "https://elifesciences.org/search?for=x"}, "search at elifesciences.org"),
    ],
)
def test_a_link_says_where_it_leads(fields, label):
    """An identifier is printed; a bare address names its host, and says when it is only a search."""
    assert link_label(Reference("a2020b", "A", "2020", "T", "J", **fields)) == label


def test_a_second_visitor_does_not_wait(header):
    """The list stands once for everyone: another address packs the same rows around its own start, in a small file."""
    assert list_references() is list_references()
    payload = pack_sources(SourcesSetting(q="again"))
    again = unpack_arrays(payload)[0]
    assert again["items"] == header["items"]
    assert again["start"] != header["start"]
    assert len(payload) < 600_000
    assert json.dumps(again["start"])


def test_the_box_takes_as_much_as_the_address(root):
    """What can be typed can be linked: box and address allow the same number of characters."""
    html = (root / "src/explainer/components/sources/component.html").read_text(encoding="utf-8")
    assert f'maxlength="{LONGEST_SEARCH}"' in html
