"""Published pooled results beside ours: a count of trials that belongs to two results at once says so."""

import re

import pytest

from explainer.describe.registers import REGISTERS, say
from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.figures.forest import build_forest
from explainer.ui.trial_pool_words import published_html

TRIALS = re.compile(r'<td data-label="trials">([^<]*)</td>')


@pytest.mark.parametrize("register", REGISTERS)
def test_one_count_for_two_controls_is_said_to_be_one(register):
    """Wilkinson 2019 has nine trials in all, against midazolam and saline; Cochrane counted each apart."""
    html = published_html(build_forest(load_trials()), register)
    row = find_row("pooled/wilkinson2019impact-1")
    together = say("published_together", register, count=str(row.k))
    assert (row.k, row.n) == (9, 367)
    assert TRIALS.findall(html).count(together) == 2
    for line in html.split("<tr>"):
        if "wilkinson2019impact" in line:
            assert TRIALS.findall(line) == [together]
        elif "dean2021ketamine-3" in line:
            assert TRIALS.findall(line) == ["8"]
