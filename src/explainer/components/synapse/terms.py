"""What a reader can tap: each label of the walk, whose sentence opens with its source."""

from dataclasses import dataclass

from explainer.components.synapse.steps import STEPS
from explainer.errors import DataError
from explainer.references import find_reference


@dataclass(frozen=True, slots=True)
class Term:
    """One label.

    Attributes
    ----------
    words, kind : str
        As drawn; colour by meaning.
    source : str
        Who showed what its sentence says.
    """

    words: str
    kind: str
    source: str


TERMS = {
    "glutamate": Term("Glutamate", "glutamate", "clements1992time"),
    "sending": Term("Sending cell", "glutamate", "clements1992time"),
    "receiving": Term("Receiving cell", "nmda", "franks2002monte"),
    "cleft": Term("The gap, 20 nm", "soft", "bionumbers2026cleft"),
    "block": Term("Block", "ketamine", "gerhard2020gaba"),
    "ampa": Term("AMPA receptor", "ampa", "maeng2008cellular"),
    "nmda": Term("NMDA receptor", "nmda", "jahr1990voltage"),
    "magnesium": Term("Magnesium", "magnesium", "jahr1990voltage"),
    "ketamine": Term("Ketamine", "ketamine", "ma2023sustained"),
    "brake": Term("Brake cell", "brake", "homayoun2007nmda"),
    "disputed": Term("Which brake cells?", "brake", "rotaru2011nmda"),
    "no_release": Term("No release?", "soft", "wood2012nmda"),
    "pyramidal": Term("Pyramidal cell", "pyramidal", "homayoun2007nmda"),
    "pilot": Term("+13% in people", "glutamate", "abdallah2018effects"),
    "rats": Term("Up, flat, down in rats", "soft", "moghaddam1997activation"),
    "bdnf": Term("BDNF", "growth", "autry2011nmda"),
    "mtorc1": Term("mTORC1", "growth", "li2010mtor"),
    "rapamycin": Term("Rapamycin in people", "soft", "abdallah2020modulation"),
    "spines": Term("Spines", "growth", "phoumthipphavong2016longitudinal"),
    "sustain": Term("Keeping, not starting", "growth", "modasava2019sustained"),
    "scan": Term("A scan in people", "soft", "holmes2022synaptic"),
}
# Which labels each step offers, in the order of STEPS: every label that its picture can carry, and more.
SHOWN = (
    ("glutamate", "nmda", "magnesium", "ampa", "sending", "receiving", "cleft"),
    ("glutamate", "ampa", "nmda", "magnesium", "sending", "receiving", "cleft"),
    ("nmda", "magnesium", "glutamate", "ampa", "sending", "receiving", "cleft"),
    ("ketamine", "nmda", "ampa", "sending", "receiving", "cleft"),
    ("brake", "pyramidal", "disputed", "no_release", "block"),
    ("glutamate", "pilot", "rats", "sending", "receiving", "block"),
    ("ampa", "bdnf", "mtorc1", "rapamycin", "receiving"),
    ("spines", "sustain", "scan", "pyramidal"),
)


def _check() -> None:
    if len(SHOWN) != len(STEPS):
        raise DataError(f"terms: SHOWN must have one row per step; got {len(SHOWN)} for {len(STEPS)} steps.")
    for keys in SHOWN:
        for key in keys:
            find_reference(TERMS[key].source)


_check()
