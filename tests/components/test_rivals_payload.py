"""What the browser draws of the rival explanations is what the model computed."""

import random

import numpy as np
import pytest

from explainer.components.rivals.payload import (
    EXPERIMENT_KEYS,
    SETS,
    mask_of,
    pack_rivals,
    set_of,
    unpack_rivals,
)
from explainer.components.rivals.routes import ARROWS, INTERVENTIONS, carrying_arrows, lit_arrows
from explainer.describe.registers import REGISTERS
from explainer.describe.rivals import describe_pair, describe_setting
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import LOST_BELOW, predict, rank_experiments
from explainer.ui.rivals_address import RivalsSetting


@pytest.fixture(scope="module")
def packed():
    """Return the header and the ratios of the default payload."""
    return unpack_rivals(pack_rivals(RivalsSetting()))


def test_masks_and_sets_are_inverse():
    """Each of 128 masks is one set."""
    assert {set_of(mask_of(set_of(mask))) for mask in range(SETS)} == {set_of(mask) for mask in range(SETS)}
    assert set_of(0) == frozenset()
    assert set_of(SETS - 1) == frozenset(HYPOTHESES)


@pytest.mark.parametrize("register", REGISTERS)
def test_ratios_words_and_sentences_decode_to_the_models(register):
    """For random sets and every experiment: both ratios, the word, and the whole sentence."""
    header, ratios = unpack_rivals(pack_rivals(RivalsSetting(), (), register))
    assert ratios.shape == (len(EXPERIMENT_KEYS), SETS, 2)
    assert np.isfinite(ratios).all()
    chance = random.Random(3)  # noqa: S311 - picks examples
    for mask in chance.sample(range(1, SETS), 30):
        for row, key in enumerate(EXPERIMENT_KEYS):
            prediction = predict(key, set_of(mask))
            assert ratios[row, mask] == pytest.approx(
                (prediction.onset_ratio, prediction.late_ratio), abs=1e-6
            )
            results = header["results"]
            assert results["words"][results["word"][row][mask]] == prediction.word
            sentence = f"{header['sets'][mask]} {results['clauses'][results['clause'][row][mask]]}"
            assert sentence == describe_setting(set_of(mask), key, register)
    assert f"{header['sets'][1]} {header['intact']}" == describe_setting(set_of(1), None, register)
    assert header["nothing_on"] == describe_setting(frozenset(), None, register)
    for pair, packed_pair in header["pairs"].items():
        assert packed_pair["sentence"] == describe_pair(*pair.split(","), register)


def test_a_register_changes_words_and_nothing_else(packed):
    """Arrows, ratios, words of the table and evidence are the same in each register; the sentences differ."""
    plain, ratios = packed
    for register in ("student", "clinician"):
        header, same = unpack_rivals(pack_rivals(RivalsSetting(), (), register))
        assert np.array_equal(ratios, same)
        for name in ("nodes", "arrows", "carrying", "hypotheses", "start", "problems"):
            assert header[name] == plain[name], name
        for name in ("word", "words", "clause"):
            assert header["results"][name] == plain["results"][name], name
        for name in ("sets", "intact", "nothing_on", "agreement", "hint", "bars"):
            assert header[name] != plain[name], name
        for row, other in zip(header["experiments"], plain["experiments"], strict=True):
            assert [cell["word"] for cell in row["cells"]] == [cell["word"] for cell in other["cells"]]
            assert row["results"] == other["results"]


def test_every_pair_is_ranked_as_in_the_model(packed):
    """All 21 pairs, best experiment first."""
    header, _ = packed
    assert len(header["pairs"]) == 21
    for name, pair in header["pairs"].items():
        expected = [key for key, _ in rank_experiments(*name.split(","))]
        assert [EXPERIMENT_KEYS[index] for index, _ in pair["ranking"]] == expected


def test_the_start_is_the_settings_own():
    """Switches, experiment, pair and problems travel as they are."""
    setting = RivalsSetting(frozenset({"h2", "h5"}), "naltrexone", ("h6", "h3"))
    header, _ = unpack_rivals(pack_rivals(setting, ("on: no.",)))
    assert header["start"] == {
        "mask": mask_of({"h2", "h5"}),
        "experiment": EXPERIMENT_KEYS.index("naltrexone"),
        "compare": ["h6", "h3"],
    }
    assert header["problems"] == ["on: no."]


def test_experiments_stand_in_the_order_of_the_ratios(packed):
    """The browser looks both up by the same number."""
    header, _ = packed
    assert tuple(row["key"] for row in header["experiments"] if row["computed"]) == EXPERIMENT_KEYS
    assert len(str(header)) < 400_000


def test_arrows_are_lit_by_their_explanations_alone():
    """Nothing on lights nothing; the gate needs H7; HNK does not need the surge."""
    assert lit_arrows(frozenset()) == frozenset()
    assert "opioid_gate" not in lit_arrows(frozenset({"h1"}))
    assert "surge_ampa" in lit_arrows(frozenset({"h7"}))
    assert "surge_ampa" not in lit_arrows(frozenset({"h4"}))
    assert lit_arrows(frozenset({"h5"})) == {"drug_habenula", "habenula_first", "habenula_late"}


def test_uncut_arrows_all_carry():
    """With nothing taken away every lit arrow carries."""
    for mask in range(SETS):
        assert carrying_arrows(set_of(mask), None) == lit_arrows(set_of(mask))


@pytest.mark.parametrize("experiment", EXPERIMENT_KEYS)
def test_scissors_agree_with_the_model(experiment):
    """Where the figure lets nothing reach a bar, the model leaves less than a quarter."""
    ends = {arrow.key: arrow.end for arrow in ARROWS}
    for mask in range(1, SETS):
        reached = {ends[key] for key in carrying_arrows(set_of(mask), experiment)}
        prediction = predict(experiment, set_of(mask))
        assert "first" in reached or prediction.onset_ratio < LOST_BELOW
        assert "late" in reached or prediction.late_ratio < LOST_BELOW


def test_every_experiment_that_takes_away_leaves_a_mark():
    """All but the ten-fold dose cut or weaken an arrow; that one changes the drug's label."""
    for key, action in INTERVENTIONS.items():
        assert bool(action.cuts or action.weakens) == (key != "ten_fold")
    assert INTERVENTIONS["ten_fold"].drug
