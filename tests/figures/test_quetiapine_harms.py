"""Harms beside ESCAPE-TRD: quetiapine's own counts stand there, as its label printed them, and are not set against the spray's."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.evidence.load import load_safety
from explainer.evidence.rows import find_row
from explainer.figures.quetiapine_harms import (
    build_quetiapine_harms,
    describe_quetiapine_harms,
    draw_quetiapine_harms,
    table_quetiapine_harms,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval
from explainer.ui.trial_prose import prose_html

VIEW = build_quetiapine_harms(load_safety())


def test_each_drug_stands_beside_the_dummy_of_its_own_trials():
    """Spray 41 v 9 and 23 v 9 of 346 and 222; quetiapine 37 and 43 v 9 of 315, 312 and 309 (labels)."""
    assert [[item.value for item in rows] for _, rows in VIEW.groups] == [[41, 9], [23, 9], [37, 43, 9]]
    assert [item.people for item in VIEW.groups[2][1]] == [315, 312, 309]
    assert [{item.record.source for item in rows} for _, rows in VIEW.groups] == [
        {"spravato2026label"},
        {"spravato2026label"},
        {"seroquelxr2009label"},
    ]
    assert [item.tone for item in VIEW.groups[2][1]] == ["other", "other", "control"]
    most = VIEW.groups[2][1][1]
    assert (most.low, most.high) == pytest.approx(wilson_interval(134, 312))


def test_the_headings_name_the_time_of_the_rows():
    """Four weeks and six weeks stand in the tables as well."""
    for heading, rows in VIEW.groups:
        weeks = re.search(r"(\d) weeks", heading)[0]
        assert all(weeks in item.record.timepoint for item in rows)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_words_name_both_drugs_and_refuse_the_comparison(register):
    """Every number of the chart is said, in whom, and that the two labels are other trials."""
    words = describe_quetiapine_harms(VIEW, register)
    for number in ("41", "23", "37", "43", "150 mg", "300 mg"):
        assert number in words
    assert re.search(r"other trials", words, re.IGNORECASE)
    assert re.search(r"cannot be (?:set side by side|compared)", words)
    assert len(table_quetiapine_harms(VIEW)) == 7


@pytest.mark.parametrize("register", REGISTERS)
def test_the_prose_no_longer_says_that_nothing_was_counted(register):
    """Five harms of quetiapine open their rows of the label."""
    html = prose_html("quetiapine_prose", register)
    assert not re.search(r"hold no count|no counts? (?:for quetiapine|is in our)", html, re.IGNORECASE)
    for row_id, value in (
        ("harms/seroquelxr2009label-5", "27"),
        ("harms/seroquelxr2009label-6", "40"),
        ("harms/seroquelxr2009label-4", "8"),
        ("harms/seroquelxr2009label-9", "5"),
        ("harms/seroquelxr2009label-7", "0"),
    ):
        assert f'data-row="{row_id}"><summary>{value}</summary>' in html
        assert find_row(row_id).value == float(value)


@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_the_scale_is_that_of_the_benefit_beside_it(theme):
    """0 to 100 of 100, in the theme's own template."""
    figure = draw_quetiapine_harms(VIEW, theme=theme)
    assert tuple(figure.layout.xaxis.range) == (0.0, 100.0)
    assert figure.layout.template.layout.font.color == theme.ink
