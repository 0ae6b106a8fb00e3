"""The Sources page in process, and a walk that follows every paper any page links to."""

import re
from functools import cache
from html import unescape
from urllib.parse import urlparse

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.packing import unpack_arrays
from explainer.model.regimens import REGIMENS
from explainer.references import find_reference, load_references
from explainer.ui.chapters import CHAPTERS
from explainer.ui.page_sources import PAGE_ROWS, page_rows, page_sources
from explainer.ui.reference_list import sources_headline
from explainer.ui.trial_filters import VIEW

pytestmark = pytest.mark.app
TIMEOUT_S = 90
ADDRESS = re.compile(r"""https?://[^"'\\\s<>]+""")
OPENED = re.compile(r'<details class="ex-num" data-row="([^"]+)">')
PAPER_HOSTS = {"doi.org", "dx.doi.org", "pubmed.ncbi.nlm.nih.gov"}


def open_chapter(root, chapter, **query):
    """Start the app on a page in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=TIMEOUT_S)
    if chapter.url_path.replace("-", "_") != chapter.url_path:
        app.run()
    app.switch_page(chapter.file)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def open_sources(root, **query):
    """Start the app on the Sources page and return it with the payload's header."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.key == "sources")
    app = open_chapter(root, chapter, **query)
    assert not app.exception
    payload = next(found for found in app.get("bidi_component") if found.proto.bytes).proto.bytes
    return app, unpack_arrays(payload)[0]


def html_of(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


def links_of(app):
    """Return every web address in the page's HTML, its prose and its components' payloads."""
    texts = [html_of(app), *(element.value for element in app.markdown)]
    for component in app.get("bidi_component"):
        texts += [component.proto.json, component.proto.bytes.decode("utf-8", errors="replace")]
    return {unescape(link) for text in texts for link in ADDRESS.findall(text)}


# What a page shows only when its address asks for it.
VIEWS = {
    "trials": [
        *({"view": view, "guess": "skip"} for view in VIEW.options),
        {"measure": "response", "guess": "skip"},
    ],
    "one_infusion": [{"regimen": regimen.key} for regimen in REGIMENS],
}
WALK = [
    pytest.param(chapter, query, id="-".join([chapter.key, *query.values()]))
    for chapter in CHAPTERS
    if chapter.key in PAGE_ROWS
    for query in VIEWS.get(chapter.key, [{}])
]


@pytest.fixture(scope="module")
def shown(root):
    """Return a function that opens a page at an address, once, and returns its web addresses and the rows that open."""

    @cache
    def show(chapter, query):
        app = open_chapter(root, chapter, **dict(query))
        assert not app.exception
        return frozenset(links_of(app)), frozenset(OPENED.findall(html_of(app)))

    return lambda chapter, query: show(chapter, tuple(query.items()))


@pytest.mark.parametrize(("chapter", "query"), WALK)
def test_every_paper_a_page_links_to_is_listed_for_it(shown, chapter, query):
    """A DOI, a PubMed record or any reference's address on a page belongs to a reference of that page."""
    links, _ = shown(chapter, query)
    every = {reference.link for reference in load_references().values()}
    papers = {link for link in links if link in every or urlparse(link).hostname in PAPER_HOSTS}
    assert papers
    assert papers - every == set()
    listed = {find_reference(key).link for key in page_sources(chapter.key)}
    assert papers - listed == set()


@pytest.mark.parametrize(
    "chapter", [chapter for chapter in CHAPTERS if chapter.key in PAGE_ROWS], ids=lambda chapter: chapter.key
)
def test_every_paper_listed_for_a_page_is_linked_there(shown, chapter):
    """A reference of a page is one that some view of it links to; the list names no page that does not use it."""
    links = frozenset().union(*(shown(chapter, query)[0] for query in VIEWS.get(chapter.key, [{}])))
    assert [key for key in sorted(page_sources(chapter.key)) if find_reference(key).link not in links] == []


@pytest.mark.parametrize(("chapter", "query"), WALK)
def test_every_row_that_opens_on_a_page_is_one_of_its_rows(shown, chapter, query):
    """A number that opens a row of a table opens one that counts for this page."""
    _, opened = shown(chapter, query)
    assert opened - {"model"} <= {row.name for row in page_rows(chapter.key)}


def test_the_headline_is_the_finding(root):
    """The computed sentence stands as the heading, every reference in the payload, and the notes below."""
    app, header = open_sources(root)
    assert f"<h1>{sources_headline()}</h1>" in html_of(app)
    assert len(header["items"]) == len(load_references())
    assert header["problems"] == []
    assert "What “read” means here" in html_of(app)


def test_the_address_is_read(root):
    """Words, kind, page and reference of the link reach the list."""
    asked = {"q": "naltrexone", "seen": "abstract", "page": "rival-explanations", "ref": "trial_lii2023"}
    _, header = open_sources(root, **asked)
    assert header["start"] == asked
    assert header["problems"] == []


def test_each_bad_part_of_the_link_is_named(root):
    """One sentence each, and the page stands with its defaults."""
    _, header = open_sources(root, q="x" * 100, seen="maybe", page="nowhere", ref="nobody")
    assert header["start"] == {"q": "", "seen": "all", "page": "all", "ref": ""}
    assert [problem.split(":")[0] for problem in header["problems"]] == ["q", "seen", "page", "ref"]
    for problem, came in zip(header["problems"], ("100", "maybe", "nowhere", "nobody"), strict=True):
        assert "expected" in problem
        assert came in problem
