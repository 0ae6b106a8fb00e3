"""Ketamine at NMDA currents, as cited by Gerhard and colleagues 2020.

About 50% block at 1 uM and 80% at 10 uM: the paper's text, citing earlier recordings,
so the numbers are secondary although the sentence was read. A Hill curve through both points has
IC50 1 uM and slope log10(0.8/0.2) = 0.602. Subunit ratios come from the recombinant set.
"""

import math

from explainer.parameters import kotermanski2009
from explainer.parameters.bundles import AffinitySet
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "gerhard2020gaba"

PARAMETERS = (
    Parameter(
        "b_1uM",
        "block of NMDA current at 1 uM",
        0.5,
        "1",
        _SOURCE,
        basis="measured",
        seen="secondary",
        checked=CHECKED,
    ),
    Parameter(
        "b_10uM",
        "block of NMDA current at 10 uM",
        0.8,
        "1",
        _SOURCE,
        basis="measured",
        seen="secondary",
        checked=CHECKED,
    ),
    Parameter(
        "IC50_slice",
        "half-block of slice NMDA current",
        1.0,
        "uM",
        _SOURCE,
        basis="derived",
        seen="secondary",
        note="Block is about 50% at 1 uM. Read as GluN2A/2B current at the reference voltage.",
        checked=CHECKED,
    ),
    Parameter(
        "n_slice",
        "Hill slope, slice",
        math.log10(0.8 / 0.2),
        "1",
        _SOURCE,
        basis="derived",
        seen="secondary",
        note="From the two points, which are one decade apart; a slope below 1 means more than one kind of site.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

AFFINITY_SET = AffinitySet(
    key="gerhard2020",
    label="NMDA current of neurons",
    ic50_um=tuple(_v["IC50_slice"] * ratio for ratio in kotermanski2009.RELATIVE_IC50),
    hill_coefficient=_v["n_slice"],
)
