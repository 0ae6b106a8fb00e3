"""The list of targets: complete, sourced, with outside values kept and misfits computed."""

import numpy as np
import pytest

from explainer.model.chain import simulate_chain
from explainer.model.scenario import Scenario
from explainer.model.target_curves import (
    END_OF_INFUSION_MIN,
    block_step,
    cleft_curve,
    inverted_u,
    plasma_curves,
    two_weeks,
    two_weeks_without_ampa,
)
from explainer.model.target_misfits import misfits
from explainer.model.target_records import ModelValue
from explainer.model.target_signs import dose_levels_um, signs_of
from explainer.model.targets import count_inside, laws, numeric_targets, sign_targets, targets_of
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference

KEYS = ("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M11")
# The sets that the published targets are about, and that the tests hold to them.
HELD = ("Kamp 2020", "Clements & Nimmo 1981")


def test_every_row_of_the_table_of_targets_is_there():
    """M1 to M8 and M11 have a number or a sign, M12 has its laws; M9 and M10 do not exist."""
    found = {row.key for row in (*numeric_targets(), *sign_targets())}
    assert found == set(KEYS)
    assert len(laws()) == 6


def test_every_target_has_a_source_and_says_how_it_was_seen():
    """No target without a record and a tag from the closed set."""
    for row in (*numeric_targets(), *sign_targets()):
        assert find_reference(row.source).link
        assert row.seen in SEEN


def test_plasma_targets_hold_all_six_sets():
    """M1 to M3 show every set, esketamine ones marked as such."""
    for key in ("M1", "M2", "M3"):
        for target in targets_of(key):
            assert [value.drug for value in target.model] == [pk.drug for pk in PK_SETS.values()]
            assert [value.label.split(",")[0] for value in target.model] == [
                pk.label for pk in PK_SETS.values()
            ]


@pytest.mark.parametrize("key", ["M1", "M2", "M3"])
def test_the_two_held_sets_lie_inside(key):
    """Kamp 2020 and Clements & Nimmo 1981 meet the published numbers."""
    for target in targets_of(key):
        for value in target.model:
            if value.label.startswith(HELD):
                assert value.is_inside, value


def test_values_outside_are_kept_and_counted():
    """Domino's clearance, Fanta's and Perez-Ruixo's half-life are listed as outside, not left out."""
    clearance, _ = targets_of("M2")
    (half_life,) = targets_of("M3")
    outside = {value.label.split(",")[0] for value in clearance.model if not value.is_inside}
    assert outside == {"Domino 1984", "Fanta 2015", "Perez-Ruixo 2021"}
    slow = {value.label.split(",")[0] for value in half_life.model if not value.is_inside}
    assert slow == {"Fanta 2015", "Perez-Ruixo 2021"}
    inside, total = count_inside()
    flags = [value.is_inside for target in numeric_targets() for value in target.model]
    assert (inside, total) == (sum(flags), len(flags))
    assert inside < total


def test_a_clearance_from_a_liver_is_counted():
    """Perez-Ruixo's clearance is the liver's, 109 L/h, not zero."""
    clearance, _ = targets_of("M2")
    value = next(item for item in clearance.model if item.label.startswith("Perez"))
    assert value.value == pytest.approx(109.0, rel=0.01)


def test_the_edge_of_a_range_is_inside():
    """An accepted range includes its ends."""
    assert ModelValue("x", "", 1.0, 1.0, 2.0).is_inside
    assert ModelValue("x", "", 2.0, 1.0, 2.0).is_inside
    assert not ModelValue("x", "", 2.1, 1.0, 2.0).is_inside


def test_the_cleft_and_the_cycling_lie_inside():
    """M4 and M8 hold under every set."""
    for key in ("M4", "M8"):
        for target in targets_of(key):
            assert all(value.is_inside for value in target.model), target
    assert len(targets_of("M8")[0].model) == len(AFFINITY_SETS)


def test_every_sign_and_every_law_holds():
    """The model agrees with each sign, order and timing, and keeps each law."""
    assert all(sign.holds for sign in sign_targets())
    assert all(law.holds for law in laws())
    assert len(signs_of("M11")) == 3


def test_curves_are_what_the_targets_are_read_from():
    """The drawn plasma passes through the number in the table; times are minutes."""
    (target,) = targets_of("M1")
    for curve, value in zip(plasma_curves(), target.model, strict=True):
        at_end = np.interp(END_OF_INFUSION_MIN, curve.time_min, curve.ng_per_ml)
        assert at_end == pytest.approx(value.value)
        assert curve.end_ng_per_ml == pytest.approx(curve.ng_per_ml.max())


def test_the_step_and_the_cleft_start_where_they_should():
    """The transient starts at rest and orders its two marks; the cleft starts at its peak and empties."""
    step, cleft = block_step(), cleft_curve()
    assert step.fast_spiking_percent[0] == step.pyramidal_percent[0] == 100.0
    assert 0.0 < step.fallen_ms < step.risen_ms < step.time_ms[-1]
    assert cleft.concentration_mm.argmax() == 0
    assert cleft.concentration_mm[-1] < 0.1 * cleft.peak_mm


def test_the_inverted_u_is_read_between_points():
    """The level at a drawn concentration is the drawn level; anaesthesia lies above an infusion."""
    curve = inverted_u()
    below, anaesthetic, far = dose_levels_um()
    assert curve.at(float(curve.plasma_um[40])) == pytest.approx(curve.percent_by_set["gerhard2020"][40])
    assert below[1] < anaesthetic[0] < anaesthetic[1] < far
    assert anaesthetic == pytest.approx((5.0, 10.0), rel=0.02)


def test_a_blocker_leaves_spines_at_rest():
    """Without AMPA receptors nothing grows under disinhibition."""
    assert np.allclose(two_weeks_without_ampa().spine_density_percent, 100.0)
    assert two_weeks().spine_density_percent.max() > 105.0


def test_misfits_are_sourced_and_said_in_full():
    """Each row has observation, model, reason, weight, and a source with its tag."""
    rows = misfits()
    assert len({row.name for row in rows}) == len(rows) >= 14
    for row in rows:
        assert all((row.observed, row.model, row.why, row.weight))
        assert len(row.sources) == len(row.seen) > 0
        assert set(row.seen) <= set(SEEN)
        assert all(find_reference(source).link for source in row.sources)
        assert row.weight.startswith(("Much", "Some", "Little"))


def test_numbers_in_misfits_come_from_the_model():
    """The printed plasma, clearance and tail are what the model gives today."""
    by_name = {row.name: row for row in misfits()}
    kamp = next(curve for curve in plasma_curves() if curve.key == "kamp2020")
    assert by_name["Plasma, default set"].model == f"{kamp.end_ng_per_ml:.0f} ng/mL."
    at_3_h = simulate_chain(Scenario(horizon_h=3.0))
    assert f"glutamate is {at_3_h.glutamate_percent[-1] - 100.0:.1f}% up" in (
        by_name["Hours after the infusion"].model
    )


def test_the_document_prints_the_numbers_of_today(root):
    """docs/model.md names the values that its list of faults is about."""
    text = (root / "docs" / "model.md").read_text(encoding="utf-8")
    plasma = {value.label.split(",")[0]: value.value for value in targets_of("M1")[0].model}
    clearance = {value.label.split(",")[0]: value.value for value in targets_of("M2")[0].model}
    half_life = {value.label.split(",")[0]: value.value for value in targets_of("M3")[0].model}
    at_3_h = simulate_chain(Scenario(horizon_h=3.0))
    for words in (
        f"gives {plasma['Kamp 2020']:.0f} ng/mL where 185",
        f"clearance ({clearance['Domino 1984']:.0f} L/h)",
        f"{half_life['Fanta 2015']:.0f} and {half_life['Perez-Ruixo 2021']:.0f} h where about 3 h",
        f"{at_3_h.glutamate_percent[-1] - 100.0:.1f}% of surge at 3 h",
    ):
        assert words in " ".join(text.split()), words
