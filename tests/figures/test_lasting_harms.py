"""How long harms lasted and what a course cost: as published, named when missing, equal in each register."""

import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_safety
from explainer.figures.lasting_harms import (
    build_course_harms,
    build_harm_windows,
    describe_course_harms,
    describe_harm_windows,
    draw_course_harms,
    table_course_harms,
    table_harm_windows,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

ROWS = load_safety()
HOURS = build_harm_windows(ROWS)
COURSE = build_course_harms(ROWS)


def test_hours_and_days_are_as_published():
    """40 min, 120 min, 1.5 h after an infusion of 40 min, and 1 to 11 days with a median of 2."""
    ends = [(round(span.start_h * 60), round(span.sure_h * 60), round(span.end_h * 60)) for span in HOURS]
    assert ends == [(40, 40, 40), (10, 120, 120), (10, 130, 130), (1440, 2880, 15840)]
    assert [row[1:3] for row in table_harm_windows(HOURS)][-1] == ("1 day", "2 days, at most 11")


@pytest.mark.parametrize("register", REGISTERS)
def test_hours_are_said_in_each_register(register):
    """The same numbers, and that no interval was printed."""
    words = describe_harm_windows(HOURS, register)
    assert re.findall(r"\d+(?:\.\d+)?", words) == ["40", "120", "1.5", "8", "100", "1", "11"]
    assert re.search("No (interval was printed|CI reported)", words)


@pytest.mark.parametrize("event", ["BP and HR back to baseline", "dissociative symptoms for over 24 h"])
def test_a_missing_row_is_named(event):
    """Without it there is no span, and the message says which."""
    with pytest.raises(DataError, match=event):
        build_harm_windows(tuple(row for row in ROWS if row.event != event))


def test_a_course_is_as_ketect_and_williamson_counted_it():
    """55 and 21 of 91 on ketamine, 49 of 90 on ECT; 16.7 per 100 of 928 in week 1, without a comparison group."""
    assert [item.value for item in COURSE.items] == [60.4, 23.1, 54.4, 16.7]
    assert [item.people for item in COURSE.items] == [91, 91, 90, 928]
    assert [item.is_hollow for item in COURSE.items] == [False, False, False, True]
    first = COURSE.items[0]
    assert (first.low, first.high) == pytest.approx(wilson_interval(55, 91))
    assert not any("<" in cell for row in table_course_harms(COURSE) for cell in row)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_course_is_said_in_each_register(register):
    """Each share of 100, and which row had nothing to compare with."""
    words = describe_course_harms(COURSE, register)
    assert re.search(r"\b60\b.*\b23\b.*\b54\b.*\b17\b", words)
    assert "no comparison group" in words


@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_the_figure_has_the_scale_of_people(theme):
    """0 to 100 of 100 in the theme's template."""
    figure = draw_course_harms(COURSE, theme=theme)
    assert tuple(figure.layout.xaxis.range) == (0.0, 100.0)
    assert figure.layout.template.layout.font.color == theme.ink
