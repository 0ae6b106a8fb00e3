"""The curves behind the targets: what is drawn beside each published observation."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.chain import PERCENT, Chain, simulate_chain
from explainer.model.circuit import simulate_block_step
from explainer.model.cleft import decay_time_constant_ms, most_open_ampa, most_open_nmda, simulate_quantum
from explainer.model.mechanism import Mechanism
from explainer.model.nmda_block import block_from_concentration, concentration_for_block
from explainer.model.scenario import MINUTES_PER_HOUR, Scenario
from explainer.model.surge import circuit_table
from explainer.numerics import FloatArray, frozen
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.cleft2026 import CLEFT
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY, PK_SETS
from explainer.parameters.distribution import DISTRIBUTION

TWO_WEEKS_H = 336.0
END_OF_INFUSION_MIN = 40.0
# The tests average twelve releases; eight are enough for a picture and quicker.
RELEASES = 8
# A block that a therapeutic level reaches under the default set, switched on at once.
STEP_BLOCK = 0.5
_FALLEN, _RISEN_SHARE = 0.9, 0.1
_DAY_H = 24.0


@dataclass(frozen=True, slots=True)
class PlasmaCurve:
    """Plasma after 0.5 mg/kg over 40 min under one set.

    Attributes
    ----------
    key, label, sampling_site, drug : str
        Of the set.
    time_min, ng_per_ml : ndarray, shape (T,)
        Minutes from the start; total ketamine.
    end_ng_per_ml : float
        At the end of the infusion.
    """

    key: str
    label: str
    sampling_site: str
    drug: str
    time_min: FloatArray
    ng_per_ml: FloatArray
    end_ng_per_ml: float


@lru_cache(maxsize=1)
def plasma_curves() -> tuple[PlasmaCurve, ...]:
    """Return the curve of every set."""
    curves = []
    for key, pk in PK_SETS.items():
        chain = simulate_chain(Scenario(pk=key, horizon_h=2.0))
        time_min = np.round(chain.time_h * MINUTES_PER_HOUR, 6)
        end = float(chain.plasma_ketamine_ng_per_ml[np.searchsorted(time_min, END_OF_INFUSION_MIN)])
        curves.append(
            PlasmaCurve(
                key,
                pk.label,
                pk.sampling_site,
                pk.drug,
                frozen(time_min),
                chain.plasma_ketamine_ng_per_ml,
                end,
            )
        )
    return tuple(curves)


@dataclass(frozen=True, slots=True)
class CleftCurve:
    """One quantum in the cleft, the mean of several seeded releases.

    Attributes
    ----------
    time_ms, concentration_mm : ndarray, shape (T,)
        Mean glutamate over the cleft.
    peak_mm, decay_ms, open_ampa, open_nmda : float
        Read from each release, then averaged.
    """

    time_ms: FloatArray
    concentration_mm: FloatArray
    peak_mm: float
    decay_ms: float
    open_ampa: float
    open_nmda: float


@lru_cache(maxsize=1)
def cleft_curve() -> CleftCurve:
    """Return the mean of `RELEASES` releases."""
    time_ms = np.linspace(0.0, 5.0, 101)
    quanta = [
        simulate_quantum(CLEFT, np.random.default_rng(seed), frame_ms=time_ms, followed=1)
        for seed in range(RELEASES)
    ]
    return CleftCurve(
        time_ms=frozen(time_ms),
        concentration_mm=frozen(np.mean([q.concentration_mm for q in quanta], axis=0)),
        peak_mm=float(np.mean([q.concentration_mm.max() for q in quanta])),
        decay_ms=float(np.mean([decay_time_constant_ms(q) for q in quanta])),
        open_ampa=float(np.mean([most_open_ampa(q) for q in quanta])),
        open_nmda=float(np.mean([most_open_nmda(q) for q in quanta])),
    )


@dataclass(frozen=True, slots=True)
class BlockStep:
    """The circuit's milliseconds after half block on fast-spiking cells.

    Attributes
    ----------
    time_ms, fast_spiking_percent, pyramidal_percent : ndarray, shape (T,)
        Firing, percent of rest.
    fallen_ms, risen_ms : float
        When fast-spiking firing is down a tenth; when pyramidal firing has gone a tenth of
        the way to where it ends.
    """

    time_ms: FloatArray
    fast_spiking_percent: FloatArray
    pyramidal_percent: FloatArray
    fallen_ms: float
    risen_ms: float


@lru_cache(maxsize=1)
def block_step() -> BlockStep:
    """Return the transient under the default affinity set."""
    affinity = AFFINITY_SETS[DEFAULT_AFFINITY]
    concentration = concentration_for_block(np.array([STEP_BLOCK]), affinity, BLOCK)
    block = block_from_concentration(concentration, affinity, BLOCK)
    time_ms, rates = simulate_block_step(block, CIRCUIT, duration_ms=1000.0)
    goal = 1.0 + _RISEN_SHARE * (rates.pyramidal[-1] - 1.0)
    return BlockStep(
        time_ms=frozen(time_ms),
        fast_spiking_percent=frozen(PERCENT * rates.interneuron),
        pyramidal_percent=frozen(PERCENT * rates.pyramidal),
        fallen_ms=float(time_ms[np.argmax(rates.interneuron < _FALLEN)]),
        risen_ms=float(time_ms[np.argmax(rates.pyramidal > goal)]),
    )


@dataclass(frozen=True, slots=True)
class InvertedU:
    """The level a sustained concentration settles at.

    Attributes
    ----------
    plasma_um : ndarray, shape (C,)
        Total ketamine in plasma, evenly spaced in its logarithm.
    percent_by_set : dict of str to ndarray, shape (C,)
        Glutamate, percent of baseline, by key of the affinity set.
    """

    plasma_um: FloatArray
    percent_by_set: dict[str, FloatArray]

    def at(self, plasma_um: float, affinity: str = DEFAULT_AFFINITY) -> float:
        """Return the level at a concentration, read between points."""
        return float(np.interp(np.log(plasma_um), np.log(self.plasma_um), self.percent_by_set[affinity]))


@lru_cache(maxsize=1)
def inverted_u() -> InvertedU:
    """Return the curve under every affinity set."""
    plasma_um = np.geomspace(0.05, 100.0, 166)
    free_um = plasma_um * DISTRIBUTION.unbound_fraction
    levels = {}
    for key, affinity in AFFINITY_SETS.items():
        block = block_from_concentration(free_um, affinity, BLOCK)
        levels[key] = frozen(PERCENT * circuit_table(key).pyramidal_at(block.interneuron))
    return InvertedU(frozen(plasma_um), levels)


@lru_cache(maxsize=1)
def two_weeks() -> Chain:
    """Return one infusion followed for fourteen days."""
    return simulate_chain(Scenario(horizon_h=TWO_WEEKS_H, step_min=30.0))


@lru_cache(maxsize=1)
def two_weeks_without_ampa() -> Chain:
    """Return the same with AMPA receptors blocked."""
    return simulate_chain(two_weeks().scenario, Mechanism(ampa_available_fraction=0.0))


@lru_cache(maxsize=1)
def surge_by_set() -> dict[str, Chain]:
    """Return one infusion followed for six hours under every affinity set."""
    return {key: simulate_chain(Scenario(affinity=key, horizon_h=6.0, step_min=2.0)) for key in AFFINITY_SETS}


def gain_at(chain: Chain, hour: float) -> float:
    """Return the spines gained by an hour, percent of rest.

    Parameters
    ----------
    chain : Chain
        Holds the hour as one of its rows.
    hour : float
        Hours.
    """
    return float(chain.spine_density_percent[np.searchsorted(chain.time_h, hour - 1e-9)]) - PERCENT


def peak_gain(chain: Chain) -> tuple[float, float]:
    """Return the most spines gained, percent of rest, and on which day."""
    top = int(chain.spine_density_percent.argmax())
    return float(chain.spine_density_percent[top]) - PERCENT, float(chain.time_h[top]) / _DAY_H
