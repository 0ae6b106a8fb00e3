"""Which NMDA receptors each cell type carries, and at what voltage: assumed.

Direction from published anatomy and physiology (interneurons carry more GluN2D and
fire tonically, so sit more depolarised); the shares themselves are this project's choice.
"""

from explainer.parameters import kotermanski2009
from explainer.parameters.bundles import BlockParameters, CellType
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_MIX = "No source gives shares of current; direction only. Changing it moves the inverted U sideways."


def _share(symbol: str, name: str, value: float, low: float, high: float) -> Parameter:
    return Parameter(
        symbol,
        name,
        value,
        "1",
        "kotermanski2009memantine",
        basis="assumed",
        seen="chosen",
        note=_MIX,
        low=low,
        high=high,
        checked=CHECKED,
    )


def _voltage(symbol: str, name: str, value_mv: float, note: str) -> Parameter:
    return Parameter(
        symbol,
        name,
        value_mv,
        "mV",
        "homayoun2007nmda",
        basis="assumed",
        seen="chosen",
        note=note,
        low=-70.0,
        high=-50.0,
        checked=CHECKED,
    )


PARAMETERS = (
    _share("s_I_2A", "fast-spiking NMDA current through GluN2A", 0.35, 0.1, 0.6),
    _share("s_I_2B", "fast-spiking NMDA current through GluN2B", 0.25, 0.1, 0.5),
    _share("s_I_2C", "fast-spiking NMDA current through GluN2C", 0.0, 0.0, 0.2),
    _share("s_I_2D", "fast-spiking NMDA current through GluN2D", 0.4, 0.1, 0.6),
    _share("s_P_2A", "pyramidal NMDA current through GluN2A", 0.5, 0.3, 0.7),
    _share("s_P_2B", "pyramidal NMDA current through GluN2B", 0.5, 0.3, 0.7),
    _share("s_P_2C", "pyramidal NMDA current through GluN2C", 0.0, 0.0, 0.1),
    _share("s_P_2D", "pyramidal NMDA current through GluN2D", 0.0, 0.0, 0.1),
    _share("s_S_2A", "SST NMDA current through GluN2A", 0.2, 0.0, 0.5),
    _share("s_S_2B", "SST NMDA current through GluN2B", 0.4, 0.2, 0.6),
    _share("s_S_2C", "SST NMDA current through GluN2C", 0.0, 0.0, 0.2),
    _share("s_S_2D", "SST NMDA current through GluN2D", 0.4, 0.1, 0.6),
    _share("s_V_2A", "VIP NMDA current through GluN2A", 0.4, 0.2, 0.6),
    _share("s_V_2B", "VIP NMDA current through GluN2B", 0.4, 0.2, 0.6),
    _share("s_V_2C", "VIP NMDA current through GluN2C", 0.0, 0.0, 0.2),
    _share("s_V_2D", "VIP NMDA current through GluN2D", 0.2, 0.0, 0.5),
    _voltage("V_I", "typical fast-spiking voltage", -58.0, "Tonically firing cells sit nearer threshold."),
    _voltage(
        "V_S",
        "typical SST voltage",
        -60.0,
        "Between the other two; the published ketamine model weakens SST less than fast-spiking cells.",
    ),
    _voltage("V_V", "typical VIP voltage", -62.0, "As for SST, a little nearer the pyramidal cell."),
    _voltage(
        "V_P",
        "typical pyramidal voltage",
        -66.0,
        "Set to the voltage at which the half-blocks were measured.",
    ),
    Parameter(
        "s_Mg",
        "voltage slope of the Mg2+ gate",
        0.062,
        "1/mV",
        "jahr1990voltage",
        basis="fitted",
        seen="full-text",
        note="Read in the published code that transcribes the paper.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)

BLOCK = BlockParameters(
    magnesium_competition=kotermanski2009.MAGNESIUM_COMPETITION,
    magnesium_slope_per_mv=_v["s_Mg"],
    reference_voltage_mv=kotermanski2009.REFERENCE_VOLTAGE_MV,
    interneuron=CellType((_v["s_I_2A"], _v["s_I_2B"], _v["s_I_2C"], _v["s_I_2D"]), _v["V_I"]),
    pyramidal=CellType((_v["s_P_2A"], _v["s_P_2B"], _v["s_P_2C"], _v["s_P_2D"]), _v["V_P"]),
    sst=CellType((_v["s_S_2A"], _v["s_S_2B"], _v["s_S_2C"], _v["s_S_2D"]), _v["V_S"]),
    vip=CellType((_v["s_V_2A"], _v["s_V_2B"], _v["s_V_2C"], _v["s_V_2D"]), _v["V_V"]),
)
