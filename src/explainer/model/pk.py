"""Ketamine in plasma: linear compartments, solved exactly.

A mammillary model with bolus or constant-rate input has a closed form: each
compartment is a sum of exponentials whose rates are the eigenvalues of the rate
matrix. An absorbed dose passes a depot first. Doses add up by superposition.
Nothing is stepped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from explainer.model.exponentials import Exponentials, first_order_stage
from explainer.numerics import FloatArray
from explainer.parameters.pk_bundles import PkParameters

NG_PER_ML_PER_MG_PER_L = 1000.0


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose.

    Attributes
    ----------
    amount_mg : float
        Ketamine base, mg.
    duration_h : float
        Length of the input; 0 is a bolus.
    start_h : float
        When it starts, hours.
    bioavailable_fraction : float
        Share that reaches the blood as ketamine, 0 to 1.
    absorption_rate_per_h : float or None
        First-order rate out of the depot; None goes straight into the blood.
    first_pass_fraction : float
        Share that reaches the liver first and can only arrive as metabolite.
    """

    amount_mg: float
    duration_h: float
    start_h: float = 0.0
    bioavailable_fraction: float = 1.0
    absorption_rate_per_h: float | None = None
    first_pass_fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class Disposition:
    """Response to a unit bolus into the central compartment.

    Attributes
    ----------
    rates_per_h : ndarray, shape (..., N)
        Positive disposition rates.
    amounts : ndarray, shape (..., N, N)
        ``amounts[j, i]`` weighs exp(-rates[i] t) in compartment j; a sum over i
        at t = 0 is 1 for the central compartment and 0 for the others.
    """

    rates_per_h: FloatArray
    amounts: FloatArray

    def compartment(self, index: int) -> Exponentials:
        """Return the amount in one compartment per unit bolus."""
        return Exponentials(self.rates_per_h, self.amounts[..., index, :])


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
    matrix[0, 0] = -flows.sum() / volumes[0]
    matrix[0, 1:] = flows / volumes[1:]
    matrix[1:, 0] = flows / volumes[0]
    matrix[np.arange(1, volumes.size), np.arange(1, volumes.size)] = -flows / volumes[1:]
    return np.asarray(matrix - np.diag(elimination_rates_per_h(parameters)))


def elimination_rates_per_h(parameters: PkParameters) -> FloatArray:
    """Return the elimination rate constant of each compartment, shape (N,)."""
    return np.asarray(np.array(parameters.clearances_l_per_h) / np.array(parameters.volumes_l))


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
    return solve_rate_matrix(rate_matrix(parameters), np.array(parameters.volumes_l))


def solve_rate_matrix(matrix: FloatArray, volumes_l: FloatArray) -> Disposition:
    """Return the unit-bolus response for rate matrices of mammillary models.

    Parameters
    ----------
    matrix : ndarray, shape (..., N, N)
        From `rate_matrix`; leading axes are people.
    volumes_l : ndarray, shape (..., N)
        Litres.
    """
    root = np.sqrt(volumes_l)
    symmetric = matrix * root[..., np.newaxis, :] / root[..., :, np.newaxis]
    eigenvalues, vectors = np.linalg.eigh((symmetric + np.swapaxes(symmetric, -1, -2)) / 2.0)
    amounts = vectors * vectors[..., :1, :] * (root / root[..., :1])[..., np.newaxis]
    return Disposition(rates_per_h=-eigenvalues, amounts=amounts)


def absorbed(dose: Dose, stage: Exponentials) -> Exponentials:
    """Return a stage's response per unit of the dose given, depot and bioavailability included."""
    if dose.absorption_rate_per_h is not None:
        stage = first_order_stage(dose.absorption_rate_per_h).then(stage)
    return stage.scaled(dose.bioavailable_fraction)


def superpose(
    time_h: FloatArray, doses: Sequence[Dose], response: Callable[[Dose], Exponentials]
) -> FloatArray:
    """Return the sum of the responses to all doses.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        At least one.
    response : callable
        Response per mg given, for a dose.

    Returns
    -------
    ndarray, shape (..., T)
        In the response's unit times mg.
    """
    if _is_course(doses):
        first = doses[0]
        starts = [dose.start_h for dose in doses]
        return first.amount_mg * response(first).respond_to_course(time_h, starts, first.duration_h)
    return np.asarray(
        sum(dose.amount_mg * response(dose).respond(time_h - dose.start_h, dose.duration_h) for dose in doses)
    )


def _is_course(doses: Sequence[Dose]) -> bool:
    """Return whether doses differ in their start only, each over before the next begins."""
    first = doses[0]
    return all(replace(dose, start_h=first.start_h) == first for dose in doses) and all(
        later.start_h - earlier.start_h >= first.duration_h for earlier, later in pairwise(doses)
    )


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
    everywhere = Exponentials(disposition.rates_per_h, disposition.amounts)
    return superpose(time_h, doses, lambda dose: absorbed(dose, everywhere))


def elimination_flux(parameters: PkParameters) -> Exponentials:
    """Return the rate of elimination after a unit bolus, 1/h, from every compartment that eliminates."""
    disposition = solve_disposition(parameters)
    return Exponentials(disposition.rates_per_h, elimination_rates_per_h(parameters) @ disposition.amounts)


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
    flux = elimination_flux(parameters)
    total = np.zeros(time_h.size)
    for dose in doses:
        total += dose.amount_mg * absorbed(dose, flux).accumulate(time_h - dose.start_h, dose.duration_h)
    return total


def plasma_response(parameters: PkParameters) -> Exponentials:
    """Return plasma ketamine after 1 mg into the blood, ng/mL."""
    central = solve_disposition(parameters).compartment(0)
    return central.scaled(NG_PER_ML_PER_MG_PER_L / parameters.volumes_l[0])


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
    plasma = plasma_response(parameters)
    return np.clip(superpose(time_h, doses, lambda dose: absorbed(dose, plasma)), 0.0, None)


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
        Equilibration rate.

    Returns
    -------
    ndarray, shape (T,)
        ng/mL of total ketamine that would be in equilibrium with the site.

    Notes
    -----
    First-order lag of plasma, exact: one more stage behind the central compartment.
    """
    site = plasma_response(parameters).then(first_order_stage(rate_per_h))
    return np.clip(superpose(time_h, doses, lambda dose: absorbed(dose, site)), 0.0, None)


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
    During the hold each peripheral compartment fills towards its own steady state;
    from the end of the hold the system runs free.
    """
    volumes = np.array(parameters.volumes_l)
    inflow = np.array(parameters.intercompartmental_l_per_h)
    filling = (inflow + np.array(parameters.clearances_l_per_h[1:])) / volumes[1:]
    state = np.append(volumes[0], inflow / filling * -np.expm1(-filling * hold_h))
    root = np.sqrt(volumes)
    symmetric = rate_matrix(parameters) * root[np.newaxis, :] / root[:, np.newaxis]
    eigenvalues, vectors = np.linalg.eigh((symmetric + symmetric.T) / 2.0)
    weights = vectors[0] * root[0] * (vectors.T @ (state / root)) / volumes[0]
    after = np.clip(time_h - hold_h, 0.0, None)
    return np.where(time_h <= hold_h, 1.0, weights @ np.exp(eigenvalues[:, np.newaxis] * after))


def distribution_volume_l(parameters: PkParameters) -> float:
    """Return the steady-state volume of distribution, L: the sum of the compartments."""
    return sum(parameters.volumes_l)


def total_clearance_l_per_h(parameters: PkParameters) -> float:
    """Return the clearance seen from the central compartment, L/h.

    Notes
    -----
    A peripheral compartment that eliminates (a liver) adds ``Q CL / (Q + CL)``.
    """
    central, *peripheral = parameters.clearances_l_per_h
    return central + sum(
        flow * clearance / (flow + clearance)
        for flow, clearance in zip(parameters.intercompartmental_l_per_h, peripheral, strict=True)
    )


def terminal_half_life_h(parameters: PkParameters) -> float:
    """Return the half-life of the slowest exponential, hours."""
    return float(np.log(2.0) / solve_disposition(parameters).rates_per_h.min())
