"""Spray and quetiapine: ESCAPE-TRD as published, and that most got well on neither."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.evidence.load import load_timecourse, load_trials
from explainer.figures.theme import ChartTheme
from explainer.figures.versus_quetiapine import (
    build_versus_quetiapine,
    describe_versus_quetiapine,
    draw_versus_quetiapine,
    table_versus_quetiapine,
)
from explainer.meta.proportions import wilson_interval

VIEW = build_versus_quetiapine(load_trials(), load_timecourse())


def test_both_times_are_as_published():
    """Week 8: 27.1 v 17.6 of 336 and 340; without relapse to week 32: 21.7 v 14.1."""
    assert [[item.value for item in rows] for _, rows in VIEW.groups] == [[27.1, 17.6], [21.7, 14.1]]
    assert [item.people for item in VIEW.items] == [336, 340, 336, 340]
    spray, quetiapine = VIEW.groups[0][1]
    assert (spray.low, spray.high) == pytest.approx(wilson_interval(91, 336))
    assert (quetiapine.low, quetiapine.high) == pytest.approx(wilson_interval(60, 340))
    assert [item.tone for item in VIEW.items] == ["esketamine", "other", "esketamine", "other"]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_words_say_who_knew_and_who_left(register):
    """Open label and how dropouts count stand in the caption, in each register."""
    words = describe_versus_quetiapine(VIEW, register)
    assert re.search(r"\b27\b.*\b18\b", words)
    assert "week 8" in words
    assert "22 and 14" in words
    assert re.search("knew which they took|Open label", words)
    assert re.search("[Tt]hose who left|dropouts", words)
    assert len(table_versus_quetiapine(VIEW)) == 4


@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_the_scale_is_people(theme):
    """0 to 100 of 100."""
    figure = draw_versus_quetiapine(VIEW, theme=theme)
    assert tuple(figure.layout.xaxis.range) == (0.0, 100.0)
    assert figure.layout.template.layout.font.color == theme.ink
