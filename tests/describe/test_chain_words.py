"""The causal chain in three registers: each arrow says what is thought, what people showed and what is open."""

import re

import pytest

from explainer.components.chain import pack_chain
from explainer.describe.chain import PARTS, describe_link
from explainer.describe.registers import REGISTERS, load_sentences
from explainer.evidence.chain_links import load_chain_links

LINKS = load_chain_links()


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.key)
def test_every_arrow_says_three_things_and_keeps_its_record(link, register):
    """What is sent is the register's sentences beside the record's badge and sources."""
    (packed,) = (item for item in pack_chain(LINKS, register)["links"] if item["key"] == link.key)
    words = describe_link(link.key, register=register)
    assert {part: packed[part] for part in PARTS} == words
    assert all(words.values())
    assert packed["badge"] == link.badge
    assert packed["in_people"] == link.is_shown_in_people
    assert len(packed["sources"]) == len(link.sources)


def test_every_sentence_belongs_to_an_arrow():
    """The file holds three sentences per arrow and nothing else."""
    keys = {key for key in load_sentences() if key.startswith("chain-")}
    assert keys == {f"chain-{link.key}-{part}" for link in LINKS for part in PARTS}


# What no register may leave out, by arrow and part.
MUST_SAY = {
    ("block", "thought"): r"[Bb]locks .*(?:not switch|not activate|not an agonist)",
    ("block", "people"): r"no (?:number|usable)",
    ("brake", "people"): r"(?:No one has shown it|Not shown) directly",
    ("brake", "disputed"): r"(?:rat study found).*(?:not let go|no release|no disinhibition)",
    ("surge", "people"): r"pilot.*no change",
    ("surge", "disputed"): r"[Rr]ats.*(?:nothing|no effect).*(?:reverse|opposite).*(?:not known|open)",
    ("ampa", "people"): r"[Nn]o(?: one|body| trial)",
    ("growth", "people"): r"[Rr]apamycin.*did not (?:stop|block) the response at a day.*[Mm]ore people",
    ("spines", "people"): r"no overall change",
    ("mood", "thought"): r"(?:No one can|cannot).*trials alone",
    ("mood", "people"): r"harms|adverse events",
}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("key", "part"), MUST_SAY, ids=str)
def test_no_register_leaves_a_doubt_out(key, part, register):
    """Each register names the missing evidence, the dispute and the harms."""
    words = describe_link(key, register=register)[part]
    assert re.search(MUST_SAY[key, part], words), words


def test_only_the_readers_register_is_sent():
    """The payload of one register holds no sentence that is another's alone."""
    for register in REGISTERS:
        sent = str(pack_chain(LINKS, register))
        for other in set(REGISTERS) - {register}:
            for link in LINKS:
                thought = describe_link(link.key, register=other)["thought"]
                assert thought not in sent or thought == describe_link(link.key, register=register)["thought"]
