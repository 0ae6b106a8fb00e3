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
class PkParameters:
    """A mammillary compartment model at one body mass.

    Attributes
    ----------
    volumes_l : tuple of float
        Central volume first, litres.
    clearance_l_per_h : float
        Elimination from the central compartment.
    intercompartmental_l_per_h : tuple of float
        One per peripheral compartment.
    """

    volumes_l: tuple[float, ...]
    clearance_l_per_h: float
    intercompartmental_l_per_h: tuple[float, ...]

    def __post_init__(self) -> None:
        """Check that the compartments and flows match and are positive."""
        if len(self.intercompartmental_l_per_h) != len(self.volumes_l) - 1:
            raise ParameterError(
                "intercompartmental_l_per_h must have one flow per peripheral volume; "
                f"got {len(self.intercompartmental_l_per_h)} for {len(self.volumes_l)} volumes."
            )
        require_positive(self, ("volumes_l", "clearance_l_per_h", "intercompartmental_l_per_h"))


@dataclass(frozen=True, slots=True)
class PkSet:
    """A published pharmacokinetic set and how it scales with body mass.

    Attributes
    ----------
    key, label, sampling_site : str
        Name on the command line; name on screen; "arterial" or "venous".
    reference : PkParameters
        Values at `reference_mass_kg`.
    volume_exponent, flow_exponent : float
        Powers of (mass / reference mass) for volumes and for flows.
    """

    key: str
    label: str
    sampling_site: str
    reference: PkParameters
    reference_mass_kg: float
    volume_exponent: float
    flow_exponent: float

    def at_mass(self, mass_kg: float) -> PkParameters:
        """Return the set scaled to a body mass in kg."""
        volume_scale = (mass_kg / self.reference_mass_kg) ** self.volume_exponent
        flow_scale = (mass_kg / self.reference_mass_kg) ** self.flow_exponent
        return PkParameters(
            volumes_l=tuple(volume * volume_scale for volume in self.reference.volumes_l),
            clearance_l_per_h=self.reference.clearance_l_per_h * flow_scale,
            intercompartmental_l_per_h=tuple(
                flow * flow_scale for flow in self.reference.intercompartmental_l_per_h
            ),
        )


@dataclass(frozen=True, slots=True)
class DistributionParameters:
    """From plasma to the receptor: binding, molar mass, lag.

    Attributes
    ----------
    unbound_fraction : float
        Free share of plasma ketamine, 0 to 1.
    molar_mass_g_per_mol : float
        Ketamine base.
    effect_site_rate_per_h : float
        First-order rate of equilibration between free plasma and the receptor's surroundings.
    """

    unbound_fraction: float
    molar_mass_g_per_mol: float
    effect_site_rate_per_h: float

    def __post_init__(self) -> None:
        """Check the ranges."""
        require_positive(self, ("unbound_fraction", "molar_mass_g_per_mol", "effect_site_rate_per_h"))


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
    interneuron, pyramidal : CellType
        The two cell types of the circuit.
    """

    magnesium_competition: tuple[float, float, float, float]
    magnesium_slope_per_mv: float
    reference_voltage_mv: float
    interneuron: CellType
    pyramidal: CellType


@dataclass(frozen=True, slots=True)
class CircuitParameters:
    """The two-population circuit, in units of each population's resting rate.

    Attributes
    ----------
    rate_interneuron_hz, rate_pyramidal_hz : float
        Resting rates.
    nmda_share_interneuron, nmda_share_pyramidal : float
        Share of excitatory drive carried by NMDA receptors at rest.
    recurrent_share_interneuron, recurrent_share_pyramidal : float
        Share of excitatory drive that comes from the circuit's own pyramidal cells.
    inhibition_interneuron, inhibition_pyramidal : float
        Shunt of the GABA-A input at the resting interneuron rate.
    threshold_pyramidal, softness_pyramidal : float
        Soft threshold of the pyramidal input-output curve, resting drive = 1.
    ceiling_interneuron, steepness_interneuron : float
        Saturation (in resting rates) and slope of the interneuron input-output curve.
    """

    rate_interneuron_hz: float
    rate_pyramidal_hz: float
    nmda_share_interneuron: float
    nmda_share_pyramidal: float
    recurrent_share_interneuron: float
    recurrent_share_pyramidal: float
    inhibition_interneuron: float
    inhibition_pyramidal: float
    threshold_pyramidal: float
    softness_pyramidal: float
    ceiling_interneuron: float
    steepness_interneuron: float
    time_constant_interneuron_ms: float
    time_constant_pyramidal_ms: float
    time_constant_nmda_ms: float

    def __post_init__(self) -> None:
        """Check that the values are positive and the ceiling lies above rest."""
        require_positive(self, tuple(self.__slots__))
        if not self.ceiling_interneuron > 1:
            raise ParameterError(f"ceiling_interneuron must exceed 1; got {self.ceiling_interneuron!r}.")


@dataclass(frozen=True, slots=True)
class PlasticityParameters:
    """Glutamate and the slow chain behind it; rates per hour, exponents pure numbers.

    Attributes
    ----------
    uptake_rate_per_h : float
        First-order removal of extracellular glutamate on the scale of microdialysis.
    bdnf_rate_per_h, mtorc1_rate_per_h, protein_rate_per_h : float
        Turnover of BDNF/TrkB signal, mTORC1 signal and synaptic protein.
    elimination_rate_per_h : float
        Elimination of spines; unchanged by treatment.
    bdnf_exponent, mtorc1_exponent, formation_exponent : float
        Elasticity of each step to the one before it.
    fatigue_rate_per_h, recovery_rate_per_h : float
        How fast the response to BDNF tires per unit of excess BDNF, and comes back.
    """

    uptake_rate_per_h: float
    bdnf_rate_per_h: float
    bdnf_exponent: float
    mtorc1_rate_per_h: float
    mtorc1_exponent: float
    fatigue_rate_per_h: float
    recovery_rate_per_h: float
    protein_rate_per_h: float
    formation_exponent: float
    elimination_rate_per_h: float

    def __post_init__(self) -> None:
        """Check that all values are positive."""
        require_positive(self, tuple(self.__slots__))
