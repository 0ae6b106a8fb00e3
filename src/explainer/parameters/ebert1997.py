"""Ketamine binding at the [3H]MK-801 site in rat brain: Ebert and colleagues 1997.

Ki 0.3 uM (S) and 1.4 uM (R); an equal mixture has Ki 1/(0.5/0.3 + 0.5/1.4) = 0.49 uM.
Binding without physiological Mg2+ or voltage, so an upper bound on block.
"""

from explainer.parameters import kotermanski2009
from explainer.parameters.bundles import AffinitySet
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_SOURCE = "ebert1997norketamine"
_KI_S_UM, _KI_R_UM = 0.3, 1.4

PARAMETERS = (
    Parameter(
        "Ki_S",
        "binding constant, S-ketamine",
        _KI_S_UM,
        "uM",
        _SOURCE,
        basis="measured",
        seen="abstract",
        checked=CHECKED,
    ),
    Parameter(
        "Ki_R",
        "binding constant, R-ketamine",
        _KI_R_UM,
        "uM",
        _SOURCE,
        basis="measured",
        seen="abstract",
        checked=CHECKED,
    ),
    Parameter(
        "Ki_racemate",
        "binding constant, racemic ketamine",
        1.0 / (0.5 / _KI_S_UM + 0.5 / _KI_R_UM),
        "uM",
        _SOURCE,
        basis="derived",
        seen="abstract",
        note="Competitive binding of an equal mixture. Read as GluN2A/2B block at the reference voltage.",
        low=0.119,
        high=1.4,
        checked=CHECKED,
    ),
    Parameter(
        "n_binding",
        "Hill slope, binding",
        1.0,
        "1",
        _SOURCE,
        basis="assumed",
        seen="chosen",
        note="One ligand, one site.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

# Esketamine alone blocks like this many times its concentration of racemate.
ESKETAMINE_POTENCY_RATIO = _v["Ki_racemate"] / _v["Ki_S"]

AFFINITY_SET = AffinitySet(
    key="ebert1997",
    label="Binding constant",
    ic50_um=tuple(_v["Ki_racemate"] * ratio for ratio in kotermanski2009.RELATIVE_IC50),
    hill_coefficient=_v["n_binding"],
)
