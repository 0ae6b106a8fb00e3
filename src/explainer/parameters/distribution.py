"""From plasma to the receptor: protein binding, molar mass, effect-site lag."""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import DistributionParameters

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_MINUTES_PER_HOUR = 60.0

PARAMETERS = (
    Parameter(
        "fu",
        "unbound fraction in plasma",
        0.53,
        "1",
        "dayton1983ketamine",
        basis="derived",
        seen="abstract",
        note="Binding up to 47%. Purified albumin gave 66.5% bound (Eur J Pharm Sci 2023), hence the range.",
        low=0.335,
        high=0.57,
        checked=CHECKED,
    ),
    Parameter(
        "M",
        "molar mass, ketamine base",
        237.73,
        "g/mol",
        "drugbank2026ketamine",
        basis="measured",
        seen="secondary",
        checked=CHECKED,
    ),
    Parameter(
        "M_NK",
        "molar mass, norketamine base",
        223.70,
        "g/mol",
        "drugbank2026ketamine",
        basis="derived",
        seen="chosen",
        note="Ketamine less CH2: C12H14ClNO, from atomic masses.",
        checked=CHECKED,
    ),
    Parameter(
        "M_HNK",
        "molar mass, hydroxynorketamine base",
        239.70,
        "g/mol",
        "drugbank2026ketamine",
        basis="derived",
        seen="chosen",
        note="Norketamine plus O: C12H14ClNO2, from atomic masses.",
        checked=CHECKED,
    ),
    Parameter(
        "ke0",
        "effect-site equilibration",
        0.238,
        "1/min",
        "navarrete2025ketamine",
        basis="fitted",
        seen="secondary",
        note="Half-time 2.9 min, fitted to an analgesia index (n = 20) with another PK set; "
        "an assumed peak at 1 min with the Kamp set gives 2.79.",
        low=0.238,
        high=2.79,
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

DISTRIBUTION = DistributionParameters(
    unbound_fraction=_v["fu"],
    molar_mass_g_per_mol=_v["M"],
    norketamine_molar_mass_g_per_mol=_v["M_NK"],
    hnk_molar_mass_g_per_mol=_v["M_HNK"],
    effect_site_rate_per_h=_v["ke0"] * _MINUTES_PER_HOUR,
)
