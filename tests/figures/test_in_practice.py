"""Clinics and open studies: every mark open, every caption says that nothing was compared."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.evidence.load import load_pooled, load_safety, load_trials
from explainer.figures.in_practice import (
    build_in_practice,
    describe_benefit,
    describe_harm,
    draw_in_practice,
    table_in_practice,
)
from explainer.figures.theme import ChartTheme

VIEW = build_in_practice(load_pooled(), load_trials(), load_safety())
THEMES = (ChartTheme.light(), ChartTheme.dark())


def test_values_are_as_published():
    """Alnefeesi 45 (35-55) and 30 (24.1-35.9); Murrough 17 of 24; SUSTAIN-2 and -3 harms."""
    response, remission = (rows for _, rows in VIEW.benefit.groups)
    assert [item.value for item in response] == [45.0, 70.8, 59.0]
    assert (response[0].low, response[0].high) == (35.0, 55.0)
    assert (remission[0].value, remission[0].low, remission[0].high) == (30.0, 24.1, 35.9)
    assert [item.value for item in VIEW.harm.items] == [27.6, 9.5, 6.9, 18.8, 6.4]


def test_everything_is_open_and_says_that_nothing_was_compared():
    """No mark is filled, in either chart."""
    assert all(item.is_hollow for item in (*VIEW.benefit.items, *VIEW.harm.items))


@pytest.mark.parametrize("register", REGISTERS)
def test_each_register_says_that_nothing_was_compared(register):
    """The same shares of 100 in each, and what else is in them."""
    benefit, harm = describe_benefit(VIEW, register), describe_harm(VIEW, register)
    for words in (benefit, harm):
        assert "no comparison group" in words
        assert re.search("(of|per) 100", words)
    assert re.search(r"\b45\b.*\b30\b", benefit)
    assert re.search(r"\b28\b.*\b10\b.*\b19\b", harm)
    assert re.search("no such counts were found|No such counts", harm)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_benefit_and_harm_are_equally_large(theme):
    """Same rows, same scale, same height."""
    assert len(VIEW.benefit.items) == len(VIEW.harm.items)
    benefit, harm = (draw_in_practice(view, theme=theme) for view in (VIEW.benefit, VIEW.harm))
    assert benefit.layout.height == harm.layout.height
    assert tuple(benefit.layout.xaxis.range) == tuple(harm.layout.xaxis.range) == (0.0, 100.0)
    (marks,) = [trace for trace in benefit.data if trace.mode == "markers"]
    assert set(marks.marker.color) == {theme.card}
    assert len(table_in_practice(VIEW.harm)) == 5
