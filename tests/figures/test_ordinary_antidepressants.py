"""Ordinary antidepressants: steps, both totals, and odds of benefit and harm from one review; none invented."""

import dataclasses
import math
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_comparators
from explainer.figures.ordinary_antidepressants import (
    build_ordinary,
    describe_response,
    describe_steps,
    describe_stopped,
    draw_ordinary,
    table_ordinary,
)
from explainer.figures.theme import ChartTheme

VIEW = build_ordinary(load_comparators())
THEMES = (ChartTheme.light(), ChartTheme.dark())


def test_steps_and_both_totals_are_as_published():
    """36.8, 30.6, 13.7, 13.0 by step; 67 if nobody had left, 35 in the re-count; all open."""
    (_, steps), (_, totals) = VIEW.steps.groups
    assert [item.value for item in steps] == [36.8, 30.6, 13.7, 13.0]
    assert [item.people for item in steps] == [3671, 1439, 377, None]
    assert steps[-1].low is None
    assert [item.value for item in totals] == [67.0, 35.0]
    assert [item.record.source for item in totals] == ["rush2006acute", "pigott2023remission"]
    assert all(item.is_hollow for item in VIEW.steps.items)
    for register in REGISTERS:
        words = describe_steps(VIEW, register)
        for part in ("37", "13", "67", "35", "disput", "no comparison group", "3 of 6"):
            assert part in words


def test_odds_of_benefit_and_of_harm_are_as_linde_2015_printed_them():
    """Tables 3 and 4, network columns against placebo, three classes in one order on one scale."""
    found = [
        [(item.value, item.low, item.high) for item in view.items] for view in (VIEW.response, VIEW.stopped)
    ]
    assert found[0] == [(1.69, 1.4, 2.04), (1.75, 1.24, 2.47), (1.75, 1.42, 2.15)]
    assert found[1] == [(2.2, 1.44, 3.36), (2.77, 1.58, 4.87), (2.47, 1.59, 3.84)]
    assert [item.label for item in VIEW.response.items] == [item.label for item in VIEW.stopped.items]
    for view in (VIEW.response, VIEW.stopped):
        assert (view.low, view.high, view.line) == (0.4, 5.0, 1.0)


@pytest.mark.parametrize("view", [VIEW.response, VIEW.stopped], ids=["response", "stopped"])
def test_odds_stand_on_a_scale_of_ratios(view):
    """Twice the odds are as far from 1 as half of them; marks, intervals, line and ticks share that scale."""
    figure = draw_ordinary(view, theme=THEMES[0])
    axis = dict(zip(figure.layout.xaxis.ticktext, figure.layout.xaxis.tickvals, strict=True))
    assert axis["2"] - axis["1"] == pytest.approx(axis["1"] - axis["0.5"])
    assert tuple(figure.layout.xaxis.range) == pytest.approx((math.log(0.4), math.log(5.0)))
    assert {shape.x0 for shape in figure.layout.shapes} == {axis["1"]}
    (marks,) = [trace for trace in figure.data if trace.mode == "markers"]
    assert list(marks.x) == pytest.approx([math.log(item.value) for item in view.items])
    (lines,) = [trace for trace in figure.data if trace.mode == "lines"]
    ends = [math.log(value) for item in view.items for value in (item.low, item.high)]
    assert [x for x in lines.x if x is not None] == pytest.approx(ends)


@pytest.mark.parametrize("register", REGISTERS)
def test_odds_never_stand_as_if_they_were_shares(register):
    """Each caption gives the range, and says that no share of 100 was in what was read."""
    for words, span in (
        (describe_response(VIEW, register), "1.69 to 1.75"),
        (describe_stopped(VIEW, register), "2.20 to 2.77"),
    ):
        assert span in words
        assert re.search(r"100 .*\bnot in what (was|we) read", words)


def test_what_is_missing_is_refused():
    """A class without its interval, or not there, is not drawn as if it were sure."""
    rows = load_comparators()
    blank = tuple(
        dataclasses.replace(row, ci_low=None) if row.row_id == "comparators/linde2015efficacy-1" else row
        for row in rows
    )
    fewer = tuple(row for row in rows if row.row_id != "comparators/linde2015efficacy-4")
    for bad, name in ((blank, "SSRI"), (fewer, "SNRI")):
        with pytest.raises(DataError, match=f"of {name} in linde2015efficacy"):
            build_ordinary(bad)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_figures_hold_every_mark(theme):
    """Nothing is cut by the fixed scales; tables have a row a mark and no markup."""
    for view in (VIEW.steps, VIEW.response, VIEW.stopped):
        figure = draw_ordinary(view, theme=theme)
        assert figure.layout.template.layout.font.color == theme.ink
        for item in view.items:
            assert view.low <= item.value <= view.high
            assert item.low is None or view.low <= item.low <= item.high <= view.high
        rows = table_ordinary(view)
        assert len(rows) == len(view.items)
        assert not any("<" in cell for row in rows for cell in row)
