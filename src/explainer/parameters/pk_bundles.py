"""Frozen bundles of plain floats for everything up to the receptor: compartments, routes, people."""

from dataclasses import dataclass

from explainer.errors import ParameterError
from explainer.parameters.bundles import require_positive


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
    peripheral_clearance_l_per_h : tuple of float, optional
        Elimination from each peripheral compartment (a liver); none by default.
    """

    volumes_l: tuple[float, ...]
    clearance_l_per_h: float
    intercompartmental_l_per_h: tuple[float, ...]
    peripheral_clearance_l_per_h: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Check that the compartments and flows match and are positive."""
        if len(self.intercompartmental_l_per_h) != len(self.volumes_l) - 1:
            raise ParameterError(
                "intercompartmental_l_per_h must have one flow per peripheral volume; "
                f"got {len(self.intercompartmental_l_per_h)} for {len(self.volumes_l)} volumes."
            )
        if len(self.peripheral_clearance_l_per_h) not in {0, len(self.intercompartmental_l_per_h)}:
            raise ParameterError(
                "peripheral_clearance_l_per_h must be empty or have one value per peripheral volume; "
                f"got {len(self.peripheral_clearance_l_per_h)}."
            )
        require_positive(self, ("volumes_l", "intercompartmental_l_per_h"))
        if min(self.clearances_l_per_h) < 0 or not max(self.clearances_l_per_h) > 0:
            raise ParameterError(
                f"clearance_l_per_h must be positive somewhere and negative nowhere; got {self.clearances_l_per_h!r}."
            )

    @property
    def clearances_l_per_h(self) -> tuple[float, ...]:
        """Return the clearance from every compartment, central first."""
        rest = self.peripheral_clearance_l_per_h or (0.0,) * len(self.intercompartmental_l_per_h)
        return (self.clearance_l_per_h, *rest)

    def scaled(self, volume_scale: float, flow_scale: float) -> "PkParameters":
        """Return the model with volumes and flows multiplied."""
        return PkParameters(
            volumes_l=tuple(volume * volume_scale for volume in self.volumes_l),
            clearance_l_per_h=self.clearance_l_per_h * flow_scale,
            intercompartmental_l_per_h=tuple(flow * flow_scale for flow in self.intercompartmental_l_per_h),
            peripheral_clearance_l_per_h=tuple(
                flow * flow_scale for flow in self.peripheral_clearance_l_per_h
            ),
        )


@dataclass(frozen=True, slots=True)
class PkSet:
    """A published pharmacokinetic set and how it scales with body mass.

    Attributes
    ----------
    key, label : str
        Name on the command line; name on screen.
    sampling_site : str
        "arterial", "venous" or "not stated".
    drug : str
        What was given: "ketamine" (the racemate) or "esketamine".
    reference : PkParameters
        Values at `reference_mass_kg`.
    volume_exponent, flow_exponent : float
        Powers of (mass / reference mass) for volumes and for flows.
    """

    key: str
    label: str
    sampling_site: str
    drug: str
    reference: PkParameters
    reference_mass_kg: float
    volume_exponent: float
    flow_exponent: float

    def at_mass(self, mass_kg: float) -> PkParameters:
        """Return the set scaled to a body mass in kg."""
        ratio = mass_kg / self.reference_mass_kg
        return self.reference.scaled(ratio**self.volume_exponent, ratio**self.flow_exponent)


@dataclass(frozen=True, slots=True)
class MetaboliteSet:
    """Norketamine and hydroxynorketamine (HNK) made from ketamine.

    Attributes
    ----------
    key, label, sampling_site : str
        Name on the command line; name on screen; where blood was drawn.
    norketamine, hnk : PkParameters
        At `reference_mass_kg`.
    norketamine_fraction, hnk_fraction : float
        Share of ketamine's elimination that makes norketamine, and of norketamine's that makes HNK.
    norketamine_transit_h, hnk_transit_h : float
        Mean transit time on the way; 0 for none.
    reference_mass_kg : float
        Volumes scale with mass, flows with mass^0.75.
    """

    key: str
    label: str
    sampling_site: str
    norketamine: PkParameters
    hnk: PkParameters
    norketamine_fraction: float
    hnk_fraction: float
    norketamine_transit_h: float
    hnk_transit_h: float
    reference_mass_kg: float

    def __post_init__(self) -> None:
        """Check that the fractions are fractions."""
        for name in ("norketamine_fraction", "hnk_fraction"):
            if not 0.0 < getattr(self, name) <= 1.0:
                raise ParameterError(f"{name} must be above 0 and at most 1; got {getattr(self, name)!r}.")


@dataclass(frozen=True, slots=True)
class Route:
    """How a dose gets into the blood.

    Attributes
    ----------
    key, label : str
        Name on the command line; name on screen.
    bioavailable_fraction : float
        Share that arrives as ketamine.
    absorption_rate_per_h : float or None
        None for a dose into the vein.
    first_pass_fraction : float
        Share swallowed that reaches the liver first.
    """

    key: str
    label: str
    bioavailable_fraction: float
    absorption_rate_per_h: float | None
    first_pass_fraction: float

    def __post_init__(self) -> None:
        """Check that the shares are shares."""
        total = self.bioavailable_fraction + self.first_pass_fraction
        if not 0.0 < self.bioavailable_fraction <= 1.0 or not 0.0 <= self.first_pass_fraction <= 1.0:
            raise ParameterError(f"route {self.key!r}: fractions must lie between 0 and 1; got {self!r}.")
        if total > 1.0 + 1e-9:  # rounding only
            raise ParameterError(f"route {self.key!r}: fractions must not add to more than 1; got {total}.")


@dataclass(frozen=True, slots=True)
class DistributionParameters:
    """From plasma to the receptor: binding, molar mass, lag.

    Attributes
    ----------
    unbound_fraction : float
        Free share of plasma ketamine, 0 to 1.
    molar_mass_g_per_mol, norketamine_molar_mass_g_per_mol, hnk_molar_mass_g_per_mol : float
        Ketamine, norketamine and hydroxynorketamine base.
    effect_site_rate_per_h : float
        First-order rate of equilibration between free plasma and the receptor's surroundings.
    """

    unbound_fraction: float
    molar_mass_g_per_mol: float
    norketamine_molar_mass_g_per_mol: float
    hnk_molar_mass_g_per_mol: float
    effect_site_rate_per_h: float

    def __post_init__(self) -> None:
        """Check the ranges."""
        require_positive(self, tuple(self.__slots__))


@dataclass(frozen=True, slots=True)
class VariabilityParameters:
    """Log-normal spreads between people, as coefficients of variation.

    Attributes
    ----------
    clearance_cv, volume_cv, affinity_cv : float
        Of clearance, of all volumes together, of the half-blocking concentration.
    """

    clearance_cv: float
    volume_cv: float
    affinity_cv: float

    def __post_init__(self) -> None:
        """Check that all values are positive."""
        require_positive(self, tuple(self.__slots__))
