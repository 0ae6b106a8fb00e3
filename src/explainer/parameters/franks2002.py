"""One quantum at a model synapse: Franks, Bartol and Sejnowski 2002; cleft glutamate: Clements 1992."""

from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_PEAK = "Given as opened by a quantum; read here as the most that are open together."


def _count(symbol: str, name: str, value: float, basis: str = "derived", note: str = "") -> Parameter:
    return Parameter(
        symbol, name, value, "1", "franks2002monte", basis=basis, seen="abstract", note=note, checked=CHECKED
    )


PARAMETERS = (
    _count("N_glu", "glutamate molecules in a vesicle", 3000.0),
    _count("N_A", "AMPA receptors", 80.0),
    _count("N_N", "NMDA receptors", 20.0),
)
OBSERVATIONS = (
    _count("open_A", "AMPA receptors open at one moment after a quantum", 20.0, "fitted", _PEAK),
    _count("open_N", "NMDA receptors open at one moment after a quantum", 3.0, "fitted", _PEAK),
    Parameter(
        "c_peak",
        "peak of cleft glutamate",
        1.1,
        "mM",
        "clements1992time",
        basis="fitted",
        seen="abstract",
        checked=CHECKED,
    ),
    Parameter(
        "tau_c",
        "decay of cleft glutamate",
        1.2,
        "ms",
        "clements1992time",
        basis="fitted",
        seen="abstract",
        checked=CHECKED,
    ),
)
VALUES = values_by_symbol(PARAMETERS)
