"""A calm word before what is about suicide, so that a reader can choose, and a way round it."""

import re
from html import escape

from explainer.errors import DataError

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_HELP = "If you need help now, the numbers stand at the top of every page."


def _skip_html(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise DataError(f"name must be lower-case letters, digits and hyphens; got {name!r}.")
    return f'<a class="ex-skip-part" href="#{name}-after">Skip this part</a>'


def after_html(name: str) -> str:
    """Return the place behind a part, to which its note leads.

    Parameters
    ----------
    name : str
        Of the part, unique on the page.
    """
    return f'<div id="{escape(name, quote=True)}-after" class="ex-after-part" tabindex="-1"></div>'


def content_note(html: str, *, name: str, about: str = "suicide") -> str:
    """Return HTML folded behind a note that says what it is about.

    Parameters
    ----------
    html : str
        What is folded, as HTML; it is put in as it is.
    name : str
        Unique on the page; the skip link leads behind the part.
    about : str
        What the part is about, as plain words.

    Raises
    ------
    DataError
        If the name cannot stand in a link.
    """
    return (
        f'<details class="ex-content-note"><summary>Content note: the next part is about {escape(about)}. '
        f"Open it if you wish to read it.</summary><p>{_HELP} {_skip_html(name)}</p>{html}</details>{after_html(name)}"
    )


def content_notice(words: str, *, name: str) -> str:
    """Return a note before a part that cannot be folded, with a link that leads behind it.

    Parameters
    ----------
    words : str
        What is in the part, as plain words.
    name : str
        Unique on the page; put `after_html` of the same name behind the part.

    Raises
    ------
    DataError
        If the name cannot stand in a link.
    """
    return (
        f'<p class="ex-content-notice" data-from="count"><strong>Content note.</strong> {escape(words)} '
        f"{_HELP} {_skip_html(name)}</p>"
    )
