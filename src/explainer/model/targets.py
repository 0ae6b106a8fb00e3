"""What the model was held to: each published observation beside what the model gives."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.chain import PERCENT, simulate_chain
from explainer.model.circuit import simulate_block_step
from explainer.model.mechanism import Mechanism
from explainer.model.nmda_block import block_from_concentration, concentration_for_block
from explainer.model.pk import distribution_volume_l, terminal_half_life_h
from explainer.model.scenario import REFERENCE_MASS_KG, Scenario
from explainer.model.surge import circuit_table
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY, PK_SETS
from explainer.parameters.distribution import DISTRIBUTION

_TWO_WEEKS_H = 336.0


@dataclass(frozen=True, slots=True)
class NumericTarget:
    """An observed number with an accepted range, and the model's value under each set.

    Attributes
    ----------
    name, unit : str
        What and in which unit.
    observed, low, high : float
        As published; the range the tests accept.
    source, seen : str
        Reference key and how it was seen.
    model : tuple of (str, float)
        Label of the set and the model's value.
    """

    name: str
    unit: str
    observed: float
    low: float
    high: float
    source: str
    seen: str
    model: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SignTarget:
    """An observed sign, order or timing, and what the model gives.

    Attributes
    ----------
    name, observed, model : str
        In words.
    holds : bool
        Whether the model agrees.
    source, seen : str
        Reference key and how it was seen.
    """

    name: str
    observed: str
    model: str
    holds: bool
    source: str
    seen: str


@lru_cache(maxsize=1)
def numeric_targets() -> tuple[NumericTarget, ...]:
    """Return the numeric targets with the model's present values."""
    per_pk = {key: pk.at_mass(REFERENCE_MASS_KG) for key, pk in PK_SETS.items()}
    labels = {key: f"{pk.label}, {pk.sampling_site}" for key, pk in PK_SETS.items()}
    plasma = tuple(
        (labels[key], float(simulate_chain(Scenario(pk=key, horizon_h=1.0)).plasma_ketamine_ng_per_ml[40]))
        for key in per_pk
    )
    glutamate = tuple(
        (
            affinity.label,
            float(simulate_chain(Scenario(affinity=key, horizon_h=6.0)).glutamate_percent.max()) - PERCENT,
        )
        for key, affinity in AFFINITY_SETS.items()
    )
    return (
        NumericTarget(
            "Plasma, 0.5 mg/kg over 40 min",
            "ng/mL",
            185.0,
            100.0,
            290.0,
            "zanos2018ketamine",
            "secondary",
            plasma,
        ),
        NumericTarget(
            "Clearance, 70 kg",
            "L/h",
            79.0,
            69.0,
            90.0,
            "kamp2020ketamine",
            "abstract",
            tuple((labels[key], p.clearance_l_per_h) for key, p in per_pk.items()),
        ),
        NumericTarget(
            "Volume of distribution, 70 kg",
            "L",
            252.0,
            200.0,
            304.0,
            "kamp2020ketamine",
            "abstract",
            tuple((labels[key], distribution_volume_l(p)) for key, p in per_pk.items()),
        ),
        NumericTarget(
            "Terminal half-life",
            "h",
            3.0,
            1.9,
            3.5,
            "ma2023sustained",
            "abstract",
            tuple((labels[key], terminal_half_life_h(p)) for key, p in per_pk.items()),
        ),
        NumericTarget(
            "Rise of glutamate cycling",
            "%",
            13.0,
            5.0,
            25.0,
            "abdallah2018effects",
            "abstract",
            glutamate,
        ),
    )


def _order_of_events() -> SignTarget:
    concentration = concentration_for_block(np.array([0.5]), AFFINITY_SETS[DEFAULT_AFFINITY], BLOCK)
    block = block_from_concentration(concentration, AFFINITY_SETS[DEFAULT_AFFINITY], BLOCK)
    time_ms, rates = simulate_block_step(block, CIRCUIT)
    fallen = float(time_ms[np.argmax(rates.interneuron < 0.9)])  # noqa: PLR2004  # a tenth below rest
    tenth = 1.0 + 0.1 * (rates.pyramidal[-1] - 1.0)
    risen = float(time_ms[np.argmax(rates.pyramidal > tenth)])
    return SignTarget(
        "Order of events after block",
        "interneurons fall first, pyramidal cells rise after",
        f"interneurons are down a tenth after {fallen:.0f} ms, pyramidal cells start to rise after {risen:.0f} ms",
        fallen < risen,
        "homayoun2007nmda",
        "abstract",
    )


def _inverted_u() -> SignTarget:
    total_um = np.array([0.78, 7.5, 40.0])
    block = block_from_concentration(
        total_um * DISTRIBUTION.unbound_fraction, AFFINITY_SETS[DEFAULT_AFFINITY], BLOCK
    )
    low, middle, high = PERCENT * circuit_table(DEFAULT_AFFINITY).at(block.interneuron).pyramidal
    return SignTarget(
        "Glutamate against dose",
        "up at low doses, no change at a middle dose, down at an anaesthetic dose (rat)",
        f"{low:.0f}% at {total_um[0]} uM in plasma, {middle:.0f}% at {total_um[1]} uM, {high:.0f}% at {total_um[2]:.0f} uM",
        bool(high < middle < low),
        "moghaddam1997activation",
        "abstract",
    )


@lru_cache(maxsize=1)
def sign_targets() -> tuple[SignTarget, ...]:
    """Return the targets of sign, order and timing with what the model gives."""
    chain = simulate_chain(Scenario(horizon_h=_TWO_WEEKS_H, step_min=10.0))
    blocked = simulate_chain(chain.scenario, Mechanism(ampa_available_fraction=0.0))
    density = chain.spine_density_percent
    at_3_h = float(density[np.searchsorted(chain.time_h, 3.0)])
    gain, blocked_gain = (float(c.spine_density_percent.max()) - PERCENT for c in (chain, blocked))
    return (
        _order_of_events(),
        _inverted_u(),
        SignTarget(
            "AMPA receptors blocked",
            "the antidepressant-like effect is prevented (mouse)",
            f"the gain in spines falls from {gain:.1f}% to {blocked_gain:.1f}%",
            blocked_gain <= 0.5 * gain,
            "maeng2008cellular",
            "abstract",
        ),
        SignTarget(
            "Spine formation and elimination",
            "formation up, elimination unchanged (mouse)",
            f"formation peaks at {chain.spine_formation_percent.max():.0f}%, "
            f"elimination stays at {chain.spine_elimination_percent.max():.0f}%",
            bool(chain.spine_formation_percent.max() > PERCENT),
            "phoumthipphavong2016longitudinal",
            "abstract",
        ),
        SignTarget(
            "Spines on day 14",
            "density higher for up to two weeks (mouse)",
            f"{density[-1]:.1f}% of rest",
            bool(density[-1] > PERCENT),
            "phoumthipphavong2016longitudinal",
            "abstract",
        ),
        SignTarget(
            "Spines at 3 h",
            "behaviour changes before new spines appear (mouse)",
            f"{at_3_h:.1f}% of rest, of a later top of {density.max():.1f}%",
            bool(at_3_h - PERCENT < 0.1 * gain),
            "modasava2019sustained",
            "secondary",
        ),
    )
