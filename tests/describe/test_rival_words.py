"""Sentences and table of the rival explanations agree with the model."""

import random
import re
from itertools import combinations

import pytest

from explainer.describe.lab import plain
from explainer.describe.registers import REGISTERS
from explainer.describe.rival_table import (
    ACCEPTED,
    agrees,
    build_table,
    describe_blame,
    describe_cell,
    summarise_agreement,
    summarise_remarks,
)
from explainer.describe.rivals import (
    clause_words,
    describe_intact,
    describe_nothing,
    describe_pair,
    describe_ranking,
    describe_set,
    describe_setting,
    open_with,
    route_words,
)
from explainer.evidence.experiments import EXPECTED, load_experiments, load_remarks
from explainer.evidence.hypotheses import load_hypotheses
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import EXPERIMENTS, all_predictions, predict, rank_experiments

every_register = pytest.mark.parametrize("register", REGISTERS)
WORDS = {item.word for sets in all_predictions().values() for item in sets.values()}


def random_sets(count):
    """Return non-empty sets of explanations, the same at every run."""
    chance = random.Random(7)  # noqa: S311 - picks examples
    return [frozenset(chance.sample(HYPOTHESES, chance.randint(1, len(HYPOTHESES)))) for _ in range(count)]


@every_register
@pytest.mark.parametrize("chosen", random_sets(8), ids=lambda chosen: "+".join(sorted(chosen)))
def test_a_sentence_holds_the_models_numbers_and_word(chosen, register):
    """Both percentages and the word are those of the model, for every experiment, and no other number."""
    for experiment in EXPERIMENTS:
        prediction = predict(experiment.key, chosen)
        words = plain(describe_setting(chosen, experiment.key, register))
        early, late = (f"{100 * ratio:.0f}%" for ratio in (prediction.onset_ratio, prediction.late_ratio))
        assert f"{early} of the model's outcome in the first six hours and {late} days later" in words
        assert words.endswith(f": {prediction.word}.")
        assert re.findall(r"-?\d+%", words) == [early, late]
        for key in chosen - {"h1", "h7"}:
            assert route_words(key, register) in words
        assert clause_words(experiment.key, register) in words


@every_register
def test_nothing_on_is_a_sentence_without_numbers(register):
    """No explanation: a clear sentence, no percentage, no NaN."""
    for experiment in (None, "naltrexone"):
        assert describe_setting(frozenset(), experiment, register) == describe_nothing(register)
    assert not re.search(r"\d|nan\b", describe_nothing(register), re.IGNORECASE)


@every_register
def test_nothing_taken_away_leaves_all(register):
    """With no experiment the sentence says that all of the outcome is there, and gives no number."""
    words = describe_setting(frozenset({"h5"}), None, register)
    assert words == f"{describe_set(frozenset({'h5'}), register)} {describe_intact(register)}"
    assert "{outcome|all}" in words
    assert not re.search(r"\d", plain(words))


def test_plain_words_are_the_records(record_words):
    """Routes and experiments are called on the page what their tables call them; a clinician's terms differ."""
    for key, words in record_words["routes"].items():
        assert route_words(key, "plain") == route_words(key, "student") == words
    for key, words in record_words["clauses"].items():
        assert clause_words(key, "plain") == clause_words(key, "student") == words
    assert "interneurons" in clause_words("glun2b_interneuron", "clinician")
    assert "extrasynaptic GluN2B" in route_words("h3", "clinician")


@pytest.fixture
def record_words():
    """Return the routes and clauses of the evidence tables."""
    return {
        "routes": {item.key: item.route for item in load_hypotheses() if item.key in HYPOTHESES},
        "clauses": {row.key: row.clause for row in load_experiments()},
    }


@every_register
def test_the_gate_and_the_brake_cells_share_one_surge(register):
    """H1 with H7 is one route, gated; alone each is named."""
    both = describe_set(frozenset({"h1", "h7"}), register)
    assert route_words("h1", register) in both
    assert re.search(r"gated", both)
    assert " and " not in both
    assert route_words("h7", register) not in both
    assert route_words("h7", register) in describe_set(frozenset({"h7"}), register)


@every_register
@pytest.mark.parametrize(("first", "second"), list(combinations(HYPOTHESES, 2)))
def test_a_pair_names_the_best_experiment_and_both_words(first, second, register):
    """The words open with the model's best experiment, give both predictions, and count the useless ones."""
    ranking = rank_experiments(first, second)
    best = ranking[0][0]
    sentence = describe_pair(first, second, register)
    assert sentence.startswith(open_with(clause_words(best, register)))
    for key in (first, second):
        assert f"{{word|{predict(best, frozenset({key})).word}}}" in sentence
        assert route_words(key, register) in sentence
    useless = sum(distance <= 0.02 for _, distance in ranking)
    counts = [str(useless), "8"] if useless > 1 else ["8"] if useless else []
    own = re.sub(r"GluN2B|mTORC1", "", sentence)
    assert re.findall(r"\d+", own) == counts
    for key in (first, second):
        assert key.upper() in describe_ranking(first, second, register)


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


@every_register
def test_what_is_said_of_a_cell_is_the_cells_own(register):
    """A cell that breaks the expectation says what was expected and where the note stands."""
    for cells in build_table().values():
        for cell in cells:
            words = describe_cell(cell, register)
            if not cell.is_computed:
                assert words.startswith("not ")
            elif cell.differs:
                assert f"({cell.expected})" in words
                assert words.endswith(f"note {cell.remark}")
            else:
                assert words == ("" if cell.remark is None else f"note {cell.remark}")


@every_register
def test_blame_names_what_is_thought_wrong(register):
    """The model, the expectation, or nothing at all."""
    for remark in load_remarks():
        words = describe_blame(remark, register)
        named = {"model": "model", "expectation": "expect", "neither": ""}[remark.thought_wrong]
        assert named in words
        assert bool(words) == (remark.thought_wrong != "neither")


@every_register
def test_the_count_is_the_tables(register):
    """The summary counts what the table holds, and no explanation is called right."""
    cells = [cell for row in build_table().values() for cell in row if cell.is_computed]
    differing = sum(cell.differs for cell in cells)
    summary = summarise_agreement(register)
    assert re.findall(r"\d+", summary) == [
        str(len(HYPOTHESES)),
        str(len(cells) - differing),
        str(len(cells)),
        str(differing),
    ]
    assert f"{differing} d" in summary
    assert f"{differing} cells" in summarise_remarks(register)
    texts = [text for item in load_hypotheses() for text in (item.idea, item.speaks_for, item.speaks_against)]
    assert not any("correct" in text or "proven" in text for text in texts)
