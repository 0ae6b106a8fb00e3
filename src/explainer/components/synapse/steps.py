"""The steps of the synapse walk: one table that the player, the storyboard and the address read."""

from dataclasses import dataclass

from explainer.errors import DataError
from explainer.references import find_reference

CLOCKS = ("none", "quantum", "trapping")
# How many times slower than nature each clock plays.
SLOWED = {"quantum": 2500.0, "trapping": 0.5}
CELLS, MICE = "shown in cells", "shown in animals (mice)"
# In what each cited study showed it. A modelling chapter shows nothing, so none is cited for a step.
SHOWN_IN = {
    "clements1992time": CELLS,
    "jahr1990voltage": CELLS,
    "ma2023sustained": MICE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    Attributes
    ----------
    title, sentence, hint : str
        Tab; what is seen; what to try.
    badge, source : str
        In what it was shown, and where.
    clock : str
        "quantum" (milliseconds after a release) or "trapping" (seconds with ketamine).
    is_excited : bool
        Whether the receiving cell is excited, so that Mg2+ leaves.
    start, end, telling : float
        Window and the moment a still picture shows, in the clock's unit.
    """

    title: str
    sentence: str
    hint: str
    badge: str
    source: str
    clock: str
    is_excited: bool
    start: float
    end: float
    telling: float


STEPS = (
    Step(
        title="Rest",
        sentence="Glutamate waits in its vesicles. The channels of the receiving cell are shut, and magnesium sits in the wide ones.",
        hint="Go on to Release.",
        badge=CELLS,
        source="jahr1990voltage",
        clock="none",
        is_excited=False,
        start=0.0,
        end=0.0,
        telling=0.0,
    ),
    Step(
        title="Release",
        sentence=(
            "One vesicle empties: 3000 molecules of glutamate cross the cleft in microseconds and are gone in milliseconds. "
            "Narrow AMPA channels open within a millisecond."
        ),
        hint="Scrub to 0.1 ms, then to 3 ms: where did the molecules go?",
        badge=CELLS,
        source="clements1992time",
        clock="quantum",
        is_excited=False,
        start=0.0,
        end=4.0,
        telling=0.6,
    ),
    Step(
        title="Mg²⁺ gate",
        sentence=(
            "Wide NMDA channels bind glutamate too, but magnesium plugs them until the cell is excited. Then it leaves, and "
            "calcium enters."
        ),
        hint="Compare with Release: same molecules, other voltage.",
        badge=CELLS,
        source="jahr1990voltage",
        clock="quantum",
        is_excited=True,
        start=0.0,
        end=4.0,
        telling=2.4,
    ),
    Step(
        title="Ketamine enters",
        sentence=(
            "Ketamine gets in only while a channel is open. When the channel shuts, the molecule is trapped inside, and no "
            "calcium passes. AMPA channels are not blocked."
        ),
        hint="Watch one channel: it can let ketamine go only when it opens again.",
        badge=MICE,
        source="ma2023sustained",
        clock="trapping",
        is_excited=True,
        start=0.0,
        end=60.0,
        telling=27.0,
    ),
)


def _check(steps: tuple[Step, ...]) -> None:
    for number, step in enumerate(steps, start=1):
        if step.clock not in CLOCKS:
            raise DataError(f"steps: clock of step {number} must be one of {CLOCKS}; got {step.clock!r}.")
        if not step.start <= step.telling <= step.end:
            raise DataError(f"steps: step {number} needs start <= telling <= end; got {step!r}.")
        if SHOWN_IN.get(step.source) != step.badge:
            raise DataError(
                f"steps: badge of step {number} must be what {step.source} showed; got {step.badge!r}."
            )
        find_reference(step.source)


_check(STEPS)
