"""Esketamine, norketamine and HNK PK: Simons and colleagues 2022, arterial, 70 kg.

Twenty healthy adults, 20 mg esketamine into a vein over 20 min. Values seen in a
public code that transcribes the paper's Table 4. Flows are printed per minute.
"""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import MetaboliteSet, PkParameters, PkSet

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "simons2022population"
_MINUTES_PER_HOUR = 60.0


def _value(symbol: str, name: str, value: float, unit: str, error: float = 0.0) -> Parameter:
    return Parameter(
        symbol,
        name,
        value,
        unit,
        _SOURCE,
        basis="fitted",
        seen="secondary",
        note="Range: printed standard error." if error else "",
        low=value - error if error else None,
        high=value + error if error else None,
        checked=CHECKED,
    )


def _assumed(symbol: str, name: str, value: float, note: str) -> Parameter:
    return Parameter(
        symbol, name, value, "1", _SOURCE, basis="assumed", seen="secondary", note=note, checked=CHECKED
    )


PARAMETERS = (
    _value("VK1", "ketamine central volume", 11.6, "L/70kg", 0.9),
    _value("VK2", "ketamine peripheral volume, first", 39.0, "L/70kg", 2.9),
    _value("VK3", "ketamine peripheral volume, second", 174.0, "L/70kg", 11.0),
    _value("CLK1", "ketamine clearance", 1.48, "L/min", 0.06),
    _value("CLK2", "ketamine intercompartmental clearance, first", 2.43, "L/min", 0.24),
    _value("CLK3", "ketamine intercompartmental clearance, second", 1.21, "L/min", 0.08),
    _value("MTT1", "mean transit time, ketamine to norketamine", 20.1, "min", 1.0),
    _assumed("fm_NK", "share of ketamine that becomes norketamine", 0.8, "Fixed by the authors."),
    _value("VN1", "norketamine central volume", 11.6, "L/70kg"),
    _value("VN2", "norketamine peripheral volume", 221.0, "L/70kg", 13.0),
    _value("CLN1", "norketamine clearance", 1.0, "L/min", 0.04),
    _value("CLN2", "norketamine intercompartmental clearance", 2.63, "L/min", 0.15),
    _value("MTT2", "mean transit time, norketamine to HNK", 1.12, "min", 0.51),
    _assumed("fm_HNK", "share of norketamine that becomes HNK", 0.7, "Fixed by the authors."),
    _value("VH1", "HNK central volume", 4.4, "L/70kg", 2.0),
    _value("VH2", "HNK peripheral volume", 87.5, "L/70kg", 6.5),
    _value("CLH1", "HNK clearance", 0.933, "L/min", 0.068),
    _value("CLH2", "HNK intercompartmental clearance", 1.7, "L/min", 0.25),
)

_v = values_by_symbol(PARAMETERS)

PK_SET = PkSet(
    key="simons2022",
    label="Simons 2022",
    sampling_site="arterial",
    drug="esketamine",
    reference=PkParameters(
        volumes_l=(_v["VK1"], _v["VK2"], _v["VK3"]),
        clearance_l_per_h=_v["CLK1"] * _MINUTES_PER_HOUR,
        intercompartmental_l_per_h=(_v["CLK2"] * _MINUTES_PER_HOUR, _v["CLK3"] * _MINUTES_PER_HOUR),
    ),
    reference_mass_kg=70.0,
    volume_exponent=1.0,
    flow_exponent=0.75,
)
HNK = PkParameters(
    volumes_l=(_v["VH1"], _v["VH2"]),
    clearance_l_per_h=_v["CLH1"] * _MINUTES_PER_HOUR,
    intercompartmental_l_per_h=(_v["CLH2"] * _MINUTES_PER_HOUR,),
)
HNK_FRACTION = _v["fm_HNK"]
HNK_TRANSIT_H = _v["MTT2"] / _MINUTES_PER_HOUR

METABOLITE_SET = MetaboliteSet(
    key="simons2022",
    label="Simons 2022, norketamine and HNK",
    sampling_site="arterial",
    norketamine=PkParameters(
        volumes_l=(_v["VN1"], _v["VN2"]),
        clearance_l_per_h=_v["CLN1"] * _MINUTES_PER_HOUR,
        intercompartmental_l_per_h=(_v["CLN2"] * _MINUTES_PER_HOUR,),
    ),
    hnk=HNK,
    norketamine_fraction=_v["fm_NK"],
    hnk_fraction=HNK_FRACTION,
    norketamine_transit_h=_v["MTT1"] / _MINUTES_PER_HOUR,
    hnk_transit_h=HNK_TRANSIT_H,
    reference_mass_kg=70.0,
)
