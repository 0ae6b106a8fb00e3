"""The page of rival explanations, in process."""

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.rivals.payload import mask_of, unpack_rivals
from explainer.ui.chapters import find_chapter

pytestmark = pytest.mark.app
TIMEOUT_S = 40


def open_header(root, *, words_for="plain", **query):
    """Open the page with an address in a register; return the app and what its component was given."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S).run()
    app.switch_page(find_chapter("rival_explanations").file)
    for name, value in query.items():
        app.query_params[name] = value
    app.session_state["register"] = words_for
    app.run()
    assert not app.exception
    return app, unpack_rivals(app.get("bidi_component")[0].proto.bytes)[0]


def test_the_page_opens_at_what_the_address_asks_for(root):
    """Switches, experiment and pair are read from the address in Python."""
    _, header = open_header(root, on="h1,h5", experiment="ampa_blocker", compare="h3,h6")
    assert header["start"]["mask"] == mask_of({"h1", "h5"})
    assert header["experiments"][header["start"]["experiment"]]["key"] == "ampa_blocker"
    assert header["start"]["compare"] == ["h3", "h6"]
    assert header["problems"] == []


def test_a_bad_address_is_told_in_place(root):
    """Each bad value has its sentence; the page opens all the same."""
    _, header = open_header(root, on="h8", experiment="hope", compare="h2,h4")
    assert len(header["problems"]) == 2
    assert header["start"] == {"mask": 1, "experiment": -1, "compare": ["h2", "h4"]}


def test_sources_and_limits_stand_on_the_page(root):
    """Every source is listed, and the page says what its outcome is not."""
    app, _ = open_header(root)
    html = "\n".join(element.proto.body for element in app.get("html"))
    for name in ("Gerhard", "Jelen", "Lii", "Shirayama"):
        assert name in html
    assert "not a depression score" in html or "None of this is a depression score" in html


@pytest.mark.parametrize(
    ("register", "words"),
    [
        ("plain", "Say that the effect runs through brake cells."),
        ("student", "If the effect runs through brake cells, then"),
        ("clinician", "If the effect runs through interneuron-mediated disinhibition, then"),
    ],
)
def test_the_words_follow_the_readers_register(root, register, words):
    """The component is sent the sentences of the register chosen, with what the address asks for kept."""
    _, header = open_header(root, words_for=register, on="h1", experiment="memantine")
    assert header["sets"][header["start"]["mask"]] == words
    assert header["experiments"][header["start"]["experiment"]]["key"] == "memantine"
