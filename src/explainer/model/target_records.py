"""What a target is: a published number, a published sign, or a law the model must keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelValue:
    """What the model gives under one set, and the range accepted for that set.

    Attributes
    ----------
    label : str
        The set, with its sampling site where that matters.
    drug : str
        "ketamine" (the racemate) or "esketamine"; "" where it makes no difference.
    value, low, high : float
        In the target's unit.
    """

    label: str
    drug: str
    value: float
    low: float
    high: float

    @property
    def is_inside(self) -> bool:
        """Return whether the value lies in the accepted range."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class NumericTarget:
    """An observed number with an accepted range, and the model's value under each set.

    Attributes
    ----------
    key : str
        "M1" and so on: the row of the table of targets.
    name, unit : str
        What and in which unit.
    observed, low, high : float
        As published; the widest range the tests accept.
    source, seen : str
        Reference key and how it was seen.
    model : tuple of ModelValue
        One per set.
    """

    key: str
    name: str
    unit: str
    observed: float
    low: float
    high: float
    source: str
    seen: str
    model: tuple[ModelValue, ...]


@dataclass(frozen=True, slots=True)
class SignTarget:
    """An observed sign, order or timing, and what the model gives.

    Attributes
    ----------
    key : str
        "M5" and so on.
    name, observed, model : str
        In words.
    holds : bool
        Whether the model agrees.
    source, seen : str
        Reference key and how it was seen.
    """

    key: str
    name: str
    observed: str
    model: str
    holds: bool
    source: str
    seen: str


@dataclass(frozen=True, slots=True)
class Law:
    """Something that must hold by construction, whatever was measured.

    Attributes
    ----------
    name, asked, model : str
        In words.
    holds : bool
        Whether the model keeps it.
    """

    name: str
    asked: str
    model: str
    holds: bool
