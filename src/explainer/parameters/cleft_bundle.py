"""The frozen bundle that the cleft simulation receives."""

from dataclasses import dataclass

from explainer.parameters.bundles import require_positive


@dataclass(frozen=True, slots=True)
class CleftParameters:
    """One synaptic cleft: geometry, glutamate, receptors, ketamine.

    Attributes
    ----------
    radius_nm, height_nm : float
        The flat cylinder between the two cells.
    diffusion_nm2_per_ms : float
        Glutamate in the cleft.
    rim_permeability_nm_per_ms : float
        How easily a molecule at the rim leaves for good.
    glutamate_count, ampa_count, nmda_count : int
        Per vesicle; per synapse.
    ampa_binding_per_mm_ms, ampa_unbinding_per_ms : float
    nmda_binding_per_mm_ms, nmda_unbinding_per_ms : float
    ampa_open_probability : float
        That a newly bound AMPA receptor opens.
    magnesium_exchange_per_ms : float
        How often an open channel's Mg2+ is decided anew.
    rest_voltage_mv, excited_voltage_mv : float
        Receiving cell.
    ketamine_on_per_um_s, ketamine_off_per_s : float
        Into and out of an open, Mg2+-free channel.
    release_per_s : float
        Releases while ketamine is followed.
    """

    radius_nm: float
    height_nm: float
    diffusion_nm2_per_ms: float
    rim_permeability_nm_per_ms: float
    glutamate_count: int
    ampa_count: int
    nmda_count: int
    ampa_binding_per_mm_ms: float
    ampa_unbinding_per_ms: float
    nmda_binding_per_mm_ms: float
    nmda_unbinding_per_ms: float
    ampa_open_probability: float
    magnesium_exchange_per_ms: float
    rest_voltage_mv: float
    excited_voltage_mv: float
    ketamine_on_per_um_s: float
    ketamine_off_per_s: float
    release_per_s: float

    def __post_init__(self) -> None:
        """Check that everything but the voltages is positive."""
        require_positive(self, tuple(name for name in self.__slots__ if not name.endswith("_mv")))
