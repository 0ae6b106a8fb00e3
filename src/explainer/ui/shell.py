"""The frame around every page: menu, help line, headline, footer, errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import streamlit as st

from explainer.components.projector import projector_switch
from explainer.errors import ExplainerError
from explainer.ui.assets import ASSETS
from explainer.ui.chapters import APP_TITLE, CHAPTERS, SECTIONS, page_title
from explainer.ui.footer import footer_html
from explainer.ui.frame_address import draw_frame_problems, keep_problem, word_problem
from explainer.ui.help_panel import topline_html
from explainer.ui.register import current_register, draw_register


def build_pages() -> dict[str, Any]:
    """Return the Streamlit pages by chapter key, in the order of the table."""
    return {
        chapter.key: st.Page(
            chapter.file,
            title=page_title(chapter),
            url_path=chapter.url_path or None,
            default=not chapter.url_path,
        )
        for chapter in CHAPTERS
    }


def draw_frame(pages: dict[str, Any], address: str) -> None:
    """Draw what every page shares: the style sheet, the menu and the help line; `address` is the page's path."""
    st.html(ASSETS / "styles.css")
    st.html(ASSETS / "projector.css")
    with st.sidebar, st.container(key="menu"):
        st.html(f'<p class="ex-brand">{escape(APP_TITLE)}</p>')
        for section in SECTIONS:
            chapters = [chapter for chapter in CHAPTERS if chapter.section == section]
            if chapters and section != "Start":
                st.html(f'<p class="ex-menu-section">{escape(section)}</p>')
            for chapter in chapters:
                st.page_link(pages[chapter.key], label=chapter.title)
        draw_register()
        # The switch works in the browser and drops what it cannot use; the sentence is the server's.
        keep_problem("projector", word_problem("projector", ("true", "false"), "the usual size"))
        projector_switch(address)
    with st.container(key="topline"):
        st.html(topline_html())
    draw_frame_problems(address)


def draw_headline(headline: str, lead: str = "", *, counts: bool = False) -> None:
    """Draw the page's finding as its heading, with at most two lines of lead.

    Parameters
    ----------
    headline : str
        One sentence that states what the reader will see.
    lead : str
        Plain text.
    counts : bool
        Whether the numbers in both count this project's own rows, so that they need no source of their own.
    """
    origin = ' data-from="count"' if counts else ""
    lead_html = f'<p class="ex-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<header class="ex-headline"{origin}><h1>{escape(headline)}</h1>{lead_html}</header>')


def draw_footer() -> None:
    """Draw the quiet lines that close every page."""
    with st.container(key="footer"):
        st.html(footer_html(current_register()))


@contextmanager
def report_errors() -> Iterator[None]:
    """Show an expected error in place, with the next step, and keep the rest of the page."""
    try:
        yield
    except ExplainerError as error:
        st.error(
            f"{error} Change that value, or open the page again from the menu to start from its defaults."
        )
