"""The reference list: complete records, well formed, each found by its key, each used by a page."""

import re
from collections import Counter

import pytest

from explainer.errors import DataError, ParameterError
from explainer.references import _read, find_reference, load_references
from explainer.ui.page_sources import pages_by_source, rows_by_source

DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+")
PMID = re.compile(r"\d{6,8}")
YEAR = re.compile(r"(?:19|20)\d\d")
KEY = re.compile(r"trial_[a-z0-9_]+|[a-z][a-z0-9]*?(?P<year>(?:19|20)\d\d)[a-z0-9]*")
RECORDS = load_references().values()


def repeated(values):
    """Return the values that occur more than once, case aside; blanks do not count."""
    return [
        value for value, count in Counter(text.casefold() for text in values if text).items() if count > 1
    ]


def test_every_record_can_be_followed():
    """Each record has an identifier or a web address."""
    for reference in RECORDS:
        assert reference.link.startswith(("https://", "http://")), reference.key


def test_identifiers_and_years_are_well_formed():
    """A DOI, a PMID and a year look like one, and an address has no blank in it."""
    for reference in RECORDS:
        assert not reference.doi or DOI.fullmatch(reference.doi), reference.key
        assert not reference.pmid or PMID.fullmatch(reference.pmid), reference.key
        assert YEAR.fullmatch(reference.year), reference.key
        assert not re.search(r"\s", reference.link), reference.key


def test_keys_are_author_year_word():
    """A key is author, year and word, with the record's own year, or names a trial."""
    for reference in RECORDS:
        found = KEY.fullmatch(reference.key)
        assert found, reference.key
        assert found["year"] in {None, reference.year}, reference.key


def test_no_paper_is_listed_twice():
    """No two records share a DOI, a PMID or a title."""
    for field in ("doi", "pmid", "title"):
        assert repeated(getattr(reference, field) for reference in RECORDS) == [], field


def test_words_are_tidy():
    """No field has a blank at its end, a doubled blank or a line break; square brackets are closed."""
    for reference in RECORDS:
        for words in (reference.authors, reference.title, reference.container):
            assert words == " ".join(words.split()), reference.key
        assert reference.title.count("[") == reference.title.count("]"), reference.key


def test_no_short_name_speaks_of_authors():
    """Where the authors were not seen, the journal stands alone: "Front Neurosci 2021" names no people."""
    assert [record.key for record in RECORDS if re.search(r"\bauthors?\b", record.short)] == []


def test_no_record_is_an_orphan():
    """Every record is cited by a row of a page or a table, and no row or page cites one that is missing."""
    assert set(rows_by_source()) == set(load_references())
    assert set(pages_by_source()) <= set(load_references())


def test_an_unknown_key_is_named():
    """Asking for a key that is not there says which."""
    with pytest.raises(ParameterError, match="got 'nobody'"):
        find_reference("nobody")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "a1x", "author": "A", "issued": "1", "title": "T"}, "'a1x' lacks container-title"),
        (
            {"id": "a1x", "author": "A", "issued": "1", "title": "T", "container-title": "J"},
            "'a1x' needs a DOI, PMID or URL",
        ),
    ],
)
def test_incomplete_records_are_refused(record, message):
    """A record without a field or without an identifier is named."""
    with pytest.raises(DataError, match=message):
        _read(record)
