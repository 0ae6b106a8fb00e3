"""One session on one clock, and blood pressure by the way it was measured: read from rows, drawn, said."""

import dataclasses
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError, DomainError
from explainer.evidence.load import load_safety
from explainer.evidence.rows import find_row
from explainer.figures.session import (
    DRUGS,
    LAST_MINUTE,
    SESSION_COLUMNS,
    build_session,
    describe_session,
    draw_session,
    minutes_in,
    table_session,
)
from explainer.figures.session_pressure import (
    build_pressure,
    describe_pressure,
    draw_pressure,
    table_pressure,
)
from explainer.figures.theme import ChartTheme


def lane(drug, label):
    """Return the lane of a drug that is called so."""
    return next(item for item in build_session(drug).lanes if item.label == label)


def test_the_spray_has_the_times_of_its_label():
    """Peak and length of the rise, and how long staff watch at least, are those of the label's rows."""
    pressure = lane("spray", "Blood pressure")
    assert pressure.peak_minute == (40.0, 40.0)
    assert pressure.end_minute == 240.0
    watch = lane("spray", "Staff watch")
    assert watch.end_minute == 120.0
    assert watch.is_open
    assert lane("spray", "Feeling detached").end_minute == 90.0


def test_the_infusion_counts_from_the_start_of_the_drip():
    """A time after the infusion is added to its length; the span of the peak is kept."""
    pressure = lane("infusion", "Blood pressure")
    assert pressure.peak_minute == (30.0, 40.0)
    assert pressure.end_minute == 40.0 + 90.0


def test_where_clinics_differ_no_end_is_made_up():
    """How long an infusion is watched has no end in the view, in the table or in the words."""
    watch = lane("infusion", "Staff watch, no driving home")
    assert watch.end_minute is None
    for register in REGISTERS:
        assert re.search(
            "ask (your|the) clinic", describe_session(build_session("infusion", register), register)
        )
    row = next(cells for cells in table_session(build_session("infusion")) if cells[0] == watch.label)
    assert row[SESSION_COLUMNS.index("until")] == "not seen"


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_every_lane_is_drawn_said_and_tabled(drug, theme, register):
    """Each lane has a line or a mark on its height, its words on the figure and in the description, and a row."""
    view = build_session(drug, register)
    figure = draw_session(view, theme=theme)
    assert figure.layout.template.layout.font.color == theme.ink
    heights = {y for trace in figure.data if trace.mode != "text" for y in trace.y if y is not None}
    assert heights == {-float(index) for index in range(len(view.lanes))}
    words = next(trace for trace in figure.data if trace.name == "words").text
    said = describe_session(view, register)
    for item, text in zip(view.lanes, words, strict=True):
        assert f"<b>{item.label}</b><br>{item.words}" == text
        assert item.words in said
        assert all(find_row(record.row_id) is record for record in item.records)
        assert item.end_minute is None or 0.0 <= item.start_minute <= item.end_minute <= LAST_MINUTE
    assert [cells[0] for cells in table_session(view)] == [item.label for item in view.lanes]
    assert re.search(r"without (intervals|a range), so (none is drawn|we draw none)", said)


@pytest.mark.parametrize("drug", DRUGS)
def test_every_register_has_the_same_lanes_and_times(drug):
    """Times, marks and rows are those of the records; only words differ."""
    views = [build_session(drug, register) for register in REGISTERS]
    for others in zip(*(view.lanes for view in views), strict=True):
        assert (
            len({(item.label, item.start_minute, item.end_minute, item.peak_minute) for item in others}) == 1
        )
        assert len({tuple(re.findall(r"\d+", item.words)) for item in others}) == 1
        assert len({item.records for item in others}) == 1
    said = [
        sorted(re.findall(r"\d+", describe_session(view, register)))
        for view, register in zip(views, REGISTERS, strict=True)
    ]
    assert said[0] == said[1] == said[2]
    assert said[0]


def test_dotted_means_that_it_goes_on():
    """Only what has no known end is dotted, from where it is no longer sure."""
    figure = draw_session(build_session("spray"), theme=ChartTheme.light())
    dotted = [trace for trace in figure.data if trace.line.dash == "dot" and trace.x]
    assert [tuple(trace.x) for trace in dotted] == [(120.0, LAST_MINUTE, None)]


def test_a_time_is_read_from_its_row():
    """Hours and minutes, from the value or from the words; a row without a time is named."""
    assert minutes_in(find_row("harms/szarmach2020metabolic-1")) == 90.0
    assert minutes_in(find_row("harms/trial_transform2-3")) == 90.0
    assert minutes_in(find_row("harms/trial_diazgranados2010-1")) == 40.0
    timeless = dataclasses.replace(find_row("harms/trial_transform2-3"), value_text="soon", timepoint="")
    with pytest.raises(
        DataError, match="trial_transform2-3 must name a time in minutes or hours; got 'soon'"
    ):
        minutes_in(timeless)


def test_another_drug_is_refused():
    """Only the spray and the infusion have a session."""
    with pytest.raises(DomainError, match="drug must be one of spray, infusion; got 'pill'"):
        build_session("pill")


def test_pressure_says_how_it_was_measured_and_what_has_no_interval():
    """Fixed minute, highest average and own peak are kept apart; only a printed interval is drawn."""
    view = build_pressure(load_safety())
    assert [heading for heading, _ in view.groups] == [
        "Read at a fixed minute",
        "Highest average on the way",
        "Each trial at its own peak",
    ]
    assert [item.value for item in view.items] == [3.28, 16.0, 7.4, 12.61]
    assert [item.low is not None for item in view.items] == [False, False, False, True]
    for register in REGISTERS:
        said = describe_pressure(view, register)
        assert "3.3 to 16.0 mmHg" in said
        assert "3 of 4 " in said
        assert re.search("can rise much more|rise much more|far exceed", said)
    assert len(table_pressure(view)) == len(view.items)
    assert view.low <= min(item.value for item in view.items)
    assert max(item.high or item.value for item in view.items) <= view.high
    assert draw_pressure(view, theme=ChartTheme.dark()).data


def test_a_missing_pressure_row_is_named():
    """Without its row the chart is refused, not drawn with a gap."""
    with pytest.raises(DataError, match=r"safety.csv must hold a value for 'harms/rivaposse2018blood-1'"):
        build_pressure(())
