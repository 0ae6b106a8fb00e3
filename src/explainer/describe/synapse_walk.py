"""The synapse walk in words: what has changed, for a reader who does not see it.

Each step has a list of moments with what is new then. A screen reader is told only these
changes of kind, never every frame, and never the same words twice running.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.describe.walk_words import say_rate, say_resting_rate
from explainer.model.cleft import RECEPTOR_OPEN, RECEPTOR_UNBOUND, Quantum
from explainer.model.events import Spines
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED, Trapping
from explainer.numerics import FloatArray

Moment = tuple[float, str]


def _in_order(moments: Sequence[Moment]) -> list[Moment]:
    """Return moments in order of time, without words that repeat the ones before."""
    kept: list[Moment] = []
    for time, words in sorted(moments, key=lambda moment: moment[0]):
        if not kept or kept[-1][1] != words:
            kept.append((round(float(time), 4), words))
    return kept


def describe_rest(*, register: str = DEFAULT_REGISTER) -> list[Moment]:
    """Return the one moment of a synapse at rest."""
    return [(0.0, say("said-rest", register))]


def describe_release(quantum: Quantum, *, is_excited: bool, register: str = DEFAULT_REGISTER) -> list[Moment]:
    """Return what changes in one release.

    Parameters
    ----------
    quantum : Quantum
        What is shown.
    is_excited : bool
        Whether magnesium has been driven out.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    ampa = (quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1)
    states = quantum.nmda_state_excited if is_excited else quantum.nmda_state_rest
    bound, passing = (states != RECEPTOR_UNBOUND).sum(axis=1), (states == RECEPTOR_OPEN).sum(axis=1)
    nmda_of = str(states.shape[1])
    busiest, most = int(ampa.argmax()), int((passing if is_excited else bound).argmax())
    through = (
        say("said-calcium", register, open=str(passing[most]), all=nmda_of)
        if is_excited
        else say(
            "said-plugged",
            register,
            bound=str(bound[most]),
            all=nmda_of,
            plugged=str(bound[most] - passing[most]),
        )
    )
    inside, time = quantum.in_cleft_count, quantum.time_ms
    at_most = say("said-ampa", register, open=str(ampa[busiest]), all=str(quantum.ampa_state.shape[1]))
    return _in_order(
        [
            (time[0], say("said-vesicle", register, count=str(inside[0]))),
            (time[busiest], at_most),
            (time[most], through),
            (time[-1], say("said-left", register, count=str(inside[-1]), open=str(ampa[-1]))),
        ]
    )


def describe_trapping(trapping: Trapping, *, register: str = DEFAULT_REGISTER) -> list[Moment]:
    """Return what changes while ketamine is there: each time more channels hold it than ever before.

    Parameters
    ----------
    trapping : Trapping
        The minute with ketamine.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    held = (trapping.state >= CHANNEL_SHUT_TRAPPED).sum(axis=1)
    count = str(trapping.state.shape[1])
    moments: list[Moment] = [(0.0, say("said-held-first", register, held=str(held[0]), all=count))]
    highest = int(held[0])
    for time, number in zip(trapping.time_s, held, strict=True):
        if number > highest:
            highest = int(number)
            moments.append((time, say("said-held", register, held=str(number), all=count)))
    end = say("said-held-end", register, held=str(held[-1]), all=count)
    return _in_order([*moments, (trapping.time_s[-1], end)])


def describe_firing(
    start_s: float,
    rest_hz: Sequence[float],
    settled_hz: Sequence[float],
    block_percent: float,
    *,
    register: str = DEFAULT_REGISTER,
) -> list[Moment]:
    """Return what changes in the circuit.

    Parameters
    ----------
    start_s : float
        Where the clock starts; the block comes at 0.
    rest_hz, settled_hz : sequence of float
        Of brake and of pyramidal cells.
    block_percent : float
        On brake cells.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    rest, settled = [say_resting_rate(rate) for rate in rest_hz], [say_rate(rate) for rate in settled_hz]
    return [
        (start_s, say("said-firing-rest", register, brake=rest[0], pyramidal=rest[1])),
        (0.0, say("said-firing-block", register, percent=f"{block_percent:.0f}")),
        (0.5, say("said-firing-after", register, brake=settled[0], pyramidal=settled[1])),
    ]


def describe_surge(
    time_min: FloatArray, percent: FloatArray, infusion_min: float, *, register: str = DEFAULT_REGISTER
) -> list[Moment]:
    """Return what changes in glutamate outside cells.

    Parameters
    ----------
    time_min, percent : ndarray, shape (T,)
        Of rest.
    infusion_min : float
        When the infusion ends.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """

    def at(key: str, minutes: float, level: float) -> Moment:
        return minutes, say(key, register, minutes=f"{minutes:.0f}", percent=f"{level:.0f}")

    top = int(percent.argmax())
    return _in_order(
        [
            (0.0, say("said-surge-start", register, percent=f"{percent[0]:.0f}")),
            at("said-surge-stop", infusion_min, float(np.interp(infusion_min, time_min, percent))),
            at("said-surge-top", float(time_min[top]), float(percent[top])),
            at("said-surge-last", float(time_min[-1]), float(percent[-1])),
        ]
    )


def describe_growth(
    time_h: FloatArray, signals: Mapping[str, FloatArray], *, register: str = DEFAULT_REGISTER
) -> list[Moment]:
    """Return when each growth signal is highest.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
    signals : mapping of str to ndarray, shape (T,)
        Percent of rest, by the end of the key ``said-signal-...`` of its name.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    start = max(float(percent[0]) for percent in signals.values())
    moments: list[Moment] = [(0.0, say("said-growth-start", register, percent=f"{start:.0f}"))]
    last: list[str] = []
    for key, percent in signals.items():
        top, name = int(percent.argmax()), say(f"said-signal-{key}", register)
        words = say(
            "said-growth-top",
            register,
            name=name,
            percent=f"{percent[top]:.0f}",
            hours=f"{time_h[top]:.1f}",
        )
        moments.append((time_h[top], words))
        last.append(f"{name} {percent[-1]:.0f}%")
    return _in_order([*moments, (time_h[-1], say("said-growth-end", register, signals=", ".join(last)))])


def describe_spines(
    spines: Spines, days: Sequence[float], *, register: str = DEFAULT_REGISTER
) -> list[Moment]:
    """Return the count of drawn spines at some days, said only when it has changed.

    Parameters
    ----------
    spines : Spines
        What is drawn.
    days : sequence of float
        After the infusion, which is day 0.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    moments: list[Moment] = []
    said = -1
    for day in days:
        count = spines.count_at(24.0 * day)
        if count != said:
            numbers = {"count": str(count), "fresh": str(spines.born_within(24.0 * day, 24.0))}
            words = (
                say("said-spines", register, day=f"{day:g}", **numbers)
                if day
                else say("said-spines-start", register, **numbers)
            )
            moments.append((day, words))
        said = count
    return _in_order(moments)
