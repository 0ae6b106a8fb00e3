"""The page of the article check, in process."""

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.article.payload import unpack_article
from explainer.describe.article import describe_finding, describe_reading
from explainer.describe.registers import REGISTERS
from explainer.evidence.claims import load_claims
from explainer.ui.chapters import find_chapter

pytestmark = pytest.mark.app
TIMEOUT_S = 40


def open_page(root, **query):
    """Open the page with an address; return its HTML and what its component was given."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    # The register belongs to the frame, which reads it on the first run.
    if "register" in query:
        app.query_params["register"] = query["register"]
    app.run()
    app.switch_page(find_chapter("article_check").file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    html = "\n".join(element.proto.body for element in app.get("html"))
    components = [unpack_article(item.proto.bytes) for item in app.get("bidi_component") if item.proto.bytes]
    return html, components[0]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_headline_states_the_finding(root, register):
    """The heading is the sentence made from the data, in the reader's register, and so is what the component gets."""
    html, header = open_page(root, register=register)
    assert f"<h1>{describe_finding(load_claims(), register)}</h1>" in html
    assert header["register"] == register
    assert header["pairs"][0]["reading"] == describe_reading("X1", register)


def test_the_page_opens_at_what_the_address_asks_for(root):
    """Mode, pair and claim are read from the address in Python."""
    _, header = open_page(root, mode="pairs", pair="X6", claim="K26")
    assert header["start"]["mode"] == "pairs"
    assert (header["start"]["pair"], header["start"]["claim"]) == ("X6", "K26")
    assert header["problems"] == []


def test_a_bad_address_is_told_in_place(root):
    """Each bad value has its sentence; the page opens all the same."""
    _, header = open_page(root, mode="guess", claim="K99", marked="K01,K02")
    assert [problem.split(":")[0] for problem in header["problems"]] == ["mode", "claim"]
    assert header["start"]["marked"] == ["K01", "K02"]


def test_what_is_left_out_and_why_it_is_kept_stand_on_the_page(root):
    """The list of omissions, the status of the article, the class exercise, and every source."""
    html, _ = open_page(root)
    assert "What it leaves out altogether" in html
    assert "not a source" in html
    assert "ten-minute error hunt" in html
    for name in ("Moghaddam", "Ekstrand", "Jelovac", "Crane", "Royal College of Psychiatrists"):
        assert name in html
