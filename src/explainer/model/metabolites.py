"""Norketamine and hydroxynorketamine in plasma, in closed form behind ketamine.

Ketamine's elimination feeds norketamine, norketamine's feeds hydroxynorketamine
(HNK), each through a short transit chain. All stages are linear, so the whole
cascade is one sum of exponentials per dose.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explainer.model.exponentials import Exponentials, first_order_stage, transit_stage
from explainer.model.pk import (
    NG_PER_ML_PER_MG_PER_L,
    Dose,
    absorbed,
    elimination_flux,
    solve_disposition,
    superpose,
)
from explainer.numerics import FloatArray
from explainer.parameters.pk_bundles import DistributionParameters, MetaboliteSet, PkParameters

_VOLUME_EXPONENT, _FLOW_EXPONENT = 1.0, 0.75


@dataclass(frozen=True, slots=True)
class Metabolites:
    """Plasma levels, shape (T,), ng/mL of each metabolite's own mass.

    Attributes
    ----------
    norketamine_ng_per_ml, hnk_ng_per_ml : ndarray
        Never negative.
    """

    norketamine_ng_per_ml: FloatArray
    hnk_ng_per_ml: FloatArray


@dataclass(frozen=True, slots=True)
class _Stages:
    """Responses to one milligram of ketamine eliminated at once."""

    norketamine: Exponentials
    hnk: Exponentials


def _delayed(transit_h: float, stage: Exponentials) -> Exponentials:
    return transit_stage(transit_h).then(stage) if transit_h > 0 else stage


def _stages(metabolites: MetaboliteSet, mass_kg: float, distribution: DistributionParameters) -> _Stages:
    """Return plasma norketamine and HNK, ng/mL, per mg of ketamine eliminated."""
    ratio = mass_kg / metabolites.reference_mass_kg
    scale = (ratio**_VOLUME_EXPONENT, ratio**_FLOW_EXPONENT)
    norketamine, hnk = metabolites.norketamine.scaled(*scale), metabolites.hnk.scaled(*scale)
    molar = distribution.norketamine_molar_mass_g_per_mol / distribution.molar_mass_g_per_mol
    arriving = _delayed(metabolites.norketamine_transit_h, solve_disposition(norketamine).compartment(0))
    leaving = _delayed(metabolites.norketamine_transit_h, elimination_flux(norketamine))
    hnk_molar = distribution.hnk_molar_mass_g_per_mol / distribution.molar_mass_g_per_mol
    made = leaving.then(_delayed(metabolites.hnk_transit_h, solve_disposition(hnk).compartment(0)))
    share = metabolites.norketamine_fraction
    return _Stages(
        norketamine=arriving.scaled(share * molar * NG_PER_ML_PER_MG_PER_L / norketamine.volumes_l[0]),
        hnk=made.scaled(
            share * metabolites.hnk_fraction * hnk_molar * NG_PER_ML_PER_MG_PER_L / hnk.volumes_l[0]
        ),
    )


def simulate_metabolites(
    time_h: FloatArray,
    doses: Sequence[Dose],
    parameters: PkParameters,
    metabolites: MetaboliteSet,
    distribution: DistributionParameters,
    *,
    mass_kg: float,
) -> Metabolites:
    """Return norketamine and HNK in plasma.

    Parameters
    ----------
    time_h : ndarray, shape (T,)
        Hours.
    doses : sequence of Dose
        Superposed.
    parameters : PkParameters
        Ketamine's compartments.
    metabolites : MetaboliteSet
        A published set.
    distribution : DistributionParameters
        Molar masses.
    mass_kg : float
        Body mass; volumes scale with it, flows with its power 0.75.

    Returns
    -------
    Metabolites
        ng/mL.

    Notes
    -----
    Linear. One milligram of ketamine makes fm M_NK / M_K milligrams of norketamine.
    The swallowed part of a dose makes norketamine in its first pass through the
    liver, in the same share. Left out: dehydronorketamine, the enantiomers apart.
    """
    stages = _stages(metabolites, mass_kg, distribution)
    flux = elimination_flux(parameters)

    def level(stage: Exponentials) -> FloatArray:
        from_blood = superpose(time_h, doses, lambda dose: absorbed(dose, flux.then(stage)))
        swallowed = [dose for dose in doses if dose.first_pass_fraction > 0.0]
        if swallowed:
            from_blood = from_blood + superpose(time_h, swallowed, lambda dose: _first_pass(dose, stage))
        return np.clip(from_blood, 0.0, None)

    return Metabolites(level(stages.norketamine), level(stages.hnk))


def _first_pass(dose: Dose, stage: Exponentials) -> Exponentials:
    """Return a stage's response to the part of a dose that meets the liver before the blood."""
    if dose.absorption_rate_per_h is not None:
        stage = first_order_stage(dose.absorption_rate_per_h).then(stage)
    return stage.scaled(dose.first_pass_fraction)
