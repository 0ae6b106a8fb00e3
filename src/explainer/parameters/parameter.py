"""The `Parameter` type: a number that cannot exist without its source.

Vocabulary
----------
*basis* says what kind of number it is: ``measured``, ``fitted`` (by the cited
authors, or here to a named target), ``derived`` (arithmetic on sourced numbers),
``assumed`` (a choice the sources motivate), ``illustrative`` (right in sign and
order, not in size). *seen* says how the source was read, best to worst:
``full-text``, ``abstract``, ``label``, ``registry``, ``secondary``,
``memory-unverified``; ``chosen`` marks a number this project chose itself.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from explainer.errors import ParameterError
from explainer.references import Reference, find_reference

BASES = ("measured", "fitted", "derived", "assumed", "illustrative")
SEEN = ("full-text", "abstract", "label", "registry", "secondary", "memory-unverified", "chosen")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A sourced number.

    Parameters
    ----------
    symbol, name, unit : str
        As used in the equations; `unit` is "1" for a pure number.
    value : float
        Finite.
    source : str
        Key of a record in `references.json`. For a chosen number: what motivates it.
    basis, seen : str
        From the closed sets `BASES` and `SEEN`.
    note : str
        Why this value; required for ``assumed`` and ``illustrative``.
    low, high : float, optional
        Published or plausible range around `value`.
    checked : str
        ISO date on which the value was last held against what was seen of its source; by keyword.

    Raises
    ------
    ParameterError
        If any of these rules is broken.
    """

    symbol: str
    name: str
    value: float
    unit: str
    source: str
    basis: str
    seen: str
    note: str = ""
    low: float | None = None
    high: float | None = None
    checked: str = field(kw_only=True)

    def __post_init__(self) -> None:
        """Check every rule once, when the number is made."""
        label = f"parameter {self.symbol!r}"
        if not (self.symbol and self.name and self.unit):
            raise ParameterError(f"{label} needs symbol, name and unit; got {self!r}.")
        if not math.isfinite(self.value):
            raise ParameterError(f"{label}: value must be finite; got {self.value!r}.")
        if self.basis not in BASES:
            raise ParameterError(f"{label}: basis must be one of {', '.join(BASES)}; got {self.basis!r}.")
        if self.seen not in SEEN:
            raise ParameterError(f"{label}: seen must be one of {', '.join(SEEN)}; got {self.seen!r}.")
        if self.seen == "memory-unverified" and self.basis != "illustrative":
            raise ParameterError(
                f"{label}: a number recalled from memory is at best illustrative; got {self.basis!r}."
            )
        if self.basis in {"assumed", "illustrative"} and not self.note:
            raise ParameterError(f"{label}: basis {self.basis!r} needs a note saying why; got none.")
        try:
            date.fromisoformat(self.checked)
        except ValueError:
            raise ParameterError(
                f"{label}: checked must be an ISO date such as 2026-11-24; got {self.checked!r}."
            ) from None
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise ParameterError(f"{label}: expected low <= value <= high; got {low}, {self.value}, {high}.")
        find_reference(self.source)

    @property
    def reference(self) -> Reference:
        """Return the source's record."""
        return find_reference(self.source)


def values_by_symbol(parameters: Iterable[Parameter]) -> dict[str, float]:
    """Return the values of a set by symbol.

    Raises
    ------
    ParameterError
        If two parameters of the set share a symbol.
    """
    values: dict[str, float] = {}
    for parameter in parameters:
        if parameter.symbol in values:
            raise ParameterError(f"symbol must be unique within a set; got {parameter.symbol!r} twice.")
        values[parameter.symbol] = parameter.value
    return values
