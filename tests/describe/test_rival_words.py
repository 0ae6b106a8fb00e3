"""Sentences and table of the rival explanations agree with the model."""

import random
import re
from itertools import combinations

import pytest

from explainer.describe.lab import plain
from explainer.describe.rival_table import ACCEPTED, agrees, build_table, summarise_agreement
from explainer.describe.rivals import NOTHING_ON, describe_pair, describe_set, describe_setting
from explainer.evidence.experiments import EXPECTED, load_experiments, load_remarks
from explainer.evidence.hypotheses import load_hypotheses
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import EXPERIMENTS, all_predictions, predict, rank_experiments

WORDS = {item.word for sets in all_predictions().values() for item in sets.values()}


def random_sets(count):
    """Return non-empty sets of explanations, the same at every run."""
    chance = random.Random(7)  # noqa: S311 - picks examples
    return [frozenset(chance.sample(HYPOTHESES, chance.randint(1, len(HYPOTHESES)))) for _ in range(count)]


@pytest.mark.parametrize("chosen", random_sets(8), ids=lambda chosen: "+".join(sorted(chosen)))
def test_a_sentence_holds_the_models_numbers_and_word(chosen):
    """Both percentages and the word are those of the model, for every experiment."""
    for experiment in EXPERIMENTS:
        prediction = predict(experiment.key, chosen)
        words = plain(describe_setting(chosen, experiment.key))
        assert f"{100 * prediction.onset_ratio:.0f}% of the model's outcome in the first six hours" in words
        assert f"{100 * prediction.late_ratio:.0f}% days later: {prediction.word}." in words


def test_nothing_on_is_a_sentence_without_numbers():
    """No explanation: a clear sentence, no percentage, no NaN."""
    for experiment in (None, "naltrexone"):
        assert describe_setting(frozenset(), experiment) == NOTHING_ON
    assert not re.search(r"\d|nan", NOTHING_ON, re.IGNORECASE)


def test_the_gate_and_the_brake_cells_share_one_surge():
    """H1 with H7 is one route, gated; alone each is named."""
    assert "brake cells gated by opioid receptors" in describe_set(frozenset({"h1", "h7"}))
    assert "and" not in describe_set(frozenset({"h1", "h7"}))
    assert "a surge that opioid receptors let through" in describe_set(frozenset({"h7"}))


@pytest.mark.parametrize(("first", "second"), list(combinations(HYPOTHESES, 2)))
def test_a_pair_names_the_best_experiment_and_both_words(first, second):
    """The sentence opens with the model's best experiment and gives both predictions."""
    best = rank_experiments(first, second)[0][0]
    clause = next(row.clause for row in load_experiments() if row.key == best)
    sentence = describe_pair(first, second)
    assert sentence.lower().startswith(clause.lower())
    for key in (first, second):
        assert f"{{word|{predict(best, frozenset({key})).word}}}" in sentence


def test_every_expected_word_has_accepted_words():
    """The mapping covers the vocabulary and accepts only words that the model has."""
    assert set(ACCEPTED) == set(EXPECTED)
    for accepted in ACCEPTED.values():
        assert accepted <= WORDS
    assert agrees("none", "lost")
    assert not agrees("lost", "kept")


def test_the_table_holds_the_models_words():
    """Every computed cell is the prediction under that explanation alone; expectancy is words only."""
    for key, cells in build_table().items():
        for cell in cells:
            is_computed = key != "perfect_blinding" and cell.hypothesis != "h9"
            assert cell.is_computed == is_computed
            if is_computed:
                assert cell.word == predict(key, frozenset({cell.hypothesis})).word
            else:
                assert cell.word == cell.expected
                assert not cell.differs


def test_every_difference_is_explained_and_only_differences_blame():
    """A cell that differs has a remark that says which is thought wrong; one that agrees blames neither."""
    remarks = load_remarks()
    used = set()
    for cells in build_table().values():
        for cell in cells:
            if cell.remark is None:
                assert not cell.differs
                continue
            used.add(cell.remark)
            assert (remarks[cell.remark - 1].thought_wrong != "neither") == cell.differs
    assert used == set(range(1, len(remarks) + 1))


def test_the_count_is_the_tables():
    """The summary counts what the table holds, and no explanation is called right."""
    cells = [cell for row in build_table().values() for cell in row if cell.is_computed]
    differing = sum(cell.differs for cell in cells)
    assert f"{len(cells) - differing} of {len(cells)}" in summarise_agreement()
    assert f"{differing} did not" in summarise_agreement()
    texts = [text for item in load_hypotheses() for text in (item.idea, item.speaks_for, item.speaks_against)]
    assert not any("correct" in text or "proven" in text for text in texts)
