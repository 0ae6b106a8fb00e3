"""Checks of single numbers that enter a meta-analysis; each message names the argument."""

import math
from numbers import Real

from explainer.errors import DomainError


def finite_number(argument: str, value: object) -> float:
    """Return `value` as a float if it is a finite real number.

    Parameters
    ----------
    argument : str
        Name of the argument, as the caller knows it.
    value : object
        The value that came. Text and truth values are not numbers.

    Returns
    -------
    float
        `value` as a float.

    Raises
    ------
    DomainError
        If `value` is not a number, or not finite.
    """
    # A truth value is a whole number to Python, but it is not an effect.
    if isinstance(value, bool) or not isinstance(value, Real):
        raise DomainError(f"{argument} must be a finite number; got {value!r}.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise DomainError(f"{argument} must be a finite number; got {number:g}.")
    return number


def positive_number(argument: str, value: object) -> float:
    """Return `value` as a float if it is finite and above zero.

    Parameters
    ----------
    argument : str
        Name of the argument, as the caller knows it.
    value : object
        The value that came.

    Returns
    -------
    float
        `value` as a float.

    Raises
    ------
    DomainError
        If `value` is not a finite number above zero.
    """
    number = finite_number(argument, value)
    if number <= 0.0:
        raise DomainError(f"{argument} must be a number above 0; got {number:g}.")
    return number


def whole_number(argument: str, value: object, lowest: int, highest: float = math.inf) -> float:
    """Return `value` as a float if it is a whole number from `lowest` to `highest`.

    Parameters
    ----------
    argument : str
        Name of the argument, as the caller knows it.
    value : object
        The value that came.
    lowest, highest : float
        Inclusive limits.

    Returns
    -------
    float
        `value` as a float.

    Raises
    ------
    DomainError
        If `value` is not a whole number within the limits.
    """
    number = finite_number(argument, value)
    if not lowest <= number <= highest or number != int(number):
        upper = f" to {highest:g}" if math.isfinite(highest) else " or more"
        raise DomainError(f"{argument} must be a whole number, {lowest}{upper}; got {number:g}.")
    return number
