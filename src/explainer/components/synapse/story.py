"""The storyboard's panels and what is said aloud at each step."""

from dataclasses import dataclass

from explainer.components.synapse.scenes import (
    growth_chain,
    simulate_drawn_spines,
    simulate_firing,
    spine_chain,
    surge_chain,
)
from explainer.components.synapse.steps import STEPS
from explainer.describe.synapse_walk import (
    describe_firing,
    describe_growth,
    describe_release,
    describe_spines,
    describe_surge,
    describe_trapping,
)
from explainer.model.cleft import Quantum
from explainer.model.trapping import Trapping

SAID_DAYS = (0.0, 1.0, 3.0, 7.0, 14.0, 21.0)


@dataclass(frozen=True, slots=True)
class Panel:
    """One still picture.

    Attributes
    ----------
    step : int
        From 1.
    time : float
        In the step's clock.
    is_excited : bool
        Of the receiving cell.
    """

    step: int
    time: float
    is_excited: bool


def _panels() -> tuple[Panel, ...]:
    """Return a panel per step, with a "before" panel where the reader would act."""
    panels: list[Panel] = []
    for number, step in enumerate(STEPS, start=1):
        if step.act == "excite":
            panels.append(Panel(number, step.telling, is_excited=False))
        if step.act == "quieten" and step.opening is not None:
            panels.append(Panel(number, step.opening, is_excited=True))
        panels.append(Panel(number, step.telling, step.is_excited))
    return tuple(panels)


PANELS = _panels()


def say_steps(quantum: Quantum, trapping: Trapping) -> list[dict[str, list[tuple[float, str]]]]:
    """Return what is said in each step: "plain", and "acted" where the reader's act changes it.

    Parameters
    ----------
    quantum : Quantum
        The release.
    trapping : Trapping
        The minute with ketamine.
    """
    firing, surge, growth = simulate_firing(), surge_chain(), growth_chain()
    at_rest, excited = (describe_release(quantum, is_excited=is_excited) for is_excited in (False, True))
    spoken_signals = {
        "BDNF": growth.bdnf_percent,
        "mTORC1": growth.mtorc1_percent,
        "AMPA receptors at the surface": growth.ampa_receptor_percent,
    }
    return [
        {"plain": [(0.0, "Glutamate waits in vesicles; every channel is shut.")]},
        {"plain": at_rest},
        {"plain": at_rest, "acted": excited},
        {"plain": describe_trapping(trapping)},
        {
            "plain": describe_firing(
                float(firing.time_s[0]),
                (float(firing.brake_hz[0]), float(firing.pyramidal_hz[0])),
                (float(firing.brake_hz[-1]), float(firing.pyramidal_hz[-1])),
                100.0 * firing.block,
            )
        },
        {"plain": describe_surge(surge.time_h * 60.0, surge.glutamate_percent, surge.scenario.duration_min)},
        {"plain": describe_growth(growth.time_h, spoken_signals)},
        {
            "plain": describe_spines(
                simulate_drawn_spines(), [d for d in SAID_DAYS if d <= spine_chain().time_h[-1] / 24.0]
            )
        },
    ]
