"""The words of the unblinding simulator: numbers of the model in every register, verdicts that fit, no loose slots."""

import re

import numpy as np
import pytest
from marked import unmarked

from explainer.describe.blinding import (
    BELIEFS,
    LARGE_POINTS,
    LOOKS,
    TASK_EFFECTS,
    VERDICTS,
    belief_templates,
    believers,
    clause_grid,
    describe_clear,
    describe_setting,
    effect_words,
    fill,
    loose_texts,
    number_words,
    points_words,
    setting_slots,
    task_texts,
    verdict_sentences,
)
from explainer.describe.registers import REGISTERS
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    blinding_grid,
    predict_trial,
    setting_design,
)

NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
# A name of the range and the one denominator; no result.
FIXED = re.compile(r"95% range|of 100\b|\b100 (?:trials|such)")


def numbers_of(words):
    """Return every number of a sentence but the name of the range and the denominator, sorted."""
    return sorted(NUMBER.findall(FIXED.sub("", unmarked(words))))


def random_settings(count, seed):
    """Return settings drawn from the four axes."""
    random = np.random.default_rng(seed)
    axes = (EFFECTS_POINTS, EXPECTANCIES_POINTS, TELLS_PERCENT, PEOPLE_PER_ARM)
    return [tuple(int(random.choice(axis)) for axis in axes) for _ in range(count)]


def verdict_of(setting):
    """Return the verdict's key at a setting, by the rule in words rather than by the grid."""
    report = predict_trial(setting_design(*setting))
    effect = setting[0]
    if report.low_points <= 0.0:
        return "missed" if effect else "quiet"
    if not effect:
        return "false"
    if report.added_points >= effect - 1e-9:
        return "half"
    return "part" if report.added_points > 0.0 else "all-drug"


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("setting", random_settings(30, 3), ids=str)
def test_the_sentence_says_what_the_model_says(setting, register):
    """Every number is the closed form's or the setting's, all are said, and the verdict is the model's."""
    report = predict_trial(setting_design(*setting))
    words = unmarked(describe_setting(*setting, register))
    said = [str(setting[3]), number_words(report.estimate_points)]
    said += [number_words(report.low_points), number_words(report.high_points)]
    if setting[0]:
        said.append(str(setting[0]))
    if setting[1] and setting[2] > TELLS_PERCENT[0]:
        shares = (report.believe_in_drug_arm, report.believe_in_control_arm)
        said += [number_words(report.added_points), *(str(round(100 * share)) for share in shares)]
    assert numbers_of(words) == sorted(said)
    assert words.endswith(verdict_sentences(register)[VERDICTS.index(verdict_of(setting))])
    assert not any(mark in words for mark in "<>{}|")
    assert numbers_of(describe_clear(*setting, register)) == [f"{100 * report.clear_share:.0f}"]


@pytest.mark.parametrize("setting", random_settings(10, 5), ids=str)
def test_the_registers_differ_in_words_and_agree_in_numbers(setting):
    """Three sentences, one set of numbers, the same marks on them."""
    said = [describe_setting(*setting, register) for register in REGISTERS]
    assert len(set(said)) == len(REGISTERS)
    assert len({tuple(numbers_of(words)) for words in said}) == 1
    kinds = [sorted(re.findall(r"\{(\w+)\|", words)) for words in said]
    assert kinds[0] == kinds[1] == kinds[2]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_false_headline_is_named_in_every_register(register):
    """A clear difference from a drug that does nothing is never told as a finding."""
    words = verdict_sentences(register)[VERDICTS.index("false")]
    assert "does nothing" in words or "false positive" in words


def test_every_verdict_and_every_clause_is_reached():
    """No template is dead, and each is said somewhere on the grid."""
    clauses = clause_grid(blinding_grid())
    assert set(np.unique(clauses.verdict)) == set(map(float, range(len(VERDICTS))))
    assert set(np.unique(clauses.beliefs)) == set(map(float, range(len(BELIEFS))))
    assert set(np.unique(clauses.look)) == set(map(float, range(len(LOOKS))))


def test_the_task_can_be_done_with_every_true_effect_it_names():
    """For each true effect of the task some setting looks large and some like nothing; for no other does any."""
    look = clause_grid(blinding_grid()).look
    for place, effect in enumerate(EFFECTS_POINTS):
        found = {LOOKS[int(code)] for code in np.unique(look[place])}
        is_named = TASK_EFFECTS[0] <= effect <= TASK_EFFECTS[1]
        assert ({"large", "null"} <= found) == is_named
        assert is_named or found == {"neither"}


def test_large_means_large_and_clear():
    """A setting marked large reports at least the named points and clears no difference; null does not clear it."""
    grid = blinding_grid()
    look = clause_grid(grid).look
    estimate = np.broadcast_to(grid.estimate_points[..., None], look.shape)
    low = estimate - grid.half_width_points[None]
    assert (estimate[look == 1.0] >= LARGE_POINTS - 1e-9).all()
    assert (low[look == 1.0] > 0.0).all()
    assert (low[look == 2.0] <= 0.0).all()


@pytest.mark.parametrize("setting", [(4, 10, 70, 200), (2, 10, 60, 200), (6, 10, 80, 100), (1, 5, 60, 200)])
def test_as_much_expectation_as_drug_is_at_least_half(setting):
    """Where both add the same, rounding does not decide the verdict."""
    report = predict_trial(setting_design(*setting))
    assert report.added_points == pytest.approx(setting[0])
    expected = VERDICTS.index("half" if report.low_points > 0.0 else "missed")
    assert describe_setting(*setting).endswith(verdict_sentences()[expected])


@pytest.mark.parametrize("setting", [(4, 10, 70, 200), (3, 10, 76, 100), (6, 5, 70, 60)])
def test_eight_points_are_eight_whichever_way_they_add_up(setting):
    """A report of just the named size counts as large."""
    report = predict_trial(setting_design(*setting))
    clauses = clause_grid(blinding_grid())
    axes = (EFFECTS_POINTS, EXPECTANCIES_POINTS, TELLS_PERCENT, PEOPLE_PER_ARM)
    place = tuple(axis.index(value) for axis, value in zip(axes, setting, strict=True))
    assert (LOOKS[int(clauses.look[place])] == "large") == (round(report.estimate_points, 6) >= LARGE_POINTS)


@pytest.mark.parametrize(
    ("value", "words"),
    [(3.24, "3.2"), (-3.26, "−3.3"), (-0.04, "0.0"), (0.0, "0.0"), (-0.06, "−0.1"), (12.0, "12.0")],
)
def test_numbers_have_one_decimal_and_no_minus_nought(value, words):
    """Written with a true minus sign; what rounds to nought has no sign."""
    assert number_words(value) == words


def test_counts_of_people_are_whole_and_complete():
    """Believers in both arms add to a hundred, because telling is alike in both."""
    assert believers(50) == (50, 50)
    assert believers(88) == (88, 12)
    assert all(sum(believers(tell)) == 100 for tell in TELLS_PERCENT)


def test_points_are_counted_in_words():
    """Nothing, one point, several points."""
    assert effect_words(0) == "The drug itself {ketamine|does nothing}."
    assert effect_words(1) == "The drug itself takes off {ketamine|1 point}."
    assert effect_words(2, "clinician") == "True drug effect: {ketamine|2 points}."
    assert [points_words(n) for n in (0, 1, 2)] == ["0 points", "1 point", "2 points"]


def test_a_slot_without_a_number_is_an_error():
    """A template that asks for what is not there does not pass in silence."""
    with pytest.raises(KeyError):
        fill("a <hole>", setting_slots(4, 8, 70, 30))


@pytest.mark.parametrize("register", REGISTERS)
def test_task_words_name_their_limits(register):
    """The task says from which points a report counts as large, and for which true effects."""
    task = task_texts(register)
    assert f"{LARGE_POINTS} points or more" in task["large"]
    assert f"{TASK_EFFECTS[0]} to {TASK_EFFECTS[1]} points" in task["intro"]
    assert all("<effect>" in task[key] for key in ("half", "done"))


@pytest.mark.parametrize("register", REGISTERS)
def test_templates_ask_for_what_the_browser_has(register):
    """Slots of what is sent are those that a setting fills, or that people and files fill."""
    known = set(setting_slots(4, 8, 70, 30)) | {"beliefs", "verdict"}
    for words in (*belief_templates(register), *verdict_sentences(register)):
        assert set(re.findall(r"<(\w+)>", words)) <= known
    texts = loose_texts(register)
    assert set(re.findall(r"<(\w+)>", texts.pop("people"))) == {"believers", "count"}
    assert set(re.findall(r"<(\w+)>", texts.pop("saved-setting"))) == {
        "effect",
        "expectancy",
        "tell",
        "people",
    }
    assert not any("<" in words for words in texts.values())
