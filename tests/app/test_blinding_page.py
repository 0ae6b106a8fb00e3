"""The blinding page, in process."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.packing import unpack_arrays
from explainer.describe.blinding import task_texts
from explainer.describe.registers import REGISTERS, say
from explainer.evidence.rows import find_row
from explainer.ui.blinding_known import MARKS, known_html, known_rows
from explainer.ui.chapters import find_chapter

pytestmark = pytest.mark.app
TIMEOUT_S = 40


def open_page(root, **query):
    """Open the page with an address; return all its HTML and what its component was given."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    # The register belongs to the frame, which reads it on the first run.
    if "register" in query:
        app.query_params["register"] = query["register"]
    app.run()
    app.switch_page(find_chapter("blinding").file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    html = "\n".join(element.proto.body for element in app.get("html"))
    found = [element.proto.bytes for element in app.get("bidi_component") if element.proto.bytes]
    (header,) = (h for h in (unpack_arrays(payload)[0] for payload in found) if "trials" in h)
    return html, header


def test_the_page_opens_at_what_the_address_asks_for(root):
    """Setting and task are read in Python."""
    _, header = open_page(root, effect="2", expectancy="9", tell="64", n="80", large="2")
    assert header["start"]["setting"] == {"effect": 2, "expectancy": 9, "tell": 64, "n": 80}
    assert (header["start"]["large"], header["start"]["null"]) == (2, None)
    assert header["problems"] == []


@pytest.mark.parametrize("register", REGISTERS)
def test_page_and_simulator_speak_the_readers_register(root, register):
    """Headline, lead and payload are of the register that the address asks for."""
    html, header = open_page(root, register=register)
    assert say("blinding-headline", register) in html
    assert say("blinding-lead", register) in html
    assert header["register"] == register
    assert header["task"] == task_texts(register)


def test_a_bad_part_of_the_link_is_told_and_the_rest_kept(root):
    """One sentence, no traceback."""
    _, header = open_page(root, effect="two", tell="64")
    assert len(header["problems"]) == 1
    assert header["start"]["setting"]["tell"] == 64


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("pooled/wilkinson2019impact-3", "45%"),
        ("pooled/wilkinson2019impact-6", "1%"),
        ("guesses/lii2023-1", "36.8%"),
        ("harms/trial_su2023_taiwan_si-1", "69%"),
        ("harms/spravato2026label-1", "41%"),
    ],
)
def test_numbers_of_the_prose_open_their_rows(row, words, register):
    """Benefit, guesses and harms each lead to the row they come from."""
    html = known_html(register)
    assert f'data-row="{row}"><summary>{words}</summary>' in html


def test_what_is_disputed_and_the_harm_stand_on_the_page(root):
    """Knowing is not causing; what reveals the drug is a harm; the limits are named."""
    html, _ = open_page(root)
    for words in (
        "Knowing is not the same as causing",
        "is itself a harm",
        "beliefs do not depend on getting better",
        "does not show that they do",
    ):
        assert words in html


def test_the_words_of_a_mark_are_those_of_its_row():
    """Each percentage and size that is shown is the number of the row that it opens."""
    for words, name in (mark for marks in MARKS.values() for mark in marks.values()):
        number = re.fullmatch(r"(\d+(?:\.\d+)?)%?", words)
        if number is None:
            continue
        row = find_row(name)
        rounding = 0.05 if "." in number[1] else 0.5
        values = [
            getattr(row, field, None)
            for field in ("value", "effect", "active_per_100", "guessed_right_percent")
        ]
        assert any(
            value is not None and abs(abs(float(value)) - float(number[1])) <= rounding for value in values
        ), (name, words, values)


@pytest.mark.parametrize("register", REGISTERS)
def test_benefit_never_stands_without_its_harm(register):
    """The three cards hold every mark once, the harms among them, in each register."""
    html = known_html(register)
    assert [html.count(f'data-row="{name}"') for name in known_rows()] == [1] * len(known_rows())
