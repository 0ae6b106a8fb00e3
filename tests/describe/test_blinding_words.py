"""The words of the unblinding simulator: numbers of the model, verdicts that fit them, no loose slots."""

import numpy as np
import pytest

from explainer.describe.blinding import (
    BELIEFS,
    LARGE_POINTS,
    LOOKS,
    TASK,
    TASK_EFFECTS,
    VERDICTS,
    believers,
    clause_grid,
    describe_setting,
    effect_words,
    fill,
    number_words,
    points_words,
    setting_slots,
)
from explainer.describe.lab import plain
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    blinding_grid,
    predict_trial,
    setting_design,
)


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
    return "part" if report.added_points > 0.0 else "all drug"


@pytest.mark.parametrize("setting", random_settings(60, 3), ids=str)
def test_the_sentence_says_what_the_model_says(setting):
    """Estimate, range, added points and verdict are those of the closed form."""
    report = predict_trial(setting_design(*setting))
    words = plain(describe_setting(*setting))
    assert f"reports {number_words(report.estimate_points)} points" in words
    assert f"{number_words(report.low_points)} to {number_words(report.high_points)}" in words
    assert words.endswith(VERDICTS[verdict_of(setting)])
    if setting[1] and setting[2] > TELLS_PERCENT[0]:
        assert f"which adds {number_words(report.added_points)} points" in words
    assert not any(mark in words for mark in "<>{}|")


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
    expected = VERDICTS["half" if report.low_points > 0.0 else "missed"]
    assert describe_setting(*setting).endswith(expected)


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
    """Believers in both arms add to fifty, because telling is alike in both."""
    assert believers(50) == (25, 25)
    assert believers(88) == (44, 6)
    assert all(sum(believers(tell)) == 50 for tell in TELLS_PERCENT)


def test_points_are_counted_in_words():
    """Nothing, one point, several points."""
    assert effect_words(0) == "{ketamine|does nothing}"
    assert effect_words(1) == "takes off {ketamine|1 point}"
    assert effect_words(2) == "takes off {ketamine|2 points}"
    assert [points_words(n) for n in (0, 1, 2)] == ["0 points", "1 point", "2 points"]


def test_a_slot_without_a_number_is_an_error():
    """A template that asks for what is not there does not pass in silence."""
    with pytest.raises(KeyError):
        fill("a <hole>", setting_slots(4, 8, 70, 30))


def test_task_words_name_their_limits():
    """The task says from which points a report counts as large, and for which true effects."""
    assert f"{LARGE_POINTS} points or more" in TASK["large"]
    assert f"{TASK_EFFECTS[0]} to {TASK_EFFECTS[1]} points" in TASK["intro"]
