"""Ketamine PK, 70 kg: Kamp and colleagues 2020, arterial, three compartments.

A meta-analytic model from 14 raw data sets. Values seen in two independent public
codes that cite the paper's table; the paper's own table was not seen.
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "kamp2020ketamine"


def _value(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", checked=CHECKED)


PARAMETERS = (
    _value("V1", "central volume", 25.0, "L/70kg"),
    _value("V2", "fast peripheral volume", 56.0, "L/70kg"),
    _value("V3", "slow peripheral volume", 157.0, "L/70kg"),
    _value("CL", "clearance", 84.0, "L/h/70kg"),
    _value("Q2", "intercompartmental clearance, fast", 161.0, "L/h/70kg"),
    _value("Q3", "intercompartmental clearance, slow", 79.0, "L/h/70kg"),
)

_v = values_by_symbol(PARAMETERS)

PK_SET = PkSet(
    key="kamp2020",
    label="Kamp 2020",
    sampling_site="arterial",
    drug="ketamine",
    reference=PkParameters(
        volumes_l=(_v["V1"], _v["V2"], _v["V3"]),
        clearance_l_per_h=_v["CL"],
        intercompartmental_l_per_h=(_v["Q2"], _v["Q3"]),
    ),
    reference_mass_kg=70.0,
    volume_exponent=1.0,
    flow_exponent=0.75,
)
