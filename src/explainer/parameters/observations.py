"""Published observations the model is held to or marked with; never fitted to silently."""

from explainer.parameters.parameter import Parameter

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"


def _zanos(
    symbol: str, name: str, value: float, note: str, low: float | None = None, high: float | None = None
) -> Parameter:
    return Parameter(
        symbol,
        name,
        value,
        "ng/mL",
        "zanos2018ketamine",
        basis="measured",
        seen="secondary",
        note=note,
        low=low,
        high=high,
        checked=CHECKED,
    )


PLASMA_END_INFUSION_NG_PER_ML = _zanos(
    "C_40min",
    "plasma at the end of 0.5 mg/kg over 40 min",
    185.0,
    "Review table citing Zarate 2006; 0.78 uM. Range: healthy people (Krystal 1994), same table.",
    100.0,
    250.0,
)
ANAESTHESIA_LOW_NG_PER_ML = _zanos(
    "C_anaesthesia_low", "plasma at anaesthesia, low", 1200.0, "Review table; 5 uM, after 1 to 2 mg/kg."
)
ANAESTHESIA_HIGH_NG_PER_ML = _zanos(
    "C_anaesthesia_high", "plasma at anaesthesia, high", 2400.0, "Review table; 10 uM, after 1 to 2 mg/kg."
)
CLEARANCE_L_PER_H = Parameter(
    "CL_meta",
    "clearance, 70 kg, 18 studies",
    79.0,
    "L/h",
    "kamp2020ketamine",
    basis="fitted",
    seen="abstract",
    low=69.0,
    high=90.0,
    checked=CHECKED,
)
DISTRIBUTION_VOLUME_L = Parameter(
    "V_meta",
    "volume of distribution, 70 kg, 18 studies",
    252.0,
    "L",
    "kamp2020ketamine",
    basis="fitted",
    seen="abstract",
    low=200.0,
    high=304.0,
    checked=CHECKED,
)
HALF_LIFE_H = Parameter(
    "t_half",
    "terminal half-life in people",
    3.0,
    "h",
    "ma2023sustained",
    basis="measured",
    seen="abstract",
    note="Quoted there for people. It grows with how long samples are taken; this is for about 10 h.",
    checked=CHECKED,
)
CYCLING_INCREASE_PERCENT = Parameter(
    "dGln",
    "rise of prefrontal 13C-glutamine enrichment during an infusion",
    13.0,
    "%",
    "abdallah2018effects",
    basis="measured",
    seen="abstract",
    note="21 people; a pilot. Enrichment of glutamine, read as glutamate-glutamine cycling.",
    checked=CHECKED,
)

OBSERVATIONS = (
    PLASMA_END_INFUSION_NG_PER_ML,
    ANAESTHESIA_LOW_NG_PER_ML,
    ANAESTHESIA_HIGH_NG_PER_ML,
    CLEARANCE_L_PER_H,
    DISTRIBUTION_VOLUME_L,
    HALF_LIFE_H,
    CYCLING_INCREASE_PERCENT,
)
