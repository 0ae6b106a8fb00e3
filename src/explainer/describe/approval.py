"""What is labelled and what is off label, as every page and the leaflet end with it."""

from dataclasses import dataclass
from datetime import date

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.status import load_status


def _checked() -> str:
    """Return the month in which the status that was checked longest ago was checked."""
    oldest = date.fromisoformat(min(row.checked for row in load_status()))
    return f"{oldest:%B %Y}"


@dataclass(frozen=True, slots=True)
class Approval:
    """Three sentences, each with its capital.

    Attributes
    ----------
    labelled, off_label, differs : str
        What the spray is approved for; that the infusion is not; that it differs, with the month of the check.
    """

    labelled: str
    off_label: str
    differs: str


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def approval_words(register: str = DEFAULT_REGISTER) -> Approval:
    """Return what is labelled, what is off label, and that it differs.

    Parameters
    ----------
    register : str
        "plain", "student" or "clinician".
    """
    return Approval(
        _capital(say("footer-labelled", register)),
        _capital(say("footer-off-label", register)),
        _capital(say("footer-differs", register, checked=_checked())),
    )
