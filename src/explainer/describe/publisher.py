"""Who stands behind this copy, in words: a list for the pages, one line for paper."""

from datetime import date

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.publisher import load_publisher

NOT_STATED = "not stated in this copy"


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
