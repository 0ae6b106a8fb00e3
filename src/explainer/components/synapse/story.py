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
from explainer.describe.registers import DEFAULT_REGISTER
from explainer.describe.synapse_walk import (
    describe_firing,
    describe_growth,
    describe_release,
    describe_rest,
    describe_spines,
    describe_surge,
    describe_trapping,
)
from explainer.describe.walk_words import WalkFacts
from explainer.model.cleft import Quantum
from explainer.model.trapping import Trapping
from explainer.parameters.observations import CYCLING_INCREASE_PERCENT

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


def walk_facts(quantum: Quantum) -> WalkFacts:
    """Return the numbers that the walk's sentences hold.

    Parameters
    ----------
    quantum : Quantum
        The release.
    """
    firing = simulate_firing()
    return WalkFacts(
        molecules=int(quantum.in_cleft_count[0]),
        brake_hz=(float(firing.brake_hz[0]), float(firing.brake_hz[-1])),
        pyramidal_hz=(float(firing.pyramidal_hz[0]), float(firing.pyramidal_hz[-1])),
        pilot_percent=CYCLING_INCREASE_PERCENT.value,
    )


def say_steps(
    quantum: Quantum, trapping: Trapping, *, register: str = DEFAULT_REGISTER
) -> list[dict[str, list[tuple[float, str]]]]:
    """Return what is said in each step: "usual", and "acted" where the reader's act changes it.

    Parameters
    ----------
    quantum : Quantum
        The release.
    trapping : Trapping
        The minute with ketamine.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    firing, surge, growth = simulate_firing(), surge_chain(), growth_chain()
    at_rest, excited = (
        describe_release(quantum, is_excited=is_excited, register=register) for is_excited in (False, True)
    )
    signals = {
        "current": growth.ampa_percent,
        "bdnf": growth.bdnf_percent,
        "mtorc1": growth.mtorc1_percent,
        "ampa": growth.ampa_receptor_percent,
    }
    surge_min = surge.time_h * 60.0
    return [
        {"usual": describe_rest(register=register)},
        {"usual": at_rest},
        {"usual": at_rest, "acted": excited},
        {"usual": describe_trapping(trapping, register=register)},
        {
            "usual": describe_firing(
                float(firing.time_s[0]),
                (float(firing.brake_hz[0]), float(firing.pyramidal_hz[0])),
                (float(firing.brake_hz[-1]), float(firing.pyramidal_hz[-1])),
                100.0 * firing.block,
                register=register,
            )
        },
        {
            "usual": describe_surge(
                surge_min, surge.glutamate_percent, surge.scenario.duration_min, register=register
            )
        },
        {"usual": describe_growth(growth.time_h, signals, register=register)},
        {
            "usual": describe_spines(
                simulate_drawn_spines(),
                [day for day in SAID_DAYS if day <= spine_chain().time_h[-1] / 24.0],
                register=register,
            )
        },
    ]
