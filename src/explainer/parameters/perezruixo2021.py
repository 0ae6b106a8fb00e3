"""Esketamine PK: Perez-Ruixo and colleagues 2021, with a liver compartment.

820 people (256 healthy, 564 with treatment-resistant depression), nasal, oral and
intravenous esketamine. Values seen in a public transcription. No effect of body mass
was found, so none is applied.
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "perezruixo2021population"


def _value(symbol: str, name: str, value: float, unit: str, note: str = "") -> Parameter:
    return Parameter(
        symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", note=note, checked=CHECKED
    )


PARAMETERS = (
    _value("Vc", "central volume", 192.0, "L"),
    _value("Q1", "intercompartmental clearance, first", 84.3, "L/h"),
    _value("Vp1", "first peripheral volume", 143.0, "L"),
    _value("Q2", "intercompartmental clearance, second", 37.6, "L/h"),
    _value("Vp2", "second peripheral volume", 417.0, "L"),
    _value("Qh", "blood flow through the liver", 151.0, "L/h"),
    _value("Vh", "volume of the liver compartment", 101.0, "L"),
    _value("kel", "loss in the liver by other ways", 1.11, "1/h"),
    _value("kmet", "loss in the liver to noresketamine", 2.77, "1/h"),
    _value("FRn", "share absorbed through the nose, first spray", 0.54, "1"),
    _value("FRn_later", "the same for later sprays, relative to the first", 0.62, "1"),
    _value("ka_n", "absorption rate through the nose", 2.93, "1/h"),
    _value("F_gut", "share that passes the gut wall", 0.64, "1"),
)

_v = values_by_symbol(PARAMETERS)
VALUES = _v

PK_SET = PkSet(
    key="perezruixo2021",
    label="Perez-Ruixo 2021",
    sampling_site="not stated",
    drug="esketamine",
    reference=PkParameters(
        volumes_l=(_v["Vc"], _v["Vp1"], _v["Vp2"], _v["Vh"]),
        clearance_l_per_h=0.0,
        intercompartmental_l_per_h=(_v["Q1"], _v["Q2"], _v["Qh"]),
        peripheral_clearance_l_per_h=(0.0, 0.0, (_v["kel"] + _v["kmet"]) * _v["Vh"]),
    ),
    reference_mass_kg=70.0,
    volume_exponent=0.0,
    flow_exponent=0.0,
)
