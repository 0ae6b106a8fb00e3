"""What the four pictures beyond the cleft show: the circuit, the surge, growth signals, spines.

All from one scenario, the infusion most trials gave. Counts are whole so that a reader can
count them; the browser draws what stands here and computes nothing.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from explainer.model.chain import Chain, simulate_chain
from explainer.model.circuit import simulate_block_step
from explainer.model.events import Spines, simulate_spines, spike_trains
from explainer.model.nmda_block import block_from_concentration, concentration_for_block
from explainer.model.regimens import find_regimen, regimen_scenario
from explainer.numerics import FloatArray
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set
from explainer.parameters.observations import OBSERVATIONS
from explainer.parameters.plasticity2026 import PLASTICITY

REGIMEN = "single"
CIRCUIT_SEED, SPINE_SEED, DOT_SEED = 5, 8, 6
BRAKE_CELLS, PYRAMIDAL_CELLS = 6, 10
WINDOW_S = 4.0
RECEPTORS_ON_BRAKE = 8
DOTS_AT_REST = 100
AMPA_AT_REST, BDNF_AT_REST, MTORC1_AT_REST = 10, 20, 10
SPINES_AT_REST = 40
_SURGE_H = np.linspace(0.0, 2.0, 241)
_GROWTH_H = np.linspace(0.0, 24.0, 241)
_SPINE_H = np.linspace(0.0, 21.0 * 24.0, 2017)
# Where cells stand in the picture of the surge: centre across and down, half widths, in shares of the field.
CELL_BODIES = (
    (0.21, 0.24, 0.17, 0.2),
    (0.79, 0.28, 0.17, 0.22),
    (0.25, 0.76, 0.185, 0.155),
    (0.77, 0.79, 0.18, 0.15),
)
_SPACING = 0.039
# Kept free for the scale bar and for the words in the middle: centre, half widths.
_WORDS = ((0.07, 0.96, 0.1, 0.08), (0.5, 0.535, 0.25, 0.035))


@dataclass(frozen=True, slots=True)
class Firing:
    """Spikes of the drawn cells around a block switched on at time 0.

    Attributes
    ----------
    time_s : ndarray, shape (T,)
        From `-WINDOW_S` to `WINDOW_S`.
    brake_hz, pyramidal_hz : ndarray, shape (T,)
        The model's rates.
    brake, pyramidal : tuple of ndarray
        When each cell fires.
    block : float
        On fast-spiking cells: the highest of the infusion.
    """

    time_s: FloatArray
    brake_hz: FloatArray
    pyramidal_hz: FloatArray
    brake: tuple[FloatArray, ...]
    pyramidal: tuple[FloatArray, ...]
    block: float


@lru_cache(maxsize=4)
def chain_at(hours: tuple[float, ...]) -> Chain:
    """Return the chain of the usual infusion at some hours."""
    return simulate_chain(regimen_scenario(find_regimen(REGIMEN)), rows_h=np.array(hours))


def surge_chain() -> Chain:
    """Return the chain over two hours."""
    return chain_at(tuple(_SURGE_H))


def growth_chain() -> Chain:
    """Return the chain over a day."""
    return chain_at(tuple(_GROWTH_H))


def spine_chain() -> Chain:
    """Return the chain over three weeks."""
    return chain_at(tuple(_SPINE_H))


@lru_cache(maxsize=1)
def simulate_firing() -> Firing:
    """Return spikes before and after the infusion's highest block is switched on at once."""
    chain = surge_chain()
    highest = float(chain.block_interneuron.max())
    affinity = find_affinity_set(chain.scenario.affinity)
    concentration = concentration_for_block(np.array([0.0, highest]), affinity, BLOCK)[1:]
    block = block_from_concentration(concentration, affinity, BLOCK)
    after_ms, rates = simulate_block_step(block, CIRCUIT, duration_ms=1000.0 * WINDOW_S, step_ms=1.0)
    before_s = np.arange(-WINDOW_S, -0.0005, 0.001)
    time_s = np.concatenate([before_s, after_ms / 1000.0])
    pyramidal_hz, brake_hz, *_ = CIRCUIT.rate_hz
    rest = np.ones(before_s.size)
    brake = np.concatenate([rest, rates.interneuron]) * brake_hz
    pyramidal = np.concatenate([rest, rates.pyramidal]) * pyramidal_hz
    rng = np.random.default_rng(CIRCUIT_SEED)
    return Firing(
        time_s=time_s,
        brake_hz=brake,
        pyramidal_hz=pyramidal,
        brake=spike_trains(time_s, brake, BRAKE_CELLS, rng),
        pyramidal=spike_trains(time_s, pyramidal, PYRAMIDAL_CELLS, rng),
        block=highest,
    )


@lru_cache(maxsize=1)
def simulate_drawn_spines() -> Spines:
    """Return the spines of the drawn dendrite over three weeks."""
    chain = spine_chain()
    rate = PLASTICITY.elimination_rate_per_h * SPINES_AT_REST / 100.0
    deaths = rate * chain.spine_elimination_percent / 100.0 * chain.spine_density_percent
    births = rate * chain.spine_formation_percent
    return simulate_spines(_SPINE_H, births, deaths, SPINES_AT_REST, np.random.default_rng(SPINE_SEED))


def place_dots(count: int, rng: np.random.Generator) -> FloatArray:
    """Return places outside the drawn cells, apart from each other, shape (count, 2)."""
    places: list[FloatArray] = []
    while len(places) < count:
        spot = rng.uniform(0.02, 0.98, 2)
        in_cell = any(
            ((spot[0] - x) / (w + 0.02)) ** 2 + ((spot[1] - y) / (h + 0.03)) ** 2 < 1.0
            for x, y, w, h in CELL_BODIES
        )
        in_words = any(abs(spot[0] - x) < w and abs(spot[1] - y) < h for x, y, w, h in _WORDS)
        if not in_cell and not in_words and all(np.hypot(*(spot - other)) > _SPACING for other in places):
            places.append(spot)
    return np.array(places)


def counts_of(percent: FloatArray, at_rest: int) -> list[int]:
    """Return whole counts for a level in percent of rest."""
    return [int(n) for n in np.round(percent * at_rest / 100.0)]


def _rounded(values: FloatArray, digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def _pack_firing(firing: Firing) -> dict[str, Any]:
    every = 50
    return {
        "time": _rounded(firing.time_s[::every], 3),
        "brake_hz": _rounded(firing.brake_hz[::every], 3),
        "pyramidal_hz": _rounded(firing.pyramidal_hz[::every], 3),
        "brake": [_rounded(train, 3) for train in firing.brake],
        "pyramidal": [_rounded(train, 3) for train in firing.pyramidal],
        "block_percent": round(100.0 * firing.block, 1),
        "plugged": round(firing.block * RECEPTORS_ON_BRAKE),
        "receptors": RECEPTORS_ON_BRAKE,
        "rest_hz": _rounded(np.array([firing.brake_hz[0], firing.pyramidal_hz[0]]), 2),
        "settled_hz": _rounded(np.array([firing.brake_hz[-1], firing.pyramidal_hz[-1]]), 2),
    }


def pack_scenes() -> dict[str, Any]:
    """Return everything the four pictures draw."""
    surge, growth, spine = surge_chain(), growth_chain(), spine_chain()
    dots = counts_of(surge.glutamate_percent, DOTS_AT_REST)
    pilot = next(item for item in OBSERVATIONS if item.symbol == "dGln")
    drawn = simulate_drawn_spines()
    every = 12
    return {
        "firing": _pack_firing(simulate_firing()),
        "surge": {
            "time": _rounded(surge.time_h * 60.0, 2),
            "glutamate": _rounded(surge.glutamate_percent, 2),
            "dots": dots,
            "rest": DOTS_AT_REST,
            "places": [_rounded(spot, 3) for spot in place_dots(max(dots), np.random.default_rng(DOT_SEED))],
            "bodies": CELL_BODIES,
            "infusion_min": surge.scenario.duration_min,
            "pilot_percent": pilot.value,
        },
        "growth": {
            "time": _rounded(growth.time_h, 2),
            "current": _rounded(growth.ampa_percent, 2),
            "ampa": _rounded(growth.ampa_receptor_percent, 2),
            "bdnf": _rounded(growth.bdnf_percent, 2),
            "mtorc1": _rounded(growth.mtorc1_percent, 2),
            "ampa_count": counts_of(growth.ampa_receptor_percent, AMPA_AT_REST),
            "bdnf_count": counts_of(growth.bdnf_percent, BDNF_AT_REST),
            "mtorc1_count": counts_of(growth.mtorc1_percent, MTORC1_AT_REST),
        },
        "spines": {
            "time": _rounded(spine.time_h[::every] / 24.0, 3),
            "density": _rounded(spine.spine_density_percent[::every], 2),
            "rest": SPINES_AT_REST,
            "rest_per_day": round(24.0 * PLASTICITY.elimination_rate_per_h * SPINES_AT_REST),
            "along": _rounded(drawn.along, 4),
            "side": [int(side) for side in drawn.side],
            "size": _rounded(drawn.size, 3),
            "born": _rounded(drawn.born_h / 24.0, 4),
            "gone": [round(float(h) / 24.0, 4) if np.isfinite(h) else None for h in drawn.gone_h],
        },
    }
