"""The cleft simulation in numbers and words."""

from explainer.model.cleft import RECEPTOR_OPEN, RECEPTOR_UNBOUND, Quantum, decay_time_constant_ms
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED, Trapping
from explainer.parameters.franks2002 import OBSERVATIONS


def summarise_cleft(quantum: Quantum, trapping: Trapping) -> list[tuple[str, ...]]:
    """Return simulated and published values as text.

    Returns
    -------
    list of tuple of str
        Quantity, this release, published, source key, how seen.
    """
    observed = {item.symbol: item for item in OBSERVATIONS}
    simulated = {
        "c_peak": f"{quantum.concentration_mm.max():.2f} mM",
        "tau_c": f"{decay_time_constant_ms(quantum):.2f} ms",
        "open_A": f"{(quantum.ampa_state == RECEPTOR_OPEN).any(axis=0).sum()} of {quantum.ampa_state.shape[1]}",
        "open_N": f"{(quantum.nmda_state_rest != RECEPTOR_UNBOUND).any(axis=0).sum()} of "
        f"{quantum.nmda_state_rest.shape[1]}",
    }
    rows: list[tuple[str, ...]] = [
        (
            observed[symbol].name,
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
