"""How people differ: published spreads of clearance and volumes, and one assumed spread of affinity."""

from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import VariabilityParameters

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

PARAMETERS = (
    Parameter(
        "cv_CL",
        "spread of clearance between people",
        0.17,
        "1",
        "simons2022population",
        basis="fitted",
        seen="secondary",
        note="Coefficient of variation, from a printed variance of 0.029; 13% in another study.",
        low=0.13,
        high=0.17,
        checked=CHECKED,
    ),
    Parameter(
        "cv_V",
        "spread of volumes between people",
        0.24,
        "1",
        "simons2022population",
        basis="fitted",
        seen="secondary",
        note="From a printed variance of 0.057; 27.5% for the central volume in 820 people.",
        low=0.24,
        high=0.29,
        checked=CHECKED,
    ),
    Parameter(
        "cv_K",
        "spread of half-blocking concentration between people",
        0.2,
        "1",
        "gerhard2020gaba",
        basis="illustrative",
        seen="chosen",
        note="Nobody has measured it. Small beside the disagreement between the three affinity sets.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

VARIABILITY = VariabilityParameters(clearance_cv=_v["cv_CL"], volume_cv=_v["cv_V"], affinity_cv=_v["cv_K"])
