"""Simulate what the synapse shows and pack it for the browser.

A JSON header, then bytes: positions of every followed molecule and states of the
drawn receptors at every frame. The browser only interpolates and draws.
"""

import json
import struct
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from explainer.components.synapse.steps import STEPS
from explainer.model.cleft import RECEPTOR_OPEN, RECEPTOR_UNBOUND, Quantum, simulate_quantum
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED, Trapping, simulate_trapping
from explainer.numerics import FloatArray
from explainer.parameters.cleft2026 import CLEFT
from explainer.references import find_reference

SEED = 10
FOLLOWED = 300
DRAWN_AMPA, DRAWN_NMDA = 5, 4
KETAMINE_MOLECULES = 6
# Free ketamine while trapping is followed: about the level at the end of a 0.5 mg/kg infusion.
FREE_KETAMINE_UM = 0.5
# Dense while the cloud spreads, then every 20 microseconds.
FRAME_MS = np.concatenate([np.arange(0.0, 0.2, 0.004), np.arange(0.2, 4.0001, 0.02)])
_BYTE = 255.0
_CALCIUM_EVERY_MS = 0.14
_CALCIUM_EVERY_S = 0.8
_FRAME_S = 0.1


@dataclass(frozen=True, slots=True)
class SynapseScene:
    """What was simulated and which receptors are drawn.

    Attributes
    ----------
    quantum : Quantum
    trapping : Trapping
    ampa, nmda : tuple of int
        Drawn receptors of the quantum, from left to right.
    channels : tuple of int
        Drawn channels of the trapping run, from left to right.
    ketamine_path : ndarray, shape (T, K, 2)
        Free ketamine in the cleft, 0 to 1 across and down, one row per trapping frame.
    """

    quantum: Quantum
    trapping: Trapping
    ampa: tuple[int, ...]
    nmda: tuple[int, ...]
    channels: tuple[int, ...]
    ketamine_path: FloatArray


def _telling(busy: np.ndarray, wanted: int, active: int) -> tuple[int, ...]:
    """Return `wanted` receptors, up to `active` of the busiest among idle ones, spread out."""
    order = np.argsort(-busy, kind="stable")
    chosen = [int(i) for i in order[:active]]
    idle = [int(i) for i in order[::-1][: wanted - active]]
    mixed: list[int] = []
    while chosen or idle:
        if idle:
            mixed.append(idle.pop(0))
        if chosen:
            mixed.append(chosen.pop(0))
    return tuple(mixed)


def _ketamine_path(frames: int, rng: np.random.Generator) -> FloatArray:
    """Return slowed random walks between reflecting walls, shape (frames, K, 2)."""
    steps = rng.normal(scale=(0.012, 0.03), size=(frames, KETAMINE_MOLECULES, 2))
    start = rng.random((KETAMINE_MOLECULES, 2))
    walk = np.mod(start + np.cumsum(steps, axis=0), 2.0)
    return np.minimum(walk, 2.0 - walk)


def simulate_scene(seed: int = SEED) -> SynapseScene:
    """Simulate the release and the trapping that the page shows.

    Parameters
    ----------
    seed : int
        Same seed, same scene.
    """
    rng = np.random.default_rng(seed)
    quantum = simulate_quantum(CLEFT, rng, frame_ms=FRAME_MS, followed=FOLLOWED)
    trapping = simulate_trapping(CLEFT, rng, free_ketamine_um=FREE_KETAMINE_UM, frame_s=_FRAME_S)
    opened = (quantum.nmda_state_excited == RECEPTOR_OPEN).sum(axis=0)
    ampa_open = (quantum.ampa_state == RECEPTOR_OPEN).sum(axis=0)
    trapped = (trapping.state >= CHANNEL_SHUT_TRAPPED).sum(axis=0)
    return SynapseScene(
        quantum=quantum,
        trapping=trapping,
        ampa=_telling(ampa_open, DRAWN_AMPA, 2),
        nmda=_telling(opened, DRAWN_NMDA, 2),
        channels=_telling(trapped, DRAWN_NMDA, 2),
        ketamine_path=_ketamine_path(trapping.time_s.size, rng),
    )


def calcium_births(times: FloatArray, passes: np.ndarray, every: float) -> list[list[float]]:
    """Return when drawn calcium ions enter, per channel.

    Parameters
    ----------
    times : ndarray, shape (T,)
    passes : ndarray of bool, shape (T, N)
        Whether the channel is open and unplugged.
    every : float
        Open time per drawn ion, in the unit of `times`.

    Returns
    -------
    list of list of float
        Times, per channel.
    """
    open_time = np.cumsum(passes[:-1] * np.diff(times)[:, np.newaxis], axis=0)
    births = []
    for channel in range(passes.shape[1]):
        marks = np.arange(every / 2.0, open_time[-1, channel], every)
        births.append([float(times[np.searchsorted(open_time[:, channel], mark)]) for mark in marks])
    return births


def _bytes_of(fraction: FloatArray) -> bytes:
    return np.round(np.clip(fraction, 0.0, 1.0) * _BYTE).astype(np.uint8).tobytes()


def pack_scene(scene: SynapseScene, step: int) -> bytes:
    """Return the payload: header length, JSON header, bytes.

    Parameters
    ----------
    scene : SynapseScene
        From `simulate_scene`.
    step : int
        Where the walk starts, from 1.
    """
    quantum, trapping = scene.quantum, scene.trapping
    across = (quantum.position_nm[..., 0] / CLEFT.radius_nm + 1.0) / 2.0
    down = quantum.position_nm[..., 2] / CLEFT.height_nm
    rest, excited = (state[:, scene.nmda] for state in (quantum.nmda_state_rest, quantum.nmda_state_excited))
    channels = trapping.state[:, scene.channels]
    parts = {
        "across": _bytes_of(across),
        "down": _bytes_of(down),
        "inside": quantum.is_in_cleft.astype(np.uint8).tobytes(),
        "ampa": quantum.ampa_state[:, scene.ampa].tobytes(),
        "nmda_rest": rest.tobytes(),
        "nmda_excited": excited.tobytes(),
        "channels": channels.tobytes(),
        "ketamine": _bytes_of(scene.ketamine_path),
    }
    offsets, offset = {}, 0
    for name, part in parts.items():
        offsets[name] = [offset, len(part)]
        offset += len(part)
    header: dict[str, Any] = {
        "step": step,
        "steps": [asdict(item) | {"short": find_reference(item.source).short} for item in STEPS],
        "links": [find_reference(item.source).link for item in STEPS],
        "time_ms": [round(float(value), 4) for value in quantum.time_ms],
        "time_s": [round(float(value), 3) for value in trapping.time_s],
        "open_ampa": [int(n) for n in (quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1)],
        "bound_nmda": [int(n) for n in (quantum.nmda_state_rest != RECEPTOR_UNBOUND).sum(axis=1)],
        "trapped": [int(n) for n in (trapping.state >= CHANNEL_SHUT_TRAPPED).sum(axis=1)],
        "concentration_mm": [round(float(value), 4) for value in quantum.concentration_mm],
        "molecules": FOLLOWED,
        "ampa_drawn": DRAWN_AMPA,
        "nmda_drawn": DRAWN_NMDA,
        "ampa_total": CLEFT.ampa_count,
        "nmda_total": CLEFT.nmda_count,
        "ketamine_drawn": KETAMINE_MOLECULES,
        "free_ketamine_um": FREE_KETAMINE_UM,
        "calcium_ms": calcium_births(quantum.time_ms, excited == RECEPTOR_OPEN, _CALCIUM_EVERY_MS),
        "calcium_s": calcium_births(trapping.time_s, channels == 1, _CALCIUM_EVERY_S),
        "offsets": offsets,
    }
    text = json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<I", len(text)) + text + b"".join(parts.values())
