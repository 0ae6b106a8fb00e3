"""The tables of explanations and experiments keep their rules, and a broken row is named."""

import pytest

from explainer.errors import DataError
from explainer.evidence.experiments import (
    load_experiments,
    load_remarks,
    read_experiments,
    read_remarks,
    read_results,
)
from explainer.evidence.hypotheses import load_hypotheses, read_hypotheses
from explainer.evidence.load import read_rows
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import EXPERIMENTS

KEYS = [hypothesis.key for hypothesis in load_hypotheses()]
EXPERIMENT_KEYS = [row.key for row in load_experiments()]


def test_the_tables_name_the_models_own_explanations_and_experiments():
    """Seven explanations and expectancy; the model's experiments, in its order, and perfect blinding."""
    assert (*HYPOTHESES, "h9") == tuple(KEYS)
    assert [row.key for row in load_experiments() if row.is_computed] == [item.key for item in EXPERIMENTS]
    assert EXPERIMENT_KEYS[-1] == "perfect_blinding"


def test_every_explanation_has_both_sides():
    """Each has at least one source for and one against."""
    for hypothesis in load_hypotheses():
        assert hypothesis.for_sources
        assert hypothesis.against_sources


def test_conflicts_are_found_from_the_results():
    """Kept here and lost there is a conflict; two losses are not."""
    conflicts = {row.key for row in load_experiments() if row.has_conflict}
    assert conflicts == {"glun2b_pyramidal", "naltrexone", "mtor_inhibitor"}
    assert all(row.results for row in load_experiments())


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("name", "", "hypotheses.csv row 2, name: expected some text; got ''"),
        ("badge", "proven", "hypotheses.csv row 2, badge: expected one of people, .*; got 'proven'"),
        ("for_sources", "nobody", "row 2, for_sources: expected keys of references.json; got 'nobody'"),
        ("for_seen", "rumour", "row 2, for_seen: expected one of .* per source; got 'rumour'"),
    ],
)
def test_a_broken_explanation_is_named(column, value, message):
    """Each rule, broken once, leads to the cell."""
    row = {**read_rows("hypotheses.csv")[0], column: value}
    with pytest.raises(DataError, match=message):
        read_hypotheses([row])


def test_an_explanation_listed_twice_is_named():
    """A key belongs to one row."""
    row = read_rows("hypotheses.csv")[0]
    with pytest.raises(DataError, match="row 3, key: expected a key of its own; got 'h1'"):
        read_hypotheses([row, row])


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("expected_h3", "great", r"experiments.csv row 2, expected_h3: expected one of .*; got 'great'"),
        ("is_computed", "yes", "experiments.csv row 2, is_computed: expected one of 0, 1; got 'yes'"),
        ("clause", "", "experiments.csv row 2, clause: expected some text; got ''"),
    ],
)
def test_a_broken_experiment_is_named(column, value, message):
    """Each rule, broken once, leads to the cell."""
    row = {**read_rows("experiments.csv")[0], column: value}
    with pytest.raises(DataError, match=message):
        read_experiments([row], [], KEYS)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("experiment", "magic", "experiment_results.csv row 2, experiment: expected one of .*; got 'magic'"),
        ("found", "proved", "row 2, found: expected one of kept, .*; got 'proved'"),
        ("species", "martians", "row 2, species: expected one of people, mice, rats; got 'martians'"),
        ("source", "nobody", "row 2, source: expected keys of references.json; got 'nobody'"),
        ("seen", "rumour", "row 2, seen: expected one of .* per source; got 'rumour'"),
    ],
)
def test_a_broken_result_is_named(column, value, message):
    """Each rule, broken once, leads to the cell."""
    row = {**read_rows("experiment_results.csv")[0], column: value}
    with pytest.raises(DataError, match=message):
        read_results([row], EXPERIMENT_KEYS)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("hypotheses", "h1 h8", "experiment_remarks.csv row 2, hypotheses: expected keys .*; got 'h1 h8'"),
        ("thought_wrong", "nature", "row 2, thought_wrong: expected one of model, .*; got 'nature'"),
        ("experiment", "magic", "row 2, experiment: expected one of .*; got 'magic'"),
    ],
)
def test_a_broken_remark_is_named(column, value, message):
    """Each rule, broken once, leads to the cell."""
    row = {**read_rows("experiment_remarks.csv")[0], column: value}
    with pytest.raises(DataError, match=message):
        read_remarks([row], EXPERIMENT_KEYS, KEYS)


def test_a_cell_has_one_remark():
    """Two remarks on one cell are refused."""
    row = read_rows("experiment_remarks.csv")[0]
    with pytest.raises(DataError, match=r"row 3, hypotheses: .* one remark per cell"):
        read_remarks([row, row], EXPERIMENT_KEYS, KEYS)
    assert len(load_remarks()) > 5
