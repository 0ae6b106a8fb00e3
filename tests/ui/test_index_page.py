"""The first HTML: made for its address, with the server's place, and something to read without scripts."""

import re
import tomllib
from html import escape

import pytest

from explainer.describe.help_lines import short_help
from explainer.errors import DataError
from explainer.ui import index_page
from explainer.ui.chapters import CHAPTERS, page_title
from explainer.ui.index_page import (
    _CHUNKS,
    _FONTS,
    INDEX_ROUTES,
    STATIC,
    _replace_once,
    index_html,
    require_index_pages,
)
from explainer.ui.server import ROUTES, content_security_policy


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_every_chapter_has_its_own_first_page(chapter):
    """Title and description are the chapter's; Streamlit's scripts are still there."""
    html = index_html(chapter)
    assert f"<title>{page_title(chapter)}</title>" in html
    assert f'<meta name="description" content="{chapter.summary}">' in html
    original = (STATIC / "index.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:src|href)="([^"]+)"', original)) - {"./_stcore/agent/openapi.json"}
    assert asked <= set(re.findall(r'(?:src|href)="([^"]+)"', html))
    assert [route.path for route in INDEX_ROUTES].count(f"/{chapter.url_path}") == 1
    assert all(route in ROUTES for route in INDEX_ROUTES)


def test_the_server_is_not_looked_for_under_a_page():
    """The address of the server is set before Streamlit's own script runs."""
    html = index_html(CHAPTERS[1])
    assert html.index("BACKEND_BASE_URL") < html.index('<script type="module"')


def test_every_inline_script_is_in_the_policy():
    """Each script without an address has its hash in the policy."""
    scripts = re.findall(r"<script>", index_html(CHAPTERS[0]))
    assert content_security_policy().count("'sha256-") == len(scripts) == 2


def test_everything_asked_for_early_exists(root):
    """Each name finds exactly one file of Streamlit's front end, or of our fonts."""
    html = index_html(CHAPTERS[0])
    for name in _CHUNKS:
        found = re.findall(
            rf'rel="modulepreload" crossorigin href="\./(static/js/{re.escape(name)}\.[^"]+)"', html
        )
        assert len(found) == 1, name
        assert (STATIC / found[0]).is_file()
    for name in _FONTS:
        assert f"./app/static/fonts/{name}.woff2" in html
        assert (root / "assets" / "static" / "fonts" / f"{name}.woff2").is_file()


def test_the_first_moments_wear_the_theme(root):
    """Ground, ink and links are those of the two themes."""
    themes = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    html = index_html(CHAPTERS[0])
    for theme in (themes["light"], themes["dark"]):
        assert f"background: {theme['backgroundColor'].lower()}; color: {theme['textColor'].lower()}" in html
        assert f"noscript a {{ color: {theme['linkColor'].lower()} }}" in html


def test_without_scripts_there_are_words_and_help():
    """What this is, where help is, and the leaflet."""
    (words,) = re.findall(r"<noscript>(.*?)</noscript>", index_html(CHAPTERS[0]), flags=re.DOTALL)
    assert escape(short_help()) in words
    assert 'href="./leaflet.html"' in words


def test_another_index_page_stops_the_server(monkeypatch, tmp_path):
    """If Streamlit's page changes, one sentence says what was missed, and the server does not start half made."""
    (tmp_path / "index.html").write_text("<title>another</title>", encoding="utf-8")
    monkeypatch.setattr(index_page, "STATIC", tmp_path)
    index_html.cache_clear()
    try:
        with pytest.raises(
            SystemExit, match=r"first page of each address\. Streamlit's index page must have one"
        ):
            require_index_pages()
    finally:
        monkeypatch.undo()
        index_html.cache_clear()


def test_one_place_is_replaced():
    """A pattern that finds no place, or two, is refused."""
    with pytest.raises(DataError, match="it has 0"):
        _replace_once("<head></head>", r"<title>.*?</title>", "x")
    with pytest.raises(DataError, match="it has 2"):
        _replace_once("<title></title><title></title>", r"<title>.*?</title>", "x")
