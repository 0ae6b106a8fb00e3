"""Glutamate and the slow chain: sign and timing from animal work, sizes illustrative.

Human magnitudes in this part of the chain are unknown. The clocks follow what was
reported in rodents; the elasticities are chosen so that the order and the timing hold.
"""

from explainer.parameters.bundles import PlasticityParameters
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"


def _chosen(symbol: str, name: str, value: float, unit: str, source: str, note: str) -> Parameter:
    return Parameter(
        symbol, name, value, unit, source, basis="illustrative", seen="chosen", note=note, checked=CHECKED
    )


PARAMETERS = (
    _chosen(
        "k_g",
        "uptake rate of extracellular glutamate",
        5.0,
        "1/h",
        "moghaddam1997activation",
        "A time constant of 12 min: microdialysis follows the drug within tens of minutes.",
    ),
    _chosen(
        "k_b",
        "turnover of the BDNF/TrkB signal",
        1.0,
        "1/h",
        "autry2011nmda",
        "Up at 30 min, gone by a day, in mice.",
    ),
    _chosen(
        "n_b", "elasticity of BDNF to AMPA throughput", 3.0, "1", "autry2011nmda", "Chosen; no size is known."
    ),
    _chosen(
        "k_a",
        "turnover of surface AMPA receptors",
        1.0,
        "1/h",
        "zaytseva2023ketamine",
        "New receptors within an hour in mice.",
    ),
    _chosen(
        "k_m",
        "turnover of the mTORC1 signal",
        2.0,
        "1/h",
        "li2010mtor",
        "Peak near 1 h, baseline near 2 h in rats.",
    ),
    _chosen("n_m", "elasticity of mTORC1 to BDNF", 3.0, "1", "li2010mtor", "Chosen; no size is known."),
    _chosen(
        "k_u",
        "tiring of the response to BDNF, per unit excess",
        3.0,
        "1/h",
        "li2010mtor",
        "The signal falls within hours although some drug is still there; without it a long weak surge would "
        "grow spines without limit.",
    ),
    _chosen(
        "e_u",
        "excess of BDNF below which tiring is rounded off",
        0.01,
        "1",
        "li2010mtor",
        "Rounds a corner for the integrator; a reader would see no difference.",
    ),
    _chosen(
        "k_r", "recovery of the response to BDNF", 1.0 / 24.0, "1/h", "li2010mtor", "About a day; chosen."
    ),
    _chosen(
        "k_p",
        "turnover of synaptic protein",
        1.0 / 18.0,
        "1/h",
        "li2010mtor",
        "Raised from hours to days in rats.",
    ),
    _chosen(
        "n_f",
        "elasticity of spine formation to synaptic protein",
        8.0,
        "1",
        "phoumthipphavong2016longitudinal",
        "Chosen so that nothing shows at 3 h and the rise at a day is a few per cent; the size is not known in people.",
    ),
    _chosen(
        "k_e",
        "elimination rate of spines",
        1.0 / (8.0 * 24.0),
        "1/h",
        "phoumthipphavong2016longitudinal",
        "Mean life of 8 days for the spines that turn over, so that the gain is still there on day 14.",
    ),
)

_v = values_by_symbol(PARAMETERS)

PLASTICITY = PlasticityParameters(
    uptake_rate_per_h=_v["k_g"],
    bdnf_rate_per_h=_v["k_b"],
    bdnf_exponent=_v["n_b"],
    ampa_insertion_rate_per_h=_v["k_a"],
    mtorc1_rate_per_h=_v["k_m"],
    mtorc1_exponent=_v["n_m"],
    fatigue_rate_per_h=_v["k_u"],
    fatigue_corner=_v["e_u"],
    recovery_rate_per_h=_v["k_r"],
    protein_rate_per_h=_v["k_p"],
    formation_exponent=_v["n_f"],
    elimination_rate_per_h=_v["k_e"],
)
