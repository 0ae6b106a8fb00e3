"""The address of the consultation: ?step=1 to 6, and nothing else about the reader."""

from explainer.describe.consultation import STEPS

_LONGEST_QUOTE = 40


def read_step(text: str) -> tuple[int, tuple[str, ...]]:
    """Return the step an address asks for, and a sentence if it cannot be used.

    Parameters
    ----------
    text : str
        The value of ``?step=``; empty if absent.

    Returns
    -------
    int, tuple of str
        From 1; no sentence if all was good.
    """
    allowed = [str(number) for number in range(1, len(STEPS) + 1)]
    if not text:
        return 1, ()
    if text in allowed:
        return int(text), ()
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return 1, (f"step: expected a number from 1 to {len(STEPS)}; got “{short}”. Showing step 1 instead.",)
