"""Numbers of one statement, all with as many decimals as the one that was printed with most."""


def _decimals_of(value: float) -> int:
    """Return how many decimals a printed number has, without its final zeros."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])


def even_words(*values: float, least: int = 0) -> tuple[str, ...]:
    """Return numbers as text with equal decimals and a true minus.

    Parameters
    ----------
    *values : float
        As they were printed; a table cell that was read as a number has lost its final zeros.
    least : int
        Decimals that they have at least.

    Returns
    -------
    tuple of str
        In order: 2.48, 1 and 6.18 are "2.48", "1.00" and "6.18".
    """
    decimals = max((least, *(_decimals_of(value) for value in values)))
    return tuple(f"{value:.{decimals}f}".replace("-", "−") for value in values)


def interval_said(value: float, low: float, high: float) -> str:
    """Return an estimate with its interval: "1.69 (1.40 to 2.04)"."""
    estimate, below, above = even_words(value, low, high)
    return f"{estimate} ({below} to {above})"
