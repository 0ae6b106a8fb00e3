"""Ketamine at recombinant GluN1/GluN2A-D receptors: Kotermanski and Johnson 2009.

Half-blocking concentrations at -66 mV with and without 1 mM Mg2+. The ratio of the
two is how strongly Mg2+ competes with ketamine at each subunit.
"""

from explainer.parameters.bundles import AffinitySet
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "kotermanski2009memantine"
_NOTE = "Recalled, not read; shown with that tag until the paper's table is read."


def _ic50(symbol: str, name: str, value_um: float) -> Parameter:
    return Parameter(
        symbol,
        name,
        value_um,
        "uM",
        _SOURCE,
        basis="illustrative",
        seen="memory-unverified",
        note=_NOTE,
        checked=CHECKED,
    )


PARAMETERS = (
    _ic50("IC50_2A", "half-block, GluN2A, 1 mM Mg2+, -66 mV", 5.35),
    _ic50("IC50_2B", "half-block, GluN2B, 1 mM Mg2+, -66 mV", 5.08),
    _ic50("IC50_2C", "half-block, GluN2C, 1 mM Mg2+, -66 mV", 1.18),
    _ic50("IC50_2D", "half-block, GluN2D, 1 mM Mg2+, -66 mV", 2.95),
    _ic50("IC50_2A_0Mg", "half-block, GluN2A, no Mg2+, -66 mV", 0.33),
    _ic50("IC50_2B_0Mg", "half-block, GluN2B, no Mg2+, -66 mV", 0.31),
    _ic50("IC50_2C_0Mg", "half-block, GluN2C, no Mg2+, -66 mV", 0.51),
    _ic50("IC50_2D_0Mg", "half-block, GluN2D, no Mg2+, -66 mV", 0.83),
    Parameter(
        "n_recombinant",
        "Hill slope, recombinant receptors",
        1.0,
        "1",
        _SOURCE,
        basis="assumed",
        seen="chosen",
        note="One blocker molecule plugs one pore.",
        checked=CHECKED,
    ),
    Parameter(
        "V_ref",
        "voltage at which the half-blocks were measured",
        -66.0,
        "mV",
        _SOURCE,
        basis="illustrative",
        seen="memory-unverified",
        note=_NOTE,
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)
SUBUNITS = ("2A", "2B", "2C", "2D")

REFERENCE_VOLTAGE_MV = _v["V_ref"]
IC50_UM = (_v["IC50_2A"], _v["IC50_2B"], _v["IC50_2C"], _v["IC50_2D"])
MAGNESIUM_COMPETITION = (
    _v["IC50_2A"] / _v["IC50_2A_0Mg"],
    _v["IC50_2B"] / _v["IC50_2B_0Mg"],
    _v["IC50_2C"] / _v["IC50_2C_0Mg"],
    _v["IC50_2D"] / _v["IC50_2D_0Mg"],
)
# Sets that publish one number for cortical (GluN2A/2B) current take their subunit
# ratios from here: each subunit's IC50 relative to the geometric mean of 2A and 2B.
RELATIVE_IC50 = tuple(value / (IC50_UM[0] * IC50_UM[1]) ** 0.5 for value in IC50_UM)

AFFINITY_SET = AffinitySet(
    key="kotermanski2009",
    label="Recombinant receptors in Mg2+",
    ic50_um=IC50_UM,
    hill_coefficient=_v["n_recombinant"],
)
