"""The rival explanations: how each route is driven. Directions from animal work, sizes illustrative.

No size of any of these routes is known in people. Each is scaled, in the model, to the same
peak drive at 0.5 mg/kg over 40 min, so that only shape and dependence differ.
"""

from explainer.parameters.bundles import RivalParameters
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"


def _chosen(symbol: str, name: str, value: float, unit: str, source: str, note: str) -> Parameter:
    return Parameter(
        symbol, name, value, unit, source, basis="illustrative", seen="chosen", note=note, checked=CHECKED
    )


PARAMETERS = (
    _chosen(
        "V_rest",
        "voltage of the resting pyramidal cell",
        -70.0,
        "mV",
        "gideons2014mechanisms",
        "Where miniature events act; Mg2+ is strongest there.",
    ),
    _chosen(
        "m_rest",
        "block of resting NMDA current by memantine, relative to ketamine",
        0.2,
        "1",
        "gideons2014mechanisms",
        "Ketamine blocks resting receptors in physiological Mg2+, memantine hardly does.",
    ),
    Parameter(
        "EC50_HNK",
        "HNK in plasma for half of its effect on AMPA receptors",
        0.1,
        "uM",
        "zanos2016nmdar",
        basis="illustrative",
        seen="chosen",
        note="No such number is known; set near the level an infusion reaches.",
        checked=CHECKED,
    ),
    Parameter(
        "Kd_TrkB",
        "ketamine at the TrkB site",
        12.0,
        "uM",
        "casarotto2021antidepressant",
        basis="illustrative",
        seen="memory-unverified",
        note="Recalled; far above the free level of an infusion.",
        checked=CHECKED,
    ),
    _chosen(
        "o_rest",
        "share of the effect of the surge left without opioid receptors",
        0.3,
        "1",
        "williams2018attenuation",
        "Naltrexone cut the response; by how much at the synapse is unknown.",
    ),
    _chosen(
        "k_on_H",
        "trapping in habenula receptors",
        2.0,
        "1/h/uM",
        "yang2018ketamine",
        "About half are held after an infusion.",
    ),
    _chosen(
        "k_off_H",
        "release of trapped ketamine in the habenula",
        1.0 / 12.0,
        "1/h",
        "ma2023sustained",
        "Block lasted up to 24 h in mice.",
    ),
    _chosen(
        "m_off",
        "release of memantine, relative to ketamine",
        4.0,
        "1",
        "ma2023sustained",
        "Memantine is trapped only in part.",
    ),
)

_v = values_by_symbol(PARAMETERS)

RIVALS = RivalParameters(
    resting_voltage_mv=_v["V_rest"],
    memantine_resting_fraction=_v["m_rest"],
    hnk_half_effect_um=_v["EC50_HNK"],
    trkb_dissociation_um=_v["Kd_TrkB"],
    opioid_free_fraction=_v["o_rest"],
    habenula_on_per_um_h=_v["k_on_H"],
    habenula_off_per_h=_v["k_off_H"],
    memantine_release_ratio=_v["m_off"],
)
