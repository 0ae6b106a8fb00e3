"""Frozen bundles of plain floats that the model's functions receive.

A bundle holds values only; the provenance of each value stays with the
`Parameter` it came from. Bundles reject unknown names because they are slotted.
"""

from dataclasses import dataclass

from explainer.errors import ParameterError


def require_positive(bundle: object, names: tuple[str, ...]) -> None:
    """Raise unless each named attribute of `bundle` is greater than zero.

    Raises
    ------
    ParameterError
        Naming the bundle, the attribute and the value.
    """
    for name in names:
        value = getattr(bundle, name)
        for number in value if isinstance(value, tuple) else (value,):
            if not number > 0:
                raise ParameterError(f"{type(bundle).__name__}.{name} must be positive; got {number!r}.")


@dataclass(frozen=True, slots=True)
class AffinitySet:
    """How strongly ketamine blocks each GluN2 subunit's current.

    Attributes
    ----------
    key, label : str
        Name on the command line; name on screen.
    ic50_um : tuple of float, shape (4,)
        Half-blocking free concentration at GluN2A, 2B, 2C, 2D, at the reference
        voltage in physiological Mg2+, micromolar.
    hill_coefficient : float
        Slope, shared by the subunits.
    """

    key: str
    label: str
    ic50_um: tuple[float, float, float, float]
    hill_coefficient: float

    def __post_init__(self) -> None:
        """Check that all values are positive."""
        require_positive(self, ("ic50_um", "hill_coefficient"))


@dataclass(frozen=True, slots=True)
class CellType:
    """What decides how much ketamine block one cell type feels.

    Attributes
    ----------
    subunit_share : tuple of float, shape (4,)
        Share of the cell's NMDA current through GluN2A, 2B, 2C, 2D; sums to 1.
    voltage_mv : float
        Typical membrane voltage; more positive relieves more Mg2+.
    """

    subunit_share: tuple[float, float, float, float]
    voltage_mv: float

    def __post_init__(self) -> None:
        """Check that the shares are shares."""
        if min(self.subunit_share) < 0 or abs(sum(self.subunit_share) - 1) > 1e-9:  # noqa: PLR2004
            raise ParameterError(f"subunit_share must be >= 0 and sum to 1; got {self.subunit_share!r}.")


@dataclass(frozen=True, slots=True)
class BlockParameters:
    """Everything the block link needs apart from the affinity set.

    Attributes
    ----------
    magnesium_competition : tuple of float, shape (4,)
        Factor by which 1 mM Mg2+ raises the IC50 at the reference voltage, per subunit.
    magnesium_slope_per_mv, reference_voltage_mv : float
        Voltage dependence of the Mg2+ gate and where the IC50s were measured.
    interneuron, pyramidal, sst, vip : CellType
        The cell types of the circuit; `interneuron` is the fast-spiking one.
    """

    magnesium_competition: tuple[float, float, float, float]
    magnesium_slope_per_mv: float
    reference_voltage_mv: float
    interneuron: CellType
    pyramidal: CellType
    sst: CellType
    vip: CellType


@dataclass(frozen=True, slots=True)
class CircuitParameters:
    """The circuit of four populations, in units of each population's resting rate.

    Tuples of four are pyramidal, fast-spiking, SST, VIP; tuples of three leave pyramidal out.

    Attributes
    ----------
    rate_hz : tuple of float
        Resting rates.
    nmda_share : tuple of float
        Share of excitatory drive carried by NMDA receptors at rest, below 1.
    recurrent_share : tuple of float
        Share of excitatory drive that comes from the circuit's own pyramidal cells.
    inhibition : tuple of float
        Shunt of the GABA-A input at resting rates.
    inhibition_mix : tuple of tuple of float, shape (4, 3)
        For each target, the share of that shunt from fast-spiking, SST and VIP cells; rows sum to 1.
    threshold_pyramidal, softness_pyramidal : float
        Soft threshold of the pyramidal input-output curve, resting drive = 1.
    ceiling_interneuron : float
        Saturation of the interneuron curves, in resting rates.
    steepness_interneuron : tuple of float
        Slope of the interneuron curves.
    time_constant_ms : tuple of float
        Of the rates.
    time_constant_nmda_ms : float
        Of the NMDA gate.
    """

    rate_hz: tuple[float, float, float, float]
    nmda_share: tuple[float, float, float, float]
    recurrent_share: tuple[float, float, float, float]
    inhibition: tuple[float, float, float, float]
    inhibition_mix: tuple[tuple[float, float, float], ...]
    threshold_pyramidal: float
    softness_pyramidal: float
    ceiling_interneuron: float
    steepness_interneuron: tuple[float, float, float]
    time_constant_ms: tuple[float, float, float, float]
    time_constant_nmda_ms: float

    def __post_init__(self) -> None:
        """Check signs, the ceiling and that inhibition's shares are shares."""
        require_positive(
            self,
            (
                "rate_hz",
                "recurrent_share",
                "inhibition",
                "threshold_pyramidal",
                "softness_pyramidal",
                "ceiling_interneuron",
                "steepness_interneuron",
                "time_constant_ms",
                "time_constant_nmda_ms",
            ),
        )
        # A deleted receptor carries nothing, so zero is allowed here.
        if min(self.nmda_share) < 0 or max(self.nmda_share) >= 1:
            raise ParameterError(f"nmda_share must be 0 or more and below 1; got {self.nmda_share!r}.")
        if not self.ceiling_interneuron > 1:
            raise ParameterError(f"ceiling_interneuron must exceed 1; got {self.ceiling_interneuron!r}.")
        for row in self.inhibition_mix:
            if min(row) < 0 or abs(sum(row) - 1) > 1e-9:  # noqa: PLR2004
                raise ParameterError(f"inhibition_mix rows must be >= 0 and sum to 1; got {row!r}.")


@dataclass(frozen=True, slots=True)
class PlasticityParameters:
    """Glutamate and the slow chain behind it; rates per hour, exponents pure numbers.

    Attributes
    ----------
    uptake_rate_per_h : float
        First-order removal of extracellular glutamate on the scale of microdialysis.
    bdnf_rate_per_h, ampa_insertion_rate_per_h, mtorc1_rate_per_h, protein_rate_per_h : float
        Turnover of BDNF/TrkB signal, surface AMPA receptors, mTORC1 signal and synaptic protein.
    elimination_rate_per_h : float
        Elimination of spines; unchanged by treatment.
    bdnf_exponent, mtorc1_exponent, formation_exponent : float
        Elasticity of each step to the one before it.
    fatigue_rate_per_h, fatigue_corner, recovery_rate_per_h : float
        How fast the response to BDNF tires per unit of excess BDNF, below which excess it
        hardly does, and how fast it comes back.
    """

    uptake_rate_per_h: float
    bdnf_rate_per_h: float
    bdnf_exponent: float
    ampa_insertion_rate_per_h: float
    mtorc1_rate_per_h: float
    mtorc1_exponent: float
    fatigue_rate_per_h: float
    fatigue_corner: float
    recovery_rate_per_h: float
    protein_rate_per_h: float
    formation_exponent: float
    elimination_rate_per_h: float

    def __post_init__(self) -> None:
        """Check that all values are positive."""
        require_positive(self, tuple(self.__slots__))


@dataclass(frozen=True, slots=True)
class RivalParameters:
    """What drives each rival route.

    Attributes
    ----------
    resting_voltage_mv : float
        Pyramidal cell between inputs.
    memantine_resting_fraction : float
        Memantine's block of resting current relative to ketamine's.
    hnk_half_effect_um, trkb_dissociation_um : float
        HNK in plasma; free ketamine.
    opioid_free_fraction : float
        Share of the surge's effect that needs no opioid receptor.
    habenula_on_per_um_h, habenula_off_per_h : float
        Trapping in, and release from, habenula receptors.
    memantine_release_ratio : float
        Memantine's release relative to ketamine's.
    """

    resting_voltage_mv: float
    memantine_resting_fraction: float
    hnk_half_effect_um: float
    trkb_dissociation_um: float
    opioid_free_fraction: float
    habenula_on_per_um_h: float
    habenula_off_per_h: float
    memantine_release_ratio: float

    def __post_init__(self) -> None:
        """Check that everything but the voltage is positive."""
        require_positive(self, tuple(name for name in self.__slots__ if not name.endswith("_mv")))
