"""Esketamine PK: Fanta and colleagues 2015, venous, three compartments, 70 kg.

Eleven healthy men, esketamine into a vein and by mouth. Values seen in a public
transcription of Otto 2021, which used this model for the parent drug.
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "fanta2015pharmacokinetics"


def _value(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", checked=CHECKED)


PARAMETERS = (
    _value("V1", "central volume", 133.0, "L/70kg"),
    _value("CL", "clearance", 95.2, "L/h/70kg"),
    _value("Vp1", "first peripheral volume", 187.0, "L"),
    _value("Q1", "intercompartmental clearance, first", 23.2, "L/h"),
    _value("Vp2", "second peripheral volume", 98.8, "L"),
    _value("Q2", "intercompartmental clearance, second", 157.0, "L/h"),
)

_v = values_by_symbol(PARAMETERS)

PK_SET = PkSet(
    key="fanta2015",
    label="Fanta 2015",
    sampling_site="venous",
    drug="esketamine",
    reference=PkParameters(
        volumes_l=(_v["V1"], _v["Vp1"], _v["Vp2"]),
        clearance_l_per_h=_v["CL"],
        intercompartmental_l_per_h=(_v["Q1"], _v["Q2"]),
    ),
    reference_mass_kg=70.0,
    volume_exponent=1.0,
    flow_exponent=0.75,
)
