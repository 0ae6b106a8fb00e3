"""Random-effects pooling of studies: the mean, its interval, and where the next study may lie.

Vocabulary: *tau2* is the variance of the true effects between studies; *i2* the share of the
spread between estimates that is not chance, percent; *q* Cochran's statistic. PyMARE fits
tau2 and the mean; what it does not print, or defines otherwise than metafor, is added here
(docs/decisions/011-pooling-with-pymare.md).
"""

import math
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from explainer.errors import DomainError
from explainer.meta.real_numbers import finite_number, positive_number

Method = Literal["REML", "DL"]
Test = Literal["z", "knha"]
METHODS: tuple[str, ...] = get_args(Method)
TESTS: tuple[str, ...] = get_args(Test)
FEWEST_STUDIES = 2
LEVEL = 0.95
PERCENT = 100.0
# PyMARE's search for the REML tau2 stops by default where the likelihood is flat to 1e-12
# of itself, which leaves tau2 wrong by up to 2e-5 of itself; these go on to the last digits.
_REML_SEARCH = {"xtol": 1e-10, "ftol": 0.0, "maxiter": 200}
_REMEMBERED = 512

Numbers = tuple[float, ...]
FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PooledEffect:
    """What a set of studies says together.

    Attributes
    ----------
    k : int
        Number of studies.
    estimate, se : float
        Mean of the true effects and its standard error.
    ci_low, ci_high : float
        95% confidence interval of the mean.
    tau2 : float
        Variance of the true effects.
    i2 : float
        Share of the variance between estimates that is not chance, percent.
    q : float
        Cochran's Q.
    prediction_low, prediction_high : float
        95% prediction interval: where the true effect of a new, similar study may lie.
    """

    k: int
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    tau2: float
    i2: float
    q: float
    prediction_low: float
    prediction_high: float

    def share_beyond(self, minimally_important_difference: float) -> float:
        """Return the share of true effects at or beyond a minimally important difference.

        Parameters
        ----------
        minimally_important_difference : float
            On the scale of the effects, not zero. Its sign is the direction: -2 asks for
            effects of -2 or lower, 2 for effects of 2 or higher.

        Returns
        -------
        float
            Share, 0 to 1.

        Raises
        ------
        DomainError
            If the difference is not a finite number other than zero.

        Notes
        -----
        Assumes that true effects follow a normal distribution with mean `estimate` and
        variance `tau2`, and that both are known exactly: the share has no interval of its
        own here and is rough with few studies. It is a share of studies' true effects,
        not of people. With `tau2` zero there is one true effect and the share is 0 or 1.
        """
        argument = "minimally_important_difference"
        threshold = finite_number(argument, minimally_important_difference)
        if threshold == 0.0:
            raise DomainError(f"{argument} must not be 0, because its sign is the direction; got 0.")
        margin = math.copysign(1.0, threshold) * (self.estimate - threshold)
        if self.tau2 == 0.0:
            return 1.0 if margin >= 0.0 else 0.0
        return NormalDist().cdf(margin / math.sqrt(self.tau2))


def _checked(argument: str, values: Iterable[float], check: Callable[[str, object], float]) -> Numbers:
    """Return a sequence as floats, each passed through `check` with its place in the name."""
    if isinstance(values, (str, bytes, Mapping, AbstractSet)) or not isinstance(values, Iterable):
        raise DomainError(f"{argument} must be a sequence of numbers; got {values!r}.")
    try:
        items = tuple(values)
    except TypeError:  # an array without dimensions says it can be iterated, and cannot
        raise DomainError(f"{argument} must be a sequence of numbers; got {values!r}.") from None
    return tuple(check(f"{argument}[{index}]", item) for index, item in enumerate(items))


def _checked_studies(
    effects: Iterable[float], variances: Iterable[float], fewest: int
) -> tuple[Numbers, Numbers]:
    checked_effects = _checked("effects", effects, finite_number)
    checked_variances = _checked("variances", variances, positive_number)
    if len(checked_effects) < fewest:
        raise DomainError(f"effects must hold at least {fewest} studies; got {len(checked_effects)}.")
    if len(checked_variances) != len(checked_effects):
        raise DomainError(
            f"variances must hold one number per effect, {len(checked_effects)}; got {len(checked_variances)}."
        )
    return checked_effects, checked_variances


def _check_choice(argument: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise DomainError(f"{argument} must be one of {', '.join(choices)}; got {value!r}.")


def _critical_value(test: str, k: int) -> float:
    """Return the two-sided 95% quantile: normal, or Student's t with k - 1 degrees of freedom."""
    if test == "z":
        return NormalDist().inv_cdf(0.5 + LEVEL / 2.0)
    from scipy.special import stdtrit  # noqa: PLC0415  (heavy: only when studies are pooled)

    return float(stdtrit(k - 1, 0.5 + LEVEL / 2.0))


def _fit(effects: FloatArray, variances: FloatArray, method: str, test: str) -> tuple[PooledEffect, ...]:
    """Pool each column of two arrays of shape (k, sets)."""
    # Heavy (it brings scipy, pandas and sympy): only when studies are pooled.
    from pymare.estimators import DerSimonianLaird, VarianceBasedLikelihoodEstimator  # noqa: PLC0415
    from pymare.stats import q_gen  # noqa: PLC0415

    k = len(effects)
    design = np.ones((k, 1))
    correction = "knapp-hartung" if test == "knha" else "wald"
    estimator = (
        DerSimonianLaird(small_sample_correction=correction)
        if method == "DL"
        else VarianceBasedLikelihoodEstimator(
            method="REML", small_sample_correction=correction, **_REML_SEARCH
        )
    )
    with np.errstate(all="ignore"):  # what overflows is refused below, in words
        fitted = estimator.fit(effects, variances, design).params_
        q = np.ravel(q_gen(effects, variances, design, 0.0))
        weights = 1.0 / variances
        total = weights.sum(axis=0)
        typical_variance = (k - 1) / (total - (weights**2).sum(axis=0) / total)
        estimate = np.ravel(fitted["fe_params"])
        tau2 = np.ravel(fitted["tau2"])
        se = np.sqrt(np.ravel(fitted["inv_cov"]))
        i2 = PERCENT * tau2 / (tau2 + typical_variance)
        reach = _critical_value(test, k) * se
        reach_new = _critical_value(test, k) * np.sqrt(se**2 + tau2)
    columns = np.array(
        [
            estimate,
            se,
            estimate - reach,
            estimate + reach,
            tau2,
            i2,
            q,
            estimate - reach_new,
            estimate + reach_new,
        ]
    )
    if not np.isfinite(columns).all():
        raise DomainError(
            "effects and variances must be of a size that can be added and squared; got effects up to"
            f" {np.abs(effects).max():g} and variances from {variances.min():g} to {variances.max():g}."
        )
    return tuple(PooledEffect(k, *(float(value) for value in column)) for column in columns.T)


@lru_cache(maxsize=_REMEMBERED)
def _pool(effects: Numbers, variances: Numbers, method: str, test: str) -> PooledEffect:
    return _fit(np.array([effects]).T, np.array([variances]).T, method, test)[0]


@lru_cache(maxsize=_REMEMBERED)
def _leave_one_out(effects: Numbers, variances: Numbers, method: str, test: str) -> tuple[PooledEffect, ...]:
    kept = ~np.eye(len(effects), dtype=bool)
    subsets = [np.array([np.array(values)[keep] for keep in kept]).T for values in (effects, variances)]
    return _fit(subsets[0], subsets[1], method, test)


def pool(
    effects: Iterable[float], variances: Iterable[float], *, method: Method = "REML", test: Test = "z"
) -> PooledEffect:
    """Pool studies under the random-effects model.

    Parameters
    ----------
    effects : sequence of float, length K
        One effect per study, all on one additive scale (points, log ratios, ...).
    variances : sequence of float, length K
        Sampling variance of each effect, above zero.
    method : {"REML", "DL"}
        How the variance between studies is estimated: restricted maximum likelihood, or
        the moments of DerSimonian and Laird.
    test : {"z", "knha"}
        Normal quantiles, or Knapp and Hartung's standard error with Student's t and
        ``K - 1`` degrees of freedom, which is wiser with few studies.

    Returns
    -------
    PooledEffect
        Mean, intervals and heterogeneity. Same input, same object: results are kept.

    Raises
    ------
    DomainError
        If fewer than two studies come, lengths differ, a number is not finite, a variance
        is not above zero, or `method` or `test` is unknown.

    Notes
    -----
    ``y_i = mu + u_i + e_i`` with ``u_i ~ N(0, tau2)`` and ``e_i ~ N(0, v_i)``, studies
    independent and each ``v_i`` taken as known. Left out: publication bias, and more than one
    effect from a study. The prediction interval is the estimate plus or minus the same
    quantile times ``sqrt(se^2 + tau2)``. ``i2`` is ``tau2 / (tau2 + typical variance)``,
    which for REML is not ``(Q - df) / Q``. Numbers agree with R's metafor
    (``rma.uni``, ``predict``) to 1e-4; tests/reference/README.md says where they cannot.
    """
    studies = _checked_studies(effects, variances, FEWEST_STUDIES)
    _check_choice("method", method, METHODS)
    _check_choice("test", test, TESTS)
    return _pool(*studies, method, test)


def leave_one_out(
    effects: Iterable[float], variances: Iterable[float], *, method: Method = "REML", test: Test = "z"
) -> tuple[PooledEffect, ...]:
    """Pool the studies once without each of them.

    Parameters
    ----------
    effects, variances : sequence of float, length K
        As for `pool`; three studies or more.
    method, test : str
        As for `pool`.

    Returns
    -------
    tuple of PooledEffect, length K
        The first leaves out the first study, and so on.

    Raises
    ------
    DomainError
        As `pool`, or if fewer than three studies come.

    Notes
    -----
    All K fits run side by side in one call, so this costs little more than one `pool`.
    """
    studies = _checked_studies(effects, variances, FEWEST_STUDIES + 1)
    _check_choice("method", method, METHODS)
    _check_choice("test", test, TESTS)
    return _leave_one_out(*studies, method, test)


def warm() -> None:
    """Load what pooling needs, so that the first reader who asks does not wait for it."""
    pool((0.0, 1.0), (1.0, 1.0), method="REML", test="knha")
