"""Who stands behind this copy, in words: a list for the pages, one line for paper."""

from datetime import date

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.publisher import load_publisher

NOT_STATED = "not stated in this copy"
# The project names no licence of its own; what is saved must not promise one.
LICENCE_LINE = "Licence: none is stated. Ask the publisher before you use it beyond what the law allows."


def publisher_rows() -> tuple[tuple[str, str], ...]:
    """Return each thing that a reader may ask of who made this, with its answer, which is never blank."""
    stated = load_publisher()
    day = f"{date.fromisoformat(stated.reviewed):%-d %B %Y}" if stated.reviewed else ""
    reviewed = ", by ".join(filter(None, (day, stated.reviewer)))
    rows = (
        ("Published by", stated.publisher),
        ("Written by", stated.authors),
        ("Paid for by", stated.funding),
        ("Interests", stated.interests),
        ("Contact", stated.contact),
        ("Last reviewed", reviewed),
    )
    return tuple((label, text or NOT_STATED) for label, text in rows)


def cited_publisher() -> str:
    """Return who published this, as a sentence of a citation; never blank."""
    return f"Publisher: {(load_publisher().publisher or NOT_STATED).rstrip('.')}."


def publisher_line(register: str = DEFAULT_REGISTER) -> str:
    """Return in one line who published, wrote and paid, and their interests, as much as is stated.

    Parameters
    ----------
    register : str
        "plain", "student" or "clinician".
    """
    stated = load_publisher()
    if not any((stated.publisher, stated.authors, stated.funding, stated.interests)):
        return say("publisher-unstated", register, unstated=NOT_STATED)
    return " ".join(f"{label}: {text.rstrip('.')}." for label, text in publisher_rows()[:4])
