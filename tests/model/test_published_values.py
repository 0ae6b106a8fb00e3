"""The model against published observations: one test per target, source named."""

import numpy as np
import pytest

from explainer.model.chain import Chain, simulate_chain
from explainer.model.circuit import simulate_block_step
from explainer.model.grid import lab_grid
from explainer.model.mechanism import Mechanism
from explainer.model.nmda_block import Block, block_from_concentration, free_concentration_um
from explainer.model.pk import distribution_volume_l, terminal_half_life_h
from explainer.model.scenario import Scenario
from explainer.model.surge import circuit_table
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import AFFINITY_SETS, find_affinity_set, find_pk_set
from explainer.parameters.distribution import DISTRIBUTION

REFERENCE_MASS_KG = 70.0
# What half block on fast-spiking cells means for the others under the neuron set, rounded.
HALF_BLOCK = Block(*(np.array([share]) for share in (0.5, 0.41, 0.48, 0.45)))
# The two sets that the published targets describe: racemate, adults, 70 kg.
RACEMATE = ("clements1981", "kamp2020")


@pytest.fixture(scope="module")
def two_weeks() -> Chain:
    """One antidepressant infusion followed for fourteen days."""
    return simulate_chain(Scenario(horizon_h=336.0, step_min=5.0))


def at_hour(chain: Chain, hour: float) -> int:
    """Return the row of an hour."""
    return int(np.searchsorted(chain.time_h, hour))


@pytest.mark.parametrize(("pk", "low", "high"), [("clements1981", 100.0, 250.0), ("kamp2020", 100.0, 290.0)])
def test_m1_plasma_at_the_end_of_an_infusion(pk, low, high):
    """M1: 0.5 mg/kg over 40 min gives about 185 ng/mL (Zarate 2006 in Zanos 2018, Table 1).

    Krystal 1994 saw 100 to 250; arterial models run higher (to 290) because arterial
    blood leads venous blood while the drug goes in.
    """
    chain = simulate_chain(Scenario(pk=pk, horizon_h=1.0))
    peak = chain.plasma_ketamine_ng_per_ml[at_hour(chain, 40 / 60)]
    assert low <= peak <= high


@pytest.mark.parametrize("pk", RACEMATE)
def test_m2_clearance(pk):
    """M2: clearance 79 L/h at 70 kg, 95% CI 69 to 90 (Kamp 2020, abstract)."""
    assert 69.0 <= find_pk_set(pk).at_mass(REFERENCE_MASS_KG).clearance_l_per_h <= 90.0


@pytest.mark.parametrize("pk", RACEMATE)
def test_m2_volume_of_distribution(pk):
    """M2: volume 252 L at 70 kg, 95% CI 200 to 304 (Kamp 2020, abstract)."""
    assert 200.0 <= distribution_volume_l(find_pk_set(pk).at_mass(REFERENCE_MASS_KG)) <= 304.0


@pytest.mark.parametrize("pk", RACEMATE)
def test_m3_terminal_half_life(pk):
    """M3: 2 to 3 h with samples to 10 h (half-life about 3 h, Ma 2023); accept 1.9 to 3.5."""
    assert 1.9 <= terminal_half_life_h(find_pk_set(pk).at_mass(REFERENCE_MASS_KG)) <= 3.5


def test_m5_fast_spiking_cells_fall_before_pyramidal_cells_rise():
    """M5: after block interneurons fall first, pyramidal cells rise at a delayed rate (Homayoun 2007).

    Sign and order only: the first recordings used another blocker, MK-801, and gave
    no times in the part that was read.
    """
    time_ms, rates = simulate_block_step(HALF_BLOCK, CIRCUIT)
    assert rates.interneuron[-1] < 1.0 < rates.pyramidal[-1]
    fallen = time_ms[np.argmax(rates.interneuron < 0.9)]
    risen = time_ms[np.argmax(rates.pyramidal > 1.0 + 0.1 * (rates.pyramidal[-1] - 1.0))]
    assert 0.0 < fallen < risen


def test_m6_glutamate_is_an_inverted_u_in_dose():
    """M6: up at low and middle doses, back to baseline at anaesthesia, below beyond (Moghaddam 1997, signs).

    Anaesthetic plasma is 5 to 10 uM total (Zanos 2018, Table 1). "Back to baseline"
    is taken as within 5% on average over that range.
    """
    table = circuit_table("gerhard2020")
    total_um = np.array([0.42, 0.78, 1.1, 5.0, 7.5, 10.0, 40.0])
    free_um = total_um * DISTRIBUTION.unbound_fraction
    block = block_from_concentration(free_um, find_affinity_set("gerhard2020"), BLOCK)
    level = 100.0 * table.at(block.interneuron).pyramidal
    assert np.all(level[:3] > 105.0)
    assert abs(level[3:6].mean() - 100.0) < 5.0
    assert level[6] < 90.0


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
def test_m6_the_inverted_u_has_one_top_under_every_affinity_set(affinity):
    """M6: the sustained level rises to a single top, then falls below baseline, whichever set is used."""
    level = lab_grid(affinity).sustained_glutamate_percent
    top = int(level.argmax())
    assert 20 <= top <= 80
    assert np.all(np.diff(level[: top + 1]) > 0)
    assert np.all(np.diff(level[top:]) < 0)
    assert level[-1] < 100.0 < level[top]


def test_m7_blocking_ampa_receptors_cuts_plasticity(two_weeks):
    """M7: an AMPA antagonist prevents the effect in mice (Maeng 2008); accept a fall of at least half."""
    blocked = simulate_chain(two_weeks.scenario, Mechanism(ampa_available_fraction=0.2))
    gain = two_weeks.spine_density_percent.max() - 100.0
    assert blocked.spine_density_percent.max() - 100.0 <= 0.5 * gain


def test_m8_prefrontal_cycling_rises_during_an_infusion(two_weeks):
    """M8: +13% glutamate-glutamine cycling at 0.5 mg/kg (Abdallah 2018, abstract, n = 21); accept 5 to 25%."""
    assert 105.0 <= two_weeks.glutamate_percent.max() <= 125.0


def test_m11_spines_form_faster_and_are_lost_as_before(two_weeks):
    """M11: formation rate up, elimination rate unchanged (Phoumthipphavong 2016, mouse, abstract)."""
    assert two_weeks.spine_formation_percent.max() > 110.0
    assert np.all(two_weeks.spine_elimination_percent == 100.0)


def test_m11_spines_are_still_raised_on_day_14(two_weeks):
    """M11: density higher for up to two weeks (Phoumthipphavong 2016, mouse, abstract)."""
    assert two_weeks.spine_density_percent[-1] > 100.5


def test_m11_nothing_is_visible_at_three_hours(two_weeks):
    """M11: behaviour changes before new spines are seen (Moda-Sava 2019): under 10% of the later gain at 3 h."""
    gain = two_weeks.spine_density_percent - 100.0
    assert 0.0 <= gain[at_hour(two_weeks, 3.0)] < 0.1 * gain.max()


def test_slice_set_passes_through_the_points_it_was_built_on():
    """Gerhard 2020 cites about 50% block at 1 uM and 80% at 10 uM; pyramidal cells sit at the reference."""
    block = block_from_concentration(np.array([1.0, 10.0]), find_affinity_set("gerhard2020"), BLOCK)
    assert block.pyramidal == pytest.approx([0.5, 0.8], abs=0.002)


def test_free_concentration_of_the_anchor_level():
    """185 ng/mL is 0.78 uM in total (Zanos 2018, Table 1), so 0.41 uM free at 53% unbound."""
    assert free_concentration_um(np.array([185.0]), DISTRIBUTION)[0] == pytest.approx(0.78 * 0.53, rel=0.01)
