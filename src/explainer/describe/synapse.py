"""The cleft simulation in numbers and words."""

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.model.cleft import Quantum, decay_time_constant_ms, most_open_ampa, most_open_nmda
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED, Trapping
from explainer.parameters.franks2002 import OBSERVATIONS

# Which count the row compares: the abstract gives "the number of open receptors", read here as the peak.
_ROWS = {
    "c_peak": "cleft-row-peak",
    "tau_c": "cleft-row-decay",
    "open_A": "cleft-row-ampa",
    "open_N": "cleft-row-nmda",
}


def caption_cleft(*, register: str = DEFAULT_REGISTER) -> str:
    """Return what the table of `summarise_cleft` compares."""
    return say("cleft-caption", register)


def summarise_cleft(
    quantum: Quantum, trapping: Trapping, *, register: str = DEFAULT_REGISTER
) -> list[tuple[str, ...]]:
    """Return simulated and published values as text.

    Parameters
    ----------
    quantum : Quantum
        The release that is shown.
    trapping : Trapping
        The minute with ketamine that is shown.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    list of tuple of str
        Quantity, this release, published, source key, how seen.
    """

    def share(count: int, total: int) -> str:
        return say("cleft-share", register, count=str(count), all=str(total))

    observed = {item.symbol: item for item in OBSERVATIONS}
    simulated = {
        "c_peak": f"{quantum.concentration_mm.max():.2f} mM",
        "tau_c": f"{decay_time_constant_ms(quantum):.2f} ms",
        "open_A": share(most_open_ampa(quantum), quantum.ampa_state.shape[1]),
        "open_N": share(most_open_nmda(quantum), quantum.nmda_state_rest.shape[1]),
    }
    rows: list[tuple[str, ...]] = []
    for symbol, value in simulated.items():
        item = observed[symbol]
        published = f"{item.value:g}{'' if item.unit == '1' else ' ' + item.unit}"
        rows.append(
            (
                say(_ROWS[symbol], register),
                value,
                say("cleft-about", register, value=published),
                item.reference.short,
                item.seen,
            )
        )
    held = say(
        "cleft-share-after",
        register,
        count=str(int((trapping.state[-1] >= CHANNEL_SHUT_TRAPPED).sum())),
        all=str(trapping.state.shape[1]),
        seconds=f"{trapping.time_s[-1]:.0f}",
    )
    none = say("cleft-none", register)
    return [*rows, (say("cleft-row-held", register), held, none, "rates illustrative", "chosen")]
