"""The arrows of the figure: which explanation draws each, and which an experiment cuts.

The figure says no more than the model: an arrow exists where the model computes one step
from another, and an experiment's scissors stand where the model takes something away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explainer.errors import DataError
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import EXPERIMENTS

_SURGE = ("h1", "h7")
_THROUGH_AMPA = ("h1", "h4", "h7")
_CORTEX = ("h1", "h2", "h3", "h4", "h6", "h7")

# Key, label (a bar breaks the line) and drawing.
NODES = (
    ("drug", "Ketamine|in blood", "drug"),
    ("brake", "Brake cells|blocked", "brake"),
    ("surge", "Glutamate|surge", "surge"),
    ("opioid", "Opioid|receptors", "opioid"),
    ("ampa", "AMPA|receptors", "ampa"),
    ("hnk", "HNK, a break-|down product", "hnk"),
    ("resting", "NMDA receptors|at rest (eEF2K)", "resting"),
    ("outside", "GluN2B outside|synapses", "outside"),
    ("trkb", "TrkB site", "trkb"),
    ("habenula", "Habenula|bursts fewer", "habenula"),
    ("bdnf", "BDNF,|TrkB", "growth"),
    ("mtor", "mTORC1", "mtor"),
    ("spines", "New|spines", "spines"),
    ("person", "How a person feels:|trials only", "mood"),
)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow.

    Attributes
    ----------
    key, start, end, kind : str
        Name; where from; where to ("first" and "late" are the two outcomes, "gate" the
        gate on the surge); what it carries, which sets its colour.
    hypotheses : tuple of str
        Explanations that draw it; any one is enough.
    """

    key: str
    start: str
    end: str
    kind: str
    hypotheses: tuple[str, ...]


ARROWS = (
    Arrow("drug_brake", "drug", "brake", "ketamine", _SURGE),
    Arrow("brake_surge", "brake", "surge", "brake", _SURGE),
    Arrow("surge_ampa", "surge", "ampa", "glutamate", _SURGE),
    Arrow("opioid_gate", "opioid", "gate", "opioid", ("h7",)),
    Arrow("drug_hnk", "drug", "hnk", "ketamine", ("h4",)),
    Arrow("hnk_ampa", "hnk", "ampa", "ketamine", ("h4",)),
    Arrow("ampa_bdnf", "ampa", "bdnf", "ampa", _THROUGH_AMPA),
    Arrow("drug_resting", "drug", "resting", "ketamine", ("h2",)),
    Arrow("resting_bdnf", "resting", "bdnf", "nmda", ("h2",)),
    Arrow("drug_outside", "drug", "outside", "ketamine", ("h3",)),
    Arrow("outside_bdnf", "outside", "bdnf", "nmda", ("h3",)),
    Arrow("drug_trkb", "drug", "trkb", "ketamine", ("h6",)),
    Arrow("trkb_bdnf", "trkb", "bdnf", "growth", ("h6",)),
    Arrow("drug_habenula", "drug", "habenula", "ketamine", ("h5",)),
    Arrow("bdnf_mtor", "bdnf", "mtor", "growth", _CORTEX),
    Arrow("mtor_spines", "mtor", "spines", "growth", _CORTEX),
    Arrow("bdnf_first", "bdnf", "first", "ampa", _CORTEX),
    Arrow("spines_late", "spines", "late", "growth", _CORTEX),
    Arrow("habenula_first", "habenula", "first", "nmda", ("h5",)),
    Arrow("habenula_late", "habenula", "late", "nmda", ("h5",)),
)


@dataclass(frozen=True, slots=True)
class Intervention:
    """Where an experiment acts on the figure.

    Attributes
    ----------
    cuts, weakens, weakens_if_gated : tuple of str
        Arrows that carry nothing more; arrows that carry less; those that carry less only
        while the opioid gate sits on them.
    word : str
        Beside the scissors; empty where each mark says only "cut" or "weaker".
    drug : str
        What the label under the drug becomes; empty for no change.
    """

    cuts: tuple[str, ...] = ()
    weakens: tuple[str, ...] = ()
    weakens_if_gated: tuple[str, ...] = ()
    word: str = ""
    drug: str = ""


INTERVENTIONS: Mapping[str, Intervention] = MappingProxyType(
    {
        "glun2b_interneuron": Intervention(cuts=("drug_brake",), word="GluN2B removed"),
        "glun2b_pyramidal": Intervention(
            cuts=("drug_outside",), weakens=("drug_resting",), word="GluN2B removed"
        ),
        "ampa_blocker": Intervention(cuts=("ampa_bdnf", "bdnf_first"), word="AMPA blocked"),
        "memantine": Intervention(
            cuts=("drug_hnk", "drug_trkb", "opioid_gate"),
            weakens=("drug_resting", "drug_outside", "drug_habenula"),
            weakens_if_gated=("surge_ampa",),
            word="",
            drug="Memantine|in blood",
        ),
        "ten_fold": Intervention(drug="Ketamine|ten-fold"),
        "naltrexone": Intervention(
            cuts=("opioid_gate",), weakens_if_gated=("surge_ampa",), word="naltrexone"
        ),
        "mtor_inhibitor": Intervention(cuts=("bdnf_mtor",), word="mTOR inhibitor"),
        "delete_spines": Intervention(weakens=("spines_late",), word="spines erased"),
    }
)


def lit_arrows(hypotheses: frozenset[str]) -> frozenset[str]:
    """Return the arrows that a set of explanations draws."""
    return frozenset(arrow.key for arrow in ARROWS if hypotheses & set(arrow.hypotheses))


def carrying_arrows(hypotheses: frozenset[str], experiment: str | None) -> frozenset[str]:
    """Return the lit arrows that something still reaches once an experiment has cut its own.

    Parameters
    ----------
    hypotheses : frozenset of str
        Explanations switched on.
    experiment : str or None
        Key of `INTERVENTIONS`, or None for nothing taken away.
    """
    cuts = set(INTERVENTIONS[experiment].cuts) if experiment else set()
    lit = lit_arrows(hypotheses)
    reached = {"drug", "opioid"}
    carrying: set[str] = set()
    # As many rounds as arrows reaches everything, in whatever order they are listed.
    for _ in ARROWS:
        for arrow in ARROWS:
            if arrow.key in lit - cuts and arrow.start in reached:
                carrying.add(arrow.key)
                reached.add(arrow.end)
    return frozenset(carrying)


def _check() -> None:
    keys = {arrow.key for arrow in ARROWS}
    if {experiment.key for experiment in EXPERIMENTS} != set(INTERVENTIONS):
        raise DataError(f"interventions must cover the model's experiments; got {sorted(INTERVENTIONS)!r}.")
    for name, intervention in INTERVENTIONS.items():
        unknown = set(intervention.cuts + intervention.weakens + intervention.weakens_if_gated) - keys
        if unknown:
            raise DataError(f"intervention {name!r}: arrows must exist; got {sorted(unknown)!r}.")
    if {key for arrow in ARROWS for key in arrow.hypotheses} != set(HYPOTHESES):
        raise DataError("arrows must cover the model's explanations; they do not.")


_check()
