"""A hundred marks, ten by ten: how many of 100 people, as HTML."""

from dataclasses import dataclass
from html import escape

from explainer.errors import DomainError

MARKS = 100
MEANINGS = ("benefit", "harm", "control")


@dataclass(frozen=True, slots=True)
class IconArrayView:
    """How many of 100.

    Attributes
    ----------
    filled : int
        0 to 100.
    meaning : str
        "benefit", "harm" or "control"; decides the colour.
    group : str
        With what, such as "with ketamine".
    event : str
        What happened to the filled ones.
    """

    filled: int
    meaning: str
    group: str
    event: str

    @property
    def empty(self) -> int:
        """Return how many marks stay empty."""
        return MARKS - self.filled


def build_icon_array(percent: float, *, meaning: str, group: str, event: str) -> IconArrayView:
    """Return the view for a percentage, rounded to whole people.

    Raises
    ------
    DomainError
        If the percentage is outside 0 to 100 or the meaning is unknown.
    """
    if not 0.0 <= percent <= MARKS:
        raise DomainError(f"percent must be from 0 to 100; got {percent!r}.")
    if meaning not in MEANINGS:
        raise DomainError(f"meaning must be one of {', '.join(MEANINGS)}; got {meaning!r}.")
    # Half up, as a reader would: 46.5 is 47.
    return IconArrayView(filled=int(percent + 0.5), meaning=meaning, group=group, event=event)


def draw_icon_array(view: IconArrayView) -> str:
    """Return the array as HTML that follows the page's theme.

    Notes
    -----
    Streamlit's sanitiser removes SVG, so the marks are elements of a ten by ten grid.
    """
    marks = "".join(f'<i class="{"on" if index < view.filled else "off"}"></i>' for index in range(MARKS))
    return (
        f'<div class="ex-icons {view.meaning}" role="img" '
        f'aria-label="{escape(describe_icon_array(view), quote=True)}">{marks}</div>'
    )


def describe_icon_array(view: IconArrayView) -> str:
    """Return the array in one sentence."""
    return f"{view.filled} of {MARKS} people {view.group}: {view.event}."
