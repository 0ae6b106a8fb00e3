"""Ordinary antidepressants: steps, both totals, points and odds, none settled, none invented."""

import dataclasses

import pytest

from explainer.errors import DataError
from explainer.evidence.load import load_comparators
from explainer.figures.ordinary_antidepressants import (
    build_ordinary,
    describe_odds,
    describe_points,
    describe_steps,
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
    words = describe_steps(VIEW)
    for part in ("67 if those who left", "35 in a re-count", "authors dispute", "no comparison group"):
        assert part in words


def test_points_are_drawn_in_one_direction():
    """Munkholm 1.97 (1.74 to 2.21) and Jakobsen -1.94 (-2.5 to -1.37), both as a gain over placebo."""
    found = [(item.value, item.low, item.high) for item in VIEW.points.items]
    assert found == [(1.97, 1.74, 2.21), (1.94, 1.37, 2.5)]
    assert "1.94 to 1.97 points" in describe_points(VIEW)


def test_odds_have_no_interval_and_say_so():
    """Cipriani: 2.13 and 1.37, seen in a news report; the number of trials comes from the row."""
    assert sorted(item.value for item in VIEW.odds.items) == [1.37, 2.13]
    assert all(item.low is None and item.record.seen == "secondary" for item in VIEW.odds.items)
    assert "In 522 trials" in describe_odds(VIEW)
    assert "No interval was in what was read" in describe_odds(VIEW)


def test_what_is_missing_is_refused():
    """Points need an interval; the odds' row must say how many trials."""
    for source, change in (
        ("munkholm2019considering", {"ci_low": None}),
        ("cipriani2018comparative", {"group": "acute MDD"}),
    ):
        rows = tuple(
            dataclasses.replace(row, **change) if row.source == source else row for row in load_comparators()
        )
        with pytest.raises(DataError, match=source):
            build_ordinary(rows)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_figures_hold_every_mark(theme):
    """Nothing is cut by the fixed scales; tables have a row a mark and no markup."""
    for view in (VIEW.steps, VIEW.points, VIEW.odds):
        figure = draw_ordinary(view, theme=theme)
        assert figure.layout.template.layout.font.color == theme.ink
        for item in view.items:
            assert view.low <= item.value <= view.high
        rows = table_ordinary(view)
        assert len(rows) == len(view.items)
        assert not any("<" in cell for row in rows for cell in row)
