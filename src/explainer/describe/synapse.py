"""The cleft simulation in numbers and words."""

from explainer.model.cleft import Quantum, decay_time_constant_ms, most_open_ampa, most_open_nmda
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED, Trapping
from explainer.parameters.franks2002 import OBSERVATIONS

# Which count the row compares: the abstract gives "the number of open receptors", read here as the peak.
_COUNTS = {
    "open_A": "AMPA receptors open at one moment, at most",
    "open_N": "NMDA receptors open at one moment, at most (with or without magnesium)",
}


def summarise_cleft(quantum: Quantum, trapping: Trapping) -> list[tuple[str, ...]]:
    """Return simulated and published values as text.

    Parameters
    ----------
    quantum : Quantum
        The release that is shown.
    trapping : Trapping
        The minute with ketamine that is shown.

    Returns
    -------
    list of tuple of str
        Quantity, this release, published, source key, how seen.
    """
    observed = {item.symbol: item for item in OBSERVATIONS}
    simulated = {
        "c_peak": f"{quantum.concentration_mm.max():.2f} mM",
        "tau_c": f"{decay_time_constant_ms(quantum):.2f} ms",
        "open_A": f"{most_open_ampa(quantum)} of {quantum.ampa_state.shape[1]}",
        "open_N": f"{most_open_nmda(quantum)} of {quantum.nmda_state_rest.shape[1]}",
    }
    rows: list[tuple[str, ...]] = [
        (
            _COUNTS.get(symbol, observed[symbol].name),
            value,
            f"about {observed[symbol].value:g}{'' if observed[symbol].unit == '1' else ' ' + observed[symbol].unit}",
            observed[symbol].reference.short,
            observed[symbol].seen,
        )
        for symbol, value in simulated.items()
    ]
    held = int((trapping.state[-1] >= CHANNEL_SHUT_TRAPPED).sum())
    rows.append(
        (
            "NMDA channels holding ketamine at the end",
            f"{held} of {trapping.state.shape[1]} after {trapping.time_s[-1]:.0f} s",
            "no such count was found",
            "rates illustrative",
            "chosen",
        )
    )
    return rows
