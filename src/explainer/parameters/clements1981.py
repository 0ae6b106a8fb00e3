"""Ketamine PK: Clements and Nimmo 1981, venous, two compartments, per kg.

Healthy adults after 0.25 mg/kg as a bolus. Microconstants seen in a public code
that cites the paper; clearance and half-life computed from them (19.1 mL/min/kg,
3.0 h) match the abstract as remembered.
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "clements1981pharmacokinetics"
_MINUTES_PER_HOUR = 60.0
_REFERENCE_MASS_KG = 70.0


def _value(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", checked=CHECKED)


PARAMETERS = (
    _value("V1", "central volume", 1.7522, "L/kg"),
    _value("k10", "elimination rate constant", 0.0109, "1/min"),
    _value("k12", "rate constant, central to peripheral", 0.0186, "1/min"),
    _value("k21", "rate constant, peripheral to central", 0.0137, "1/min"),
)

_v = values_by_symbol(PARAMETERS)
_central_l = _v["V1"] * _REFERENCE_MASS_KG

PK_SET = PkSet(
    key="clements1981",
    label="Clements & Nimmo 1981",
    sampling_site="venous",
    drug="ketamine",
    reference=PkParameters(
        volumes_l=(_central_l, _central_l * _v["k12"] / _v["k21"]),
        clearance_l_per_h=_central_l * _v["k10"] * _MINUTES_PER_HOUR,
        intercompartmental_l_per_h=(_central_l * _v["k12"] * _MINUTES_PER_HOUR,),
    ),
    reference_mass_kg=_REFERENCE_MASS_KG,
    # Published per kg: volumes and flows both in proportion to mass.
    volume_exponent=1.0,
    flow_exponent=1.0,
)
