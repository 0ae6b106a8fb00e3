"""Marks: what may be drawn, what is said of intervals, and how both drawers place them."""

import math
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.rows import find_row
from explainer.figures.interval_columns import ColumnsView, draw_columns
from explainer.figures.interval_rows import RowsView, draw_rows
from explainer.figures.measured import (
    MEASURED_COLUMNS,
    Measured,
    interval_note,
    interval_words,
    measured_share,
    table_measured,
    value_words,
    whole,
    with_minus,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

RECORD = find_row("trials/su2017-1")
THEMES = (ChartTheme.light(), ChartTheme.dark())


def mark(value=40.0, low=30.0, high=50.0, *, tone="ketamine", **options):
    """Return a mark."""
    return Measured("label", "note", value, low, high, tone, RECORD, **options)


@pytest.mark.parametrize(
    "bad",
    [
        {"tone": "magic"},
        {"low": None},
        {"low": 41.0},
        {"high": 39.0},
        {"computed_from": "thin air"},
    ],
)
def test_a_mark_that_contradicts_itself_is_refused(bad):
    """An unknown tone or basis, half an interval, or one that does not hold the value."""
    with pytest.raises(DataError):
        mark(**bad)


def test_a_share_gets_the_interval_of_its_count_and_says_so():
    """11 of 24, printed as 45.8: Wilson's interval, marked as computed here."""
    item = measured_share(RECORD, "l", "", tone="ketamine", percent=45.8, people=24)
    assert (item.low, item.high) == pytest.approx(wilson_interval(11, 24))
    assert "computed here" in interval_words(item)
    bare = measured_share(RECORD, "l", "", tone="ketamine", percent=45.8, people=None)
    assert interval_words(bare) == "not seen"
    with pytest.raises(DataError, match="su2017-1"):
        measured_share(RECORD, "l", "", tone="ketamine", percent=None, people=24)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_note_tells_printed_computed_and_missing_apart(register):
    """Each kind of interval is named in each register; where all are missing that is the whole note."""
    printed, of_people, of_error = mark(), mark(computed_from="people"), mark(computed_from="error")
    missing = mark(low=None, high=None)
    assert re.search("as (printed|reported)", interval_note([printed], register))
    for other in ("here", "interval was", "1 of"):
        assert other not in interval_note([printed], register)
    assert re.search(r"here from the (number of people|counts)", interval_note([of_people], register))
    assert re.search(r"here from the (printed .*error|reported SE)", interval_note([of_error], register))
    assert "none is drawn" in interval_note([missing], register).replace("no line is", "none is")
    every = interval_note([printed, of_people, of_error, missing], register)
    assert "95%" in every
    assert " or " in every
    assert "1 of 4" in every


def test_a_clinician_reads_the_terms_and_others_read_words():
    """CI stands for the clinician only; the plain note says what an interval is."""
    notes = {register: interval_note([mark()], register) for register in REGISTERS}
    assert notes["student"] == "Lines: 95% intervals as printed."
    assert "the range that fits the data" in notes["plain"]
    assert [register for register in REGISTERS if "CI" in notes[register]] == ["clinician"]


def test_the_table_says_what_the_mark_shows():
    """Value, interval, people, how seen and where stand in the row."""
    (row,) = table_measured([mark(value=-4.0, low=-7.31, high=-0.64, people=12)])
    assert row == ("label (note)", "−4.00", "−7.31 to −0.64", "12", RECORD.seen, RECORD.locator)
    assert len(row) == len(MEASURED_COLUMNS)
    for item, words in (
        (
            mark(value=69.0, low=53.96, high=80.9, computed_from="people"),
            ("69.0", "54.0 to 80.9 (computed here)"),
        ),
        (mark(value=12.61, low=10.4, high=14.82), ("12.61", "10.40 to 14.82")),
        (mark(value=-5.0, low=None, high=None), ("−5", "not seen")),
    ):
        assert (value_words(item), interval_words(item)) == words
    assert (whole(12.5), whole(46.4)) == ("13", "46")
    assert with_minus("ELEKT-D: -0.5 (-1 to 2), days 10-12") == "ELEKT-D: −0.5 (−1 to 2), days 10-12"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_rows_are_few_traces_with_open_marks_where_there_was_no_comparison(theme):
    """Twelve rows are at most six traces; a gap ends each interval; hollow marks have the card's colour."""
    items = tuple(
        mark(tone=tone, is_hollow=index % 2 == 0) for index, tone in enumerate(["ketamine", "control"] * 6)
    )
    view = RowsView((("heading", items),), 0.0, 100.0, 25.0, "per 100", 50.0)
    figure = draw_rows(view, theme=theme)
    assert len(figure.data) <= 6
    assert figure.layout.template.layout.font.color == theme.ink
    intervals = [trace for trace in figure.data if trace.mode == "lines"]
    assert sum(x is None for trace in intervals for x in trace.x) == len(items)
    (marks,) = [trace for trace in figure.data if trace.mode == "markers"]
    assert list(marks.marker.color) == [
        theme.card if item.is_hollow else getattr(theme, item.tone) for item in items
    ]
    assert tuple(figure.layout.xaxis.range) == (0.0, 100.0)
    assert figure.layout.shapes[0].x0 == 50.0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_columns_never_join_their_marks(theme):
    """Marks over doses are marks only; every line is one interval."""
    view = ColumnsView(
        ((0.0, mark(tone="control")), (1.0, mark())),
        ((0.0, "0"),),
        (-1.0, 2.0),
        (0.0, 100.0),
        25.0,
        "x",
        "y",
        (),
        0.0,
    )
    figure = draw_columns(view, theme=theme)
    for trace in figure.data:
        if trace.mode == "lines":
            x = list(trace.x)
            assert all(x[i] == x[i + 1] and x[i + 2] is None for i in range(0, len(x), 3))
        else:
            assert all(math.isfinite(value) for value in (*trace.x, *trace.y))
    assert tuple(figure.layout.yaxis.range) == (0.0, 100.0)
