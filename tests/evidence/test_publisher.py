"""Who stands behind a copy: nothing invented, checked on reading, replaceable by one file."""

import io
import subprocess
import sys
from dataclasses import asdict
from datetime import date

import pytest
from pypdf import PdfReader

from explainer.describe.publisher import NOT_STATED, publisher_line, publisher_rows
from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.publisher import (
    FIELDS,
    LONGEST,
    PUBLISHER_VARIABLE,
    load_publisher,
    read_publisher,
    read_publisher_file,
)
from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.leaflet.pdf import SIZES, draw_pdf
from explainer.ui.footer import footer_html, publisher_html

STATED = {
    "publisher": "Example Hospital",
    "authors": "A. Writer, psychiatrist",
    "funding": "No one",
    "interests": "None.",
    "contact": "https://hospital.example/aid?a=1&b=2",
    "reviewed": "2026-11-20",
    "reviewer": "B. Reader",
}


def write(path, values):
    """Write fields as a TOML file and return its path."""
    path.write_text("".join(f"{name} = {value!r}\n" for name, value in values.items()), encoding="utf-8")
    return path


@pytest.fixture
def own_file(tmp_path, monkeypatch):
    """Return what puts fields in the place of the project's own, for one test."""

    def put(values):
        monkeypatch.setenv(PUBLISHER_VARIABLE, str(write(tmp_path / "own.toml", values)))
        load_publisher.cache_clear()

    yield put
    monkeypatch.undo()
    load_publisher.cache_clear()


def make(register="plain"):
    """Return a leaflet."""
    return build_leaflet(
        address="https://explainer.example.org/consultation", made=date(2026, 11, 24), register=register
    )


def test_the_projects_own_file_names_nobody():
    """Every field is empty, and every place says so in words."""
    assert set(asdict(load_publisher()).values()) == {""}
    assert [text for _, text in publisher_rows()] == [NOT_STATED] * 6
    assert footer_html().count(NOT_STATED) == 6


@pytest.mark.parametrize("register", REGISTERS)
def test_the_leaflet_says_that_nothing_is_stated(register):
    """One line on paper and on screen, in the reader's words."""
    leaflet = make(register)
    assert leaflet.publisher == publisher_line(register)
    assert leaflet.publisher.endswith(f": {NOT_STATED}.")
    assert leaflet.publisher in draw_html(leaflet)
    assert len({publisher_line(each) for each in REGISTERS}) == len(REGISTERS)


def test_what_an_institution_states_is_what_is_shown(own_file):
    """Each field stands in the foot of the pages; the first four stand on the leaflet."""
    own_file(STATED)
    assert dict(publisher_rows()) == {
        "Published by": "Example Hospital",
        "Written by": "A. Writer, psychiatrist",
        "Paid for by": "No one",
        "Interests": "None.",
        "Contact": "https://hospital.example/aid?a=1&b=2",
        "Last reviewed": "20 November 2026, by B. Reader",
    }
    assert publisher_line() == (
        "Published by: Example Hospital. Written by: A. Writer, psychiatrist. Paid for by: No one. Interests: None."
    )
    assert '<a href="https://hospital.example/aid?a=1&amp;b=2"' in publisher_html()


def test_what_is_left_empty_is_said(own_file):
    """A publisher who does not say who paid is shown as not saying it."""
    own_file(STATED | {"funding": "", "reviewed": "2026-11-20", "reviewer": "", "contact": "a@b.example"})
    assert f"Paid for by: {NOT_STATED}." in publisher_line()
    assert dict(publisher_rows())["Last reviewed"] == "20 November 2026"
    assert "<dd>a@b.example</dd>" in publisher_html()


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_statement_fits_the_page(own_file, size):
    """Four fields of the greatest length leave the leaflet one page."""
    own_file(STATED | {name: ("word " * LONGEST)[:LONGEST].strip() for name in FIELDS[:4]})
    for register in REGISTERS:
        assert len(PdfReader(io.BytesIO(draw_pdf(make(register), size))).pages) == 1


def test_words_of_the_file_are_escaped(own_file):
    """Markup in the file stays text, in the foot and on the leaflet."""
    own_file(STATED | {"publisher": "<b>Bold</b> & sons", "authors": '"><script>x</script>'})
    for html in (footer_html(), draw_html(make())):
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; sons" in html
        assert "<script" not in html
        assert "<b>Bold" not in html


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("publisher", 3, "a text, empty if it is not stated"),
        ("funding", None, "a text, empty if it is not stated"),
        ("authors", "x" * (LONGEST + 1), f"one line of at most {LONGEST} characters"),
        ("interests", "one\ntwo", "one line of at most"),
        ("contact", "ask at the desk", "an e-mail or web address"),
        ("contact", "javascript:alert(1)", "an e-mail or web address"),
        ("reviewed", "last week", "a past date such as 2026-11-24"),
        ("reviewed", "20261120", "a past date such as 2026-11-24"),
        ("reviewed", "2999-01-01", "a past date such as 2026-11-24"),
        ("sponsor", "Someone", "only the fields publisher, authors"),
    ],
)
def test_a_bad_field_is_named(field, value, expected):
    """The message names file, field, what was expected and what came."""
    with pytest.raises(DataError, match=rf"^own\.toml, {field}: expected {expected}") as raised:
        read_publisher(STATED | {field: value}, "own.toml")
    assert f"; got {value!r}." in str(raised.value)


def test_a_missing_field_and_a_reviewer_without_a_date_are_named():
    """Each field stands in the file, and a name says when."""
    with pytest.raises(DataError, match="funding: expected a text, empty if it is not stated; got None"):
        read_publisher({name: text for name, text in STATED.items() if name != "funding"})
    with pytest.raises(DataError, match="reviewed: expected a date, because a reviewer is named; got ''"):
        read_publisher(STATED | {"reviewed": ""})


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """A missing file, one that is no text and one that is no TOML say which and what was expected."""
    binary, wrong = tmp_path / "binary.toml", tmp_path / "wrong.toml"
    binary.write_bytes(b"\xff\xfe\x00\x81")
    wrong.write_text("publisher = Example", encoding="utf-8")
    for path in (tmp_path / "none.toml", binary, wrong, tmp_path):
        with pytest.raises(
            DataError, match=rf"{PUBLISHER_VARIABLE} must name a TOML file in UTF-8; got '.*{path.name}"
        ):
            read_publisher_file(path)


def test_a_bad_file_stops_the_server_with_one_sentence(root, tmp_path):
    """The application does not load; the sentence names file and field, and there is no traceback."""
    path = write(tmp_path / "own.toml", STATED | {"contact": "ask at the desk"})
    found = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=root,
        env={PUBLISHER_VARIABLE: str(path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.returncode == 1
    assert f"{path}, contact: expected an e-mail or web address; got 'ask at the desk'." in found.stderr
    assert "Traceback" not in found.stderr
