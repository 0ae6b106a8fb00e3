"""What the browser is given for a consultation: all sentences of both readers, and every source."""

import json
import re

import pytest

from explainer.components.consultation.payload import (
    HOW_COMPUTED,
    build_header,
    describe_origin,
    pack_consultation,
    row_ids,
    shown_rows,
    shown_sources,
    unpack_consultation,
)
from explainer.describe.chain import describe_link
from explainer.describe.consultation import COMPUTED, MODES, STEPS
from explainer.describe.registers import REGISTERS
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.rows import find_row
from explainer.references import load_references
from explainer.ui.consultation_address import read_step

LARGEST_BYTES = 120_000


@pytest.mark.parametrize("register", REGISTERS)
def test_the_payload_comes_back_and_holds_both_readers(register):
    """Packing loses nothing; each reader has all six steps in order."""
    header = unpack_consultation(pack_consultation(register, 4, ("step: bad",)))
    assert header["start"] == {"step": 4, "problems": ["step: bad"]}
    assert header["modes"] == json.loads(json.dumps(build_header(register)["modes"]))
    assert set(header["modes"]) == set(MODES)
    for content in header["modes"].values():
        assert [step["key"] for step in content["steps"]] == list(STEPS)
        assert all(step["title"] and step["lead"] for step in content["steps"])


@pytest.mark.parametrize("register", REGISTERS)
def test_every_source_that_a_number_names_is_there(register):
    """Each named row has its origin: a link, how it was seen, where, and when checked."""
    header = build_header(register)
    names = set(row_ids(header["modes"]))
    assert names == set(header["origins"])
    assert len(names) > 40
    for name, origin in header["origins"].items():
        assert origin["sources"]
        for source in origin["sources"]:
            assert source["link"].startswith("http")
            assert source["short"]
            assert source["seen"]
        if not name.startswith("chain/"):
            assert origin["sources"][0]["locator"]
            assert re.fullmatch(r"\d{1,2} \w+ 20\d\d", origin["checked"])


def test_a_number_opens_its_own_row():
    """The origin is the row's source and place; a computed one says how."""
    row = find_row("pooled/dean2021ketamine-5")
    origin = describe_origin(row.row_id)
    assert origin["sources"][0]["locator"] == row.locator
    assert origin["sources"][0]["short"] == "Dean 2021"
    assert describe_origin(f"harms/trial_su2023_taiwan_si-1{COMPUTED}")["says"] == HOW_COMPUTED
    assert describe_origin("practice/driving")["says"].startswith("No driving")
    assert describe_origin("harms/spravato2026label-64")["says"].startswith("sedation; dissociation")


@pytest.mark.parametrize("register", REGISTERS)
def test_an_arrow_says_what_is_open_in_the_readers_words(register):
    """What opens at a picture is the register's own sentences: what people showed, then what is open."""
    origins = build_header(register)["origins"]
    arrows = [link for link in load_chain_links() if f"chain/{link.key}" in origins]
    assert len(arrows) == 4
    for link in arrows:
        said = describe_link(link.key, register=register)
        assert origins[f"chain/{link.key}"]["says"] == f"In people: {said['people']} Open: {said['disputed']}"


def test_a_number_of_another_option_says_in_whom_and_when():
    """The people, the group and the time stand with the source; a computed share says from what."""
    says = describe_origin("comparators/wiles2013cognitive-1")["says"]
    assert "treatment-resistant depression" in says
    assert "CBT + usual care; 6 months; response" in says
    assert describe_origin("comparators/dunner2006prospective-3")["says"].endswith(
        "Computed here: 100 less the printed 11.6."
    )
    assert (
        "quetiapine XR 300 mg; up to 6 weeks; somnolence"
        in describe_origin("harms/seroquelxr2009label-3")["says"]
    )


def test_the_page_lists_every_source_once():
    """The references behind the rows are known, unique and complete."""
    sources = shown_sources()
    assert len(set(sources)) == len(sources)
    assert set(sources) <= set(load_references())
    rows = [name for name in shown_rows() if not name.startswith(("chain/", "practice/"))]
    assert {find_row(name).source for name in rows} <= set(sources)
    assert {"oxfordhealth2026treatment", "dean2021ketamine", "trial_transform2"} <= set(sources)


def test_the_payload_asks_and_carries_nothing_personal():
    """No field of the payload holds a choice; it is small enough to arrive at once."""
    packed = pack_consultation("plain", 1)
    assert len(packed) < LARGEST_BYTES
    assert set(unpack_consultation(packed)) == {"register", "modes", "origins", "start", "arrays"}
    assert set(unpack_consultation(packed)["start"]) == {"step", "problems"}


@pytest.mark.parametrize("text", [str(n) for n in range(1, 7)])
def test_a_good_step_is_used(text):
    """Each of the six steps can be linked."""
    assert read_step(text) == (int(text), ())


@pytest.mark.parametrize("text", ["0", "7", "-1", "1.0", "two", "２", "01", "9" * 500, "<b>"])
def test_a_bad_step_is_named_and_falls_back(text):
    """Anything else gives the first step and one sentence: name, expected, got."""
    step, problems = read_step(text)
    assert step == 1
    assert problems[0].startswith("step: expected a number from 1 to 6; got “")
    assert len(problems) == 1
    assert len(problems[0]) < 130
    assert read_step("") == (1, ())
