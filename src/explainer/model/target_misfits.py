"""Where the model and what was observed part ways, with the model's present numbers."""

from dataclasses import dataclass
from functools import lru_cache

from explainer.model.chain import PERCENT, simulate_chain
from explainer.model.pk import terminal_half_life_h, total_clearance_l_per_h
from explainer.model.rivals import DELETION_H, TEN_FOLD, predict
from explainer.model.scenario import REFERENCE_MASS_KG, Scenario
from explainer.model.target_curves import cleft_curve, gain_at, peak_gain, plasma_curves, two_weeks
from explainer.parameters import franks2002, observations
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY, METABOLITE_SETS, PK_SETS

_SCAN_H, _DAY_H = 3.0, 24.0
_DISINHIBITION = frozenset({"h1"})


@dataclass(frozen=True, slots=True)
class Misfit:
    """One observation the model does not meet, or meets only by choice.

    Attributes
    ----------
    name, observed, model, why, weight : str
        In words; `weight` says how much it matters to a reader.
    sources, seen : tuple of str
        Reference keys and how each was seen; the first where several agree.
    """

    name: str
    observed: str
    model: str
    why: str
    weight: str
    sources: tuple[str, ...]
    seen: tuple[str, ...]


def _long_tail() -> Misfit:
    at_scan = {
        key: simulate_chain(Scenario(affinity=key, horizon_h=_SCAN_H, step_min=5.0)) for key in AFFINITY_SETS
    }
    rises = [float(chain.glutamate_percent[-1]) - PERCENT for chain in at_scan.values()]
    default = at_scan[DEFAULT_AFFINITY]
    return Misfit(
        "Hours after the infusion",
        "A scan about 3 h after ketamine saw no change of glutamate in the posterior cingulate (people).",
        f"At 3 h {PERCENT * default.block_interneuron[-1]:.0f}% block is left on fast-spiking cells and glutamate is "
        f"{default.glutamate_percent[-1] - PERCENT:.1f}% up ({min(rises):.1f} to {max(rises):.1f}% over the three affinity sets).",
        "The default set's slope of block against concentration is shallow (Hill 0.6), so block lingers.",
        "Much. Read the tail of the surge as too long; the peak is not affected.",
        ("frontiers2021delayed",),
        ("abstract",),
    )


def _ten_fold() -> Misfit:
    dose = Scenario(dose_mg_per_kg=0.5 * TEN_FOLD, horizon_h=336.0, step_min=30.0)
    one, ten = peak_gain(two_weeks())[0], peak_gain(simulate_chain(dose))[0]
    return Misfit(
        "Ten times the dose",
        "An anaesthetic dose lowers glutamate in rats. Nobody has tested its benefit in people, as far as was found.",
        f"Spines grow all the same: {ten:.1f}% at the top, against {one:.1f}% after the usual dose.",
        "The drug passes the top of the inverted U on its way in and again, slowly, on its way out.",
        "Much, for anyone who reads the inverted U as a rule about doses.",
        ("moghaddam1997activation",),
        ("abstract",),
    )


def _kamp() -> Misfit:
    kamp = next(curve for curve in plasma_curves() if curve.key == "kamp2020")
    measured = observations.PLASMA_END_INFUSION_NG_PER_ML
    return Misfit(
        "Plasma, default set",
        f"{measured.value:.0f} ng/mL at the end of 0.5 mg/kg over 40 min, in clinic samples.",
        f"{kamp.end_ng_per_ml:.0f} ng/mL.",
        "The set is arterial. The two delay compartments that its authors put before venous blood are left out.",
        "Some. A venous set can be chosen instead; every curve says where its blood was drawn.",
        (measured.source,),
        (measured.seen,),
    )


def _domino() -> Misfit:
    published = observations.CLEARANCE_L_PER_H
    clearance = total_clearance_l_per_h(PK_SETS["domino1984"].at_mass(REFERENCE_MASS_KG))
    return Misfit(
        "Clearance, Domino 1984",
        f"{published.value:.0f} L/h ({published.low:g} to {published.high:g}) in a meta-analysis of 18 studies.",
        f"{clearance:.0f} L/h.",
        "Why it is higher was not found. Its constants were seen in pump software that cites the paper.",
        "Little. It is offered for comparison and is not the default.",
        (published.source,),
        (published.seen,),
    )


def _half_lives() -> Misfit:
    fanta, perez = (
        terminal_half_life_h(PK_SETS[key].at_mass(REFERENCE_MASS_KG))
        for key in ("fanta2015", "perezruixo2021")
    )
    published = observations.HALF_LIFE_H
    return Misfit(
        "Terminal half-life, two esketamine sets",
        f"About {published.value:g} h, with samples to about 10 h.",
        f"{fanta:.1f} h (Fanta 2015) and {perez:.1f} h (Perez-Ruixo 2021).",
        "A terminal half-life grows with how long samples are taken; how long these studies sampled was not seen.",
        "Little for the first hours, some for what is left on the next day.",
        (published.source,),
        (published.seen,),
    )


def _which_interneurons() -> tuple[Misfit, Misfit]:
    chain = simulate_chain(Scenario(horizon_h=2.0))
    _, interneuron_hz, sst_hz, _ = CIRCUIT.rate_hz
    fallen = PERCENT * (1.0 - float(chain.rate_interneuron_hz.min()) / interneuron_hz)
    sst = PERCENT * (1.0 - float(chain.rate_sst_hz.min()) / sst_hz)
    return (
        Misfit(
            "Which brake cells",
            "Adult fast-spiking cells carry little NMDA current; one rat study saw no release from the brake; in awake "
            "mice SST cells were suppressed.",
            f"{PERCENT * CIRCUIT.nmda_share[1]:.0f}% of the drive of fast-spiking cells goes through NMDA receptors. "
            f"After an infusion they fall by {fallen:.0f}%, SST cells by only {sst:.0f}%.",
            "Who inhibits whom is published, how strongly is fitted; the fit leans on fast-spiking cells.",
            "Much. That a brake weakens may be right while the cell type named here is wrong.",
            ("rotaru2011nmda", "wang2009cell", "wood2012nmda", "ali2020ketamine"),
            ("abstract",) * 4,
        ),
        Misfit(
            "How far brake cells fall",
            "Not measured in people. Recordings in rats with another blocker give the direction.",
            f"Fast-spiking firing falls by {fallen:.0f}% at a therapeutic level in the default set.",
            "The strengths that fit +13% cycling and the inverted U gave a large fall; others might fit too.",
            "Some. Take the direction, not the size.",
            ("homayoun2007nmda",),
            ("abstract",),
        ),
    )


def _cleft() -> Misfit:
    published = next(item for item in franks2002.OBSERVATIONS if item.symbol == "open_N")
    return Misfit(
        "NMDA receptors per quantum",
        f"About {published.value:.0f} of 20, in a published simulation.",
        f"{cleft_curve().open_nmda:.1f} on average at one moment, near the lower limit of 2.1.",
        "The published binding rate and the measured decay of glutamate do not allow more.",
        "Little. Single releases differ more than this.",
        (published.source,),
        (published.seen,),
    )


def _metabolites() -> tuple[Misfit, Misfit]:
    peaks = [
        simulate_chain(Scenario(metabolites=key, horizon_h=24.0, step_min=5.0)) for key in METABOLITE_SETS
    ]
    norketamine = [float(chain.plasma_norketamine_ng_per_ml.max()) for chain in peaks]
    hnk = [float(chain.plasma_hnk_ng_per_ml.max()) for chain in peaks]
    return (
        Misfit(
            "Norketamine",
            "The published sets were fitted to esketamine alone.",
            f"After racemic ketamine it peaks at {min(norketamine):.0f} to {max(norketamine):.0f} ng/mL.",
            "Both halves of the racemate are treated alike, and the authors fixed the shares that are converted.",
            "Some. Take it as uncertain about two-fold.",
            ("simons2022population", "otto2021population"),
            ("secondary",) * 2,
        ),
        Misfit(
            "HNK, the next metabolite",
            "No measured level at this dose was found, though several trials took samples.",
            f"It peaks at {min(hnk):.0f} to {max(hnk):.0f} ng/mL.",
            "One esketamine study is the only basis.",
            "Much for the explanation that rests on it, none for the others.",
            ("simons2022population",),
            ("secondary",),
        ),
    )


def _experiments() -> tuple[Misfit, Misfit]:
    memantine = predict("memantine", _DISINHIBITION)
    deletion = predict("delete_spines", _DISINHIBITION)
    return (
        Misfit(
            "Memantine",
            "No rapid effect in people or mice.",
            f"At equal block of evoked current it keeps {PERCENT * memantine.late_ratio:.0f}% of the gain in spines "
            "under disinhibition.",
            "Disinhibition asks only how much evoked current is gone, not which drug took it.",
            "Much, as evidence against this explanation standing alone.",
            ("gideons2014mechanisms",),
            ("abstract",),
        ),
        Misfit(
            "New spines deleted",
            "In mice the onset stays and the days after are lost.",
            f"Deleted at {DELETION_H:.0f} h, the gain on day 7 is {PERCENT * deletion.late_ratio:.0f}% of what it would have been.",
            "Synaptic protein is still raised, so formation goes on; which spines return is not modelled.",
            "Some. A real spine carries a connection that a new one need not.",
            ("modasava2019sustained",),
            ("secondary",),
        ),
    )


def _synapse_scan() -> Misfit:
    return Misfit(
        "Synapses in people",
        "A scan of synapse density saw no overall change a day after one dose.",
        f"Spines are {gain_at(two_weeks(), _DAY_H):.1f}% up at 24 h.",
        "Sizes come from mice and are illustrative; a scan averages over whole regions.",
        "Much. New spines at this dose have not been shown in people.",
        ("holmes2022synaptic",),
        ("abstract",),
    )


def _without_source() -> tuple[Misfit, Misfit]:
    pyramidal, fast, sst, vip = CIRCUIT.rate_hz
    return (
        Misfit(
            "Firing at rest",
            "No source with numbers was found.",
            f"{pyramidal:g}, {fast:g}, {sst:g} and {vip:g} Hz for pyramidal, fast-spiking, SST and VIP cells.",
            "Orders of magnitude for awake cortex, chosen here.",
            "Little. Everything is computed relative to rest.",
            ("homayoun2007nmda",),
            ("chosen",),
        ),
        Misfit(
            "Half-block per receptor subunit",
            "The paper's table was not read; its numbers are recalled.",
            "Which cell type is blocked most follows from them, in every affinity set.",
            "Only the ratios between subunits enter the two other sets.",
            "Some, until someone reads the table.",
            ("kotermanski2009memantine",),
            ("memory-unverified",),
        ),
    )


@lru_cache(maxsize=1)
def misfits() -> tuple[Misfit, ...]:
    """Return every row, along the chain from plasma to spines."""
    return (
        _kamp(),
        _domino(),
        _half_lives(),
        *_metabolites(),
        *_without_source(),
        *_which_interneurons(),
        _long_tail(),
        _cleft(),
        *_experiments(),
        _ten_fold(),
        _synapse_scan(),
    )
