"""One tap from a number in a sentence to where it comes from."""

import re
from datetime import date
from html import escape
from typing import Protocol

from explainer.errors import DataError
from explainer.evidence.rows import find_row
from explainer.references import find_reference
from explainer.ui.assets import read_text
from explainer.ui.citation import SEEN_WORDS


class Sourced(Protocol):
    """What a record must carry for its numbers to be shown."""

    @property
    def row_id(self) -> str:
        """Return the record's name, unique over all tables."""
        ...

    @property
    def source(self) -> str:
        """Return the key of its reference."""
        ...

    @property
    def locator(self) -> str:
        """Return where in the source it stands."""
        ...

    @property
    def seen(self) -> str:
        """Return how the source was read."""
        ...

    @property
    def checked(self) -> str:
        """Return the ISO date on which it was last checked."""
        ...


def day_words(iso_date: str) -> str:
    """Return a date such as "24 November 2026"."""
    day = date.fromisoformat(iso_date)
    return f"{day.day} {day:%B %Y}"


def origin_html(record: Sourced) -> str:
    """Return source, place, how seen and date of a record as inline HTML."""
    reference = find_reference(record.source)
    return (
        f'<a href="{escape(reference.link, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(reference.short)}</a>, {escape(record.locator)}; {escape(SEEN_WORDS[record.seen])}; "
        f"checked {day_words(record.checked)}."
    )


def cited(text: str, record: Sourced) -> str:
    """Return a number as inline HTML that opens its source.

    Parameters
    ----------
    text : str
        The number as it is read in the sentence, made from `record`'s own fields.
    record : Sourced
        A row of an evidence table.

    Returns
    -------
    str
        A ``<details class="ex-num">``; its summary is the number. `data-row` names the record.
    """
    return (
        f'<details class="ex-num" data-row="{escape(record.row_id, quote=True)}"><summary>{escape(text)}</summary>'
        f'<span class="ex-origin">{origin_html(record)}</span></details>'
    )


def computed(text: str, how: str) -> str:
    """Return a number that this project computed as inline HTML that opens how.

    Parameters
    ----------
    text : str
        The number as it is read in the sentence.
    how : str
        One sentence: from what, and by which method.
    """
    return (
        f'<details class="ex-num" data-row="model"><summary>{escape(text)}</summary>'
        f'<span class="ex-origin">Computed here. {escape(how)}</span></details>'
    )


_PARAGRAPH = re.compile(
    r"<p(?: class=\"([^\"]*)\")?>((?:(?!</p>).)*?<details class=\"ex-num\".*?)</p>", re.DOTALL
)


def flowing(html: str) -> str:
    """Return HTML in which each paragraph that holds an opening number is a ``div``.

    A browser ends a ``p`` where a ``details`` begins, which would break the sentence.
    """
    return _PARAGRAPH.sub(
        lambda found: f'<div class="{" ".join(filter(None, ("ex-p", found[1])))}">{found[2]}</div>', html
    )


_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)(?:\|([^|\]]+))?\]\]")


def fill_citations(text: str) -> str:
    """Replace the marks of a text by numbers that open their source.

    Parameters
    ----------
    text : str
        HTML with marks ``[[row_id|words]]``, or ``[[model|words|how it was computed]]``.

    Raises
    ------
    DataError
        If a mark names no row, or a computed number does not say how.
    """

    def fill(mark: re.Match[str]) -> str:
        name, words, how = mark.groups()
        if name != "model":
            return cited(words, find_row(name))
        if not how:
            raise DataError(f"a computed number must say how; got {mark.group()!r}.")
        return computed(words, how)

    return flowing(_MARK.sub(fill, text))


def read_prose(name: str) -> str:
    """Return the words of `assets/text/<name>.md` with their citations filled in."""
    return fill_citations(read_text(name))
