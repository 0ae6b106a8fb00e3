"""Ketamine PK: Domino and colleagues 1984, three compartments, per kg.

Microconstants seen in a public target-controlled-infusion code that cites the paper.
Its clearance (116 L/h at 70 kg) lies well above the meta-analysis (79, 69 to 90).
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "domino1984ketamine"
_MINUTES_PER_HOUR = 60.0
_REFERENCE_MASS_KG = 70.0


def _value(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", checked=CHECKED)


PARAMETERS = (
    _value("V1", "central volume", 0.063, "L/kg"),
    _value("k10", "elimination rate constant", 0.438, "1/min"),
    _value("k12", "rate constant, central to fast peripheral", 0.592, "1/min"),
    _value("k13", "rate constant, central to slow peripheral", 0.59, "1/min"),
    _value("k21", "rate constant, fast peripheral to central", 0.247, "1/min"),
    _value("k31", "rate constant, slow peripheral to central", 0.0146, "1/min"),
)

_v = values_by_symbol(PARAMETERS)
_central_l = _v["V1"] * _REFERENCE_MASS_KG

PK_SET = PkSet(
    key="domino1984",
    label="Domino 1984",
    sampling_site="not stated",
    drug="ketamine",
    reference=PkParameters(
        volumes_l=(
            _central_l,
            _central_l * _v["k12"] / _v["k21"],
            _central_l * _v["k13"] / _v["k31"],
        ),
        clearance_l_per_h=_central_l * _v["k10"] * _MINUTES_PER_HOUR,
        intercompartmental_l_per_h=(
            _central_l * _v["k12"] * _MINUTES_PER_HOUR,
            _central_l * _v["k13"] * _MINUTES_PER_HOUR,
        ),
    ),
    reference_mass_kg=_REFERENCE_MASS_KG,
    # Published per kg: volumes and flows both in proportion to mass.
    volume_exponent=1.0,
    flow_exponent=1.0,
)
