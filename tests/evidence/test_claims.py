"""The article's claims: complete, where they say they are, each with a verdict and sources that exist."""

import csv
from collections import Counter

import pytest

from explainer.errors import DataError
from explainer.evidence.article_text import CLOSING, LEAD, QUOTATION, load_article, split_article
from explainer.evidence.claims import EVIDENCE, VERDICTS, load_claims, read_claims
from explainer.evidence.contradictions import load_contradictions, read_contradictions
from explainer.evidence.load import read_rows
from explainer.parameters.parameter import SEEN
from explainer.references import load_references

CLAIMS = 45
PAIRS = 7


@pytest.fixture
def rows():
    """Return the rows of the claims, free to change."""
    return [dict(row) for row in read_rows("claims.csv")]


@pytest.fixture
def pair_rows():
    """Return the rows of the contradictions, free to change."""
    return [dict(row) for row in read_rows("contradictions.csv")]


def place_of(rows, claim_id):
    """Return where a claim's row stands, counted from 0."""
    return next(place for place, row in enumerate(rows) if row["claim_id"] == claim_id)


def test_all_claims_are_there_in_order():
    """The ids run from K01 to K45 and those of the contradictions from X1 to X7."""
    assert [claim.claim_id for claim in load_claims()] == [f"K{n:02d}" for n in range(1, CLAIMS + 1)]
    assert [pair.contradiction_id for pair in load_contradictions()] == [f"X{n}" for n in range(1, PAIRS + 1)]


def test_every_quote_stands_once_where_it_says():
    """A quote is found at its place, in a paragraph of its part, and nowhere else."""
    article = load_article()
    whole = "\n".join(paragraph.text for paragraph in article)
    for claim in load_claims():
        paragraph = article[claim.paragraph]
        assert paragraph.text[claim.start : claim.end] == claim.quote
        assert paragraph.section == claim.section
        assert whole.count(claim.quote) == 1


def test_no_two_quotes_overlap():
    """No letter of the article belongs to two claims, so each passage has one verdict."""
    taken = Counter(
        (claim.paragraph, place) for claim in load_claims() for place in range(claim.start, claim.end)
    )
    assert max(taken.values()) == 1


def test_vocabularies_are_closed_and_all_in_use():
    """Verdicts and kinds of evidence are words of the lists, and no word of a list is idle."""
    claims = load_claims()
    assert {claim.verdict for claim in claims} == set(VERDICTS)
    assert {kind for claim in claims for kind in claim.evidence} == set(EVIDENCE)


def test_every_claim_has_sources_that_exist():
    """Each correction has a source with place and how seen; row names are unique."""
    sources = [source for claim in load_claims() for source in claim.sources]
    assert all(claim.sources for claim in load_claims())
    assert all(source.source in load_references() for source in sources)
    assert all(source.seen in SEEN and source.locator for source in sources)
    assert len({source.row_id for source in sources}) == len(sources)


def test_a_source_seen_only_from_memory_supports_nothing_here():
    """No correction rests on a source that was not read."""
    assert all(source.seen != "memory-unverified" for claim in load_claims() for source in claim.sources)


def test_contradictions_are_mutual_and_stand_in_the_pairs():
    """Each pair joins claims that name each other; the false activation is one of them."""
    by_id = {claim.claim_id: claim for claim in load_claims()}
    for claim in by_id.values():
        for other in claim.contradicted_by:
            assert claim.claim_id in by_id[other].contradicted_by
    first = load_contradictions()[0]
    assert (first.claims_a, first.claims_b) == (("K13",), ("K27",))
    assert by_id["K27"].verdict == "wrong"
    assert by_id["K13"].verdict == "supported"


def test_the_article_is_split_into_its_parts():
    """Lead, quotation, four headed parts, closing; headings are known."""
    article = load_article()
    assert [paragraph.section for paragraph in article[:2]] == [LEAD, QUOTATION]
    assert article[-1].section == CLOSING
    assert sum(paragraph.is_heading for paragraph in article) == 4
    assert split_article("One.\n\n“Two.”\nHead\nThree.\nFour.")[3].section == "Head"


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("claim_id", "K1", "claims.csv row 15, claim_id: expected K and two digits; got 'K1'"),
        ("claim_id", "K13", "claims.csv row 15, claim_id: expected an id not used before; got 'K13'"),
        ("verdict", "false", "claims.csv row 15, verdict: expected one of supported, .*; got 'false'"),
        ("evidence_strength", "mice", "row 15, evidence_strength: expected some of .*; got 'mice'"),
        ("checked", "today", "row 15, checked: expected a date such as .*; got 'today'"),
        ("section", "Preface", "row 15, section: expected the name of a part .*; got 'Preface'"),
        ("locating_quote", "ketamine", "locating_quote: expected words that the article holds once, not"),
        ("locating_quote", "swift relief", "locating_quote: expected words of the part .*; got 'swift"),
        ("locating_quote", "NMDA (N-methyl-D-aspartate) receptors, ketamine", "not shared with K13"),
        ("contradicted_by", "K02; K24; K99", "row 15, contradicted_by: expected ids of claims .*; got 'K99'"),
        (
            "contradicted_by",
            "K02; K24; K01",
            "row 15, contradicted_by: expected ids of claims that name this one",
        ),
        ("sources", "nobody2020x:abstract:abstract", "row 15, sources: expected keys of references.json"),
        (
            "sources",
            "autry2011nmda:glanced:abstract",
            "row 15, sources: expected one of full-text, .* as how",
        ),
        ("sources", "autry2011nmda:abstract", "row 15, sources: expected key:seen:locator"),
        ("correction", "", "claims.csv row 15, correction: expected some text; got ''"),
    ],
)
def test_a_bad_cell_is_named(rows, column, value, message):
    """File, row, column, value and what was expected are in the message."""
    rows[place_of(rows, "K14")][column] = value
    with pytest.raises(DataError, match=message):
        read_claims(rows, load_article())


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("contradiction_id", "X9x", "contradictions.csv row 2, contradiction_id: expected X and a digit"),
        ("question", "", "contradictions.csv row 2, question: expected some text; got ''"),
        ("claims_b", "K99", "row 2, claims_b: expected ids of claims.csv; got 'K99'"),
        ("claims_b", "K01", "row 2, claims_a: expected a claim that one on the other side contradicts"),
        ("claims_a", "", "row 2, phrase_a: expected a phrase exactly where claims_a is empty"),
    ],
)
def test_a_bad_pair_is_named(pair_rows, column, value, message):
    """The table of contradictions is checked in the same words."""
    pair_rows[0][column] = value
    with pytest.raises(DataError, match=message):
        read_contradictions(pair_rows, load_claims(), load_article())


def test_a_phrase_must_stand_in_the_article(pair_rows):
    """The seventh pair lights up a phrase; one that is not there is refused."""
    pair_rows[6]["phrase_a"] = "tablet therapy"
    with pytest.raises(DataError, match="row 8, phrase_a: expected words of the article"):
        read_contradictions(pair_rows, load_claims(), load_article())


def test_the_file_has_the_columns_it_promises(root):
    """The header is the public contract of the table."""
    path = root / "src" / "explainer" / "evidence" / "data" / "claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [
        "claim_id",
        "section",
        "locating_quote",
        "claim",
        "system_or_topic",
        "verdict",
        "correction",
        "evidence_strength",
        "contradicted_by",
        "sources",
        "checked",
    ]
