"""Mechanism switches: defaults, named errors, and what each removal does to the chain."""

import numpy as np
import pytest

from explainer.errors import DomainError, ParameterError
from explainer.model.chain import Chain, simulate_chain
from explainer.model.mechanism import (
    HYPOTHESES,
    Mechanism,
    weakened_circuit,
    without_glun2b,
)
from explainer.model.routes_to_growth import growth_drives, raw_routes
from explainer.model.scenario import Scenario
from explainer.model.surge import simulate_surge
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.plasticity2026 import PLASTICITY

SCENARIO = Scenario(horizon_h=168.0, step_min=10.0)
ARRAY_FIELDS = [name for name in Chain.__slots__ if name not in {"scenario", "mechanism"}]
BEFORE_GROWTH = [
    name for name in ARRAY_FIELDS if name.startswith(("plasma", "free", "block", "rate", "glutamate"))
]
GROWTH = (
    "bdnf_percent",
    "ampa_receptor_percent",
    "mtorc1_percent",
    "protein_percent",
    "spine_density_percent",
)
GLUN2B = 1


def run(*keys: str, **changes) -> Chain:
    """Return the reference run under some explanations."""
    return simulate_chain(SCENARIO, Mechanism(hypotheses=frozenset(keys), **changes))


def gain(chain: Chain, name: str) -> float:
    """Return the highest rise above rest, per cent."""
    return float(getattr(chain, name).max()) - 100.0


def test_the_default_is_disinhibition_with_nothing_taken_away():
    """No mechanism, the default one and H1 alone give the same chain to the last bit."""
    assert Mechanism() == Mechanism(hypotheses=frozenset({"h1"}))
    plain, default, named = simulate_chain(SCENARIO), simulate_chain(SCENARIO, Mechanism()), run("h1")
    for name in ARRAY_FIELDS:
        assert np.array_equal(getattr(plain, name), getattr(default, name)), name
        assert np.array_equal(getattr(plain, name), getattr(named, name)), name


@pytest.mark.parametrize("given", [["h2", "h1"], ("h1", "h2"), {"h1", "h2"}, {"h1": 1, "h2": 2}])
def test_any_collection_of_keys_will_do(given):
    """Keys in a list, tuple, set or mapping become the same frozen set, so that equal mechanisms are equal."""
    made = Mechanism(hypotheses=given)
    assert made == Mechanism(hypotheses=frozenset({"h1", "h2"}))
    assert hash(made) == hash(Mechanism(hypotheses=frozenset({"h1", "h2"})))


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"hypotheses": {"h1", "h8"}}, ParameterError, "hypotheses must be among h1, .* got h8"),
        ({"hypotheses": {"h9"}}, ParameterError, "hypotheses must be among h1, .* got h9"),
        ({"hypotheses": (1, "h1")}, ParameterError, "hypotheses must be among h1, .* got 1"),
        ({"hypotheses": "h1"}, DomainError, "hypotheses must be a set of keys; got 'h1'"),
        ({"hypotheses": None}, DomainError, "hypotheses must be a set of keys; got None"),
        ({"ampa_available_fraction": 1.5}, DomainError, "ampa_available_fraction must be .* 0 to 1; got 1.5"),
        ({"mtorc1_available_fraction": -0.1}, DomainError, "mtorc1_available_fraction must be .* got -0.1"),
        ({"opioid_available_fraction": float("nan")}, DomainError, "opioid_available_fraction .* got nan"),
        ({"ampa_available_fraction": "0.5"}, DomainError, "ampa_available_fraction must be .* got '0.5'"),
        ({"ampa_available_fraction": None}, DomainError, "ampa_available_fraction must be .* got None"),
        (
            {"glun2b_removed_from": "sst"},
            DomainError,
            "glun2b_removed_from must be one of none, .* got 'sst'",
        ),
        ({"blocker": "aspirin"}, DomainError, "blocker must be one of ketamine, memantine; got 'aspirin'"),
        ({"spines_deleted_at_h": -1.0}, DomainError, "spines_deleted_at_h must be .* 0 to 2160 h; got -1"),
        ({"spines_deleted_at_h": float("inf")}, DomainError, "spines_deleted_at_h must be .* got inf"),
        ({"spines_deleted_at_h": "24"}, DomainError, "spines_deleted_at_h must be a number; got '24'"),
    ],
)
def test_each_bad_switch_is_named(changes, error, message):
    """Each bad switch is refused with its name, what was expected and what came."""
    with pytest.raises(error, match=message):
        Mechanism(**changes)


@pytest.mark.parametrize(("removed_from", "hit"), [("interneuron", (1, 2, 3)), ("pyramidal", (0,))])
def test_removing_glun2b_lowers_the_nmda_share(removed_from, hit):
    """The cells hit lose exactly GluN2B's share of their NMDA current; the others keep theirs.

    What is left of each mix keeps its proportions and sums to 1. Exact but for rounding, 1e-12.
    """
    types = ("pyramidal", "interneuron", "sst", "vip")
    after, cells = weakened_circuit(CIRCUIT, BLOCK, removed_from), without_glun2b(BLOCK, removed_from)
    for place, name in enumerate(types):
        mix, left = getattr(BLOCK, name).subunit_share, getattr(cells, name).subunit_share
        if place in hit:
            lost = mix[GLUN2B]
            assert lost > 0.0
            assert after.nmda_share[place] == pytest.approx(
                CIRCUIT.nmda_share[place] * (1.0 - lost), rel=1e-12
            )
            assert left[GLUN2B] == 0.0
            assert sum(left) == pytest.approx(1.0, abs=1e-12)
            assert left[3] * mix[0] == pytest.approx(left[0] * mix[3], abs=1e-12)
        else:
            assert after.nmda_share[place] == CIRCUIT.nmda_share[place]
            assert left == mix


def test_removing_nothing_changes_nothing():
    """Removal from "none" gives back the very same circuit and cells."""
    assert weakened_circuit(CIRCUIT, BLOCK, "none") is CIRCUIT
    assert without_glun2b(BLOCK, "none") is BLOCK


def test_glun2b_on_interneurons_carries_the_surge():
    """Without GluN2B on interneurons the surge is under a quarter of itself (direction: Gerhard 2020, mouse)."""
    assert (
        0.0
        < gain(run("h1", glun2b_removed_from="interneuron"), "glutamate_percent")
        < 0.25 * gain(run("h1"), "glutamate_percent")
    )


@pytest.mark.parametrize("key", ["h2", "h3", "h6"])
def test_without_surge_hypotheses_the_throughput_stays_at_rest(key):
    """Routes that need no surge leave AMPA throughput exactly at 100% and still grow spines."""
    chain = run(key)
    assert np.all(chain.ampa_percent == 100.0)
    assert gain(chain, "spine_density_percent") > 1.0


def test_the_habenula_adds_nothing_at_the_cortical_synapse():
    """H5 alone, and no explanation at all, leave everything behind glutamate exactly at rest."""
    for chain in (run("h5"), run()):
        for name in ("ampa_percent", *GROWTH):
            assert np.all(getattr(chain, name) == 100.0), name
    together, alone = run("h1", "h5"), run("h1")
    for name in GROWTH:
        assert np.array_equal(getattr(together, name), getattr(alone, name)), name


@pytest.mark.parametrize("key", HYPOTHESES)
def test_what_comes_before_growth_is_the_same_under_every_explanation(key):
    """Drug, block, firing and glutamate do not depend on what is taken to carry the effect. Exact."""
    chain, reference = run(key), run("h1")
    for name in BEFORE_GROWTH:
        assert np.array_equal(getattr(chain, name), getattr(reference, name)), name


@pytest.mark.parametrize("pair", [("h1", "h2"), ("h1", "h3"), ("h1", "h4"), ("h1", "h6"), ("h2", "h6")])
def test_two_routes_are_no_stronger_than_the_stronger_alone(pair):
    """Several routes share the effect equally: no signal exceeds the larger of the two alone.

    Tolerance: 0.1% of the gain, for rounding and for peaks that fall between rows.
    """
    together, first, second = run(*pair), run(pair[0]), run(pair[1])
    for name in GROWTH:
        assert gain(together, name) <= 1.001 * max(gain(first, name), gain(second, name)), name
        assert gain(together, name) > 0.0, name


@pytest.mark.parametrize("key", ["h2", "h3", "h4", "h6"])
def test_routes_are_scaled_to_the_same_peak_drive(key):
    """At the reference infusion each route's drive peaks exactly where the surge's does (sizes are unknown).

    Into AMPA receptors at the surge's throughput, into BDNF at ``throughput**n_b - 1``; to rounding.
    """
    scenario = Scenario(horizon_h=24.0)
    surge = simulate_surge(scenario)

    def drives(chosen: str):
        return growth_drives(
            surge.time_h, scenario, Mechanism(frozenset({chosen})), surge.free_um, surge.glutamate
        )

    top, found = drives("h1").throughput.max(), drives(key)
    if key == "h4":
        assert found.throughput.max() == pytest.approx(top, rel=1e-12)
        assert not found.direct.any()
    else:
        assert found.direct.max() == pytest.approx(top**PLASTICITY.bdnf_exponent - 1.0, rel=1e-12)
        assert np.all(found.throughput == 1.0)


def test_memantine_gives_no_hnk_and_no_trkb():
    """Memantine makes no HNK and does not act at TrkB: both routes stay exactly at rest, ketamine's do not."""
    for key in ("h4", "h6"):
        chain = run(key, blocker="memantine")
        for name in ("ampa_percent", *GROWTH):
            assert np.all(getattr(chain, name) == 100.0), name
        assert gain(run(key), "spine_density_percent") > 1.0
    surge = simulate_surge(SCENARIO)
    raw = raw_routes(surge.time_h, SCENARIO, Mechanism(blocker="memantine"), surge.free_um, surge.glutamate)
    assert not raw.h4.any()
    assert not raw.h6.any()
    assert raw.h2.max() > 0.0


def test_deleting_new_spines_takes_them_once():
    """At the hour of deletion density is back at rest, before it nothing changed, later it grows again.

    Tolerance at the hour itself: 1e-4 of the gain, a straight line between grid points.
    """
    deleted, kept = run("h1", spines_deleted_at_h=24.0), run("h1")
    before, at = kept.time_h < 24.0, int(np.searchsorted(kept.time_h, 24.0 - 1e-6))
    assert np.array_equal(deleted.spine_density_percent[before], kept.spine_density_percent[before])
    taken = kept.spine_density_percent[at] - 100.0
    assert taken > 0.5
    assert deleted.spine_density_percent[at] == pytest.approx(100.0, abs=1e-4 * taken)
    assert np.all(deleted.spine_density_percent[at + 1 :] < kept.spine_density_percent[at + 1 :])
    assert deleted.spine_density_percent[-1] > 100.0
    assert np.array_equal(deleted.protein_percent, kept.protein_percent)


def test_opioids_gate_the_surge_only_under_their_hypothesis():
    """Without opioid receptors H7 passes 30% of the surge (chosen), H1 all of it. Exact but for rounding."""
    blocked, open_gate = run("h7", opioid_available_fraction=0.0), run("h7")
    assert blocked.ampa_percent - 100.0 == pytest.approx(0.3 * (open_gate.ampa_percent - 100.0), abs=1e-10)
    assert np.array_equal(run("h1", opioid_available_fraction=0.0).ampa_percent, run("h1").ampa_percent)
