"""The synapse walk in words: what has changed, for a reader who does not see it.

Each step has a list of moments with what is new then. A screen reader is told only these
changes of kind, never every frame, and never the same words twice running.
"""

from collections.abc import Mapping, Sequence

import numpy as np

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


def describe_release(quantum: Quantum, *, is_excited: bool) -> list[Moment]:
    """Return what changes in one release.

    Parameters
    ----------
    quantum : Quantum
        What is shown.
    is_excited : bool
        Whether magnesium has been driven out.
    """
    ampa = (quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1)
    states = quantum.nmda_state_excited if is_excited else quantum.nmda_state_rest
    bound, passing = (states != RECEPTOR_UNBOUND).sum(axis=1), (states == RECEPTOR_OPEN).sum(axis=1)
    ampa_of, nmda_of = quantum.ampa_state.shape[1], states.shape[1]
    busiest, most = int(ampa.argmax()), int((passing if is_excited else bound).argmax())
    through = (
        f"{passing[most]} of {nmda_of} NMDA receptors let calcium in."
        if is_excited
        else f"{bound[most]} of {nmda_of} NMDA receptors hold glutamate; magnesium plugs {bound[most] - passing[most]} of them."
    )
    time = quantum.time_ms
    return _in_order(
        [
            (
                time[0],
                f"One vesicle has emptied: {quantum.in_cleft_count[0]} molecules of glutamate are in the cleft.",
            ),
            (
                time[busiest],
                f"{ampa[busiest]} of {ampa_of} AMPA receptors are open, the most in this release.",
            ),
            (time[most], through),
            (
                time[-1],
                f"{quantum.in_cleft_count[-1]} molecules are left in the cleft; {ampa[-1]} AMPA receptors are open.",
            ),
        ]
    )


def describe_trapping(trapping: Trapping) -> list[Moment]:
    """Return what changes while ketamine is there: each time more channels hold it than ever before."""
    held = (trapping.state >= CHANNEL_SHUT_TRAPPED).sum(axis=1)
    count = trapping.state.shape[1]
    moments: list[Moment] = [(0.0, f"{held[0]} of {count} NMDA receptors hold ketamine.")]
    highest = int(held[0])
    for time, number in zip(trapping.time_s, held, strict=True):
        if number > highest:
            highest = int(number)
            moments.append((time, f"Ketamine has entered: {number} of {count} NMDA receptors hold it."))
    moments.append(
        (trapping.time_s[-1], f"After a minute {held[-1]} of {count} NMDA receptors hold ketamine.")
    )
    return _in_order(moments)


def describe_firing(
    start_s: float, rest_hz: Sequence[float], settled_hz: Sequence[float], block_percent: float
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
    """
    return [
        (
            start_s,
            f"At rest brake cells fire {rest_hz[0]:.0f} times a second, pyramidal cells {rest_hz[1]:.0f}.",
        ),
        (0.0, f"Ketamine blocks {block_percent:.0f}% of the NMDA current of brake cells; they slow down."),
        (0.5, f"Brake cells fire {settled_hz[0]:.1f} times a second, pyramidal cells {settled_hz[1]:.1f}."),
    ]


def describe_surge(time_min: FloatArray, percent: FloatArray, infusion_min: float) -> list[Moment]:
    """Return what changes in glutamate outside cells."""
    top = int(percent.argmax())
    at_end = float(np.interp(infusion_min, time_min, percent))
    return _in_order(
        [
            (0.0, "The infusion starts. Glutamate outside cells is at 100% of rest."),
            (
                infusion_min,
                f"The infusion ends at {infusion_min:.0f} minutes; glutamate is at {at_end:.0f}% of rest.",
            ),
            (
                time_min[top],
                f"Glutamate is highest, {percent[top]:.0f}% of rest, at {time_min[top]:.0f} minutes.",
            ),
            (
                time_min[-1],
                f"At {time_min[-1]:.0f} minutes glutamate is falling: {percent[-1]:.0f}% of rest.",
            ),
        ]
    )


def describe_growth(time_h: FloatArray, signals: Mapping[str, FloatArray]) -> list[Moment]:
    """Return when each growth signal is highest.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
    signals : mapping of str to ndarray, shape (T,)
        Percent of rest, by the name to say.
    """
    moments: list[Moment] = [(0.0, "Every signal is at 100% of rest.")]
    for name, percent in signals.items():
        top = int(percent.argmax())
        moments.append(
            (time_h[top], f"{name} highest, {percent[top]:.0f}% of rest, at {time_h[top]:.1f} hours.")
        )
    last = ", ".join(f"{name} {percent[-1]:.0f}%" for name, percent in signals.items())
    return _in_order([*moments, (time_h[-1], f"After a day they are nearly back: {last}.")])


def describe_spines(spines: Spines, days: Sequence[float]) -> list[Moment]:
    """Return the count of drawn spines at some days, said only when it has changed."""
    moments: list[Moment] = []
    said = -1
    for day in days:
        count = spines.count_at(24.0 * day)
        if count != said:
            new = spines.born_within(24.0 * day, 24.0)
            at = f"On day {day:g}" if day else "At the infusion"
            moments.append((day, f"{at} {count} spines stand; {new} of them came in the last day."))
        said = count
    return _in_order(moments)
