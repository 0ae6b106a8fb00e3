"""The control "Words for": on every page, from the address and back, in process and in a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS
from explainer.ui.chapters import CHAPTERS
from explainer.ui.register import current_register

LABEL = "Words for"
TIMEOUT_S = 60


def open_page(root, chapter, **query):
    """Open the home page at an address in a fresh session and go on to a page."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(chapter.file).run()
    assert not app.exception
    return app


def control(app):
    """Return the one control of that name."""
    (found,) = (item for item in app.sidebar.get("button_group") if item.proto.label == LABEL)
    return found


@pytest.mark.app
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_the_control_is_on_every_page_and_keeps_the_choice_of_the_address(root, chapter):
    """`?register=student` chooses the student's words, and each page keeps them."""
    app = open_page(root, chapter, register="student")
    assert [option.content for option in control(app).proto.options] == list(REGISTERS)
    assert app.session_state["register"] == "student"


def open_at(root, **query):
    """Open the first page at an address in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.app
@pytest.mark.parametrize("text", ["", "child", "Student", "9" * 5000, "плain"])
def test_a_bad_value_falls_back_to_plain_words_and_says_so(root, text):
    """What is no register is the default, with one sentence that stays until the reader chooses."""
    app = open_at(root, register=text)
    expected = f"register: expected one of plain, student, clinician; got {text[:60]!r}. Showing plain words instead."
    assert [warning.value for warning in app.warning] == [expected]
    assert app.session_state["register"] == DEFAULT_REGISTER
    assert "register" not in app.query_params
    app.run()
    assert [warning.value for warning in app.warning] == [expected]
    (found,) = (item for item in app.get("button_group") if item.label == LABEL)
    found.set_value("student").run()
    assert len(app.warning) == 0
    assert app.session_state["register"] == "student"


@pytest.mark.app
def test_a_bad_value_for_the_projector_is_named(root):
    """The switch works in the browser; what it cannot use is said by the page, and only by that page."""
    app = open_at(root, projector="yes", register="plain")
    assert [warning.value for warning in app.warning] == [
        "projector: expected one of true, false; got 'yes'. Showing the usual size instead."
    ]
    app.switch_page(CHAPTERS[1].file).run()
    assert len(app.warning) == 0


@pytest.mark.app
@pytest.mark.parametrize("query", [{"projector": "true", "register": "student"}, {"projector": "false"}, {}])
def test_a_good_address_says_nothing(root, query):
    """Nothing is said about what can be used."""
    assert len(open_at(root, **query).warning) == 0


def test_words_are_plain_until_the_reader_has_chosen(monkeypatch):
    """Without a choice, and with one that is not known, words are plain."""
    kept = {}
    monkeypatch.setattr("streamlit.session_state", kept)
    assert current_register() == DEFAULT_REGISTER
    kept["register"] = "clinician"
    assert current_register() == "clinician"
    for bad in ("child", None, ""):
        kept["register"] = bad
        assert current_register() == DEFAULT_REGISTER
