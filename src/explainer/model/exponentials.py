"""Sums of decaying exponentials: the closed form of every linear compartment model.

The response to a unit bolus is a sum of exponentials; feeding the output of one
linear stage into the next (a depot, a transit chain, a metabolite, an effect site)
is a convolution, which is again such a sum. Nothing is stepped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from explainer.numerics import FloatArray

# Two equal rates have no partial fractions. Moving one by this share changes nothing a reader could see
# and keeps eight digits in the weights.
_SEPARATION = 1e-7
# Two equal transit stages are written as rates k (1 +- this): the error is of its square.
_TRANSIT_SPLIT = 1e-4
# Some nanoseconds. A shorter input is a bolus: its length times a rate could vanish in rounding.
_AT_ONCE_H = 1e-12


@dataclass(frozen=True, slots=True)
class Exponentials:
    """The function sum_i weights[i] exp(-rates[i] t) for t >= 0.

    Attributes
    ----------
    rates_per_h : ndarray, shape (..., N)
        Positive.
    weights : ndarray, shape (..., N)
        Any unit.
    """

    rates_per_h: FloatArray
    weights: FloatArray

    def scaled(self, factor: float | FloatArray) -> "Exponentials":
        """Return the function times `factor`, which broadcasts against the leading axes."""
        return Exponentials(self.rates_per_h, self.weights * np.asarray(factor)[..., np.newaxis])

    def then(self, stage: "Exponentials") -> "Exponentials":
        """Return the convolution with a following stage.

        Parameters
        ----------
        stage : Exponentials
            Response of the stage to a unit bolus, of the same leading shape or broadcast to it.

        Notes
        -----
        ``exp(-r t) * exp(-s t) = (exp(-r t) - exp(-s t)) / (s - r)``, summed over all pairs.
        """
        # Weights may carry axes that the rates do not (several outputs of one system); rates stay lean.
        shape = np.broadcast_shapes(self.rates_per_h.shape[:-1], stage.rates_per_h.shape[:-1])
        first_rates, next_rates = (
            np.broadcast_to(rates, (*shape, rates.shape[-1]))
            for rates in (self.rates_per_h, stage.rates_per_h)
        )
        gap = next_rates[..., np.newaxis, :] - first_rates[..., np.newaxis]
        is_close = np.any(np.abs(gap) < _SEPARATION * first_rates[..., np.newaxis], axis=-2)
        next_rates = next_rates * (1.0 + 2.0 * _SEPARATION * is_close)
        gap = next_rates[..., np.newaxis, :] - first_rates[..., np.newaxis]
        kept = self.weights * np.sum(stage.weights[..., np.newaxis, :] / gap, axis=-1)
        added = -stage.weights * np.sum(self.weights[..., np.newaxis] / gap, axis=-2)
        return Exponentials(
            np.concatenate([first_rates, next_rates], axis=-1), np.concatenate([kept, added], axis=-1)
        )

    def respond(self, since_h: FloatArray, duration_h: float) -> FloatArray:
        """Return the response to a unit dose given over `duration_h`, zero before it.

        Parameters
        ----------
        since_h : ndarray, shape (T,)
            Hours since the dose started.
        duration_h : float
            Length of the input; 0 is a bolus.

        Returns
        -------
        ndarray, shape (..., T)
            In the weights' unit.
        """
        begun = since_h >= 0.0
        basis = _input_response(self.rates_per_h, since_h[begun], duration_h)
        found = np.einsum("...n,...nt->...t", self.weights, basis)
        if begun.all():
            return np.asarray(found)
        # A later dose of a course has nothing to say about the time before it.
        response = np.zeros((*found.shape[:-1], since_h.size))
        response[..., begun] = found
        return response

    def respond_to_course(
        self, time_h: FloatArray, start_h: Sequence[float], duration_h: float
    ) -> FloatArray:
        """Return the response to equal unit doses, one after the other.

        Parameters
        ----------
        time_h : ndarray, shape (T,)
            Hours.
        start_h : sequence of float
            Increasing, at least `duration_h` apart.
        duration_h : float
            Length of each input; 0 is a bolus.

        Returns
        -------
        ndarray, shape (..., T)
            The sum of `respond` over the doses, in one pass: what earlier doses left behind
            falls as one exponential per rate.
        """
        rates = self.rates_per_h
        left = (
            np.ones_like(rates)
            if duration_h < _AT_ONCE_H
            else -np.expm1(-rates * duration_h) / (rates * duration_h)
        )
        carried = np.zeros_like(rates)
        edges = [*start_h, np.inf]
        shape = np.broadcast_shapes(self.weights.shape[:-1], rates.shape[:-1])
        response = np.zeros((*shape, time_h.size))
        for begin, following in pairwise(edges):
            here = (time_h >= begin) & (time_h < following)
            since = time_h[here] - begin
            basis = _input_response(rates, since, duration_h)
            if begin > start_h[0]:
                basis += (left * carried)[..., np.newaxis] * np.exp(-rates[..., np.newaxis] * since)
            response[..., here] = np.einsum("...n,...nt->...t", self.weights, basis)
            if np.isfinite(following):
                gap = following - begin
                carried = carried * np.exp(-rates * gap) + np.exp(-rates * (gap - duration_h))
        return response

    def accumulate(self, since_h: FloatArray, duration_h: float) -> FloatArray:
        """Return the time integral of `respond` since the dose started.

        Parameters
        ----------
        since_h : ndarray, shape (T,)
            Hours since the dose started.
        duration_h : float
            Length of the input; 0 is a bolus.

        Returns
        -------
        ndarray, shape (..., T)
            In the weights' unit times hours.
        """
        rates = self.rates_per_h[..., np.newaxis]
        if duration_h < _AT_ONCE_H:
            gone = -np.expm1(-rates * np.clip(since_h, 0.0, None))
        else:
            given = np.clip(since_h, 0.0, duration_h) / duration_h
            gone = given - _input_response(self.rates_per_h, since_h, duration_h)
        return np.asarray(np.einsum("...n,...nt->...t", self.weights / self.rates_per_h, gone))


def _input_response(rates: FloatArray, since_h: FloatArray, duration_h: float) -> FloatArray:
    """Return each exponential's response to a unit dose, shape (..., N, T)."""
    rate = rates[..., np.newaxis]
    after = np.clip(since_h - duration_h, 0.0, None)
    if duration_h < _AT_ONCE_H:
        return np.where(since_h >= 0.0, np.exp(-rate * after), 0.0)
    # Two exponentials of everything would cost twice: the input itself covers few times.
    is_input = since_h < duration_h
    response = np.empty(np.broadcast_shapes(rate.shape, since_h.shape))
    response[..., is_input] = -np.expm1(-rate * np.clip(since_h[is_input], 0.0, None)) / (rate * duration_h)
    left = -np.expm1(-rate * duration_h) / (rate * duration_h)
    response[..., ~is_input] = left * np.exp(-rate * (since_h[~is_input] - duration_h))
    return response


def first_order_stage(rate_per_h: float | FloatArray) -> Exponentials:
    """Return a stage that passes everything on at one rate: a depot, or an effect-site lag.

    Parameters
    ----------
    rate_per_h : float or ndarray, shape (...)
        Positive.
    """
    rate = np.asarray(rate_per_h, dtype=np.float64)[..., np.newaxis]
    return Exponentials(rate, rate)


def transit_stage(mean_transit_h: float) -> Exponentials:
    """Return two equal first-order stages with the given mean transit time.

    Parameters
    ----------
    mean_transit_h : float
        Hours, positive; each stage has the rate 2 / `mean_transit_h`.
    """
    rate = 2.0 / mean_transit_h
    return first_order_stage(rate * (1.0 + _TRANSIT_SPLIT)).then(
        first_order_stage(rate * (1.0 - _TRANSIT_SPLIT))
    )
