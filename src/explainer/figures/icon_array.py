"""A hundred marks, ten by ten: how many of 100 people, as HTML."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DomainError

MARKS = 100
MEANINGS = ("benefit", "harm", "control")
# Printed percentages are rounded, so several of them may miss 100 by a little.
_PRINTED_SUM_ERROR = 1.0


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


def share_marks(percents: Sequence[float]) -> tuple[int, ...]:
    """Return whole people for percentages that together are everybody, by the largest remainder.

    Parameters
    ----------
    percents : sequence of float
        0 or more each; together 100, give or take what printing rounded off.

    Returns
    -------
    tuple of int
        One count a category, in order; together exactly 100, each within 1 of its exact share.

    Raises
    ------
    DomainError
        If a percentage is below 0 or not finite, or if they are not together about 100.

    Notes
    -----
    Each category gets its whole people; those left over go one each to the largest fractions, the
    earlier category first where two are equal.
    """
    if not all(math.isfinite(percent) and percent >= 0.0 for percent in percents):
        raise DomainError(f"percents must be numbers of 0 or more; got {tuple(percents)!r}.")
    total = math.fsum(percents)
    if abs(total - MARKS) > _PRINTED_SUM_ERROR:
        raise DomainError(f"percents must sum to {MARKS}; got {total!r}.")
    exact = [percent * MARKS / total for percent in percents]
    counts = [int(share) for share in exact]
    by_fraction = sorted(range(len(exact)), key=lambda index: counts[index] - exact[index])
    for index in by_fraction[: MARKS - sum(counts)]:
        counts[index] += 1
    if sum(counts) != MARKS:
        raise DomainError(f"counts must sum to {MARKS}; got {counts!r}.")
    return tuple(counts)


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
    # Of two categories the largest remainder rounds half up, as a reader would: 46.5 is 47.
    filled, _ = share_marks((percent, MARKS - percent))
    return IconArrayView(filled=filled, meaning=meaning, group=group, event=event)


def draw_icon_array(view: IconArrayView, register: str = DEFAULT_REGISTER) -> str:
    """Return the array as HTML that follows the page's theme, named by its sentence.

    Notes
    -----
    Streamlit's sanitiser removes SVG, so the marks are elements of a ten by ten grid.
    """
    marks = "".join(f'<i class="{"on" if index < view.filled else "off"}"></i>' for index in range(MARKS))
    return (
        f'<div class="ex-icons {view.meaning}" role="img" '
        f'aria-label="{escape(describe_icon_array(view, register), quote=True)}">{marks}</div>'
    )


def describe_icon_array(view: IconArrayView, register: str = DEFAULT_REGISTER) -> str:
    """Return the array in one sentence."""
    return say("icons_said", register, filled=str(view.filled), group=view.group, event=view.event)
