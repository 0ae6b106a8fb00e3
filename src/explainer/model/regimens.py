"""Published regimens: what trials gave, as history and never as advice."""

from dataclasses import dataclass

from explainer.errors import DomainError, ParameterError, require_between
from explainer.model.scenario import REFERENCE_MASS_KG, Scenario
from explainer.parameters.defaults import DEFAULT_AFFINITY, DEFAULT_PK
from explainer.references import find_reference

HORIZON_H = 672.0
_HOURS_PER_DAY = 24.0
MOST_DOSES = 12
# Days between doses that trials used: three a week or every other day, twice a week, weekly.
DAYS_BETWEEN = (2.0, 3.5, 7.0)


@dataclass(frozen=True, slots=True)
class Regimen:
    """One published way of giving the drug.

    Attributes
    ----------
    key, label : str
        In the address; on screen.
    drug, route : str
        As in `Scenario`.
    dose_mg_per_kg, duration_min : float
        At the reference mass for a fixed dose.
    start_h : tuple of float
        When the trial gave it.
    source, seen : str
        Reference key and how it was seen.
    pk : str
        The drug-level set it opens with.
    """

    key: str
    label: str
    drug: str
    route: str
    dose_mg_per_kg: float
    duration_min: float
    start_h: tuple[float, ...]
    source: str
    seen: str
    pk: str = DEFAULT_PK


def _infusion(key: str, dose: float, label: str, source: str, seen: str) -> Regimen:
    return Regimen(key, label, "ketamine", "iv", dose, 40.0, (0.0,), source, seen)


REGIMENS = (
    _infusion("single", 0.5, "One infusion, 0.5 mg/kg in 40 min", "trial_zarate2006", "secondary"),
    Regimen(
        "six",
        "Six of 0.5 mg/kg in two weeks",
        "ketamine",
        "iv",
        0.5,
        40.0,
        (0.0, 48.0, 96.0, 168.0, 216.0, 264.0),
        "trial_phillips2019",
        "abstract",
    ),
    _infusion("fava01", 0.1, "One infusion, 0.1 mg/kg in 40 min", "trial_fava2020", "abstract"),
    _infusion("fava02", 0.2, "One infusion, 0.2 mg/kg in 40 min", "trial_fava2020", "abstract"),
    _infusion("fava10", 1.0, "One infusion, 1.0 mg/kg in 40 min", "trial_fava2020", "abstract"),
    Regimen(
        "spray",
        "Esketamine spray 84 mg, twice weekly",
        "esketamine",
        "in",
        84.0 / REFERENCE_MASS_KG,
        # Three devices, five minutes apart.
        10.0,
        tuple(84.0 * index for index in range(8)),
        "trial_transform1",
        "registry",
        pk="perezruixo2021",
    ),
)


def find_regimen(key: str) -> Regimen:
    """Return the regimen called `key`.

    Raises
    ------
    ParameterError
        If there is none.
    """
    for regimen in REGIMENS:
        if regimen.key == key:
            return regimen
    raise ParameterError(f"regimen must be one of {', '.join(r.key for r in REGIMENS)}; got {key!r}.")


def regimen_scenario(
    regimen: Regimen,
    *,
    pk: str | None = None,
    affinity: str = DEFAULT_AFFINITY,
    doses: int | None = None,
    days_between: float = DAYS_BETWEEN[0],
) -> Scenario:
    """Return the scenario of a regimen, over four weeks, at the reference mass.

    Parameters
    ----------
    regimen : Regimen
        Which.
    pk, affinity : str, optional
        Sets; the regimen's own drug-level set by default.
    doses : int, optional
        How many, 1 to 12, instead of what the trial gave.
    days_between : float
        One of `DAYS_BETWEEN`; used when `doses` is given.

    Raises
    ------
    DomainError, ParameterError
        Naming the argument, what was expected and what came.
    """
    starts = regimen.start_h
    if doses is not None:
        require_between("doses", doses, 1, MOST_DOSES, "")
        if days_between not in DAYS_BETWEEN:
            allowed = ", ".join(f"{days:g}" for days in DAYS_BETWEEN)
            raise DomainError(f"days_between must be one of {allowed}; got {days_between!r}.")
        times = (index * days_between * _HOURS_PER_DAY for index in range(doses))
        starts = tuple(start for start in times if start < HORIZON_H)
    return Scenario(
        dose_mg_per_kg=regimen.dose_mg_per_kg,
        duration_min=regimen.duration_min,
        start_h=starts,
        route=regimen.route,
        drug=regimen.drug,
        pk=pk or regimen.pk,
        affinity=affinity,
        horizon_h=HORIZON_H,
        step_min=60.0,
    )


for _regimen in REGIMENS:
    find_reference(_regimen.source)
