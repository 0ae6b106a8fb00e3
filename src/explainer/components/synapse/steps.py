"""The steps of the synapse walk: one table that the player, the storyboard and the address read."""

from dataclasses import dataclass

from explainer.errors import DataError
from explainer.references import find_reference

CLOCKS = ("none", "quantum", "trapping")


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
        badge="shown in cells",
        source="destexhe1998kinetic",
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
        badge="shown in cells",
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
        badge="shown in cells",
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
        badge="shown in cells",
        source="ma2023sustained",
        clock="trapping",
        is_excited=True,
        start=0.0,
        end=60.0,
        telling=42.0,
    ),
)


def _check(steps: tuple[Step, ...]) -> None:
    for number, step in enumerate(steps, start=1):
        if step.clock not in CLOCKS:
            raise DataError(f"steps: clock of step {number} must be one of {CLOCKS}; got {step.clock!r}.")
        if not step.start <= step.telling <= step.end:
            raise DataError(f"steps: step {number} needs start <= telling <= end; got {step!r}.")
        find_reference(step.source)


_check(STEPS)
