"""Relapse: days as published, and going on against stopping with its hazard ratios."""

import dataclasses
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_timecourse
from explainer.figures.relapse import (
    LAST_DAY,
    build_relapse_days,
    build_stopping,
    describe_relapse_days,
    describe_stopping,
    draw_relapse_days,
    draw_stopping,
    table_relapse_days,
    table_stopping,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

THEMES = (ChartTheme.light(), ChartTheme.dark())


def test_days_are_as_published():
    """Murrough 2013: 18 days; KetECT: 57 and 61; SUSTAIN-1 on placebo spray: 273 (97 to not reached)."""
    view = build_relapse_days(load_timecourse())
    assert [item.value for item in view.items] == [18, 57, 61, 273]
    assert [item.is_hollow for item in view.items] == [True, False, False, False]
    assert [item.low for item in view.items] == [None, None, None, 97]
    assert view.items[-1].high == LAST_DAY
    rows = table_relapse_days(view)
    assert rows[-1][2] == "97 to not reached"
    assert not any("<b>" in cell for row in rows for cell in row)
    for register in REGISTERS:
        words = describe_relapse_days(view, register)
        for part in ("18 days", "273 days", "97 to not reached", "16 weeks", "no comparison group"):
            assert part in words
        assert re.search("compare within (a|one) trial only", words)


def test_a_missing_row_is_named():
    """Without KetECT the message says which trial is missing."""
    points = tuple(point for point in load_timecourse() if point.trial_id != "ketect2022")
    with pytest.raises(DataError, match="ketect2022"):
        build_relapse_days(points)
    blank = tuple(
        dataclasses.replace(point, value=None) if point.row_id == "course/murrough2013b-1" else point
        for point in load_timecourse()
    )
    with pytest.raises(DataError, match="murrough2013b-1"):
        build_relapse_days(blank)


def test_going_on_against_stopping_is_as_sustain_1_published():
    """26.7 v 45.3 and 25.8 v 57.6 per 100, hazard ratios 0.49 (0.29-0.84) and 0.30 (0.16-0.55)."""
    view = build_stopping(load_timecourse())
    values = [[item.value for item in rows] for _, rows in view.rows.groups]
    assert values == [[26.7, 45.3], [25.8, 57.6], [42.9, 70.6]]
    for _, (on, off) in view.rows.groups:
        assert on.tone in {"esketamine", "ketamine"}
        assert off.tone == "control"
    assert [(row.value, row.ci_low, row.ci_high) for row in view.ratios] == [
        (0.49, 0.29, 0.84),
        (0.3, 0.16, 0.55),
    ]
    first = view.rows.items[0]
    assert (first.low, first.high) == pytest.approx(wilson_interval(24, 90))
    for register in REGISTERS:
        words = describe_stopping(view, register)
        assert re.search(r"\b27\b.*\b45\b.*\b26\b.*\b58\b", words)
        for part in ("0.49 (0.29 to 0.84)", "0.30 (0.16 to 0.55)", "100", "2 of 6"):
            assert part in words
        assert re.search("Only people whom the drug had helped|only responders", words)
    assert len(table_stopping(view)) == 6


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_figures_keep_their_scale(theme):
    """Days to 300 and 0 to 100 of 100."""
    points = load_timecourse()
    days = draw_relapse_days(build_relapse_days(points), theme=theme)
    stopping = draw_stopping(build_stopping(points), theme=theme)
    assert tuple(days.layout.xaxis.range) == (0.0, LAST_DAY)
    assert tuple(stopping.layout.xaxis.range) == (0.0, 100.0)
    assert stopping.layout.template.layout.font.color == theme.ink
