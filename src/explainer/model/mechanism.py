"""Mechanism switches: which explanation carries the effect, and what an experiment takes away.

Routes from the drug to the growth signals, each a rival explanation:

===== ============================== =========================================
key   explanation                    what it adds
===== ============================== =========================================
h1    brake cells (disinhibition)    surge through AMPA receptors
h2    resting NMDA block             BDNF translation, no surge needed
h3    extrasynaptic GluN2B           protein synthesis freed, no surge needed
h4    hydroxynorketamine             current through AMPA receptors
h5    lateral habenula               fewer bursts; nothing at the cortical synapse
h6    TrkB site                      TrkB signal directly
h7    opioid gate                    the surge counts only with opioid receptors
===== ============================== =========================================

With several switched on, each route carries an equal share, so that a combination is no
stronger than one route alone.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from numbers import Real

import numpy as np

from explainer.errors import DomainError, ParameterError, require_between
from explainer.parameters.bundles import BlockParameters, CellType, CircuitParameters

HYPOTHESES = ("h1", "h2", "h3", "h4", "h5", "h6", "h7")
DEFAULT_HYPOTHESES = frozenset({"h1"})
_GLUN2B = 1
_REMOVALS = ("none", "interneuron", "pyramidal")
_BLOCKERS = ("ketamine", "memantine")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What carries the effect and what has been taken away.

    Attributes
    ----------
    hypotheses : frozenset of str
        Keys of the explanations switched on; may be empty.
    ampa_available_fraction, mtorc1_available_fraction, opioid_available_fraction : float
        Left by an antagonist or inhibitor, 0 to 1.
    glun2b_removed_from : str
        "none", "interneuron" (all kinds) or "pyramidal".
    blocker : str
        "ketamine" or "memantine" at equal block of evoked current.
    spines_deleted_at_h : float or None
        When every new spine is deleted once.

    Raises
    ------
    DomainError, ParameterError
        Naming the argument, what was expected and what came.
    """

    hypotheses: frozenset[str] = DEFAULT_HYPOTHESES
    ampa_available_fraction: float = 1.0
    mtorc1_available_fraction: float = 1.0
    opioid_available_fraction: float = 1.0
    glun2b_removed_from: str = "none"
    blocker: str = "ketamine"
    spines_deleted_at_h: float | None = None

    def __post_init__(self) -> None:
        """Check every field once."""
        if isinstance(self.hypotheses, str) or not isinstance(self.hypotheses, Collection):
            raise DomainError(f"hypotheses must be a set of keys; got {self.hypotheses!r}.")
        unknown = sorted(str(key) for key in self.hypotheses if key not in HYPOTHESES)
        if unknown:
            raise ParameterError(
                f"hypotheses must be among {', '.join(HYPOTHESES)}; got {', '.join(unknown)}."
            )
        object.__setattr__(self, "hypotheses", frozenset(self.hypotheses))
        fractions = ("ampa_available_fraction", "mtorc1_available_fraction", "opioid_available_fraction")
        for name in (*fractions, "spines_deleted_at_h"):
            value = getattr(self, name)
            # Text such as "0.5" would pass a range check.
            if not isinstance(value, Real | None):
                raise DomainError(f"{name} must be a number; got {value!r}.")
        for name in fractions:
            require_between(name, getattr(self, name), 0.0, 1.0, "")
        for name, allowed in (("glun2b_removed_from", _REMOVALS), ("blocker", _BLOCKERS)):
            if getattr(self, name) not in allowed:
                raise DomainError(f"{name} must be one of {', '.join(allowed)}; got {getattr(self, name)!r}.")
        if self.spines_deleted_at_h is not None:
            require_between("spines_deleted_at_h", self.spines_deleted_at_h, 0.0, 2160.0, "h")

    @property
    def uses_surge(self) -> bool:
        """Return whether the glutamate surge carries anything."""
        return bool(self.hypotheses & {"h1", "h7"})

    @property
    def synaptic_routes(self) -> tuple[str, ...]:
        """Return the routes that end at the cortical synapse: "surge" and direct ones."""
        direct = tuple(key for key in ("h2", "h3", "h4", "h6") if key in self.hypotheses)
        return ("surge", *direct) if self.uses_surge else direct


def without_glun2b(parameters: BlockParameters, removed_from: str) -> BlockParameters:
    """Return the cell types after GluN2B was deleted from some of them.

    Parameters
    ----------
    parameters : BlockParameters
        Cell-type mixes.
    removed_from : str
        "none", "interneuron" or "pyramidal".

    Notes
    -----
    What is left keeps its proportions; the current that is gone is taken from the
    circuit by `weakened_circuit`.
    """
    if removed_from == "none":
        return parameters

    def rest(cell: CellType) -> CellType:
        shares = np.array(cell.subunit_share)
        shares[_GLUN2B] = 0.0
        a, b, c, d = (float(share) for share in shares / shares.sum())
        return replace(cell, subunit_share=(a, b, c, d))

    if removed_from == "pyramidal":
        return replace(parameters, pyramidal=rest(parameters.pyramidal))
    return replace(
        parameters,
        interneuron=rest(parameters.interneuron),
        sst=rest(parameters.sst),
        vip=rest(parameters.vip),
    )


def weakened_circuit(
    circuit: CircuitParameters, cells: BlockParameters, removed_from: str
) -> CircuitParameters:
    """Return the circuit whose cells carry less NMDA current after a deletion.

    Parameters
    ----------
    circuit : CircuitParameters
        Before.
    cells : BlockParameters
        Mixes before the deletion.
    removed_from : str
        "none", "interneuron" or "pyramidal".

    Notes
    -----
    A deletion is there for life, so resting rates are taken to have returned to normal:
    the NMDA share of excitation falls by GluN2B's share and the rest makes up for it.
    """
    if removed_from == "none":
        return circuit
    types = (cells.pyramidal, cells.interneuron, cells.sst, cells.vip)
    hit = {"pyramidal": (True, False, False, False), "interneuron": (False, True, True, True)}[removed_from]
    pyramidal, fast, sst, vip = (
        share * (1.0 - cell.subunit_share[_GLUN2B]) if is_hit else share
        for share, cell, is_hit in zip(circuit.nmda_share, types, hit, strict=True)
    )
    return replace(circuit, nmda_share=(pyramidal, fast, sst, vip))
