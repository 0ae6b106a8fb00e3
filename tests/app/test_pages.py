"""Every page, started cold and warm, in process."""

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.packing import unpack_arrays
from explainer.parameters.defaults import DEFAULT_AFFINITY
from explainer.ui.chapters import CHAPTERS
from explainer.ui.controls import BLOCK

pytestmark = pytest.mark.app
TIMEOUT_S = 40


def start(root, chapter, theme="light", **query):
    """Start the app on a page in a fresh session, cold where the test tool can.

    The tool finds a page before the first run only if its address is its file's name;
    the real cold link to every page is followed in the browser tests.
    """
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    app.context["theme"] = theme
    if chapter.url_path.replace("-", "_") != chapter.url_path:
        app.run()
    # Switching clears the query, so the address is completed after it.
    app.switch_page(chapter.file)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def page_html(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_a_cold_start_opens_the_page_in_its_frame(root, chapter, theme):
    """A fresh session on any page has no exception, a heading, the menu, help and the footer."""
    app = start(root, chapter, theme)
    assert not app.exception
    html = page_html(app)
    assert "<h1>" in html
    assert ("From an infusion to a synapse" in html) == (chapter.key == "home")
    assert 'class="ex-brand"' in html
    assert "988" in html
    assert "teaching model" in html
    assert "Off label" in html
    assert len(app.sidebar.get("page_link")) == len(CHAPTERS)


def test_walking_from_page_to_page_keeps_working(root):
    """One session can visit every page and come back."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S).run()
    for chapter in (*CHAPTERS, CHAPTERS[0]):
        app.switch_page(chapter.file).run()
        assert not app.exception


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40", 40),
        ("0", 0),
        ("100", 100),
        ("101", BLOCK.default),
        ("-1", BLOCK.default),
        ("abc", BLOCK.default),
        ("1e2", BLOCK.default),
        ("４０", BLOCK.default),
        ("9" * 5000, BLOCK.default),
        ("", BLOCK.default),
    ],
    ids=["plain", "low", "high", "over", "under", "text", "power", "wide-digits", "long", "empty"],
)
def test_the_lab_reads_its_setting_from_the_address(root, text, expected):
    """A good ?block= is used; anything else falls back to the default."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "blockade_lab")
    app = start(root, chapter, block=text)
    assert not app.exception
    header, _ = unpack_arrays(app.get("bidi_component")[0].proto.bytes)
    assert header["start"]["setting"]["block"] == expected
    assert bool(header["problems"]) == (text != str(expected))


def test_a_bad_part_of_the_labs_link_is_named_and_the_rest_kept(root):
    """Each bad value has a sentence with what was expected and what came; good ones are used."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "blockade_lab")
    app = start(
        root, chapter, block="61", affinity="nobody", site="interneuron", ampa="maybe", a="20,x", guess="up"
    )
    assert not app.exception
    header, _ = unpack_arrays(app.get("bidi_component")[0].proto.bytes)
    assert header["start"]["setting"] == {
        "block": 61,
        "affinity": DEFAULT_AFFINITY,
        "site": "interneuron",
        "ampa": "on",
    }
    assert header["start"]["a"] is None
    assert header["start"]["guess"] == ""
    assert [problem.split(":")[0] for problem in header["problems"]] == ["affinity", "ampa", "guess", "a"]
    for problem, got in zip(header["problems"], ("nobody", "maybe", "up", "20,x"), strict=True):
        assert "expected" in problem
        assert f"got “{got}”" in problem


@pytest.mark.parametrize("text", ["0", "9", "99", "abc", "-1", "2.5", "²", ""])
def test_a_bad_step_falls_back_to_the_first_and_is_named(root, text):
    """The synapse starts at step 1 unless ?step= names one of its steps; one sentence says so, and the address drops it."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "synapse")
    app = start(root, chapter, step=text)
    assert not app.exception
    assert b'"step":1,' in app.get("bidi_component")[0].proto.bytes[:400]
    assert [warning.value for warning in app.warning] == [
        f"step: expected a whole number from 1 to 8; got {text!r}. Showing 1 instead."
    ]
    assert "step" not in app.query_params
    assert not app.run().warning


@pytest.mark.parametrize("query", [{}, {"step": "8"}])
def test_a_good_step_is_taken_without_a_word(root, query):
    """A step of the walk, or none, brings no warning and stays in the address."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "synapse")
    app = start(root, chapter, **query)
    assert not app.warning
    assert f'"step":{query.get("step", "1")},'.encode() in app.get("bidi_component")[0].proto.bytes[:400]
    assert ("step" in app.query_params) == bool(query)


def test_every_chart_has_a_name_and_a_table(root):
    """Each plotly chart carries alternative text and is followed by its table."""
    for key in ("trials", "model"):
        chapter = next(chapter for chapter in CHAPTERS if chapter.key == key)
        app = start(root, chapter)
        charts = app.get("plotly_chart")
        assert charts
        for chart in charts:
            assert len(chart.proto.alt) > 40
        assert page_html(app).count("<table>") >= len(charts)


def test_benefit_and_harm_are_twins(root):
    """Benefit cards and harm cards are equal in number, marks and, within a quarter, in words."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "trials")
    html = page_html(start(root, chapter))
    cards = {kind: html.split(f'data-meaning="{kind}"')[1:] for kind in ("benefit", "harm")}
    assert len(cards["benefit"]) == len(cards["harm"]) > 0
    words = dict.fromkeys(cards, 0)
    for kind, parts in cards.items():
        for part in parts:
            body = part.split("</article>")[0]
            assert body.count('<i class="on">') + body.count('<i class="off">') == 200
            note = body.split("<details")[0]
            words[kind] += len("".join(piece.split(">")[-1] for piece in note.split("<")).split())
    assert 0.8 <= words["benefit"] / words["harm"] <= 1.25
