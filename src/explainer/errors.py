"""Exceptions the explainer raises on purpose.

::

    ExplainerError
    ├── DataError        a data file breaks its own rules (file, row, column, value)
    ├── ParameterError   a parameter or set is unknown, unsourced or malformed
    └── DomainError      an argument lies outside what the model is defined for

Every message names the argument, what was expected and what came.
"""


class ExplainerError(Exception):
    """Base of all errors the explainer raises on purpose."""


class DataError(ExplainerError):
    """Raised when a data file breaks its own rules."""


class ParameterError(ExplainerError):
    """Raised when a parameter or a parameter set is unknown, unsourced or malformed."""


class DomainError(ExplainerError):
    """Raised when an argument lies outside what the model is defined for."""


def require_between(argument: str, value: float, low: float, high: float, unit: str) -> float:
    """Return `value` if it is a finite number from `low` to `high`.

    Parameters
    ----------
    argument : str
        Name of the argument, as the caller knows it.
    value : float
        The value that came.
    low, high : float
        Inclusive limits.
    unit : str
        Unit for the message; empty for a pure number.

    Returns
    -------
    float
        `value` as a float.

    Raises
    ------
    DomainError
        If `value` is not a number, not finite, or outside the limits.
    """
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if not low <= number <= high:  # also false for NaN
        suffix = f" {unit}" if unit else ""
        came = f"{number:g}" if isinstance(value, (int, float)) else repr(value)
        raise DomainError(f"{argument} must be a number from {low:g} to {high:g}{suffix}; got {came}.")
    return number


def cell_error(file: str, row: int, column: str, expected: str, value: object) -> DataError:
    """Return the error for one cell of a table, in the form that leads to it.

    Parameters
    ----------
    file, column, expected : str
        Which table and column; what may stand there.
    row : int
        As a spreadsheet counts: the heading is row 1.
    value : object
        What came.
    """
    return DataError(f"{file} row {row}, {column}: expected {expected}; got {value!r}.")
