"""Harm twins of the doses: blood pressure where it was measured, nausea by dose, equal in each register."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_safety
from explainer.figures.dose_harms import (
    build_nausea,
    build_pressure,
    describe_nausea,
    describe_pressure,
    draw_nausea,
    draw_pressure,
    table_dose_harms,
)
from explainer.figures.dose_response import INFUSION_RANGE
from explainer.figures.spray_doses import SPRAY_RANGE
from explainer.figures.theme import ChartTheme

ROWS = load_safety()
PRESSURE, NAUSEA = build_pressure(ROWS), build_nausea(ROWS)


def test_blood_pressure_is_as_published_and_at_one_dose_only():
    """16.0, 12.61 (10.4 to 14.82), 7.4 and 3.28 mmHg, all open because nothing was compared."""
    assert [item.value for item in PRESSURE.items] == [16.0, 12.61, 7.4, 3.28]
    assert [item.low for item in PRESSURE.items] == [None, 10.4, None, None]
    assert {place for place, _ in PRESSURE.places} == {0.5}
    assert all(item.is_hollow for item in PRESSURE.items)
    with pytest.raises(DataError, match="yale2024blood"):
        build_pressure(tuple(row for row in ROWS if row.source != "yale2024blood"))


def test_nausea_is_as_transform_1_counted_it():
    """10.6, 27.0 and 31.9 per 100 on placebo, 56 and 84 mg."""
    assert [(dose, item.value) for dose, item in NAUSEA.places] == [(0.0, 10.6), (56.0, 27.0), (84.0, 31.9)]
    assert [item.people for item in NAUSEA.items] == [113, 115, 116]


@pytest.mark.parametrize("register", REGISTERS)
def test_each_register_says_the_same_numbers(register):
    """The span of the rises and that other doses were not counted; nausea by dose, in another trial."""
    words = describe_pressure(PRESSURE, register)
    assert "3 to 16" in words
    assert re.search("(not make them safe|no evidence of safety)", words)
    assert "3 of 4" in words
    nausea = describe_nausea(NAUSEA, register)
    assert re.search(r"\b11\b.*\b27\b.*\b56 mg\b.*\b32\b.*\b84 mg\b", nausea)
    assert "another trial" in nausea


@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_the_doses_lie_on_the_scale_of_the_benefit(theme):
    """The same places for the same doses, nothing cut, a row a mark in the table."""
    pressure, nausea = draw_pressure(PRESSURE, theme=theme, height=260), draw_nausea(NAUSEA, theme=theme)
    assert tuple(pressure.layout.xaxis.range) == INFUSION_RANGE
    assert tuple(nausea.layout.xaxis.range) == SPRAY_RANGE
    assert pressure.layout.height == 260
    for view in (PRESSURE, NAUSEA):
        assert all(view.y_range[0] <= item.value <= view.y_range[1] for item in view.items)
        assert len(table_dose_harms(view)) == len(view.items)
