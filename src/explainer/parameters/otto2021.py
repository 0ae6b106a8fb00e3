"""Norketamine PK: Otto and colleagues 2021, venous, 70 kg.

Forty-eight healthy adults, esketamine into a vein. Values seen in a public
transcription of the paper's Table 3. All ketamine is taken to become norketamine.
"""

from explainer.parameters import simons2022
from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import MetaboliteSet, PkParameters

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "otto2021population"


def _value(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(symbol, name, value, unit, _SOURCE, basis="fitted", seen="secondary", checked=CHECKED)


PARAMETERS = (
    _value("V_nk", "norketamine central volume", 98.6, "L/70kg"),
    _value("CL_nk", "norketamine clearance", 57.7, "L/h/70kg"),
    _value("Vp_nk", "norketamine peripheral volume", 160.0, "L"),
    _value("Q_nk", "norketamine intercompartmental clearance", 42.8, "L/h"),
    Parameter(
        "fm_otto",
        "share of ketamine that becomes norketamine",
        1.0,
        "1",
        _SOURCE,
        basis="assumed",
        seen="secondary",
        note="Fixed by the authors. HNK, which they did not model, is taken from Simons 2022.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

METABOLITE_SET = MetaboliteSet(
    key="otto2021",
    label="Otto 2021, norketamine (HNK from Simons 2022)",
    sampling_site="venous",
    norketamine=PkParameters(
        volumes_l=(_v["V_nk"], _v["Vp_nk"]),
        clearance_l_per_h=_v["CL_nk"],
        intercompartmental_l_per_h=(_v["Q_nk"],),
    ),
    hnk=simons2022.HNK,
    norketamine_fraction=_v["fm_otto"],
    hnk_fraction=simons2022.HNK_FRACTION,
    norketamine_transit_h=0.0,
    hnk_transit_h=simons2022.HNK_TRANSIT_H,
    reference_mass_kg=70.0,
)
