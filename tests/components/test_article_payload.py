"""What the article check sends to the browser: the text whole, each claim once, the sentences of the error hunt."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.components.article.payload import pack_article, split_phrase, unpack_article
from explainer.describe.article import (
    count_verdicts,
    describe_correction,
    describe_filter,
    describe_finding,
    describe_guide,
    describe_hunt,
    describe_marked,
    describe_meaning,
    describe_reading,
    number_word,
)
from explainer.describe.registers import REGISTERS
from explainer.evidence.article_text import load_article
from explainer.evidence.claims import VERDICTS, load_claims
from explainer.evidence.contradictions import load_contradictions
from explainer.references import find_reference
from explainer.ui.article_address import MODES, ArticleSetting, read_setting

HEADERS = {name: unpack_article(pack_article(ArticleSetting(), (), name)) for name in REGISTERS}
HEADER = HEADERS["plain"]
ERRORS = sum(claim["kind"] == "error" for claim in HEADER["claims"])
SOUND = sum(claim["kind"] == "sound" for claim in HEADER["claims"])
BETWEEN = len(HEADER["claims"]) - ERRORS - SOUND


def test_the_pieces_add_up_to_the_article():
    """No word of the article is lost, added or moved by the marks."""
    joined = [
        "".join(part["text"] for piece in paragraph["pieces"] for part in piece["parts"])
        for paragraph in HEADER["paragraphs"]
    ]
    assert joined == [paragraph.text for paragraph in load_article()]


def test_each_claim_is_one_piece_with_its_quote():
    """Every claim stands in the text once, and its piece is its quote."""
    pieces = {
        piece["claim"]: "".join(part["text"] for part in piece["parts"])
        for paragraph in HEADER["paragraphs"]
        for piece in paragraph["pieces"]
        if piece["claim"]
    }
    assert pieces == {claim.claim_id: claim.quote for claim in load_claims()}


def test_every_source_travels_with_its_claim():
    """Short name, link, place and how seen are beside each correction."""
    for sent, claim in zip(HEADER["claims"], load_claims(), strict=True):
        assert [source["short"] for source in sent["sources"]] == [
            find_reference(source.source).short for source in claim.sources
        ]
        assert all(source["link"].startswith("http") and source["seen"] for source in sent["sources"])
        assert sent["checked"] == claim.checked


@pytest.mark.parametrize("register", REGISTERS)
def test_corrections_are_in_the_readers_words(register):
    """Each claim travels with its correction in that register, beside the same sources."""
    for sent, plain, claim in zip(HEADERS[register]["claims"], HEADER["claims"], load_claims(), strict=True):
        assert sent["correction"] == describe_correction(claim.claim_id, register)
        assert {**sent, "correction": ""} == {**plain, "correction": ""}
    by_id = {claim["id"]: claim["correction"] for claim in HEADERS[register]["claims"]}
    assert ("pyramidal cells" in by_id["K14"]) is (register != "plain")


def test_kinds_follow_the_verdicts():
    """Wrong and misleading are errors, supported is sound, the rest lies between."""
    kinds = {(claim["verdict"], claim["kind"]) for claim in HEADER["claims"]}
    assert kinds == {
        ("supported", "sound"),
        ("oversimplified", "between"),
        ("contested", "between"),
        ("misleading", "error"),
        ("wrong", "error"),
    }


def test_counts_are_the_datas():
    """Chips, tally and headline count the rows, and add up."""
    counted = Counter(claim.verdict for claim in load_claims())
    assert {row["key"]: row["count"] for row in HEADER["verdicts"]} == counted
    assert [row["key"] for row in HEADER["verdicts"]] == list(VERDICTS)
    finding = describe_finding(load_claims(), "student")
    for verdict, word in (("supported", "hold"), ("misleading", "mislead"), ("wrong", "are wrong")):
        assert f"{number_word(counted[verdict])} {word}" in finding
    assert f"Of the {len(load_claims())} claims" in finding
    assert f"other {counted['oversimplified'] + counted['contested']} are" in finding


def test_the_headline_follows_the_data():
    """With one claim of each verdict the headline says one of each, in the singular."""
    one_each = tuple({claim.verdict: claim for claim in load_claims()}.values())
    assert describe_finding(one_each, "student") == (
        "Of the 5 claims in one confident article, one holds, one misleads and one is wrong; "
        "the other two are too simple or disputed."
    )
    assert count_verdicts(one_each) == dict.fromkeys(VERDICTS, 1)
    assert describe_filter("wrong", one_each, "student") == "Of 5 passages, one is wrong."


@given(st.integers(0, ERRORS), st.integers(0, BETWEEN), st.integers(0, SOUND), st.sampled_from(REGISTERS))
def test_the_clauses_join_to_the_sentence(hits, between, alarms, register):
    """What the browser joins for any counts is the sentence that Python writes, in each register."""
    hunt = HEADERS[register]["hunt"]
    joined = hunt["hits"][hits] + hunt["alarms"][alarms] + hunt["between"][between]
    if hits == between == alarms == 0:
        joined = hunt["nothing"]
    assert joined == describe_hunt(hits, between, alarms, ERRORS, register)
    assert joined.endswith(".")
    assert joined.count(".") == 1


@pytest.mark.parametrize("register", REGISTERS)
def test_the_words_of_a_register_are_packed(register):
    """Verdicts, filters, counts of marks, contradictions and guide are Python's, and no other register's is sent."""
    header = HEADERS[register]
    assert header["register"] == register
    assert [row["meaning"] for row in header["verdicts"]] == [
        describe_meaning(name, register) for name in VERDICTS
    ]
    assert [row["filter"] for row in header["verdicts"]] == [
        describe_filter(name, load_claims(), register) for name in VERDICTS
    ]
    assert header["hunt"]["marked"] == [describe_marked(n, register) for n in range(len(load_claims()) + 1)]
    assert [pair["reading"] for pair in header["pairs"]] == [
        describe_reading(pair.contradiction_id, register) for pair in load_contradictions()
    ]
    assert header["guide"] == describe_guide(len(load_contradictions()), register)
    assert header["paragraphs"] == HEADER["paragraphs"]
    others = [
        words
        for other in REGISTERS
        if other != register
        for words in (describe_reading("X2", other), describe_correction("K14", other))
    ]
    assert not any(words in str(header) for words in others)


@given(st.text(alphabet="in fusTherapy,", max_size=60))
def test_splitting_by_a_phrase_keeps_the_text(text):
    """The parts add up, and only the phrase is flagged, in any case."""
    parts = split_phrase(text, "fu")
    assert "".join(part["text"] for part in parts) == text
    assert all((part["text"].lower() == "fu") == part["phrase"] for part in parts)


def test_the_phrase_of_the_seventh_pair_is_flagged_throughout():
    """The words “infusion therapy” light up as often as the article has them, inside claims too."""
    flagged = sum(
        part["phrase"]
        for paragraph in HEADER["paragraphs"]
        for piece in paragraph["pieces"]
        for part in piece["parts"]
    )
    whole = " ".join(paragraph.text for paragraph in load_article()).lower()
    assert flagged == whole.count("infusion therapy") > 5


@pytest.mark.parametrize("mode", MODES)
def test_a_link_comes_back_as_it_was(mode):
    """Mode, verdict, claim, pair and marks are read from an address, marks in the article's order."""
    setting, problems = read_setting(
        {"mode": mode, "verdict": "wrong", "claim": "K27", "pair": "X3", "marked": "K27,K14"}
    )
    assert problems == ()
    assert setting == ArticleSetting(mode, "wrong", "K27", "X3", ("K14", "K27"))
    assert unpack_article(pack_article(setting))["start"]["marked"] == ["K14", "K27"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("mode", "look", "mode: expected one of read, find, pairs; got “look”. Showing read instead."),
        (
            "verdict",
            "true",
            "verdict: expected one of supported, oversimplified, contested, misleading, wrong;",
        ),
        ("claim", "K46", "claim: expected one of K01 to K45; got “K46”. Showing no claim opened instead."),
        ("pair", "x1", "pair: expected one of X1 to X7; got “x1”. Showing no pair instead."),
        ("marked", "K01;K02", "marked: expected some of K01 to K45, with commas between; got “K01;K02”."),
        ("claim", "K" * 500, f"got “{'K' * 40}…”"),
    ],
)
def test_a_bad_value_gets_its_default_and_a_sentence(name, value, sentence):
    """The sentence names the parameter, what was expected and what came; the rest is kept."""
    setting, problems = read_setting({"marked": "K03", name: value})
    assert len(problems) == 1
    assert sentence in problems[0]
    assert getattr(setting, name) == getattr(ArticleSetting(), name)
    assert setting.marked == (() if name == "marked" else ("K03",))


# Packing takes as long as the machine is busy; what is tested is that it opens.
@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["mode", "verdict", "claim", "pair", "marked"]), st.text(max_size=80)))
def test_any_address_gives_a_valid_setting(address):
    """Whatever stands in the address, the page opens."""
    setting, problems = read_setting(address)
    assert setting.mode in MODES
    assert setting.verdict in ("", *VERDICTS)
    assert len(problems) <= len(address)
    assert pack_article(setting, problems)
