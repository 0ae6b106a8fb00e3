"""One tap from a number in a sentence to where it comes from."""

from datetime import date
from html import escape
from typing import Protocol

from explainer.references import find_reference
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
