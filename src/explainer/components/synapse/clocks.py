"""The clocks and scales of the synapse walk: units, speeds and how much a picture holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock.

    Attributes
    ----------
    unit, spoken, since : str
        As written and as read aloud; what the clock counts from.
    unit_ms : float
        Length of the unit.
    slowed : float
        How many times slower than nature it plays; below 1, faster.
    decimals : int
        Of the time shown.
    """

    unit: str
    spoken: str
    since: str
    unit_ms: float
    slowed: float
    decimals: int


CLOCKS = {
    "none": Clock(unit="", spoken="", since="at rest", unit_ms=1.0, slowed=1.0, decimals=0),
    "quantum": Clock(
        unit="ms", spoken="milliseconds", since="after release", unit_ms=1.0, slowed=2500.0, decimals=2
    ),
    "trapping": Clock(unit="s", spoken="seconds", since="with ketamine", unit_ms=1e3, slowed=0.5, decimals=0),
    "circuit": Clock(unit="s", spoken="seconds", since="from block", unit_ms=1e3, slowed=1.0, decimals=1),
    "surge": Clock(unit="min", spoken="minutes", since="from start", unit_ms=6e4, slowed=1 / 360, decimals=0),
    "growth": Clock(unit="h", spoken="hours", since="from start", unit_ms=3.6e6, slowed=1 / 5400, decimals=1),
    "days": Clock(
        unit="days", spoken="days", since="from infusion", unit_ms=8.64e7, slowed=1 / 86_400, decimals=1
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One distance of the camera.

    Attributes
    ----------
    width_nm, bar_nm : float
        What the drawn field holds across; length of the scale bar.
    bar : str
        The bar in words.
    """

    width_nm: float
    bar_nm: float
    bar: str


# The cleft is 20 nm high and its picture is stretched sideways, so its bar stands upright.
SCALES = {
    "molecule": Scale(width_nm=300.0, bar_nm=20.0, bar="20 nm"),
    "synapse": Scale(width_nm=2_000.0, bar_nm=200.0, bar="200 nm"),
    "dendrite": Scale(width_nm=24_000.0, bar_nm=2_000.0, bar="2 µm"),
    "circuit": Scale(width_nm=150_000.0, bar_nm=20_000.0, bar="20 µm"),
}
