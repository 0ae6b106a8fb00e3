"""The list of trials that cannot be drawn: counted as trials, each line with its source, and ECT's other half said in sight."""

import re

import pytest

from explainer.describe.registers import REGISTERS, say
from explainer.errors import DataError
from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.evidence.trial_classes import TrialFilter
from explainer.figures.forest import build_forest
from explainer.figures.forest_rows import MEASURES
from explainer.references import find_reference
from explainer.ui import trial_list
from explainer.ui.trial_list import opposite_html, undrawn_html, undrawn_trials

ARMS = load_trials()


def test_the_negative_ones_come_first():
    """Trials that cannot be drawn are still listed, null ones first; cohorts of one trial are told apart."""
    lines = undrawn_trials(ARMS)
    names = [line.name for line in lines]
    for name in ("Ionescu 2019", "Shiroma 2020", "Smith-Apeldoorn 2024", "Grunebaum 2017"):
        assert name in names
    assert "negative" in lines[0].verdict
    assert [name for name in names if "KADS" in name] == ["KADS, cohort 1", "KADS, cohort 2"]
    assert len(names) == len(set(names))


def test_only_stress_loses_its_capitals():
    """ECT, MADRS and CGI-SS-r keep theirs; NEGATIVE and NOT do not shout."""
    verdicts = " ".join(line.verdict for measure in MEASURES for line in undrawn_trials(ARMS, measure))
    assert "negative for non-inferiority (ketamine inferior to ECT)" in verdicts
    assert "positive on MADRS; suicidality (CGI-SS-r) not significant" in verdicts
    assert not re.search("NEGATIVE|NOT", verdicts)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_line_links_to_its_source_and_trials_are_counted(measure, register):
    """One link a line, and a trial with two cohorts is one trial."""
    lines = undrawn_trials(ARMS, measure)
    html = undrawn_html(measure, register)
    assert html.count('<th scope="row">') == html.count("<a href=") == len(lines)
    for line in lines:
        assert f'<a href="{find_reference(line.record.source).link}"' in html
    trials = len({line.record.trial_id for line in lines})
    assert trials < len(lines)
    assert f"<summary>{say('forest_undrawn', register, count=str(trials))}</summary>" in html


@pytest.mark.parametrize("register", REGISTERS)
def test_a_trial_that_stands_alone_is_answered_by_the_other(register):
    """Where ELEKT-D is drawn, KetECT's 46 and 63 of 100 open their rows in one sentence that links to their chart."""
    html = opposite_html(build_forest(ARMS, measure="response"), register)
    for name in ("trials/ketect2022-1", "trials/ketect2022-2"):
        assert f'data-row="{name}"><summary>{find_row(name).remitters_pct:g}</summary>' in html
    assert 'href="./trials?view=others"' in html
    assert "found the opposite" in html


@pytest.mark.parametrize(
    "view",
    [build_forest(ARMS), build_forest(ARMS, TrialFilter(drug="esketamine"), measure="response")],
    ids=["points", "spray"],
)
def test_nothing_is_answered_where_neither_is_drawn(view):
    """Without ELEKT-D in the plot there is nothing to set KetECT against."""
    assert opposite_html(view, "plain") == ""


def test_a_missing_answer_is_named(monkeypatch):
    """Without KetECT's numbers the table's fault is named."""
    view = build_forest(ARMS, measure="response")
    monkeypatch.setattr(trial_list, "load_trials", tuple)
    with pytest.raises(DataError, match="both groups of 'ketect2022'"):
        opposite_html(view, "plain")
