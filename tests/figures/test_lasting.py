"""How long one infusion lasts: windows as printed, response by day with its groups."""

import math
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_pooled, load_timecourse
from explainer.figures.lasting import (
    _end_days,
    build_fading,
    build_windows,
    describe_fading,
    describe_windows,
    draw_fading,
    draw_windows,
    table_fading,
    table_windows,
)
from explainer.figures.spans import SPAN_COLUMNS
from explainer.figures.theme import ChartTheme

THEMES = (ChartTheme.light(), ChartTheme.dark())


def test_windows_are_as_kishimoto_2016_printed_them():
    """Symptoms 40 min to days 10-12, response to day 7, remission 80 min to days 3-5 (abstract)."""
    view = build_windows(load_timecourse())
    spans = [(round(window.start_h * 60), window.sure_h / 24, window.end_h / 24) for window in view.windows]
    assert spans == [(40, 10.0, 12.0), (40, 7.0, 7.0), (78, 3.0, 5.0)]
    assert [row[1:3] for row in table_windows(view)] == [
        ("40 min", "days 10 to 12"),
        ("40 min", "day 7"),
        ("80 min", "days 3 to 5"),
    ]
    assert (view.peak.value, view.peak.ci_low, view.peak.ci_high) == (-1.0, -1.28, -0.73)
    assert {len(row) for row in table_windows(view)} == {len(SPAN_COLUMNS)}


def test_an_end_that_is_no_day_is_refused():
    """A window must end in words such as "days 10-12"."""
    with pytest.raises(DataError, match="a while"):
        _end_days("a while")


def test_the_pooled_trials_are_nine_as_the_caption_says():
    """Both meta-analyses behind the words "nine trials" hold nine."""
    for source in ("kishimoto2016single", "han2016efficacy"):
        assert 9 in {row.k for row in load_pooled() if row.source == source}
    for register in REGISTERS:
        assert re.search("nine (trials|RCTs)", describe_windows(build_windows(load_timecourse()), register))


@pytest.mark.parametrize("register", REGISTERS)
def test_the_gap_is_said_in_each_register(register):
    """The same size, interval and end, in words for each reader."""
    words = describe_windows(build_windows(load_timecourse()), register)
    for part in ("−1.00", "−1.28 to −0.73", "by days 10-12", "day 1"):
        assert part in words
    assert ("Hedges g" in words) == (register != "plain")


def test_response_fades_without_a_control_and_does_not_differ_with_one():
    """Han 2016: 52, 48, 40 open and without interval; Lii 2023: closed marks of days 1, 7 and 14 that overlap."""
    view = build_fading(load_timecourse())
    pooled = [item for item in view.items if item.is_hollow]
    assert [item.value for item in pooled] == [52.2, 47.9, 39.8]
    assert all(item.low is None for item in pooled)
    trial = [item for item in view.items if not item.is_hollow]
    assert sorted({item.note for item in trial}) == ["day 1", "day 14", "day 7"]
    assert len(trial) == 6
    by_day = {}
    for item in trial:
        by_day.setdefault(item.note, {})[item.tone] = item
    for groups in by_day.values():
        drug, control = groups["ketamine"], groups["control"]
        assert drug.low <= control.high
        assert control.low <= drug.high
    for register in REGISTERS:
        words = describe_fading(view, register)
        for part in (
            "52, 48 and 40",
            "days 1, 3 and 7",
            "overlap on each day",
            "3 of 9",
        ):
            assert part in words
        # Its trials had control groups; what the abstract does not print is their rates.
        assert "no comparison group" not in words
        assert re.search(r"control (?:groups?|arms?)\b", words)
    assert len(table_fading(view)) == 9


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_figures_keep_their_scale(theme):
    """Two weeks and 0 to 100 of 100, in the theme's own template."""
    points = load_timecourse()
    windows = draw_windows(build_windows(points), theme=theme)
    fading = draw_fading(build_fading(points), theme=theme, height=300)
    assert windows.layout.xaxis.range[1] == pytest.approx(math.log10(14 * 24))
    assert tuple(fading.layout.yaxis.range) == (0.0, 100.0)
    assert fading.layout.height == 300
    for figure in (windows, fading):
        assert figure.layout.template.layout.font.color == theme.ink
        assert len(figure.data) <= 4
