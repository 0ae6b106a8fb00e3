"""The files for reference managers: every record survives the way out and back."""

import json
import re
import subprocess
import sys

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.export.bibtex import bibtex_entry, latex_safe, write_bibtex
from explainer.export.csl_json import author_names, csl_item, csl_type, journal_place
from explainer.references import Reference, load_references

RECORDS = load_references()
CSL_TYPES = {"article-journal", "article", "chapter", "webpage"}
COMMENT = "Sources. Teaching model, not medical advice."


@pytest.fixture(scope="module")
def library():
    """Return the whole list, written as BibTeX and parsed back, commands made letters again."""
    text = write_bibtex([(record, "Read in the abstract.") for record in RECORDS.values()], comment=COMMENT)
    return parse_string(text, append_middleware=[LatexDecodingMiddleware()])


def make(**changes):
    """Return a made-up record with some fields changed."""
    fields = {
        "key": "nobody2020word",
        "authors": "Nobody et al.",
        "year": "2020",
        "title": "A title",
        "container": "J Nothing 1:2",
        "doi": "10.1000/x_1",
    }
    return Reference(**(fields | changes))


def test_bibtex_parses_back_to_every_record(library):
    """All keys are found again with title, year and identifiers as they were; nothing fails to parse."""
    assert library.failed_blocks == []
    assert set(library.entries_dict) == set(RECORDS)
    for key, record in RECORDS.items():
        entry = library.entries_dict[key]
        assert entry["title"] == record.title
        assert entry["year"] == record.year
        assert [entry[field] for field in ("doi", "pmid") if field in entry] == [
            identifier for identifier in (record.doi, record.pmid) if identifier
        ]
        assert entry["note"] == "Read in the abstract."


def test_addresses_are_written_as_they_are():
    """An address is not typeset, so no sign of it is escaped, and it comes back letter for letter."""
    text = write_bibtex([(record, "") for record in RECORDS.values()])
    entries = parse_string(text).entries_dict
    assert {key: entry["url"] for key, entry in entries.items()} == {
        key: record.link for key, record in RECORDS.items()
    }


def test_the_comment_is_a_comment(library):
    """The line about the teaching model is no entry and no field."""
    assert [block.comment for block in library.comments] == [f"% {COMMENT}"]


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60))
def test_any_title_keeps_the_braces_balanced(title):
    """Whatever a title holds, the entry closes where it should and no sign is left for LaTeX to act on."""
    entry = bibtex_entry(make(title=title))
    assert re.sub(r"\\[&%$#_]", "", latex_safe(title)).count("{") == latex_safe(title).count("}")
    assert not re.search(r"(?<!\\)[&%$#_~^]", latex_safe(title))
    parsed = parse_string(entry)
    assert parsed.failed_blocks == []
    assert set(parsed.entries_dict) == {"nobody2020word"}


@pytest.mark.parametrize(
    ("authors", "names", "has_others"),
    [
        ("Lii et al.", ("Lii",), True),
        ("Zarate CA et al", ("Zarate CA",), True),
        ("Clements & Nimmo", ("Clements", "Nimmo"), False),
        ("Smith, Jones & Brown", ("Smith", "Jones", "Brown"), False),
        ("Talati SK, Sharma M", ("Talati SK", "Sharma M"), False),
        ("US Food and Drug Administration", ("US Food and Drug Administration",), False),
        ("CORE, quoted in a review", ("CORE, quoted in a review",), False),
        ("van der Aart et al.", ("van der Aart",), True),
    ],
)
def test_author_lines_are_read_as_printed(authors, names, has_others):
    """Pairs and lists are split, groups stay whole, "et al." means others."""
    assert author_names(authors) == (names, has_others)


def test_a_groups_and_is_no_separator():
    """The "and" inside a group's name does not make two authors in BibTeX."""
    entry = bibtex_entry(make(authors="US Food and Drug Administration"))
    assert "author = {{US Food and Drug Administration}}" in entry
    assert "author = {{Lii} and others}" in bibtex_entry(make(authors="Lii et al."))


@pytest.mark.parametrize(
    ("container", "place"),
    [
        ("Br J Anaesth 53:27", ("Br J Anaesth", "53", "", "27")),
        ("JAMA Netw Open 6(11):e2342210", ("JAMA Netw Open", "6", "11", "e2342210")),
        ("Nat Med", ("Nat Med", "", "", "")),
        ("DrugBank entry DB01221", ("DrugBank entry DB01221", "", "", "")),
        ("Front Neurosci 19", ("Front Neurosci 19", "", "", "")),
    ],
)
def test_volume_and_page_are_taken_from_the_journal_line(container, place):
    """Journal, volume, issue and page are fields of their own where they are printed."""
    assert journal_place(container) == place


def test_csl_items_are_valid():
    """Every item has an id, a known type, literal authors, a date in parts and the record's identifiers."""
    for key, record in RECORDS.items():
        item = csl_item(record)
        assert item["id"] == key
        assert item["type"] in CSL_TYPES
        assert item["author"]
        assert all(set(name) == {"literal"} and name["literal"] for name in item["author"])
        assert item["issued"] == {"date-parts": [[int(record.year)]]}
        assert item.get("DOI", "") == record.doi
        assert item.get("PMID", "") == record.pmid
        assert item["URL"] == record.link
        assert "" not in item.values()
        assert json.loads(json.dumps(item)) == item


def test_et_al_stays_in_the_literal_name():
    """CSL has no word for others, so the name keeps it."""
    assert csl_item(make(authors="Lii et al."))["author"] == [{"literal": "Lii et al."}]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "article-journal"),
        ({"doi": "", "pmid": "123456"}, "article-journal"),
        ({"doi": "", "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"}, "article-journal"),
        ({"container": "medRxiv"}, "article"),
        ({"container": "Methods, MIT Press", "doi": "", "url": "https://modeldb.science/1"}, "chapter"),
        ({"container": "NICE", "doi": "", "url": "https://www.nice.org.uk/guidance/ta854"}, "webpage"),
    ],
    ids=["doi", "pmid", "pmc", "preprint", "book", "regulator"],
)
def test_the_type_follows_from_the_record(changes, kind):
    """A paper, a preprint, a chapter and a web page are told apart."""
    assert csl_type(make(**changes)) == kind


def test_the_app_starts_without_the_bibtex_library():
    """Importing the export does not import bibtexparser; writing does."""
    code = (
        "import sys; from explainer.export import bibtex; assert 'bibtexparser' not in sys.modules;"
        "from explainer.references import load_references;"
        "bibtex.bibtex_entry(next(iter(load_references().values()))); assert 'bibtexparser' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
