"""What is true of each claim, in three registers: complete, with the table's numbers, no harm left out."""

import re
import tomllib

import pytest

from explainer.describe.article import describe_correction
from explainer.describe.registers import FOLDER, REGISTERS
from explainer.evidence.claims import load_claims

CLAIMS = load_claims()
# Digits in a name count nothing.
NAMES = re.compile(r"SV2A|CP-101,606|KARMA-Dep 2")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# What a word of the table may be called in plainer ones: a harm or a doubt in one register is in all.
IN_OTHER_WORDS = {
    "suicid": r"suicid",
    "dissociat": r"dissociat|cut off",
    "sedation|sedated": r"sedat|drows",
    "respiratory depression": r"slowed breathing|breathing can slow",
    "blood pressure": r"blood pressure",
    "bladder|urinary": r"bladder|urinary",
    "dependence": r"dependence",
    "abuse": r"abuse",
    "boxed warning": r"boxed warning",
    "psychosis": r"psychosis",
    "memory": r"memory|recall",
    "relapse": r"relapse|fell ill again",
    "certainty": r"certainty|how sure",
    "risk of bias": r"risk of bias",
    "not approved": r"not approved",
    "unapproved": r"not approved|unapproved",
    "off label|Off-label": r"[oO]ff.label",
    "no difference": r"no difference",
    "no advantage": r"no advantage|no better than",
    "no overall change": r"no (?:overall change|change overall)",
    "news report": r"news report",
    "no control group": r"no control group",
    "unknown": r"unknown|not known",
    "[iI]n rodents": r"[iI]n rodents",
    "In mice|in mice": r"[mM]ice|mouse",
    "In rat|in rat|of rat|awake rats": r"\brats?\b",
    "open": r"\bopen|knew what they got",
    "not excluded": r"not (?:excluded|ruled out)",
    "transient": r"transient",
    "disputed": r"disput",
}


def numbers_in(words):
    """Return the size of every number in digits, signs and names left aside."""
    return {float(found.replace(",", "")) for found in NUMBER.findall(NAMES.sub("", words))}


def test_every_claim_has_its_sentences():
    """The file holds the claims of the table, in its order, and nothing else; each in three registers."""
    tables = tomllib.loads((FOLDER / "claims.toml").read_text(encoding="utf-8"))
    assert list(tables) == [f"claim-{claim.claim_id}" for claim in CLAIMS]
    assert all(tuple(lines) == REGISTERS for lines in tables.values())
    assert all(len(set(lines.values())) == len(REGISTERS) for lines in tables.values())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim_id)
def test_a_clinician_reads_what_the_table_says(claim):
    """The table and the clinician's words are one text, so neither can change alone."""
    assert describe_correction(claim.claim_id, "clinician") == claim.correction


@pytest.mark.parametrize("register", ["plain", "student"])
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim_id)
def test_every_register_has_the_numbers_of_the_table(claim, register):
    """No number is lost or added; plain words may say beside an odds ratio that 1 means no difference."""
    words = describe_correction(claim.claim_id, register)
    assert numbers_in(words.replace("; 1 means no difference", "")) == numbers_in(claim.correction)
    assert set(re.findall(r"-\d[\d.]*\d", words)) == set(re.findall(r"-\d[\d.]*\d", claim.correction))
    shares = r"[\d.]+(?=(?: to [\d.]+)?%)"
    assert set(re.findall(shares, claim.correction)) <= set(re.findall(shares, words))


@pytest.mark.parametrize("register", ["plain", "student"])
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim_id)
def test_no_harm_and_no_doubt_is_left_out(claim, register):
    """What the table names as a harm, a doubt or a species is named in the other registers too."""
    words = describe_correction(claim.claim_id, register)
    lost = [
        theirs
        for theirs, ours in IN_OTHER_WORDS.items()
        if re.search(theirs, claim.correction) and not re.search(ours, words)
    ]
    assert lost == []


@pytest.mark.parametrize("theirs", IN_OTHER_WORDS)
def test_each_word_looked_for_is_one_of_the_table(theirs):
    """A word that no correction holds would be looked for in vain."""
    assert any(re.search(theirs, claim.correction) for claim in CLAIMS)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_note_before_the_page_counts_rightly_in_every_register(register):
    """The corrections that speak of suicide are the same ones, whatever the words."""
    assert [
        claim.claim_id for claim in CLAIMS if "suicid" in describe_correction(claim.claim_id, register)
    ] == [claim.claim_id for claim in CLAIMS if "suicid" in claim.correction]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim_id)
def test_plain_words_stay_plain(claim):
    """Terms that another register may use have an everyday word here."""
    hard = (
        r"glutamate cycling|pyramidal|prefrontal|signalling|remission|inpatients|comparator|dissociati|saline"
    )
    assert re.findall(hard, describe_correction(claim.claim_id, "plain")) == []
