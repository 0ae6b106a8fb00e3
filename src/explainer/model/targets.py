"""What the model was held to: each published observation beside what the model gives.

Rows are named as in the tests, M1 to M12; M9 and M10 were never used. A value outside
its accepted range is listed as outside, not left out.
"""

from functools import lru_cache

from explainer.model.chain import PERCENT
from explainer.model.pk import distribution_volume_l, terminal_half_life_h, total_clearance_l_per_h
from explainer.model.scenario import REFERENCE_MASS_KG
from explainer.model.target_curves import cleft_curve, plasma_curves, surge_by_set
from explainer.model.target_laws import laws
from explainer.model.target_records import Law, ModelValue, NumericTarget, SignTarget
from explainer.model.target_signs import sign_targets
from explainer.parameters import franks2002, observations
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS
from explainer.parameters.parameter import Parameter
from explainer.parameters.pk_bundles import PkSet

__all__ = ["Law", "ModelValue", "NumericTarget", "SignTarget", "laws", "numeric_targets", "sign_targets"]

# Arterial blood leads venous blood while the drug goes in, so its sets may run higher.
ARTERIAL_HIGH_NG_PER_ML = 290.0
HALF_LIFE_RANGE_H = (1.9, 3.5)
CYCLING_RANGE_PERCENT = (5.0, 25.0)
# The cleft is one synapse of many; 30% either way is accepted.
CLEFT_TOLERANCE = 0.3


def _range_of(parameter: Parameter) -> tuple[float, float]:
    low = parameter.value if parameter.low is None else parameter.low
    high = parameter.value if parameter.high is None else parameter.high
    return low, high


def site_label(pk: PkSet) -> str:
    """Return a set's name with where its blood was drawn."""
    site = "site not stated" if pk.sampling_site == "not stated" else pk.sampling_site
    return f"{pk.label}, {site}"


def _plasma() -> NumericTarget:
    published = observations.PLASMA_END_INFUSION_NG_PER_ML
    low, high = _range_of(published)
    return NumericTarget(
        "M1",
        "Plasma at the end of 0.5 mg/kg over 40 min",
        "ng/mL",
        published.value,
        low,
        ARTERIAL_HIGH_NG_PER_ML,
        published.source,
        published.seen,
        tuple(
            ModelValue(
                site_label(PK_SETS[curve.key]),
                curve.drug,
                curve.end_ng_per_ml,
                low,
                ARTERIAL_HIGH_NG_PER_ML if curve.sampling_site == "arterial" else high,
            )
            for curve in plasma_curves()
        ),
    )


def _per_pk(
    key: str, name: str, published: Parameter, accepted: tuple[float, float], values: dict[str, float]
) -> NumericTarget:
    low, high = accepted
    return NumericTarget(
        key,
        name,
        published.unit,
        published.value,
        low,
        high,
        published.source,
        published.seen,
        tuple(
            ModelValue(site_label(PK_SETS[pk]), PK_SETS[pk].drug, value, low, high)
            for pk, value in values.items()
        ),
    )


def _cleft() -> tuple[NumericTarget, ...]:
    curve = cleft_curve()
    published = {item.symbol: item for item in franks2002.OBSERVATIONS}
    given = (
        ("c_peak", "Peak of cleft glutamate", "mM", curve.peak_mm),
        ("tau_c", "Decay of cleft glutamate", "ms", curve.decay_ms),
        ("open_A", "AMPA receptors open at one moment", "receptors", curve.open_ampa),
        ("open_N", "NMDA receptors open at one moment", "receptors", curve.open_nmda),
    )
    targets = []
    for symbol, name, unit, value in given:
        row = published[symbol]
        low, high = (1.0 - CLEFT_TOLERANCE) * row.value, (1.0 + CLEFT_TOLERANCE) * row.value
        only = (ModelValue("the simulated synapse", "", value, low, high),)
        targets.append(NumericTarget("M4", name, unit, row.value, low, high, row.source, row.seen, only))
    return tuple(targets)


def _cycling() -> NumericTarget:
    published = observations.CYCLING_INCREASE_PERCENT
    low, high = CYCLING_RANGE_PERCENT
    return NumericTarget(
        "M8",
        "Rise of glutamate cycling during an infusion",
        published.unit,
        published.value,
        low,
        high,
        published.source,
        published.seen,
        tuple(
            ModelValue(
                AFFINITY_SETS[key].label, "", float(chain.glutamate_percent.max()) - PERCENT, low, high
            )
            for key, chain in surge_by_set().items()
        ),
    )


@lru_cache(maxsize=1)
def numeric_targets() -> tuple[NumericTarget, ...]:
    """Return the numeric targets with the model's present values."""
    sets = {key: pk.at_mass(REFERENCE_MASS_KG) for key, pk in PK_SETS.items()}
    clearance, volume = observations.CLEARANCE_L_PER_H, observations.DISTRIBUTION_VOLUME_L
    return (
        _plasma(),
        _per_pk(
            "M2",
            "Clearance, 70 kg",
            clearance,
            _range_of(clearance),
            {key: total_clearance_l_per_h(pk) for key, pk in sets.items()},
        ),
        _per_pk(
            "M2",
            "Volume of distribution, 70 kg",
            volume,
            _range_of(volume),
            {key: distribution_volume_l(pk) for key, pk in sets.items()},
        ),
        _per_pk(
            "M3",
            "Terminal half-life",
            observations.HALF_LIFE_H,
            HALF_LIFE_RANGE_H,
            {key: terminal_half_life_h(pk) for key, pk in sets.items()},
        ),
        *_cleft(),
        _cycling(),
    )


def targets_of(key: str) -> tuple[NumericTarget, ...]:
    """Return the numeric targets of one row of the table, such as "M2"."""
    return tuple(target for target in numeric_targets() if target.key == key)


def count_inside() -> tuple[int, int]:
    """Return how many model values lie in their accepted range, and how many there are."""
    flags = [value.is_inside for target in numeric_targets() for value in target.model]
    return sum(flags), len(flags)
