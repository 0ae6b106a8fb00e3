"""The page of the consultation, in process."""

from datetime import date, timedelta
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.consultation.payload import unpack_consultation
from explainer.evidence.standards import STANDARDS, count_groups, load_standard
from explainer.ui.chapters import find_chapter
from explainer.ui.consultation_notes import oldest_check

pytestmark = pytest.mark.app
TIMEOUT_S = 40


def open_page(root, *, words_for="plain", **query):
    """Open the page with an address in a register; return its HTML and what its component was given."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S).run()
    app.switch_page(find_chapter("consultation").file)
    for name, value in query.items():
        app.query_params[name] = value
    app.session_state["register"] = words_for
    app.run()
    assert not app.exception
    html = "\n".join(element.proto.body for element in app.get("html"))
    packed = [item.proto.bytes for item in app.get("bidi_component") if item.proto.bytes]
    return html, unpack_consultation(packed[0])


def test_the_page_states_help_and_harm_and_what_is_missing(root):
    """Headline, notes on what is kept and missing, and the sources stand on the page."""
    html, header = open_page(root)
    assert "What it may do for you, and to you" in html
    assert "Least is known here about driving" in html
    assert "Only a leaflet link carries the topics" in html
    assert "Oxford Health" in html
    assert header["start"] == {"step": 1, "problems": []}


def test_the_step_is_read_from_the_address(root):
    """A good step opens; a bad one is told and the first step opens."""
    assert open_page(root, step="5")[1]["start"] == {"step": 5, "problems": []}
    start = open_page(root, step="9")[1]["start"]
    assert start["step"] == 1
    assert start["problems"] == ["step: expected a number from 1 to 6; got “9”. Showing step 1 instead."]


def test_concerns_in_an_address_are_ignored(root):
    """Topics are never read from the page's own link."""
    _, plain = open_page(root)
    _, asked = open_page(root, first="speed,risks", mode="carer")
    assert asked == plain


@pytest.mark.parametrize(
    ("register", "words"),
    [("student", "Which of these matter most to you?"), ("clinician", "What are the patient's priorities?")],
)
def test_the_words_follow_the_readers_register(root, register, words):
    """The control in the frame decides which sentences the component gets."""
    _, header = open_page(root, words_for=register)
    assert header["modes"]["patient"]["steps"][0]["title"] == words


@pytest.mark.parametrize("register", ["plain", "student", "clinician"])
def test_the_page_says_how_it_measures_up_as_counted(root, register):
    """Counts of each group, what is not met, and every item with its verdict come from the tables."""
    html, _ = open_page(root, words_for=register)
    for standard in STANDARDS:
        part = html.split(f'data-standard="{standard}"')[1].split("</section>")[0]
        for group, counts in count_groups(standard).items():
            assert f"{group.capitalize()}: {counts['yes']} of {sum(counts.values())} met" in part
        items = load_standard(standard)
        assert part.count("data-met=") == len(items)
        listed = part.split("<details>")[0]
        for item in items:
            assert (escape(item.item) in listed) == (item.met == "no"), item.id
            assert escape(item.why_not) in part
    assert "data-from" in html.split('class="ex-standards"')[1][:40]
    about = html.split("How the evidence was found")[0]
    for group, counts in count_groups("ipdas").items():
        unit = "points" if register == "plain" else "items"
        assert f"{counts['yes']} of {sum(counts.values())} {group} {unit}" in about


def test_the_page_says_how_evidence_was_found_and_when_it_is_read_again(root):
    """No systematic search, a year after the oldest check, patient groups, and the sources one tap away."""
    html, _ = open_page(root)
    assert "no systematic search" in html
    assert 'href="./sources"' in html
    oldest = date.fromisoformat(oldest_check())
    due = oldest + timedelta(days=365)
    assert f"last checked on {oldest:%-d %B %Y} or later" in html
    assert f"read again by {due:%-d %B %Y} at the latest" in html
    assert "dbsalliance.org" in html
    assert "{" not in html.split('class="ex-notes"')[1].split("What is missing")[0]
