"""Bundles refuse what cannot be: each rule broken once, and what every published set must satisfy."""

from dataclasses import replace

import numpy as np
import pytest

from explainer.errors import ParameterError
from explainer.model.pk import solve_disposition, total_clearance_l_per_h
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS, METABOLITE_SETS, PK_SETS
from explainer.parameters.ebert1997 import ESKETAMINE_POTENCY_RATIO
from explainer.parameters.pk_bundles import PkParameters, Route
from explainer.parameters.plasticity2026 import PLASTICITY
from explainer.parameters.rivals2026 import RIVALS
from explainer.parameters.routes import DRUGS, ROUTES

KAMP = PK_SETS["kamp2020"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: PkParameters((25.0, 56.0), 84.0, (161.0,), (1.0, 2.0)),
            "empty or have one value per peripheral",
        ),
        (lambda: PkParameters((25.0, -56.0), 84.0, (161.0,)), "volumes_l must be positive; got -56"),
        (lambda: PkParameters((25.0, 56.0), 84.0, (161.0,), (-1.0,)), "negative nowhere"),
        (lambda: Route("po", "by mouth", 0.0, 1.0, 0.5), "'po': fractions must lie between 0 and 1"),
        (
            lambda: Route("po", "by mouth", 0.5, 1.0, 0.6),
            "'po': fractions must not add to more than 1; got 1.1",
        ),
        (
            lambda: replace(METABOLITE_SETS["otto2021"], hnk_fraction=1.2),
            "hnk_fraction must be above 0 and at most 1; got 1.2",
        ),
        (
            lambda: replace(METABOLITE_SETS["otto2021"], norketamine_fraction=0.0),
            "norketamine_fraction must be above 0",
        ),
        (
            lambda: replace(CIRCUIT, nmda_share=(1.0, 0.5, 0.5, 0.5)),
            "nmda_share must be 0 or more and below 1",
        ),
        (lambda: replace(CIRCUIT, ceiling_interneuron=1.0), "ceiling_interneuron must exceed 1; got 1.0"),
        (
            lambda: replace(CIRCUIT, inhibition_mix=((0.5, 0.2, 0.2),) * 4),
            "inhibition_mix rows must be >= 0 and sum to 1",
        ),
        (
            lambda: replace(PLASTICITY, uptake_rate_per_h=0.0),
            "PlasticityParameters.uptake_rate_per_h must be positive",
        ),
        (
            lambda: replace(RIVALS, habenula_off_per_h=-1.0),
            "RivalParameters.habenula_off_per_h must be positive",
        ),
        (
            lambda: replace(AFFINITY_SETS["gerhard2020"], hill_coefficient=float("nan")),
            "AffinitySet.hill_coefficient must be positive; got nan",
        ),
    ],
)
def test_each_rule_is_kept(make, message):
    """Each broken rule is refused, naming the attribute and what came."""
    with pytest.raises(ParameterError, match=message):
        make()


@pytest.mark.parametrize(
    "tables", [PK_SETS, METABOLITE_SETS, AFFINITY_SETS], ids=["pk", "metabolites", "affinity"]
)
def test_sets_are_filed_under_their_own_key(tables):
    """Each set is found under the key it carries and has a label to show."""
    for key, found in tables.items():
        assert found.key == key
        assert found.label


@pytest.mark.parametrize("key", PK_SETS)
def test_every_drug_level_set_says_what_it_is(key):
    """A set names a drug and a sampling site from the closed lists, and eliminates at every mass."""
    found = PK_SETS[key]
    assert found.drug in DRUGS
    assert found.sampling_site in {"arterial", "venous", "not stated"}
    for mass_kg in (30.0, 70.0, 200.0):
        assert solve_disposition(found.at_mass(mass_kg)).rates_per_h.min() > 0.0


def test_sets_scale_with_mass_as_they_say():
    """Twice the mass doubles Kamp's volumes, multiplies its flows by 2^0.75, and leaves Perez-Ruixo as it was.

    Kamp 2020: volumes with mass, flows with mass^0.75; Perez-Ruixo 2021 found no effect. To rounding.
    """
    single, double = KAMP.at_mass(70.0), KAMP.at_mass(140.0)
    assert double.volumes_l == pytest.approx(tuple(2.0 * volume for volume in single.volumes_l))
    assert total_clearance_l_per_h(double) == pytest.approx(2.0**0.75 * total_clearance_l_per_h(single))
    assert double.intercompartmental_l_per_h == pytest.approx(
        tuple(2.0**0.75 * flow for flow in single.intercompartmental_l_per_h)
    )
    liver = PK_SETS["perezruixo2021"]
    assert liver.at_mass(140.0) == liver.at_mass(70.0)


def test_the_liver_clears_what_blood_flow_lets_it():
    """Perez-Ruixo's liver: clearance Qh CL / (Qh + CL) = 109 L/h, computed by hand from the printed values.

    151 L/h of blood, (1.11 + 2.77) per hour in 101 L. Tolerance 0.1 L/h, the rounding of 109.0.
    """
    own = (1.11 + 2.77) * 101.0
    assert total_clearance_l_per_h(PK_SETS["perezruixo2021"].at_mass(70.0)) == pytest.approx(
        151.0 * own / (151.0 + own), rel=1e-9
    )
    assert total_clearance_l_per_h(PK_SETS["perezruixo2021"].at_mass(70.0)) == pytest.approx(109.0, abs=0.1)


def test_esketamine_blocks_more_than_the_racemate():
    """Ki 0.3 uM for S and 1.4 uM for R (Ebert 1997, abstract): the mixture's 0.494 is 1.65 times that of S.

    Tolerance 0.01, the rounding of the printed constants.
    """
    assert pytest.approx(1.65, abs=0.01) == ESKETAMINE_POTENCY_RATIO


def test_inhibition_comes_from_somewhere():
    """No VIP cell inhibits a pyramidal cell here, and fast-spiking cells are the larger share of the rest."""
    to_pyramidal = CIRCUIT.inhibition_mix[0]
    assert to_pyramidal[2] == 0.0
    assert to_pyramidal[0] > to_pyramidal[1] > 0.0
    assert np.array(CIRCUIT.inhibition_mix).sum(axis=1) == pytest.approx(np.ones(4), abs=1e-12)


def test_only_a_vein_needs_no_absorption():
    """A dose into the vein arrives whole at once; every other route has a rate and loses something."""
    for (_, key), route in ROUTES.items():
        if key == "iv":
            assert route.absorption_rate_per_h is None
            assert route.bioavailable_fraction == 1.0
        else:
            assert route.absorption_rate_per_h > 0.0
            assert route.bioavailable_fraction < 1.0
