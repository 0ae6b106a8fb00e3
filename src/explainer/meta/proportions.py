"""A share of people with the uncertainty that its number of people leaves."""

import math

from explainer.meta.real_numbers import whole_number

_Z_95 = 1.959963984540054
_PERCENT = 100.0


def wilson_interval(count: int, people: int) -> tuple[float, float]:
    """Return the 95% interval of a share, per 100 people.

    Parameters
    ----------
    count : int
        People to whom it happened.
    people : int
        All people, at least one.

    Returns
    -------
    tuple of float
        Lower and upper end, 0 to 100.

    Raises
    ------
    DomainError
        If the counts are not whole or do not fit.

    Notes
    -----
    Wilson's score interval (1927): it stays within 0 and 100 and holds for small groups, where
    the usual one does not.
    """
    n = whole_number("people", people, 1)
    share = whole_number("count", count, 0, n) / n
    z2 = _Z_95**2
    centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n)
    half = _Z_95 * math.sqrt(share * (1.0 - share) / n + z2 / (4.0 * n**2)) / (1.0 + z2 / n)
    return _PERCENT * max(0.0, centre - half), _PERCENT * min(1.0, centre + half)
