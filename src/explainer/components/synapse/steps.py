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
ACTS = ("", "excite", "drag", "quieten", "watch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    Attributes
    ----------
    key, title : str
        Of the step's sentences in ``assets/text/sentences/synapse.toml``; on the tab.
    badge, source : str
        In what it was shown, and where.
    clock, scale : str
        Keys of `CLOCKS` and of `SCALES`.
    link : str
        Key of the causal chain's link that says what people showed; "" where nothing of ketamine is shown.
    act : str
        What completes the step: one of `ACTS`.
    drawing : str
        Key of the sentence on what is drawn and what is computed.
    is_excited : bool
        Whether the receiving cell is excited, so that Mg2+ leaves.
    start, end, telling : float
        Window and the moment a still picture shows, in the clock's unit.
    opening : float or None
        Where the player opens, if elsewhere.
    """

    key: str
    title: str
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
    drawing: str = "cleft"
    opening: float | None = None

    @property
    def chain_link(self) -> ChainLink | None:
        """Return the link of the causal chain that this step shows."""
        return next((link for link in load_chain_links() if link.key == self.link), None)

    @property
    def is_shown_in_people(self) -> bool:
        """Return whether people showed a marker of it."""
        return self.chain_link is not None and self.chain_link.is_shown_in_people


STEPS = (
    Step(
        key="rest",
        title="Rest",
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
        key="release",
        title="Release",
        badge=CELLS,
        source="clements1992time",
        clock="quantum",
        is_excited=False,
        start=0.0,
        end=4.0,
        telling=0.6,
    ),
    Step(
        key="gate",
        title="Mg²⁺ gate",
        act="excite",
        badge=CELLS,
        source="jahr1990voltage",
        clock="quantum",
        is_excited=True,
        start=0.0,
        end=4.0,
        telling=2.6,
    ),
    Step(
        key="trap",
        title="Ketamine enters",
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
        key="brake",
        title="Brake cells",
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
        drawing="brake",
        opening=-0.001,
    ),
    Step(
        key="surge",
        title="The surge",
        badge=PILOT,
        source="abdallah2018effects",
        clock="surge",
        is_excited=True,
        start=0.0,
        end=120.0,
        telling=40.0,
        scale="synapse",
        link="surge",
        drawing="surge",
        opening=0.0,
    ),
    Step(
        key="growth",
        title="Growth signals",
        badge=RATS,
        source="li2010mtor",
        clock="growth",
        is_excited=True,
        start=0.0,
        end=24.0,
        telling=2.0,
        scale="synapse",
        link="growth",
        drawing="growth",
        opening=0.0,
    ),
    Step(
        key="spines",
        title="New spines",
        badge=MICE,
        source="phoumthipphavong2016longitudinal",
        clock="days",
        is_excited=True,
        start=0.0,
        end=21.0,
        telling=3.0,
        scale="dendrite",
        link="spines",
        drawing="spines",
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
