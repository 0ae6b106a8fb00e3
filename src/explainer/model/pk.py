"""Ketamine in plasma: linear compartments, solved exactly.

A mammillary model with bolus or constant-rate input has a closed form: each
compartment is a sum of exponentials whose rates are the eigenvalues of the rate
matrix. Doses add up by superposition. Nothing is stepped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explainer.errors import DomainError
from explainer.numerics import FloatArray
from explainer.parameters.bundles import PkParameters

NG_PER_ML_PER_MG_PER_L = 1000.0


@dataclass(frozen=True, slots=True)
class Dose:
    """One intravenous dose.

    Attributes
    ----------
    amount_mg : float
        Ketamine base, mg.
    duration_h : float
        Length of the infusion; 0 is a bolus.
    start_h : float
        When it starts, hours.
    """

    amount_mg: float
    duration_h: float
    start_h: float = 0.0


@dataclass(frozen=True, slots=True)
class Disposition:
    """Response to a unit bolus into the central compartment.

    Attributes
    ----------
    rates_per_h : ndarray, shape (N,)
        Positive disposition rates.
    amounts : ndarray, shape (N, N)
        ``amounts[j, i]`` weighs exp(-rates[i] t) in compartment j; a column sum over i
        at t = 0 is 1 for the central compartment and 0 for the others.
    """

    rates_per_h: FloatArray
    amounts: FloatArray


def rate_matrix(parameters: PkParameters) -> FloatArray:
    """Return the matrix K of dA/dt = K A + input, per hour, shape (N, N).

    Parameters
    ----------
    parameters : PkParameters
        Volumes in L, flows in L/h.
    """
    volumes = np.array(parameters.volumes_l)
    flows = np.array(parameters.intercompartmental_l_per_h)
    matrix = np.zeros((volumes.size, volumes.size))
    matrix[0, 0] = -(parameters.clearance_l_per_h + flows.sum()) / volumes[0]
    matrix[0, 1:] = flows / volumes[1:]
    matrix[1:, 0] = flows / volumes[0]
    matrix[np.arange(1, volumes.size), np.arange(1, volumes.size)] = -flows / volumes[1:]
    return matrix


def solve_disposition(parameters: PkParameters) -> Disposition:
    """Return the exact unit-bolus response of a compartment model.

    Parameters
    ----------
    parameters : PkParameters
        Volumes in L, flows in L/h.

    Returns
    -------
    Disposition
        Rates per hour and amounts per unit dose.

    Notes
    -----
    Scaling compartment j by the square root of its volume makes the rate matrix
    symmetric, so its eigenvalues are real, negative and found stably.
    """
    root = np.sqrt(np.array(parameters.volumes_l))
    symmetric = rate_matrix(parameters) * root[np.newaxis, :] / root[:, np.newaxis]
    eigenvalues, vectors = np.linalg.eigh((symmetric + symmetric.T) / 2.0)
    amounts = vectors * vectors[0] * root[:, np.newaxis] / root[0]
    return Disposition(rates_per_h=-eigenvalues, amounts=amounts)


def _input_response(rates: FloatArray, since_h: FloatArray, duration_h: float) -> FloatArray:
    """Return each exponential's response to a unit dose given over `duration_h`.

    Shape (N,) rates and (T,) times give (N, T); zero before the dose starts.
    """
    rate = rates[:, np.newaxis]
    after = np.clip(since_h - duration_h, 0.0, None)
    if duration_h == 0.0:
        return np.where(since_h >= 0.0, np.exp(-rate * after), 0.0)
    during = np.clip(since_h, 0.0, duration_h)
    return -np.expm1(-rate * during) / (rate * duration_h) * np.exp(-rate * after)


def simulate_amounts_mg(time_h: FloatArray, doses: Sequence[Dose], parameters: PkParameters) -> FloatArray:
    """Return the ketamine in each compartment, mg.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        Superposed.
    parameters : PkParameters
        Compartments.

    Returns
    -------
    ndarray, shape (N, T)
        mg, central compartment first.
    """
    disposition = solve_disposition(parameters)
    total = np.zeros((len(parameters.volumes_l), time_h.size))
    for dose in doses:
        response = _input_response(disposition.rates_per_h, time_h - dose.start_h, dose.duration_h)
        total += dose.amount_mg * disposition.amounts @ response
    return total


def simulate_eliminated_mg(time_h: FloatArray, doses: Sequence[Dose], parameters: PkParameters) -> FloatArray:
    """Return the ketamine cleared since the start, mg, from the integral of clearance x concentration.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        Superposed.
    parameters : PkParameters
        Compartments.

    Returns
    -------
    ndarray, shape (T,)
        mg.
    """
    disposition = solve_disposition(parameters)
    rates = disposition.rates_per_h[:, np.newaxis]
    weight = parameters.clearance_l_per_h / parameters.volumes_l[0] * disposition.amounts[0] / rates[:, 0]
    total = np.zeros(time_h.size)
    for dose in doses:
        since = time_h - dose.start_h
        if dose.duration_h == 0.0:
            gone = -np.expm1(-rates * np.clip(since, 0.0, None))
        else:
            response = _input_response(disposition.rates_per_h, since, dose.duration_h)
            gone = np.clip(since, 0.0, dose.duration_h) / dose.duration_h - response
        total += dose.amount_mg * (weight @ gone)
    return total


def simulate_plasma_ng_per_ml(
    time_h: FloatArray, doses: Sequence[Dose], parameters: PkParameters
) -> FloatArray:
    """Return total (bound plus free) ketamine in plasma.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        Superposed.
    parameters : PkParameters
        Compartments; the central one is plasma at the set's sampling site.

    Returns
    -------
    ndarray, shape (T,)
        ng/mL. Never negative: rounding below zero is set to zero.

    Notes
    -----
    Linear: no saturation of clearance. Fitted to doses from 0.1 to about 2 mg/kg.
    """
    central = simulate_amounts_mg(time_h, doses, parameters)[0]
    return np.asarray(np.clip(central / parameters.volumes_l[0] * NG_PER_ML_PER_MG_PER_L, 0.0, None))


def simulate_effect_site(
    time_h: FloatArray, doses: Sequence[Dose], parameters: PkParameters, rate_per_h: float
) -> FloatArray:
    """Return the concentration at the effect site on plasma's scale, ng/mL.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        Superposed.
    parameters : PkParameters
        Compartments.
    rate_per_h : float
        Equilibration rate; must differ from every disposition rate.

    Returns
    -------
    ndarray, shape (T,)
        ng/mL of total ketamine that would be in equilibrium with the site.

    Raises
    ------
    DomainError
        If `rate_per_h` equals a disposition rate (the closed form needs them apart).

    Notes
    -----
    First-order lag of plasma, exact: each plasma exponential a exp(-l t) becomes
    ``a k/(k-l) (exp(-l t) - exp(-k t))``.
    """
    disposition = solve_disposition(parameters)
    rates = disposition.rates_per_h
    if np.any(np.isclose(rates, rate_per_h, rtol=1e-6)):
        raise DomainError(
            f"rate_per_h must differ from the disposition rates; got {rate_per_h!r} among {rates.tolist()!r}."
        )
    weight = disposition.amounts[0] / parameters.volumes_l[0] * rate_per_h / (rate_per_h - rates)
    all_rates = np.append(rates, rate_per_h)
    all_weights = np.append(weight, -weight.sum())
    total = np.zeros(time_h.size)
    for dose in doses:
        total += dose.amount_mg * (
            all_weights @ _input_response(all_rates, time_h - dose.start_h, dose.duration_h)
        )
    return np.clip(total * NG_PER_ML_PER_MG_PER_L, 0.0, None)


def washout_after_hold(time_h: FloatArray, hold_h: float, parameters: PkParameters) -> FloatArray:
    """Return plasma relative to its level while it was held constant for `hold_h`.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours since the hold began.
    hold_h : float
        Length of the hold, hours.
    parameters : PkParameters
        Compartments.

    Returns
    -------
    ndarray, shape (T,)
        1 during the hold, then the exact multi-exponential fall.

    Notes
    -----
    During the hold peripheral compartment j fills as
    ``V_j C (1 - exp(-Q_j/V_j t))``; from the end of the hold the system runs free.
    """
    volumes = np.array(parameters.volumes_l)
    filling = np.array(parameters.intercompartmental_l_per_h) / volumes[1:]
    state = np.append(volumes[0], volumes[1:] * -np.expm1(-filling * hold_h))
    root = np.sqrt(volumes)
    symmetric = rate_matrix(parameters) * root[np.newaxis, :] / root[:, np.newaxis]
    eigenvalues, vectors = np.linalg.eigh((symmetric + symmetric.T) / 2.0)
    weights = vectors[0] * root[0] * (vectors.T @ (state / root)) / volumes[0]
    after = np.clip(time_h - hold_h, 0.0, None)
    return np.where(time_h <= hold_h, 1.0, weights @ np.exp(eigenvalues[:, np.newaxis] * after))


def distribution_volume_l(parameters: PkParameters) -> float:
    """Return the steady-state volume of distribution, L: the sum of the compartments."""
    return sum(parameters.volumes_l)


def terminal_half_life_h(parameters: PkParameters) -> float:
    """Return the half-life of the slowest exponential, hours."""
    return float(np.log(2.0) / solve_disposition(parameters).rates_per_h.min())
