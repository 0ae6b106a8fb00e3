"""Virtual people: seeded, centred on the typical person, ordered, and wider when people differ more."""

import numpy as np
import pytest

from explainer.errors import DomainError
from explainer.model.chain import simulate_chain
from explainer.model.population import MOST_PEOPLE, PERCENTILES, People, draw_people, simulate_population
from explainer.model.scenario import Scenario
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS
from explainer.parameters.routes import ROUTES
from explainer.parameters.variability2026 import VARIABILITY

TWO_WEEKS = Scenario(horizon_h=336.0)
SPRAYS = Scenario(
    drug="esketamine",
    route="in",
    pk="perezruixo2021",
    dose_mg_per_kg=1.2,
    duration_min=10.0,
    start_h=tuple(84.0 * index for index in range(8)),
    horizon_h=672.0,
    step_min=60.0,
)
COURSE = Scenario(start_h=(0.0, 48.0, 96.0, 168.0, 216.0, 264.0), horizon_h=336.0)
MEDIAN = PERCENTILES.index(50.0)


@pytest.fixture(scope="module")
def bands():
    """Return four thousand people over two weeks after one infusion."""
    return simulate_population(TWO_WEEKS, draw_people(4000))


def typical_people(count=1) -> People:
    """Return people whose every factor is 1."""
    return People(*(np.ones(count) for _ in range(3)))


def spread_more(people: People, power: float) -> People:
    """Return the same people, each factor as many times further from 1 on a log scale."""
    return People(people.clearance**power, people.volume**power, people.half_block**power)


def worst_share_of_range(found, scenario) -> dict[str, float]:
    """Return the largest distance of the median from the chain, relative to the chain's range, by field."""
    chain = simulate_chain(scenario, rows_h=found.time_h.copy())
    return {
        name: float(np.abs(values[MEDIAN] - getattr(chain, name)).max() / np.ptp(getattr(chain, name)))
        for name, values in found.values.items()
    }


def test_same_seed_same_people():
    """The same seed gives the same bands to the last bit; another seed gives others."""
    first, second, other = (simulate_population(Scenario(), draw_people(50, seed)) for seed in (3, 3, 4))
    for name, values in first.values.items():
        assert np.array_equal(values, second.values[name]), name
    assert not np.array_equal(first.values["spine_density_percent"], other.values["spine_density_percent"])


def test_spreads_of_the_draws_are_recovered():
    """Coefficients of variation come back, medians are 1, and the three factors are independent.

    Tolerance at 10,000 people: CV 4% (its standard error is 0.7 to 1% of itself), median 0.01
    (three standard errors of 0.003), correlation 0.04 (four of 0.01).
    """
    people = draw_people(MOST_PEOPLE)
    factors = (people.clearance, people.volume, people.half_block)
    wanted = (VARIABILITY.clearance_cv, VARIABILITY.volume_cv, VARIABILITY.affinity_cv)
    for factor, cv in zip(factors, wanted, strict=True):
        assert factor.min() > 0.0
        assert factor.std() / factor.mean() == pytest.approx(cv, rel=0.04)
        assert np.median(factor) == pytest.approx(1.0, abs=0.01)
    assert np.abs(np.corrcoef(factors) - np.eye(3)).max() < 0.04


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(TWO_WEEKS, id="one infusion"),
        pytest.param(Scenario(duration_min=0.0, horizon_h=336.0), id="bolus"),
        pytest.param(Scenario(dose_mg_per_kg=5.0, horizon_h=336.0), id="ten-fold dose"),
        pytest.param(COURSE, id="six infusions"),
        pytest.param(SPRAYS, id="eight sprays"),
    ],
)
def test_one_typical_person_is_the_chain(scenario):
    """A person whose factors are all 1 gives the chain within 1% of range at every time; plasma to 1e-9.

    Tolerance: bands are integrated on a coarser grid and the block curve is tabulated;
    plasma is exact in both.
    """
    found = simulate_population(scenario, typical_people())
    differences = worst_share_of_range(found, scenario)
    assert differences.pop("plasma_ketamine_ng_per_ml") < 1e-9
    assert max(differences.values()) < 0.01, differences


def test_medians_agree_with_the_chain(bands):
    """The median over 4,000 people stays within 1% of the chain's range at every time, for every field.

    Tolerance: the median of a curved function is not the function of the median, and 4,000
    draws leave about 0.5%; with 1,000 people the same seed reaches 1.3% (BDNF).
    """
    differences = worst_share_of_range(bands, TWO_WEEKS)
    assert max(differences.values()) < 0.01, differences


def test_percentiles_are_ordered_at_every_time(bands):
    """From the 5th to the 95th no percentile crosses another, for any field; somewhere they are apart."""
    for name, values in bands.values.items():
        assert values.shape == (len(PERCENTILES), bands.time_h.size), name
        assert np.all(np.diff(values, axis=0) >= 0.0), name
        assert np.max(values[-1] - values[0]) > 0.05 * np.ptp(values), name


def test_bands_equal_percentiles_taken_by_numpy():
    """Plasma and firing bands are numpy's percentiles over people simulated one at a time.

    Tolerance: 1e-9 for plasma (rounding); 0.1% of range for firing, whose percentiles are
    read off the block's.
    """
    people = draw_people(21)
    together = simulate_population(Scenario(), people)
    alone = [
        simulate_population(Scenario(), People(*(np.array([factor]) for factor in (cl, volume, half)))).values
        for cl, volume, half in zip(people.clearance, people.volume, people.half_block, strict=True)
    ]
    for name, within in (
        ("plasma_ketamine_ng_per_ml", 1e-9),
        ("rate_interneuron_hz", 1e-3),
        ("rate_pyramidal_hz", 1e-3),
    ):
        wanted = np.percentile([each[name][MEDIAN] for each in alone], PERCENTILES, axis=0)
        assert together.values[name] == pytest.approx(wanted, abs=within * np.ptp(wanted)), name


def test_more_spread_gives_a_wider_band():
    """People twice as far from typical, on a log scale, widen every band by half or more at its widest."""
    people = draw_people(500)
    narrow, wide = (
        simulate_population(Scenario(horizon_h=48.0), spread_more(people, power)) for power in (1.0, 2.0)
    )
    for name in narrow.values:
        widths = [np.max(each.values[name][-1] - each.values[name][0]) for each in (narrow, wide)]
        assert widths[1] > 1.5 * widths[0] > 0.0, name


def test_more_clearance_means_less_drug():
    """Someone who clears half as fast again has less in plasma an hour after an infusion, everywhere below."""
    scenario, ones = Scenario(), np.ones(1)
    slow, fast = (simulate_population(scenario, People(ones * factor, ones, ones)) for factor in (1.0, 1.5))
    later = slow.time_h > 1.0
    name = "plasma_ketamine_ng_per_ml"
    assert np.all(fast.values[name][MEDIAN][later] < slow.values[name][MEDIAN][later])


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
@pytest.mark.parametrize("pk", PK_SETS)
def test_every_set_stays_finite(pk, affinity):
    """Every drug-level and affinity set gives finite bands within their bounds, zero dose exact rest."""
    people = draw_people(20)
    found = simulate_population(Scenario(pk=pk, affinity=affinity), people)
    for name, values in found.values.items():
        assert np.all(np.isfinite(values)), name
        assert np.all(values >= 0.0), name
    assert found.values["block_interneuron"].max() <= 1.0
    rest = simulate_population(Scenario(pk=pk, affinity=affinity, dose_mg_per_kg=0.0), people)
    for name, values in rest.values.items():
        if name.endswith("_percent"):
            assert np.all(values == 100.0), name


@pytest.mark.parametrize(("drug", "route"), sorted(ROUTES))
def test_every_route_stays_finite(drug, route):
    """Every way into the blood gives finite, ordered bands, and people differ."""
    found = simulate_population(Scenario(drug=drug, route=route), draw_people(20))
    for name, values in found.values.items():
        assert np.all(np.isfinite(values)), name
        assert np.all(np.diff(values, axis=0) >= 0.0), name
    plasma = found.values["plasma_ketamine_ng_per_ml"]
    assert plasma[-1].max() > 1.05 * plasma[0].max()


@pytest.mark.parametrize("count", [0, -3, MOST_PEOPLE + 1, 2.5, True, "ten", None, float("nan")])
def test_a_bad_count_is_named(count):
    """Anything but a whole number from 1 to 10,000 is refused with what came."""
    with pytest.raises(DomainError, match="count must be a whole number from 1 to 10000; got") as refused:
        draw_people(count)
    assert repr(count) in str(refused.value)


def test_bands_are_read_only(bands):
    """Bands cannot be changed after they were computed."""
    with pytest.raises(ValueError, match="read-only"):
        bands.values["glutamate_percent"][0, 0] = 0.0


@pytest.mark.parametrize("seed", [-1, 0.5, None])
def test_a_bad_seed_is_named(seed):
    """A seed that no generator takes is refused by name."""
    with pytest.raises(DomainError, match="seed must be a whole number, 0 or more"):
        draw_people(3, seed)
