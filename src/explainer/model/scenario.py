"""The scenario: one frozen object that says what is simulated."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Real

from explainer.errors import DomainError, require_between
from explainer.model.pk import Dose
from explainer.parameters.defaults import (
    DEFAULT_AFFINITY,
    DEFAULT_METABOLITES,
    DEFAULT_PK,
    find_affinity_set,
    find_metabolite_set,
    find_pk_set,
)
from explainer.parameters.routes import find_route

# A teaching reference, never a patient's.
REFERENCE_MASS_KG = 70.0
# Ten times the largest anaesthetic induction dose: room to see the far side of the inverted U.
HIGHEST_DOSE_MG_PER_KG = 50.0
LONGEST_INFUSION_MIN = 1440.0
LONGEST_HORIZON_H = 2160.0
MOST_ROWS = 200_000
MINUTES_PER_HOUR = 60.0
_NUMBERS = ("dose_mg_per_kg", "duration_min", "mass_kg", "horizon_h", "step_min")
_KEYS = ("route", "pk", "affinity", "metabolites", "drug")


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is given, to whom, and what is assumed.

    Attributes
    ----------
    dose_mg_per_kg : float
        Size of each dose, 0 to 50.
    duration_min : float
        Length of each infusion or of giving a spray, 0 (at once) to 1440.
    start_h : tuple of float
        When each dose starts; increasing, from 0, before the horizon.
    route : str
        "iv", "im", "in", "po" or "sl"; a route without sourced parameters is refused with the reason.
    mass_kg : float
        Reference body mass, 30 to 200.
    pk, affinity, metabolites : str
        Keys of published sets.
    drug : str
        "ketamine" (the racemate) or "esketamine".
    horizon_h : float
        Hours simulated, up to 90 days.
    step_min : float
        Spacing of the rows that come out.

    Raises
    ------
    DomainError, ParameterError
        Naming the argument, what was expected and what came.
    """

    dose_mg_per_kg: float = 0.5
    duration_min: float = 40.0
    start_h: tuple[float, ...] = (0.0,)
    route: str = "iv"
    mass_kg: float = REFERENCE_MASS_KG
    pk: str = DEFAULT_PK
    affinity: str = DEFAULT_AFFINITY
    metabolites: str = DEFAULT_METABOLITES
    drug: str = "ketamine"
    horizon_h: float = 24.0
    step_min: float = 1.0

    def __post_init__(self) -> None:
        """Check every field once."""
        self._check_types()
        require_between("dose_mg_per_kg", self.dose_mg_per_kg, 0.0, HIGHEST_DOSE_MG_PER_KG, "mg/kg")
        require_between("duration_min", self.duration_min, 0.0, LONGEST_INFUSION_MIN, "min")
        require_between("mass_kg", self.mass_kg, 30.0, 200.0, "kg")
        require_between("horizon_h", self.horizon_h, 0.01, LONGEST_HORIZON_H, "h")
        require_between("step_min", self.step_min, 0.01, 1440.0, "min")
        if self.horizon_h * MINUTES_PER_HOUR / self.step_min > MOST_ROWS:
            raise DomainError(
                f"step_min must leave at most {MOST_ROWS} rows over the horizon of {self.horizon_h:g} h; "
                f"got {self.step_min!r}."
            )
        find_route(self.drug, self.route)
        find_pk_set(self.pk)
        find_affinity_set(self.affinity)
        find_metabolite_set(self.metabolites)
        self._check_starts(self.start_h)

    def _check_types(self) -> None:
        """Refuse text where a number belongs ("40" would pass a range check), and the reverse."""
        if isinstance(self.start_h, str) or not isinstance(self.start_h, Sequence):
            raise DomainError(f"repeat_h must be a tuple of start times; got {self.start_h!r}.")
        object.__setattr__(self, "start_h", tuple(self.start_h))
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        for name, value in (*numbers.items(), *(("repeat_h", start) for start in self.start_h)):
            if not isinstance(value, Real):
                raise DomainError(f"{name} must be a number; got {value!r}.")
        for name in _KEYS:
            if not isinstance(getattr(self, name), str):
                raise DomainError(f"{name} must be a name; got {getattr(self, name)!r}.")

    def _check_starts(self, start_h: Sequence[float]) -> None:
        if not start_h:
            raise DomainError("repeat_h must name at least one start time; got none.")
        for start in start_h:
            require_between("repeat_h", start, 0.0, self.horizon_h, "h (each start within the horizon)")
        for before, after in pairwise(start_h):
            if not after > before:
                raise DomainError(f"repeat_h must increase; got {after:g} after {before:g}.")

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Return the doses in mg and hours, with their way into the blood."""
        route = find_route(self.drug, self.route)
        return tuple(
            Dose(
                amount_mg=self.dose_mg_per_kg * self.mass_kg,
                duration_h=self.duration_min / MINUTES_PER_HOUR,
                start_h=start,
                bioavailable_fraction=route.bioavailable_fraction,
                absorption_rate_per_h=route.absorption_rate_per_h,
                first_pass_fraction=route.first_pass_fraction,
            )
            for start in self.start_h
        )
