"""The lanes of the clock: one table of what is drawn where, with fixed axes."""

from dataclasses import dataclass

from explainer.errors import DataError
from explainer.model.course import LINES


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a lane.

    Attributes
    ----------
    name : str
        Field of `Chain`, or of `Release`.
    label : str
        Beside its value.
    kind : str
        Colour by meaning.
    dash : str
        "" for solid, else "dash" or "dot".
    decimals : int
        Of the value shown.
    factor : float
        Multiplies the value for display.
    """

    name: str
    label: str
    kind: str
    dash: str = ""
    decimals: int = 0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip of the clock.

    Attributes
    ----------
    key, title, unit : str
        Name in the page; heading; unit of the axis.
    low, high, rest : float
        Fixed axis; where rest lies.
    series : tuple of Series
        First is the one whose band is drawn.
    """

    key: str
    title: str
    unit: str
    low: float
    high: float
    rest: float
    series: tuple[Series, ...]


LANES = (
    Lane(
        "release",
        "One release",
        "open now",
        0.0,
        24.0,
        0.0,
        (Series("open_ampa", "AMPA, of 80", "ampa"), Series("open_nmda", "NMDA, of 20", "nmda", "dash")),
    ),
    Lane(
        "blood",
        "Blood",
        "ng/mL",
        0.0,
        600.0,
        0.0,
        (
            Series("plasma_ketamine_ng_per_ml", "ketamine", "ketamine"),
            Series("plasma_norketamine_ng_per_ml", "norketamine", "ketamine", "dash"),
            Series("plasma_hnk_ng_per_ml", "HNK", "ketamine", "dot"),
        ),
    ),
    Lane(
        "block",
        "NMDA block",
        "%",
        0.0,
        100.0,
        0.0,
        (
            Series("block_interneuron", "brake cells", "nmda", factor=100.0),
            Series("block_pyramidal", "pyramidal", "nmda", "dash", factor=100.0),
        ),
    ),
    Lane(
        "firing",
        "Firing",
        "per second",
        0.0,
        14.0,
        12.0,
        (
            Series("rate_interneuron_hz", "fast-spiking", "brake", decimals=1),
            Series("rate_sst_hz", "SST", "brake", "dash", decimals=1),
            Series("rate_pyramidal_hz", "pyramidal", "pyramidal", decimals=1),
        ),
    ),
    Lane(
        "surge",
        "Glutamate",
        "% of rest",
        96.0,
        124.0,
        100.0,
        (Series("glutamate_percent", "outside cells", "glutamate"),),
    ),
    Lane(
        "growth",
        "Growth signals",
        "% of rest",
        92.0,
        168.0,
        100.0,
        (
            Series("bdnf_percent", "BDNF", "growth"),
            Series("mtorc1_percent", "mTORC1", "growth", "dash"),
            Series("protein_percent", "synaptic protein", "growth", "dot"),
        ),
    ),
    Lane(
        "spines",
        "Synapses",
        "% of rest",
        96.0,
        142.0,
        100.0,
        (Series("spine_density_percent", "spine density", "growth", decimals=1),),
    ),
)
RELEASE_SERIES = ("open_ampa", "open_nmda")


def _check(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        if not lane.low <= lane.rest <= lane.high:
            raise DataError(f"lanes: {lane.key} needs low <= rest <= high; got {lane!r}.")
        for series in lane.series:
            if series.name not in (*LINES, *RELEASE_SERIES):
                raise DataError(f"lanes: {lane.key} names {series.name!r}, which the course does not hold.")


_check(LANES)
