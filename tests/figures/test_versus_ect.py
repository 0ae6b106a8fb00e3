"""Ketamine and ECT: both trials as published, their conflict kept, the pools dated."""

import dataclasses
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_pooled, load_trials
from explainer.figures.theme import ChartTheme
from explainer.figures.versus_ect import (
    build_versus_ect,
    describe_differences,
    describe_pools,
    describe_rates,
    draw_versus_ect,
    table_versus_ect,
)
from explainer.meta.proportions import wilson_interval

VIEW = build_versus_ect(load_trials(), load_pooled())
THEMES = (ChartTheme.light(), ChartTheme.dark())


def test_rates_are_as_published_and_named_by_their_outcome():
    """ELEKT-D response 55.4 v 41.2 with intervals; KetECT remission 46 v 63 without, for want of counts."""
    (elekt_words, elekt), (ketect_words, ketect) = VIEW.rates.groups
    assert [item.value for item in elekt] == [55.4, 41.2]
    assert (elekt[0].low, elekt[0].high) == pytest.approx(wilson_interval(108, 195))
    assert [item.value for item in ketect] == [46.0, 63.0]
    assert all(item.low is None for item in ketect)
    assert "responded" in elekt_words
    assert "symptoms" in ketect_words
    for register in REGISTERS:
        words = describe_rates(VIEW, register)
        assert re.search(r"\b55\b.*\b41\b.*\b46\b.*\b63\b", words)
        assert re.search("different", words, re.IGNORECASE)
        assert "2 of 4" in words


def test_differences_point_in_opposite_directions():
    """+14.2 (3.9 to 24.2) in ELEKT-D; KetECT's 17 (2 to 30) for ECT is turned round to -17 (-30 to -2)."""
    elekt, ketect = VIEW.differences.items
    assert (elekt.value, elekt.low, elekt.high) == (14.2, 3.9, 24.2)
    assert (ketect.value, ketect.low, ketect.high) == (-17.0, -30.0, -2.0)
    assert VIEW.differences.line == 0.0
    for register in REGISTERS:
        words = describe_differences(VIEW, register)
        for part in ("+14.2 (+3.9 to +24.2)", "−17 (−30 to −2)", "ELEKT-D", "KetECT"):
            assert part in words
        assert re.search("opposite (directions|ways)", words)


def test_pools_say_that_they_predate_the_larger_trial():
    """Rhee -0.69 (-0.89, -0.48), Menon -0.39 (-0.81, 0.02) and -0.45 (-0.75, -0.14)."""
    found = [(item.value, item.low, item.high) for item in VIEW.pools.items]
    assert found == [(-0.69, -0.89, -0.48), (-0.39, -0.81, 0.02), (-0.45, -0.75, -0.14)]
    crossing = sum(low <= 0.0 <= high for _, low, high in found)
    assert crossing == 1
    for register in REGISTERS:
        words = describe_pools(VIEW, register)
        assert re.search("one of (the )?three (includes|takes in) (no difference|zero)", words)
        assert "ELEKT-D is in none of them" in words
        for part in ("−0.69", "−0.39", "−0.45"):
            assert part in words


def test_a_missing_interval_is_refused():
    """A difference without its interval is not drawn as if it were sure."""
    arms = tuple(
        dataclasses.replace(arm, ci_low=None) if arm.trial_id == "elektd2023" else arm
        for arm in load_trials()
    )
    with pytest.raises(DataError, match="elektd2023"):
        build_versus_ect(arms, load_pooled())


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_figures_hold_every_interval(theme):
    """Nothing is cut by the fixed scales; the table has a row a mark."""
    for view in (VIEW.rates, VIEW.differences, VIEW.pools):
        figure = draw_versus_ect(view, theme=theme)
        assert figure.layout.template.layout.font.color == theme.ink
        for item in view.items:
            for value in (item.low, item.value, item.high):
                assert value is None or view.low <= value <= view.high
        assert len(table_versus_ect(view)) == len(view.items)
