"""What a reader can tap: each label of the walk with one sentence and its source."""

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
    sentence, source : str
        What it is, and who showed it.
    """

    words: str
    kind: str
    sentence: str
    source: str


TERMS = {
    "glutamate": Term(
        "Glutamate",
        "glutamate",
        "The messenger: a vesicle's worth is gone from the cleft within a few milliseconds.",
        "clements1992time",
    ),
    "sending": Term(
        "Sending cell",
        "glutamate",
        "It keeps glutamate in small bubbles, vesicles; one of them empties into the gap.",
        "clements1992time",
    ),
    "receiving": Term(
        "Receiving cell",
        "nmda",
        "It carries the channels that glutamate opens; how many stand in one synapse is taken from a published simulation.",
        "franks2002monte",
    ),
    "cleft": Term(
        "The gap, 20 nm",
        "soft",
        "The cleft between the two cells. Sideways the picture is pressed together.",
        "bionumbers2026cleft",
    ),
    "block": Term(
        "Block",
        "ketamine",
        "The share of NMDA current that the model removes; receptors blocked in people at this dose were never counted.",
        "gerhard2020gaba",
    ),
    "ampa": Term(
        "AMPA receptor",
        "ampa",
        "The narrow channel, fast to open; in this walk ketamine leaves it alone. Blocking it weakened the effect in mice.",
        "maeng2008cellular",
    ),
    "nmda": Term(
        "NMDA receptor",
        "nmda",
        "The wide channel: it opens only with glutamate bound, and lets calcium through only once magnesium has left.",
        "jahr1990voltage",
    ),
    "magnesium": Term(
        "Magnesium",
        "magnesium",
        "It plugs the wide channel at rest; excite the cell, and it is driven out.",
        "jahr1990voltage",
    ),
    "ketamine": Term(
        "Ketamine",
        "ketamine",
        "It enters an open channel and is trapped when that shuts; in mice, trapped ketamine outlasted the drug in blood.",
        "ma2023sustained",
    ),
    "brake": Term(
        "Brake cell",
        "brake",
        "An interneuron. In awake rats another NMDA blocker, MK-801, lowered the firing of cells taken to be these.",
        "homayoun2007nmda",
    ),
    "disputed": Term(
        "Which brake cells?",
        "brake",
        "In adult cortex fast-spiking cells carry little NMDA current, so others, such as SST cells, may matter more.",
        "rotaru2011nmda",
    ),
    "no_release": Term(
        "No release?",
        "soft",
        "One study in rats found no release of pyramidal cells from the brake.",
        "wood2012nmda",
    ),
    "pyramidal": Term(
        "Pyramidal cell",
        "pyramidal",
        "It sends glutamate. In rats most of these fired more, later than the brake cells fell silent.",
        "homayoun2007nmda",
    ),
    "pilot": Term(
        "+13% in people",
        "glutamate",
        "In 21 people enrichment of glutamine rose by 13% during an infusion: cycling, not the level outside cells.",
        "abdallah2018effects",
    ),
    "rats": Term(
        "Up, flat, down in rats",
        "soft",
        "In rats 10 to 30 mg/kg raised glutamate outside cells, 50 did nothing, 200 lowered it.",
        "moghaddam1997activation",
    ),
    "bdnf": Term(
        "BDNF",
        "growth",
        "A growth signal; in mice its making rose when NMDA receptors were blocked at rest, by another route than the surge.",
        "autry2011nmda",
    ),
    "mtorc1": Term(
        "mTORC1",
        "growth",
        "A switch for making proteins; in rats it rose within an hour or two, and blocking it stopped the effect.",
        "li2010mtor",
    ),
    "rapamycin": Term(
        "Rapamycin in people",
        "soft",
        "In 20 people it did not stop the response at a day; at two weeks more had responded with it than without.",
        "abdallah2020modulation",
    ),
    "spines": Term(
        "Spines",
        "growth",
        "In mice more spines formed, as many went, and the surplus lasted up to two weeks.",
        "phoumthipphavong2016longitudinal",
    ),
    "sustain": Term(
        "Keeping, not starting",
        "growth",
        "In mice new spines were needed to keep the effect, not to start it.",
        "modasava2019sustained",
    ),
    "scan": Term(
        "A scan in people",
        "soft",
        "A scan of synapse density saw no overall change a day after one dose.",
        "holmes2022synaptic",
    ),
}
# Which labels each step offers, in the order of STEPS.
SHOWN = (
    ("glutamate", "nmda", "magnesium", "ampa"),
    ("glutamate", "ampa", "nmda"),
    ("nmda", "magnesium", "glutamate"),
    ("ketamine", "nmda", "ampa"),
    ("brake", "pyramidal", "disputed", "no_release"),
    ("glutamate", "pilot", "rats"),
    ("ampa", "bdnf", "mtorc1", "rapamycin"),
    ("spines", "sustain", "scan"),
)


def _check() -> None:
    if len(SHOWN) != len(STEPS):
        raise DataError(f"terms: SHOWN must have one row per step; got {len(SHOWN)} for {len(STEPS)} steps.")
    for keys in SHOWN:
        for key in keys:
            find_reference(TERMS[key].source)


_check()
