"""Targets without a number: signs, order and timing."""

from functools import lru_cache

from explainer.model.chain import PERCENT
from explainer.model.target_curves import (
    block_step,
    gain_at,
    inverted_u,
    peak_gain,
    two_weeks,
    two_weeks_without_ampa,
)
from explainer.model.target_records import SignTarget
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.observations import (
    ANAESTHESIA_HIGH_NG_PER_ML,
    ANAESTHESIA_LOW_NG_PER_ML,
    PLASMA_END_INFUSION_NG_PER_ML,
)

# Four times the highest anaesthetic level: well beyond it, as 200 mg/kg is in a rat.
FAR_BEYOND = 4.0
# "Back to baseline" is read as within this many per cent of it.
NEAR_BASELINE_PERCENT = 5.0
LEAST_FALL = 0.5
EARLY_SHARE = 0.1
_FORTNIGHT_H, _EARLY_H = 336.0, 3.0


def _micromolar(ng_per_ml: float) -> float:
    return ng_per_ml / DISTRIBUTION.molar_mass_g_per_mol


def dose_levels_um() -> tuple[tuple[float, float], tuple[float, float], float]:
    """Return total plasma, micromolar: sub-anaesthetic range, anaesthetic range, far beyond."""
    published = PLASMA_END_INFUSION_NG_PER_ML
    low, high = published.low or published.value, published.high or published.value
    anaesthetic = (
        _micromolar(ANAESTHESIA_LOW_NG_PER_ML.value),
        _micromolar(ANAESTHESIA_HIGH_NG_PER_ML.value),
    )
    return (_micromolar(low), _micromolar(high)), anaesthetic, FAR_BEYOND * anaesthetic[1]


def _order_of_events() -> SignTarget:
    step = block_step()
    return SignTarget(
        "M5",
        "Order of events after block",
        "interneurons fall first, pyramidal cells rise after, at a delayed rate (rat, another blocker)",
        f"fast-spiking cells are down a tenth after {step.fallen_ms:.0f} ms, pyramidal cells start to rise "
        f"after {step.risen_ms:.0f} ms",
        0.0 < step.fallen_ms < step.risen_ms,
        "homayoun2007nmda",
        "abstract",
    )


def _inverted_u() -> SignTarget:
    curve = inverted_u()
    therapeutic = _micromolar(PLASMA_END_INFUSION_NG_PER_ML.value)
    _, anaesthetic, far = dose_levels_um()
    low = curve.at(therapeutic)
    middle = (curve.at(anaesthetic[0]) + curve.at(sum(anaesthetic) / 2.0) + curve.at(anaesthetic[1])) / 3.0
    high = curve.at(far)
    holds = high < PERCENT < low and abs(middle - PERCENT) < NEAR_BASELINE_PERCENT
    return SignTarget(
        "M6",
        "Glutamate against dose",
        "up at low doses, no change at a middle dose, down at an anaesthetic dose (rat)",
        f"{low:.0f}% at {therapeutic:.2f} uM in plasma, {middle:.0f}% over the anaesthetic range, "
        f"{high:.0f}% at {far:.0f} uM",
        holds,
        "moghaddam1997activation",
        "abstract",
    )


def _without_ampa() -> SignTarget:
    gain, _ = peak_gain(two_weeks())
    blocked, _ = peak_gain(two_weeks_without_ampa())
    return SignTarget(
        "M7",
        "AMPA receptors blocked",
        "the antidepressant-like effect is prevented (mouse)",
        f"the gain in spines falls from {gain:.1f}% to {blocked:.1f}%",
        blocked <= LEAST_FALL * gain,
        "maeng2008cellular",
        "abstract",
    )


def _spines() -> tuple[SignTarget, ...]:
    chain = two_weeks()
    top, day = peak_gain(chain)
    early, late = gain_at(chain, _EARLY_H), gain_at(chain, _FORTNIGHT_H)
    formation, elimination = chain.spine_formation_percent, chain.spine_elimination_percent
    spread = float(abs(elimination - PERCENT).max())
    return (
        SignTarget(
            "M11",
            "Spine formation and elimination",
            "formation up, elimination unchanged (mouse)",
            f"formation peaks at {formation.max():.0f}% of rest, elimination stays at {elimination.max():.0f}%",
            bool(formation.max() > PERCENT) and spread == 0.0,
            "phoumthipphavong2016longitudinal",
            "abstract",
        ),
        SignTarget(
            "M11",
            "Spines on day 14",
            "density higher for up to two weeks (mouse)",
            f"{PERCENT + late:.1f}% of rest, after a top of {PERCENT + top:.1f}% on day {day:.0f}",
            late > 0.0,
            "phoumthipphavong2016longitudinal",
            "abstract",
        ),
        SignTarget(
            "M11",
            "Spines at 3 h",
            "behaviour changes before new spines are seen (mouse)",
            f"{PERCENT + early:.1f}% of rest, under a tenth of the later gain",
            0.0 <= early < EARLY_SHARE * top,
            "modasava2019sustained",
            "secondary",
        ),
    )


@lru_cache(maxsize=1)
def sign_targets() -> tuple[SignTarget, ...]:
    """Return the targets of sign, order and timing with what the model gives."""
    return (_order_of_events(), _inverted_u(), _without_ampa(), *_spines())


def signs_of(key: str) -> tuple[SignTarget, ...]:
    """Return the sign targets of one row of the table, such as "M11"."""
    return tuple(sign for sign in sign_targets() if sign.key == key)
