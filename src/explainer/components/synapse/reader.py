"""The reader's own molecule: into which channel it may go at which moment, and when it comes out."""

import numpy as np

from explainer.model.nmda_block import magnesium_gate
from explainer.model.trapping import CHANNEL_OPEN, CHANNEL_OPEN_BLOCKED, CHANNEL_SHUT_TRAPPED, Trapping
from explainer.parameters.cleft2026 import CLEFT

_SEED = 11


def channel_openings(
    trapping: Trapping, channels: tuple[int, ...], seed: int = _SEED
) -> list[list[list[float]]]:
    """Return, per drawn channel, when it is open and empty, and until when a molecule put in then stays.

    Parameters
    ----------
    trapping : Trapping
        The minute with ketamine.
    channels : tuple of int
        Drawn channels.
    seed : int
        Of the chance to leave.

    Returns
    -------
    list of list of [float, float, float]
        Opens, shuts, and lets go, seconds. "Lets go" is the run's end if it still holds then.

    Notes
    -----
    Gates do not depend on what is inside, so the run's own gates serve: while the channel is
    open the molecule leaves at the model's rate, and while it is shut it cannot. Where the
    run's own next molecule would enter, the reader's is let go first.
    """
    rng = np.random.default_rng(seed)
    time = trapping.time_s
    frame_s = float(time[1] - time[0])
    leaves = -np.expm1(-CLEFT.ketamine_off_per_s * float(magnesium_gate(CLEFT.excited_voltage_mv)) * frame_s)
    found: list[list[list[float]]] = []
    for channel in channels:
        state = trapping.state[:, channel]
        is_empty_open = np.concatenate([[False], state == CHANNEL_OPEN, [False]])
        changes = np.flatnonzero(is_empty_open[1:] != is_empty_open[:-1])
        openings = []
        for opens, shuts in zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True):
            last = len(state) - 1
            frame = shuts
            while frame < last and state[frame] < CHANNEL_SHUT_TRAPPED:
                is_open = state[frame] in {CHANNEL_OPEN, CHANNEL_OPEN_BLOCKED}
                if is_open and rng.random() < leaves:
                    break
                frame += 1
            # A channel that takes the run's own molecule in the very next frame has no room for another.
            if frame > shuts:
                openings.append([round(float(time[i]), 3) for i in (opens, min(shuts, last), frame)])
        found.append(openings)
    return found
