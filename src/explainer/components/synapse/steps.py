"""The steps of the synapse walk: one table that the player, the storyboard and the address read."""

from dataclasses import dataclass

from explainer.components.synapse.clocks import CLOCKS, SCALES
from explainer.errors import DataError
from explainer.evidence.chain_links import ChainLink, load_chain_links
from explainer.references import find_reference

# How many times slower than nature each clock plays.
SLOWED = {name: clock.slowed for name, clock in CLOCKS.items() if name != "none"}
CELLS, MICE, RATS = "shown in cells", "shown in animals (mice)", "shown in animals (rats)"
PILOT = "a marker in people, pilot"
# In what each cited study showed it. A modelling chapter shows nothing, so none is cited for a step.
SHOWN_IN = {
    "clements1992time": CELLS,
    "jahr1990voltage": CELLS,
    "ma2023sustained": MICE,
    "homayoun2007nmda": RATS,
    "abdallah2018effects": PILOT,
    "li2010mtor": RATS,
    "phoumthipphavong2016longitudinal": MICE,
}
CLEFT_DRAWING = "Places and gates are simulated; the cleft is drawn wider than it is."
ACTS = ("", "excite", "drag", "quieten", "watch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    Attributes
    ----------
    title, sentence, hint : str
        Tab; what is seen; what to try.
    badge, source : str
        In what it was shown, and where.
    clock, scale : str
        Keys of `CLOCKS` and of `SCALES`.
    link : str
        Key of the causal chain's link that says what people showed; "" where nothing of ketamine is shown.
    act : str
        What completes the step: one of `ACTS`.
    drawing : str
        What is drawn and what is computed.
    is_excited : bool
        Whether the receiving cell is excited, so that Mg2+ leaves.
    start, end, telling : float
        Window and the moment a still picture shows, in the clock's unit.
    opening : float or None
        Where the player opens, if elsewhere.
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
    scale: str = "molecule"
    link: str = ""
    act: str = "watch"
    drawing: str = CLEFT_DRAWING
    opening: float | None = None

    @property
    def chain_link(self) -> ChainLink | None:
        """Return the link of the causal chain that this step shows."""
        return next((link for link in load_chain_links() if link.key == self.link), None)

    @property
    def is_shown_in_people(self) -> bool:
        """Return whether people showed a marker of it."""
        return self.chain_link is not None and self.chain_link.is_shown_in_people

    @property
    def in_people(self) -> str:
        """Return what people showed of it, in a sentence."""
        return (
            self.chain_link.people
            if self.chain_link
            else "Seen in cells and slices; not watched in a person."
        )


STEPS = (
    Step(
        title="Rest",
        sentence="Glutamate waits in its vesicles. The channels of the receiving cell are shut, and magnesium sits in the wide ones.",
        hint="Go on to Release.",
        act="",
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
        hint="Press play, then scrub to 3 ms: where did the molecules go?",
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
        hint="Excite the cell, and watch magnesium leave.",
        act="excite",
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
        hint="Move your molecule, the ringed one, into an open channel. Then try a shut one.",
        act="drag",
        link="block",
        badge=MICE,
        source="ma2023sustained",
        clock="trapping",
        is_excited=True,
        start=0.0,
        end=60.0,
        telling=22.5,
    ),
    Step(
        title="Brake cells",
        sentence=(
            "Brake cells hold pyramidal cells back. With the block of one infusion the model's brake cells fire less than half as often, "
            "pyramidal cells a little more. Which cells is disputed: adult fast-spiking ones carry little NMDA current, and one rat "
            "study saw no release from the brake."
        ),
        hint="Quieten the brake cells with the switch, and count the marks.",
        badge=RATS,
        source="homayoun2007nmda",
        clock="circuit",
        is_excited=True,
        start=-4.0,
        end=4.0,
        telling=4.0,
        scale="circuit",
        link="brake",
        act="quieten",
        drawing="A drawing. How often cells fire is the model's; the moments are chance. Block comes at once here.",
        opening=-0.001,
    ),
    Step(
        title="The surge",
        sentence=(
            "While the drug is there, the model's glutamate outside cells stands higher. In people a pilot saw 13% more enrichment, "
            "a marker of glutamate cycling. In rats middle doses raised it, a higher one did nothing, an anaesthetic one lowered it."
        ),
        hint="Play the infusion, and stop where glutamate is highest.",
        badge=PILOT,
        source="abdallah2018effects",
        clock="surge",
        is_excited=True,
        start=0.0,
        end=120.0,
        telling=40.0,
        scale="synapse",
        link="surge",
        drawing="A drawing. One dot is 1% of the resting level; the number of dots is the model's.",
        opening=0.0,
    ),
    Step(
        title="Growth signals",
        sentence=(
            "More current through AMPA receptors calls up BDNF, and BDNF calls up mTORC1; sizes are illustrative. Shown in rats and mice. "
            "In people rapamycin, which blocks mTORC1, did not stop the response at a day."
        ),
        hint="Play the day: which signal rises first, which one falls first?",
        badge=RATS,
        source="li2010mtor",
        clock="growth",
        is_excited=True,
        start=0.0,
        end=24.0,
        telling=2.0,
        scale="synapse",
        link="growth",
        drawing="A drawing; receptors are drawn larger than they are. The counts follow the model.",
        opening=0.0,
    ),
    Step(
        title="New spines",
        sentence=(
            "Spines come and go all the time. After ketamine more come, as many go, and the surplus fades over weeks. Seen in mice, where "
            "it kept the effect going and did not start it; a scan in people saw no overall change after a day."
        ),
        hint="Play three weeks, and follow one new spine.",
        badge=MICE,
        source="phoumthipphavong2016longitudinal",
        clock="days",
        is_excited=True,
        start=0.0,
        end=21.0,
        telling=3.0,
        scale="dendrite",
        link="spines",
        drawing="A drawing. How many come and go is the model's, which lets every spine turn over, as in life they do not; which ones is chance.",
        opening=0.0,
    ),
)


def _check(steps: tuple[Step, ...]) -> None:
    for number, step in enumerate(steps, start=1):
        if step.clock not in CLOCKS:
            raise DataError(
                f"steps: clock of step {number} must be one of {tuple(CLOCKS)}; got {step.clock!r}."
            )
        if (
            step.scale not in SCALES
            or step.act not in ACTS
            or bool(step.link) != (step.chain_link is not None)
        ):
            raise DataError(f"steps: scale, act and link of step {number} must be known; got {step!r}.")
        if not step.start <= step.telling <= step.end:
            raise DataError(f"steps: step {number} needs start <= telling <= end; got {step!r}.")
        if SHOWN_IN.get(step.source) != step.badge:
            raise DataError(
                f"steps: badge of step {number} must be what {step.source} showed; got {step.badge!r}."
            )
        if step.link and (step.badge == PILOT) != step.is_shown_in_people:
            raise DataError(f"steps: badge of step {number} must agree with the chain; got {step.badge!r}.")
        find_reference(step.source)


_check(STEPS)
