"""An arrow of the causal chain in words: what is thought, what people showed, what is open."""

from explainer.describe.registers import DEFAULT_REGISTER, say

PARTS = ("thought", "people", "disputed")


def describe_link(key: str, *, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return each part of what is known about an arrow.

    Parameters
    ----------
    key : str
        Of an `explainer.evidence.chain_links.ChainLink`.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    return {part: say(f"chain-{key}-{part}", register) for part in PARTS}
