"""Where each drawn ketamine molecule is: wandering, on its way in, held in a pore, on its way out.

A place is (across, depth): across runs from 0 to 1 over the picture, depth from 0 at
the sending cell to 1 at the pores. When a channel holds ketamine is the trapping
run's; which molecule it is and how it gets there is drawn to be followed by eye.
"""

from dataclasses import dataclass

import numpy as np

from explainer.model.trapping import CHANNEL_OPEN, CHANNEL_SHUT_TRAPPED
from explainer.numerics import FloatArray, frozen

KETAMINE_FREE, KETAMINE_ENTERING, KETAMINE_HELD = 0, 1, 2
KETAMINE_MOLECULES = 6
PORE_DEPTH = 1.0
# Where a molecule waits for the gate: in the notch between the two heads of a channel.
MOUTH_DEPTH = 0.65
# Free molecules keep above the receptors, so that only one that enters is ever seen in a pore, and off the scale bar.
FREE_ACROSS, FREE_DEPTH = (0.27, 0.95), (0.06, 0.52)

# Wandering: how much of the last step carries over, and the spread of steps across and down.
_CARRIED = 0.93
_DRIFT = np.array([0.0018, 0.005])
_LONGEST_SLIP = 8
_SLIP_OUT = 3


@dataclass(frozen=True, slots=True)
class KetaminePaths:
    """Every drawn molecule at every frame.

    Attributes
    ----------
    place : ndarray, shape (T, K, 2)
        Across and depth.
    state : ndarray of uint8, shape (T, K)
        Free, entering or held. A molecule that was let go is free.
    """

    place: FloatArray
    state: np.ndarray


@dataclass(frozen=True, slots=True)
class _Visit:
    """One hold of one channel: frames at which a molecule sets out, finds the gate open, is held, is let go."""

    pore: float
    sets_out: int
    at_mouth: int
    enters: int
    leaves: int


def _visits(state: np.ndarray, pore: float, approach: int) -> list[_Visit]:
    """Return the holds of one channel in order; a molecule sets out only when the last one has left."""
    holds = np.concatenate([[False], state >= CHANNEL_SHUT_TRAPPED, [False]])
    changes = np.flatnonzero(holds[1:] != holds[:-1])
    visits: list[_Visit] = []
    emptied = 0
    for enters, leaves in zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True):
        at_mouth = max(enters - 1, 0)
        while at_mouth > max(emptied, enters - _LONGEST_SLIP) and state[at_mouth - 1] == CHANNEL_OPEN:
            at_mouth -= 1
        visits.append(_Visit(pore, max(emptied, at_mouth - approach), at_mouth, enters, leaves))
        emptied = leaves
    return visits


def _bend(start: FloatArray, turn: FloatArray, end: FloatArray, frames: int) -> FloatArray:
    """Return `frames` places after `start` on a curve that leaves towards `turn` and ends at `end`, eased."""
    share = np.arange(1, frames + 1)[:, np.newaxis] / max(frames, 1)
    eased = share**2 * (3.0 - 2.0 * share)
    return (1.0 - eased) ** 2 * start + 2.0 * eased * (1.0 - eased) * turn + eased**2 * end


def _straight(start: FloatArray, end: FloatArray, frames: int) -> FloatArray:
    """Return `frames` evenly spaced places after `start`, the last of them `end`."""
    share = np.arange(1, frames + 1)[:, np.newaxis] / max(frames, 1)
    return start + share * (end - start)


def _journey(
    visit: _Visit, start: FloatArray, approach: int, rng: np.random.Generator
) -> tuple[FloatArray, np.ndarray]:
    """Return places and states from the frame after setting out until the molecule wanders again."""
    pore, mouth = np.array([visit.pore, PORE_DEPTH]), np.array([visit.pore, MOUTH_DEPTH])
    above = np.array([visit.pore, np.mean(FREE_DEPTH)])
    away = np.array(
        [
            np.clip(visit.pore + rng.choice([-1.0, 1.0]) * rng.uniform(0.05, 0.12), *FREE_ACROSS),
            rng.uniform(0.2, 0.45),
        ]
    )
    come = _bend(start, above, mouth, visit.at_mouth - visit.sets_out)
    slip = _straight(come[-1] if come.size else start, pore, visit.enters - visit.at_mouth)
    stay = np.repeat(pore[np.newaxis], visit.leaves - visit.enters - 1, axis=0)
    go = np.concatenate([_straight(pore, mouth, _SLIP_OUT), _bend(mouth, above, away, approach)])
    place = np.concatenate([come, slip, stay, go])
    state = np.full(len(place), KETAMINE_FREE, dtype=np.uint8)
    inside = visit.enters - visit.sets_out - 1
    state[:inside] = KETAMINE_ENTERING
    state[inside : inside + len(stay) + 1] = KETAMINE_HELD
    return place, state


def _wander(place: FloatArray, step: FloatArray, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    """Return the next place and step of one free molecule, turned back at the edges of its room."""
    step = _CARRIED * step + np.sqrt(1.0 - _CARRIED**2) * rng.normal(scale=_DRIFT)
    low, high = np.array([FREE_ACROSS, FREE_DEPTH]).T
    moved = place + step
    step = np.where((moved < low) | (moved > high), -step, step)
    return np.clip(place + step, low, high), step


def follow_ketamine(
    state: np.ndarray, pores: tuple[float, ...], rng: np.random.Generator, *, approach: int
) -> KetaminePaths:
    """Give every hold of a drawn channel a molecule that goes in, stays and comes out again.

    Parameters
    ----------
    state : ndarray of uint8, shape (T, C)
        Drawn channels, from `explainer.model.trapping.simulate_trapping`.
    pores : tuple of float, length C
        Where they are, across.
    rng : numpy.random.Generator
        All chance comes from here.
    approach : int
        Frames from setting out to the mouth of a channel, and from there back.

    Returns
    -------
    KetaminePaths
        Read-only places and states.

    Notes
    -----
    The nearest molecule that is neither on its way in nor held sets out, reaches the
    mouth when the channel opens, and passes the gate while it is open. Each channel
    claims at most one molecule at a time, so there are always enough while C is below K.
    """
    starting: dict[int, list[_Visit]] = {}
    for channel, pore in enumerate(pores):
        for visit in _visits(state[:, channel], pore, approach):
            starting.setdefault(visit.sets_out, []).append(visit)

    count = len(state)
    place = np.empty((count, KETAMINE_MOLECULES, 2))
    doing = np.zeros((count, KETAMINE_MOLECULES), dtype=np.uint8)
    low, high = np.array([FREE_ACROSS, FREE_DEPTH]).T
    # One molecule per strip, so that they start spread out.
    strips = (np.arange(KETAMINE_MOLECULES) + rng.random(KETAMINE_MOLECULES)) / KETAMINE_MOLECULES
    place[0] = low + np.stack([strips, rng.random(KETAMINE_MOLECULES)], axis=1) * (high - low)
    step = np.zeros((KETAMINE_MOLECULES, 2))
    claimed_until = np.zeros(KETAMINE_MOLECULES, dtype=int)
    planned_until = np.zeros(KETAMINE_MOLECULES, dtype=int)
    for frame in range(count - 1):
        for visit in starting.get(frame, []):
            away = np.abs(place[frame, :, 0] - visit.pore) + 0.2 * np.abs(place[frame, :, 1] - MOUTH_DEPTH)
            chosen = int(np.where(claimed_until <= frame, away, np.inf).argmin())
            there, how = _journey(visit, place[frame, chosen], approach, rng)
            until = min(frame + 1 + len(there), count)
            place[frame + 1 : until, chosen] = there[: until - frame - 1]
            doing[frame + 1 :, chosen] = KETAMINE_FREE
            doing[frame + 1 : until, chosen] = how[: until - frame - 1]
            claimed_until[chosen], planned_until[chosen] = visit.leaves, until
            step[chosen] = 0.0
        for molecule in np.flatnonzero(planned_until <= frame + 1):
            place[frame + 1, molecule], step[molecule] = _wander(place[frame, molecule], step[molecule], rng)
    return KetaminePaths(place=frozen(place), state=doing)
