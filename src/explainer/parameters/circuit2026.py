"""The circuit of four populations: published connectivity, fitted strengths.

Who inhibits whom follows published human connectivity. No published rate model of
ketamine gives the strengths: they were searched at random within plausible ranges so
that the neuron affinity set gives (1) about +13% glutamate at a therapeutic level
(Abdallah 2018), (2) an inverted U that crosses its baseline at anaesthetic levels
(Moghaddam 1997, signs only) under every affinity set, then rounded.
"""

from explainer.parameters.bundles import CircuitParameters
from explainer.parameters.parameter import Parameter, values_by_symbol

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

_FITTED_NOTE = "Fitted here to the inverted U (signs) and +13% cycling; not identifiable one by one."
_POPULATIONS = (("P", "pyramidal"), ("I", "fast-spiking"), ("S", "SST"), ("V", "VIP"))
_CODE = "Read in the published code of the ketamine model that uses it."


def _chosen(symbol: str, name: str, value: float, unit: str, source: str, note: str) -> Parameter:
    return Parameter(
        symbol, name, value, unit, source, basis="illustrative", seen="chosen", note=note, checked=CHECKED
    )


def _fitted(symbol: str, name: str, value: float) -> Parameter:
    return _chosen(symbol, name, value, "1", "moghaddam1997activation", _FITTED_NOTE)


def _four(symbol: str, name: str, values: tuple[float, float, float, float]) -> tuple[Parameter, ...]:
    return tuple(
        _fitted(f"{symbol}_{short}", f"{name}, {population}", value)
        for (short, population), value in zip(_POPULATIONS, values, strict=True)
    )


def _resting(symbol: str, name: str, value_hz: float) -> Parameter:
    return _chosen(
        symbol,
        f"resting rate, {name}",
        value_hz,
        "Hz",
        "homayoun2007nmda",
        "Order of magnitude for awake cortex; no numeric source was found.",
    )


def _connection(symbol: str, name: str, value: float, unit: str = "1") -> Parameter:
    return Parameter(
        symbol,
        name,
        value,
        unit,
        "rademacher2025ketamine",
        basis="fitted",
        seen="full-text",
        note=_CODE,
        checked=CHECKED,
    )


PARAMETERS = (
    _resting("r_P0", "pyramidal", 3.0),
    _resting("r_I0", "fast-spiking", 12.0),
    _resting("r_S0", "SST", 6.0),
    _resting("r_V0", "VIP", 5.0),
    _connection("n_I", "fast-spiking cells per 1000", 70.0),
    _connection("n_S", "SST cells per 1000", 50.0),
    _connection("n_V", "VIP cells per 1000", 80.0),
    _connection("p_IP", "connection probability, fast-spiking to pyramidal", 0.094),
    _connection("p_SP", "connection probability, SST to pyramidal", 0.19),
    _connection("p_II", "connection probability, fast-spiking to fast-spiking", 0.37),
    _connection("p_SI", "connection probability, SST to fast-spiking", 0.20),
    _connection("p_VI", "connection probability, VIP to fast-spiking", 0.10),
    _connection("p_IS", "connection probability, fast-spiking to SST", 0.05),
    _connection("p_SS", "connection probability, SST to SST", 0.04),
    _connection("p_VS", "connection probability, VIP to SST", 0.35),
    _connection("p_IV", "connection probability, fast-spiking to VIP", 0.03),
    _connection("p_SV", "connection probability, SST to VIP", 0.06),
    _connection("p_VV", "connection probability, VIP to VIP", 0.05),
    _connection("g_IP", "conductance per pair, fast-spiking to pyramidal (17 contacts)", 49.5, "nS"),
    _connection("g_SP", "conductance per pair, SST to pyramidal (12 contacts)", 14.9, "nS"),
    *_four("phi", "NMDA share of excitation", (0.53, 0.49, 0.35, 0.27)),
    *_four("rho", "recurrent share of excitation", (0.17, 0.15, 0.37, 0.12)),
    *_four("j", "shunt by inhibition at rest", (1.13, 0.085, 0.19, 0.35)),
    _fitted("theta_P", "pyramidal threshold, resting drive = 1", 0.49),
    _fitted("sigma_P", "softness of the pyramidal threshold", 0.139),
    _fitted("c_I", "interneuron ceiling, resting rate = 1", 1.45),
    _fitted("k_I", "steepness of the fast-spiking curve", 8.9),
    _fitted("k_S", "steepness of the SST curve", 3.6),
    _fitted("k_V", "steepness of the VIP curve", 3.3),
    _chosen(
        "tau_I",
        "fast-spiking time constant",
        10.0,
        "ms",
        "wong2006recurrent",
        "Fast-spiking cells follow their input faster than the others; only the order is used.",
    ),
    _chosen(
        "tau_P",
        "time constant of the other populations",
        20.0,
        "ms",
        "wong2006recurrent",
        "Transcribed rate models use about 20 ms.",
    ),
    Parameter(
        "tau_N",
        "NMDA gating time constant",
        100.0,
        "ms",
        "wong2006recurrent",
        basis="fitted",
        seen="secondary",
        note="Seen as transcribed in a later microcircuit model.",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)


def _shares(target: str, weights: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return the share of a target's inhibition from fast-spiking, SST and VIP cells.

    Cells times connection probability; conductances where they were seen for every source.
    """
    raw = [
        _v[f"n_{source}"] * _v.get(f"p_{source}{target}", 0.0) * weight
        for source, weight in zip("ISV", weights, strict=True)
    ]
    total = sum(raw)
    return raw[0] / total, raw[1] / total, raw[2] / total


_EQUAL = (1.0, 1.0, 1.0)

CIRCUIT = CircuitParameters(
    rate_hz=(_v["r_P0"], _v["r_I0"], _v["r_S0"], _v["r_V0"]),
    nmda_share=(_v["phi_P"], _v["phi_I"], _v["phi_S"], _v["phi_V"]),
    recurrent_share=(_v["rho_P"], _v["rho_I"], _v["rho_S"], _v["rho_V"]),
    inhibition=(_v["j_P"], _v["j_I"], _v["j_S"], _v["j_V"]),
    inhibition_mix=(
        _shares("P", (_v["g_IP"], _v["g_SP"], 0.0)),
        _shares("I", _EQUAL),
        _shares("S", _EQUAL),
        _shares("V", _EQUAL),
    ),
    threshold_pyramidal=_v["theta_P"],
    softness_pyramidal=_v["sigma_P"],
    ceiling_interneuron=_v["c_I"],
    steepness_interneuron=(_v["k_I"], _v["k_S"], _v["k_V"]),
    time_constant_ms=(_v["tau_P"], _v["tau_I"], _v["tau_P"], _v["tau_P"]),
    time_constant_nmda_ms=_v["tau_N"],
)
