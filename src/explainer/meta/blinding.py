"""What a trial reports when people can guess what they got.

Vocabulary
----------
*drug effect*: how many MADRS points lower the drug alone makes the score.
*expectancy effect*: how many points lower believing one got the drug makes it, in either arm.
*guessing right*: naming one's own arm. In the drug arm who guesses right believes "drug"; in
the control arm who guesses right believes "control".
*added*: what unequal beliefs add to the difference between arms.
"""

import math
from dataclasses import dataclass, field
from functools import cache
from statistics import NormalDist

import numpy as np

from explainer.errors import require_between
from explainer.numerics import FloatArray
from explainer.parameters.parameter import Parameter

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-24"

_NORMAL = NormalDist()
# Two-sided 95%.
Z_95 = _NORMAL.inv_cdf(0.975)
# A spread needs two people.
FEWEST_PEOPLE = 2
MOST_PEOPLE = 100_000
LARGEST_POINTS = 60.0

OUTCOME_SD = Parameter(
    symbol="sd",
    name="spread of MADRS scores among people who share arm and belief",
    value=10.0,
    unit="points",
    source="trial_lii2023",
    basis="illustrative",
    seen="full-text",
    note=(
        "A round number near what trials printed: 7.6 (ketamine) and 10.0 (saline) at day 1 in Lii 2023, "
        "5.7 to 12.0 in the arms of Singh 2016 at day 15; the interval of Murrough 2013 implies about 9.8."
    ),
    low=5.7,
    high=12.0,
    checked=CHECKED,
)
BLINDING_TABLES = (("Simulated trial (page Blinding)", (OUTCOME_SD,)),)


@dataclass(frozen=True, slots=True)
class TrialDesign:
    """A two-arm trial in which people may guess their arm.

    Attributes
    ----------
    drug_effect_points, expectancy_points : float
        MADRS points by which each lowers the score; 0 to 60.
    right_in_drug_arm, right_in_control_arm : float
        Chance of guessing right, 0 to 1; 0.5 is a coin.
    people_per_arm : int
        At least 2.
    sd_points : float
        Spread among people who share arm and belief.

    Raises
    ------
    DomainError
        If an argument is not a number or out of range.
    """

    drug_effect_points: float
    expectancy_points: float
    right_in_drug_arm: float
    right_in_control_arm: float
    people_per_arm: int
    sd_points: float = OUTCOME_SD.value

    def __post_init__(self) -> None:
        """Check every argument once."""
        require_between("drug_effect_points", self.drug_effect_points, 0.0, LARGEST_POINTS, "points")
        require_between("expectancy_points", self.expectancy_points, 0.0, LARGEST_POINTS, "points")
        require_between("right_in_drug_arm", self.right_in_drug_arm, 0.0, 1.0, "")
        require_between("right_in_control_arm", self.right_in_control_arm, 0.0, 1.0, "")
        require_between("people_per_arm", self.people_per_arm, FEWEST_PEOPLE, MOST_PEOPLE, "people")
        require_between("sd_points", self.sd_points, 1e-6, LARGEST_POINTS, "points")


@dataclass(frozen=True, slots=True)
class TrialReport:
    """What such a trial reports, on average over repeats.

    Attributes
    ----------
    believe_in_drug_arm, believe_in_control_arm : float
        Share of each arm who believe they got the drug.
    added_points, estimate_points : float
        What beliefs add; expected difference between arms, positive if the drug arm ends lower.
    standard_error_points, low_points, high_points : float
        Of the difference; 95% of repeated trials report between `low` and `high`.
    clear_share : float
        Share of repeated trials whose 95% interval excludes no difference.
    """

    believe_in_drug_arm: float
    believe_in_control_arm: float
    added_points: float
    estimate_points: float
    standard_error_points: float
    low_points: float
    high_points: float
    clear_share: float


def clear_share(estimate_points: float, standard_error_points: float) -> float:
    """Return the share of repeated trials whose 95% interval excludes no difference.

    Parameters
    ----------
    estimate_points, standard_error_points : float
        Expected difference and its standard error, which is above zero.
    """
    distance = estimate_points / standard_error_points
    return _NORMAL.cdf(distance - Z_95) + _NORMAL.cdf(-distance - Z_95)


def predict_trial(design: TrialDesign) -> TrialReport:
    """Return what a trial reports, in closed form.

    Parameters
    ----------
    design : TrialDesign

    Returns
    -------
    TrialReport

    Notes
    -----
    A person's improvement is ``drug effect x arm + expectancy x belief + noise``, with belief 1 for
    those who believe they got the drug. The expected difference is then
    ``drug effect + expectancy x (share of drug arm who believe so - share of control arm who believe so)``.
    Each arm's variance is ``sd^2 + expectancy^2 p (1 - p)``; the standard error follows from n.

    Assumed: effects are linear and add up; believing acts alike in both arms, at once and on everybody;
    beliefs do not depend on benefit; raters' beliefs, drop-out and a control drug's own effect are left
    out; intervals are normal, so those of very small trials are a little too narrow. The third
    assumption is the weak one. Somebody who feels better will guess "drug", so a measured guess mixes
    how well the trial was blinded with how well the drug worked. Guess rates can therefore not be read
    as the cause of a difference, and this function says what follows if they were, not that they are.
    """
    believe_drug = design.right_in_drug_arm
    believe_control = 1.0 - design.right_in_control_arm
    added = design.expectancy_points * (believe_drug - believe_control)
    estimate = design.drug_effect_points + added
    variance = sum(
        design.sd_points**2 + design.expectancy_points**2 * share * (1.0 - share)
        for share in (believe_drug, believe_control)
    )
    error = math.sqrt(variance / design.people_per_arm)
    return TrialReport(
        believe_in_drug_arm=believe_drug,
        believe_in_control_arm=believe_control,
        added_points=added,
        estimate_points=estimate,
        standard_error_points=error,
        low_points=estimate - Z_95 * error,
        high_points=estimate + Z_95 * error,
        clear_share=clear_share(estimate, error),
    )


@dataclass(frozen=True, slots=True)
class SimulatedTrials:
    """Many trials of one design.

    Attributes
    ----------
    estimate_points : ndarray, shape (T,)
        What each reported.
    is_clear : ndarray of bool, shape (T,)
        Whether its 95% interval, from its own spread, excludes no difference.
    """

    estimate_points: FloatArray
    is_clear: np.ndarray[tuple[int], np.dtype[np.bool_]]


def simulate_trials(design: TrialDesign, trials: int, random: np.random.Generator) -> SimulatedTrials:
    """Return trials played out person by person.

    Parameters
    ----------
    design : TrialDesign
    trials : int
        How many, at least 1.
    random : numpy.random.Generator
        Source of chance; seeded by the caller.

    Raises
    ------
    DomainError
        If `trials` is below 1.

    Notes
    -----
    The same assumptions as `predict_trial`, with each trial's standard error from its own people.
    """
    require_between("trials", trials, 1, 1_000_000, "trials")
    shape = (trials, design.people_per_arm)

    def arm(effect: float, believe: float) -> FloatArray:
        belief = random.random(shape) < believe
        return effect + design.expectancy_points * belief + random.normal(0.0, design.sd_points, shape)

    drug = arm(design.drug_effect_points, design.right_in_drug_arm)
    control = arm(0.0, 1.0 - design.right_in_control_arm)
    estimate = drug.mean(axis=1) - control.mean(axis=1)
    variance = drug.var(axis=1, ddof=1) + control.var(axis=1, ddof=1)
    error = np.sqrt(variance / design.people_per_arm)
    return SimulatedTrials(estimate, np.abs(estimate) > Z_95 * error)


# The sliders' positions; every one is a grid point, so looking up is exact.
EFFECTS_POINTS = tuple(range(13))
EXPECTANCIES_POINTS = tuple(range(11))
TELLS_PERCENT = tuple(range(50, 101, 2))
PEOPLE_PER_ARM = (10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200)


@dataclass(frozen=True, slots=True)
class BlindingGrid:
    """Every setting of the simulator, guessing equally easy in both arms.

    Attributes
    ----------
    added_points : ndarray, shape (X, T)
        By expectancy and ease of telling.
    estimate_points : ndarray, shape (E, X, T)
        By drug effect, expectancy and ease of telling.
    half_width_points : ndarray, shape (X, T, N)
        Half of the 95% interval.
    clear_percent : ndarray, shape (E, X, T, N)
        Trials in 100 that would find a clear difference, rounded.
    """

    added_points: FloatArray
    estimate_points: FloatArray
    half_width_points: FloatArray
    clear_percent: FloatArray
    axes: tuple[tuple[int, ...], ...] = field(
        default=(EFFECTS_POINTS, EXPECTANCIES_POINTS, TELLS_PERCENT, PEOPLE_PER_ARM)
    )


def setting_design(effect: int, expectancy: int, tell: int, people: int) -> TrialDesign:
    """Return the design of one setting of the sliders; `tell` is a percentage, alike in both arms."""
    return TrialDesign(effect, expectancy, tell / 100.0, tell / 100.0, people)


@cache
def blinding_grid() -> BlindingGrid:
    """Return what every setting reports, computed once; arrays are read-only.

    Notes
    -----
    Estimate and standard error come apart: the first does not depend on n, the second not on
    the drug effect. Each is computed by `predict_trial` at the settings it depends on.
    """
    some_effect, some_people = EFFECTS_POINTS[0], PEOPLE_PER_ARM[0]
    added = np.array(
        [
            [
                predict_trial(setting_design(some_effect, x, t, some_people)).added_points
                for t in TELLS_PERCENT
            ]
            for x in EXPECTANCIES_POINTS
        ]
    )
    error = np.array(
        [
            [
                [
                    predict_trial(setting_design(some_effect, x, t, n)).standard_error_points
                    for n in PEOPLE_PER_ARM
                ]
                for t in TELLS_PERCENT
            ]
            for x in EXPECTANCIES_POINTS
        ]
    )
    estimate = np.array(EFFECTS_POINTS, dtype=np.float64)[:, None, None] + added
    clear = np.vectorize(clear_share)(estimate[..., None], error[None])
    grid = BlindingGrid(added, estimate, Z_95 * error, np.round(100.0 * clear))
    for array in (grid.added_points, grid.estimate_points, grid.half_width_points, grid.clear_percent):
        array.setflags(write=False)
    return grid
