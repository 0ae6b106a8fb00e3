"""The quiet lines that close every page: what this is, what is approved, who stands behind it."""

import sys
from html import escape

from explainer.describe.approval import approval_words
from explainer.describe.publisher import publisher_rows
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.publisher import load_publisher
from explainer.ui.assets import read_text


def _answer_html(text: str) -> str:
    """Return an answer; an address becomes a link."""
    words = escape(text, quote=True)
    if text.startswith(("http://", "https://")):
        return f'<a href="{words}" target="_blank" rel="noopener noreferrer">{words}</a>'
    return words


def publisher_html() -> str:
    """Return who stands behind this copy as a list; every word of the file is escaped."""
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{_answer_html(text)}</dd>" for label, text in publisher_rows()
    )
    return f"<dl>{rows}</dl>"


def footer_html(register: str = DEFAULT_REGISTER) -> str:
    """Return the foot of a page.

    Parameters
    ----------
    register : str
        "plain", "student" or "clinician".
    """
    approval = approval_words(register)
    return read_text("footer").format(
        teaching=escape(say("footer-teaching", register)),
        labelled=escape(approval.labelled),
        off_label=escape(approval.off_label),
        differs=escape(approval.differs),
        publisher=publisher_html(),
    )


def require_publisher() -> None:
    """Stop the server before it starts, with one sentence, if the file about its publisher cannot be used."""
    try:
        load_publisher()
    except DataError as error:
        sys.exit(f"The app does not start with a broken file about its publisher. {error}")
