"""The HTML that a browser gets first: Streamlit's own index page, made ready for the address that was asked for.

Three things are added. The address of the server, which Streamlit otherwise looks for under the page's own
address first, with a failed request and a wait. What every page needs next (fonts, scripts), asked for while the
browser still waits for the first scripts. And for a browser without scripts: what this is, where help is, and the
leaflet, which needs none.
"""

import re
import sys
from functools import cache
from html import escape
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from explainer.describe.help_lines import short_help
from explainer.errors import DataError
from explainer.ui.chapters import APP_TITLE, CHAPTERS, Chapter, page_title

STATIC = Path(streamlit.__file__).parent / "static"
# Every page's address has one part, so the server's own is its folder.
_SERVER_ADDRESS = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }'
_FONTS = ("inter-latin-wght-normal", "source-serif-4-latin-wght-normal")
# The chunks of Streamlit's front end that the frame of every page needs; their names carry a hash.
_CHUNKS = (
    "BidiComponent",
    "ButtonGroup",
    "Html",
    "PageLink",
    "WidgetLabel",
    "WidgetLabelHelpIconInline",
    "_arrayReduce",
    "purify.es",
    "recordbatch",
    "serialization",
    "useBasicWidgetState",
)
# The theme's colours, so that the first moments are not white in the dark, and a column to read without scripts.
_STYLE = """
      html { background: #fbfaf6; color: #1d2433 }
      noscript { display: block; max-width: 38rem; margin: 3rem auto; padding: 0 1rem; font: 1.15rem/1.5 serif }
      noscript a { color: #0062a3 }
      @media (prefers-color-scheme: dark) {
        html { background: #14171f; color: #ece9e1 }
        noscript a { color: #6fb7f2 }
      }
    """


def _replace_once(text: str, pattern: str, new: str) -> str:
    """Return `text` with the one place that matches replaced.

    Raises
    ------
    DataError
        If Streamlit's index page has no such place, or more than one.
    """
    changed, count = re.subn(pattern, lambda _: new, text, flags=re.DOTALL)
    if count != 1:
        raise DataError(f"Streamlit's index page must have one {pattern!r}; it has {count}.")
    return changed


@cache
def _preloads() -> str:
    fonts = (
        f'<link rel="preload" href="./app/static/fonts/{name}.woff2" as="font" type="font/woff2" crossorigin>'
        for name in _FONTS
    )
    chunks = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{path.name}">'
        for name in _CHUNKS
        for path in sorted((STATIC / "static" / "js").glob(f"{name}.????????.js"))
    )
    return "\n    ".join((*fonts, *chunks))


def _without_scripts() -> str:
    return (
        f"<noscript><h1>{escape(APP_TITLE)}</h1>"
        "<p>An explainer of ketamine and esketamine for depression. Its pages move, so they need JavaScript, "
        'which is switched off in this browser. <a href="./leaflet.html">The leaflet</a> needs none.</p>'
        f"<p>{escape(short_help())}</p></noscript>"
    )


@cache
def index_html(chapter: Chapter) -> str:
    """Return the index page for a chapter.

    Raises
    ------
    DataError
        If Streamlit's index page is not built as expected.
    """
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = _replace_once(html, r"<title>.*?</title>", f"<title>{escape(page_title(chapter))}</title>")
    html = _replace_once(html, r"<noscript>.*</noscript>", _without_scripts())
    head = "\n    ".join(
        (
            f'<meta name="description" content="{escape(chapter.summary)}">',
            f"<style>{_STYLE}</style>",
            f"<script>{_SERVER_ADDRESS}</script>",
        )
    )
    html = _replace_once(html, r"(?=<script type=\"module\")", f"{head}\n    ")
    return _replace_once(html, r"(?=</head>)", f"  {_preloads()}\n  ")


def require_index_pages() -> None:
    """Stop the server before it starts, with one sentence, if Streamlit's index page is not as expected."""
    try:
        for chapter in CHAPTERS:
            index_html(chapter)
    except DataError as error:
        sys.exit(f"The app does not start without the first page of each address. {error}")


def _answer(chapter: Chapter) -> Route:
    async def answer(_request: Request) -> HTMLResponse:
        return HTMLResponse(index_html(chapter), headers={"cache-control": "no-cache"})

    return Route(f"/{chapter.url_path}", answer)


INDEX_ROUTES = [_answer(chapter) for chapter in CHAPTERS]
