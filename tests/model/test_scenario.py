"""The whole scenario space: nothing but named refusals goes in, nothing but finite numbers comes out."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.errors import DomainError, ParameterError
from explainer.model.chain import Chain, simulate_chain
from explainer.model.mechanism import HYPOTHESES, Mechanism
from explainer.model.scenario import HIGHEST_DOSE_MG_PER_KG, LONGEST_HORIZON_H, Scenario
from explainer.parameters.defaults import AFFINITY_SETS, METABOLITE_SETS, PK_SETS
from explainer.parameters.routes import ROUTES

ARRAY_FIELDS = [name for name in Chain.__slots__ if name not in {"scenario", "mechanism"}]
REFUSALS = (DomainError, ParameterError)

scenarios = st.builds(
    lambda way, **fields: Scenario(drug=way[0], route=way[1], **fields),
    way=st.sampled_from(sorted(ROUTES)),
    dose_mg_per_kg=st.floats(0.0, HIGHEST_DOSE_MG_PER_KG),
    duration_min=st.one_of(st.just(0.0), st.floats(0.0, 1440.0)),
    start_h=st.lists(st.floats(0.0, 48.0), min_size=1, max_size=6, unique=True).map(
        lambda hours: tuple(sorted(hours))
    ),
    mass_kg=st.floats(30.0, 200.0),
    pk=st.sampled_from(sorted(PK_SETS)),
    metabolites=st.sampled_from(sorted(METABOLITE_SETS)),
    affinity=st.sampled_from(sorted(AFFINITY_SETS)),
    horizon_h=st.floats(49.0, 400.0),
    step_min=st.floats(5.0, 200.0),
)
shares = st.floats(0.0, 1.0)
mechanisms = st.builds(
    Mechanism,
    hypotheses=st.frozensets(st.sampled_from(HYPOTHESES)),
    ampa_available_fraction=shares,
    mtorc1_available_fraction=shares,
    opioid_available_fraction=shares,
    glun2b_removed_from=st.sampled_from(["none", "interneuron", "pyramidal"]),
    blocker=st.sampled_from(["ketamine", "memantine"]),
    spines_deleted_at_h=st.one_of(st.none(), st.floats(0.0, 2160.0)),
)

# What a form, an address bar or a careless caller can hand over.
odd_numbers = st.one_of(
    st.floats(),
    st.sampled_from([0, -1, 1e6, -1e6, 5e-324, float("nan"), float("inf"), -float("inf"), True, 1 + 2j]),
    st.integers(-(10**12), 10**12),
    st.text(max_size=4),
    st.sampled_from(["0.5", "40", "nan", "1e3", None, [], {}, b"1"]),
)
good_numbers = st.floats(0.0, 60.0)
odd_starts = st.one_of(
    st.lists(st.one_of(odd_numbers, good_numbers), max_size=4),
    st.lists(good_numbers, max_size=4).map(tuple),
    st.lists(good_numbers, min_size=1, max_size=3).map(lambda hours: (*hours, hours[0])),
    odd_numbers,
)
odd_keys = st.one_of(
    st.sampled_from(["iv", "sl", "sc", "ketamine", "esketamine", *PK_SETS, *AFFINITY_SETS, None, 3, [], {}]),
    st.text(max_size=5),
)


def check(chain: Chain) -> None:
    """Assert that everything is finite, not negative, and every block a fraction."""
    for name in ARRAY_FIELDS:
        values = getattr(chain, name)
        assert np.all(np.isfinite(values)), name
        assert np.all(values >= 0.0), name
        assert values.shape == chain.time_h.shape, name
        if name.startswith("block"):
            assert np.all(values <= 1.0), name
    assert np.all(chain.block_pyramidal <= chain.block_interneuron + 1e-12)


@settings(max_examples=60, deadline=None)
@given(scenario=scenarios)
def test_any_scenario_stays_finite_and_within_bounds(scenario):
    """Over drugs, routes, courses, masses and sets nothing is infinite, negative, or outside its bounds."""
    check(simulate_chain(scenario))


@settings(max_examples=80, deadline=None)
@given(scenario=scenarios, mechanism=mechanisms)
def test_any_mechanism_stays_finite_and_within_bounds(scenario, mechanism):
    """The same under any explanations together with anything taken away or given instead."""
    check(simulate_chain(scenario, mechanism))


@settings(max_examples=300, deadline=None)
@given(
    fields=st.fixed_dictionaries(
        {},
        optional={
            "dose_mg_per_kg": odd_numbers,
            "duration_min": odd_numbers,
            "mass_kg": odd_numbers,
            "horizon_h": odd_numbers,
            "step_min": odd_numbers,
            "start_h": odd_starts,
            "route": odd_keys,
            "drug": odd_keys,
            "pk": odd_keys,
            "affinity": odd_keys,
            "metabolites": odd_keys,
        },
    )
)
def test_anything_thrown_at_a_scenario_is_refused_by_name_or_simulates(fields):
    """NaN, infinities, negatives, text, lists, duplicates, unsorted starts: a named refusal or a finite chain."""
    try:
        scenario = Scenario(**fields)
    except REFUSALS as refused:
        assert "must" in str(refused)  # noqa: PT017  # both ways out are right; this checks the words of one
        return
    hash(scenario)
    check(simulate_chain(scenario, rows_h=np.linspace(0.0, scenario.horizon_h, 40)))


@settings(max_examples=300, deadline=None)
@given(
    fields=st.fixed_dictionaries(
        {},
        optional={
            "hypotheses": st.one_of(
                st.lists(st.one_of(st.sampled_from(HYPOTHESES), odd_keys), max_size=4),
                st.frozensets(st.sampled_from(HYPOTHESES)),
                odd_keys,
            ),
            "ampa_available_fraction": st.one_of(odd_numbers, shares),
            "mtorc1_available_fraction": st.one_of(odd_numbers, shares),
            "opioid_available_fraction": st.one_of(odd_numbers, shares),
            "glun2b_removed_from": st.one_of(odd_keys, st.just("pyramidal")),
            "blocker": st.one_of(odd_keys, st.just("memantine")),
            "spines_deleted_at_h": st.one_of(odd_numbers, good_numbers),
        },
    )
)
def test_anything_thrown_at_a_mechanism_is_refused_by_name_or_simulates(fields):
    """The same for switches: unknown keys, text, shares outside 0 to 1, lists where a word belongs."""
    try:
        mechanism = Mechanism(**fields)
    except REFUSALS as refused:
        assert "must" in str(refused)  # noqa: PT017  # as above
        return
    hash(mechanism)
    check(simulate_chain(Scenario(horizon_h=48.0, step_min=60.0), mechanism))


@pytest.mark.parametrize(
    "name", ["dose_mg_per_kg", "duration_min", "mass_kg", "horizon_h", "step_min", "start_h"]
)
def test_text_is_not_a_number(name):
    """Text that looks like a number in range is refused by name, not carried into the arithmetic."""
    value = ("1",) if name == "start_h" else "40"
    with pytest.raises(DomainError, match=f"{name.replace('start_h', 'repeat_h')} must be a number; got '"):
        Scenario(**{name: value})


@pytest.mark.parametrize("name", ["route", "drug", "pk", "affinity", "metabolites"])
def test_a_number_is_not_a_name(name):
    """What is no text where a key belongs is refused by name."""
    for value in (3, None, []):
        with pytest.raises(DomainError, match=f"{name} must be a name; got"):
            Scenario(**{name: value})


def test_starts_in_a_list_become_a_tuple():
    """A list of starts makes the same scenario, which can be kept in a cache."""
    assert Scenario(start_h=[0.0, 5.0]) == Scenario(start_h=(0.0, 5.0))
    assert hash(Scenario(start_h=[0.0, 5.0])) == hash(Scenario(start_h=(0.0, 5.0)))


def test_the_corners_of_the_space_simulate():
    """The largest dose, the longest infusion, the longest horizon and the lightest and heaviest person, at once."""
    corner = Scenario(
        dose_mg_per_kg=HIGHEST_DOSE_MG_PER_KG,
        duration_min=1440.0,
        horizon_h=LONGEST_HORIZON_H,
        step_min=1440.0,
        start_h=tuple(48.0 * index for index in range(45)),
    )
    for mass_kg in (30.0, 200.0):
        check(simulate_chain(replace(corner, mass_kg=mass_kg)))


@pytest.mark.parametrize("duration_min", [5e-324, 3e-322, 1e-300, 1e-12])
def test_an_infusion_shorter_than_any_clock_is_a_bolus(duration_min):
    """A duration that underflows gives no NaN and the bolus's course from the first minute on, to 1e-9 of range."""
    short, bolus = (simulate_chain(Scenario(duration_min=each)) for each in (duration_min, 0.0))
    check(short)
    for name in ARRAY_FIELDS:
        found, wanted = getattr(short, name)[1:], getattr(bolus, name)[1:]
        assert np.abs(found - wanted).max() <= 1e-9 * np.ptp(wanted), name


def test_doses_carry_their_amount_and_route():
    """0.5 mg/kg at 80 kg by mouth, twice: 40 mg each, at its time, with its share and rate."""
    doses = Scenario(route="po", mass_kg=80.0, start_h=(0.0, 8.0), duration_min=0.0).doses
    route = ROUTES["ketamine", "po"]
    assert [dose.amount_mg for dose in doses] == [40.0, 40.0]
    assert [dose.start_h for dose in doses] == [0.0, 8.0]
    for dose in doses:
        assert math.isclose(dose.bioavailable_fraction, route.bioavailable_fraction)
        assert dose.absorption_rate_per_h == route.absorption_rate_per_h
        assert math.isclose(dose.first_pass_fraction, route.first_pass_fraction)
