"""The arrows that the walk draws from one thing to the next, each with in what it was shown."""

from dataclasses import dataclass
from typing import Any

from explainer.components.synapse.steps import CELLS, MICE, PILOT, RATS, SHOWN_IN, STEPS
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.references import find_reference

# What stands beside an arrow, and its colour, by what the source showed it in.
BADGES = {
    CELLS: ("in cells", "cells"),
    MICE: ("in animals", "animals"),
    RATS: ("in animals", "animals"),
    PILOT: ("in people: marker", "people"),
}
# Sources that no step cites.
ARROWS_SHOWN_IN = SHOWN_IN | {
    "rotaru2011nmda": MICE,
    "lepack2015bdnf": CELLS,
    "takei2004brain": CELLS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One arrow.

    Attributes
    ----------
    step : str
        Key of the step that draws it.
    words, kind : str
        What opens, and its colour by meaning.
    source, seen : str
        Who showed it, and how that was read.
    """

    step: str
    words: str
    kind: str
    source: str
    seen: str

    @property
    def badge(self) -> tuple[str, str]:
        """Return the words beside the arrow and their kind, from what its source showed it in."""
        return BADGES[ARROWS_SHOWN_IN[self.source]]


ARROWS = {
    "drives": Arrow(
        step="brake",
        words="Drives the brake cell",
        kind="pyramidal",
        source="rotaru2011nmda",
        seen="abstract",
    ),
    "holds_back": Arrow(
        step="brake",
        words="Holds the pyramidal cell back",
        kind="brake",
        source="homayoun2007nmda",
        seen="abstract",
    ),
    "ampa_bdnf": Arrow(
        step="growth",
        words="AMPA current calls up BDNF",
        kind="growth",
        source="lepack2015bdnf",
        seen="abstract",
    ),
    "bdnf_mtorc1": Arrow(
        step="growth", words="BDNF calls up mTORC1", kind="growth", source="takei2004brain", seen="abstract"
    ),
}


def check_arrows(arrows: dict[str, Arrow]) -> None:
    """Refuse an arrow of an unknown step or source, or one that claims more in people than its step.

    Parameters
    ----------
    arrows : dict of str to Arrow
        By key.

    Raises
    ------
    DataError
        Naming the arrow and what is wrong.
    """
    steps = {step.key: step for step in STEPS}
    for key, arrow in arrows.items():
        if arrow.step not in steps:
            raise DataError(f"arrows: step of {key!r} must be one of {tuple(steps)}; got {arrow.step!r}.")
        if arrow.source not in ARROWS_SHOWN_IN:
            raise DataError(f"arrows: source of {key!r} must say in what it was shown; got {arrow.source!r}.")
        if arrow.badge[1] == "people" and not steps[arrow.step].is_shown_in_people:
            raise DataError(f"arrows: {key!r} must claim no more in people than its step; got {arrow!r}.")
        find_reference(arrow.source)


def pack_arrows() -> dict[str, dict[str, str]]:
    """Return what stands beside each arrow and its kind; the same in every register."""
    return {key: dict(zip(("badge", "kind"), arrow.badge, strict=True)) for key, arrow in ARROWS.items()}


def describe_arrows(*, register: str = DEFAULT_REGISTER) -> dict[str, dict[str, Any]]:
    """Return what each arrow's badge opens, in the shape of a label's note.

    Parameters
    ----------
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    found = {}
    for key, arrow in ARROWS.items():
        reference = find_reference(arrow.source)
        found[key] = {
            "words": arrow.words,
            "kind": arrow.kind,
            "source": arrow.source,
            "step": arrow.step,
            "sentence": say(f"arrow-{key}", register),
            "short": reference.short,
            "link": reference.link,
        }
    return found


check_arrows(ARROWS)
