"""The words of the article check: the same counts in every register, nothing promised, nothing lost."""

import re

import pytest

from explainer.describe.article import (
    describe_content,
    describe_filter,
    describe_finding,
    describe_hunt,
    describe_marked,
    describe_reading,
    describe_side,
    number_word,
)
from explainer.describe.registers import REGISTERS
from explainer.evidence.claims import VERDICTS, load_claims
from explainer.evidence.contradictions import load_contradictions

NUMBER = re.compile(
    r"\b(?:\d+|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all)\b", re.IGNORECASE
)


def counts_in(words):
    """Return every count of a sentence, in digits or words."""
    return [found.lower() for found in NUMBER.findall(words)]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_headline_counts_the_claims(register):
    """Total, sound, misleading, wrong and the rest are the table's, in this order."""
    claims = load_claims()
    count = {verdict: sum(claim.verdict == verdict for claim in claims) for verdict in VERDICTS}
    rest = count["oversimplified"] + count["contested"]
    said = [found for found in counts_in(describe_finding(claims, register)) if found != "one"]
    shown = [number_word(count[verdict]) for verdict in ("supported", "misleading", "wrong")]
    assert said == [str(len(claims)), *shown, number_word(rest)]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_filter_counts_what_it_shows(register):
    """For each verdict the number of its claims and of all claims."""
    claims = load_claims()
    for verdict in VERDICTS:
        count = sum(claim.verdict == verdict for claim in claims)
        assert counts_in(describe_filter(verdict, claims, register)) == [str(len(claims)), number_word(count)]
    assert str(len(claims)) in describe_filter("", claims, register)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_hunt_says_every_count(register):
    """Hits, misses, false alarms and fair marks are all named; a perfect hunt and an empty one as well."""
    assert sorted(counts_in(describe_hunt(5, 2, 3, 12, register))) == sorted(
        ["five", "12", "seven", "three", "two"]
    )
    assert {"12", "no", "nothing"} & set(describe_hunt(12, 0, 0, 12, register).replace(";", "").split())
    assert "12" in describe_hunt(0, 0, 0, 12, register)
    assert describe_marked(3, register) != describe_marked(0, register)


def test_the_hunt_in_a_students_words():
    """Five of twelve found leaves seven missed; one false alarm is one."""
    assert describe_hunt(5, 2, 1, 12, "student") == (
        "You found five of the 12 wrong or misleading passages and missed seven; one mark was a false alarm, "
        "and two were on passages that are too simple or disputed, which is fair."
    )
    assert describe_hunt(12, 0, 0, 12, "student") == (
        "You found all 12 wrong or misleading passages; no mark was a false alarm."
    )


@pytest.mark.parametrize("register", REGISTERS)
def test_every_contradiction_has_its_reading(register):
    """Each of the seven says what holds, and no two the same."""
    readings = [describe_reading(pair.contradiction_id, register) for pair in load_contradictions()]
    assert len(set(readings)) == len(readings)


@pytest.mark.parametrize(
    ("contradiction", "words"),
    [
        ("X2", ("rat", "AMPA", "dose")),
        ("X3", ("week", "course")),
        ("X4", ("esketamine", "box", "suppl|distribution")),
        ("X5", ("no clear difference",)),
        ("X6", ("memory", "while|transiently")),
    ],
)
def test_no_register_leaves_a_fact_out(contradiction, words):
    """Animals are named as animals, harms and limits stand in each register."""
    for register in REGISTERS:
        for word in words:
            assert re.search(word, describe_reading(contradiction, register), re.IGNORECASE), (register, word)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_side_without_a_claim_is_its_phrase(register):
    """The phrase is quoted; with claims their passages are."""
    assert describe_side((), "infusion therapy", register).startswith("“infusion therapy”")
    claim = load_claims()[0]
    assert describe_side((claim,), register=register) == f"“{claim.quote}”"


@pytest.mark.parametrize("register", REGISTERS)
def test_the_content_note_names_what_comes(register):
    """It says how many corrections speak of suicide."""
    assert describe_content(load_claims(), register).startswith("Two of the ")
    assert "suicid" in describe_content(load_claims(), register)
