"""Two-state receptor kinetics: Destexhe, Mainen and Sejnowski 1998, as in their published code."""

from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"


def _rate(symbol: str, name: str, value: float, unit: str) -> Parameter:
    return Parameter(
        symbol, name, value, unit, "destexhe1998kinetic", basis="fitted", seen="full-text", checked=CHECKED
    )


PARAMETERS = (
    _rate("alpha_A", "AMPA binding", 1.1, "1/(mM ms)"),
    _rate("beta_A", "AMPA unbinding", 0.19, "1/ms"),
    _rate("alpha_N", "NMDA binding", 0.072, "1/(mM ms)"),
    _rate("beta_N", "NMDA unbinding", 0.0066, "1/ms"),
)
VALUES = values_by_symbol(PARAMETERS)
