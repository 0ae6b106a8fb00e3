"""Views hold the right numbers; figures are drawn with their own template in both themes."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError, DomainError
from explainer.evidence.load import load_pooled, load_trials
from explainer.evidence.rows import find_row
from explainer.figures.controls import build_controls, describe_controls, draw_controls
from explainer.figures.draws import build_draws, draw_draws
from explainer.figures.forest import X_RANGE, build_forest, draw_forest, table_forest
from explainer.figures.forest_leave import build_leave_one_out, draw_leave_one_out
from explainer.figures.forest_pools import main_pool
from explainer.figures.forest_rows import MEASURES
from explainer.figures.formats import build_formats, draw_formats
from explainer.figures.icon_array import build_icon_array, describe_icon_array, draw_icon_array
from explainer.figures.targets.catalogue import target_panels
from explainer.figures.targets.panel import draw_panel
from explainer.figures.theme import ChartTheme

THEMES = (ChartTheme.light(), ChartTheme.dark())


def all_figures(theme):
    """Return every figure of the app in one theme."""
    return (
        *(draw_forest(build_forest(load_trials(), measure=measure), theme=theme) for measure in MEASURES),
        *(
            draw_leave_one_out(build_leave_one_out(pool, measure="points"), theme=theme)
            for pool in (main_pool(build_forest(load_trials()).pools),)
        ),
        *(
            draw_draws(
                build_draws(main_pool(build_forest(load_trials()).pools), measure="points"),
                theme=theme,
                run=run,
            )
            for run in (None, 1)
        ),
        draw_formats(build_formats(find_row("pooled/dean2021ketamine-5")), theme=theme),
        draw_controls(build_controls(load_pooled()), theme=theme),
        *(draw_panel(panel.view, theme=theme) for panel in target_panels()),
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_figure_names_its_own_template_and_is_finite(theme):
    """No figure leans on the global template, none holds a number that cannot be drawn."""
    for figure in all_figures(theme):
        assert figure.layout.template.layout.font.color == theme.ink
        assert figure.layout.showlegend is not True
        for trace in figure.data:
            assert all(math.isfinite(value) for value in (*trace.x, *trace.y))


def test_the_forest_shows_trials_without_a_clear_difference():
    """Null trials stand among the others: Lii 2023, KARMA-Dep 2 and four esketamine trials."""
    rows = build_forest(load_trials()).rows
    null = {row.trial_id for row in rows if row.is_inconclusive}
    assert {
        "lii2023",
        "karmadep2_2025",
        "transform1",
        "transform3",
        "china_phase3_2023",
        "takahashi2021_japan",
    } <= null


def test_forest_rows_carry_what_was_printed():
    """Murrough 2013: 7.95 points (3.20 to 12.71) against midazolam at 24 h, abstract."""
    row = next(row for row in build_forest(load_trials()).rows if row.label.startswith("Murrough"))
    assert (row.effect, row.low, row.high) == (-7.95, -12.71, -3.2)
    assert row.comparator.startswith("midazolam")
    assert row.seen == "abstract"


def test_no_interval_is_cut_by_the_fixed_axis():
    """Every interval lies inside the forest plot's range."""
    for row in build_forest(load_trials()).rows:
        assert X_RANGE[0] <= row.low <= row.high <= X_RANGE[1]


def test_ninety_percent_intervals_are_said_to_be():
    """The Japanese trial's 90% intervals are printed as such in the table, and said to be redrawn at 95%."""
    cells = [row for row in table_forest(build_forest(load_trials())) if "Takahashi" in row[0]]
    assert len(cells) == 3
    assert all(row[4].endswith("90%") for row in cells)
    assert all("90% interval redrawn here at 95%" in row[5] for row in cells)


def test_an_empty_forest_is_an_empty_view():
    """Without arms there is nothing to draw."""
    assert build_forest(()).rows == ()


def test_axis_titles_carry_units():
    """The forest says points, the rates say per 100."""
    theme = THEMES[0]
    assert "MADRS points" in draw_forest(build_forest(load_trials()), theme=theme).layout.xaxis.title.text
    assert "per 100" in draw_controls(build_controls(load_pooled()), theme=theme).layout.xaxis.title.text


@pytest.mark.parametrize("register", REGISTERS)
def test_the_sentence_says_same_response_other_controls(register):
    """Wilkinson 2019: 45 and 46 on ketamine, 18 on midazolam, 1 on saline; 9 trials, 367 people; in each register."""
    words = describe_controls(build_controls(load_pooled()), register)
    assert set(re.findall(r"\d+", words)) == {"100", "45", "46", "18", "1", "9", "367"}
    assert re.search(r"midazolam.*\b18\b.*saline.*\b1\b", words)


def test_a_missing_group_is_named():
    """Without its rows the rates figure says what is missing."""
    with pytest.raises(DataError, match="ketamine arm in midazolam trials"):
        build_controls(())


@given(percent=st.floats(0.0, 100.0))
def test_icon_arrays_always_have_a_hundred_marks(percent):
    """Filled and empty marks sum to 100, and the drawing has exactly that many."""
    view = build_icon_array(percent, meaning="harm", group="with x", event="felt y")
    html = draw_icon_array(view)
    assert view.filled + view.empty == 100
    assert html.count('class="on"') == view.filled
    assert html.count("<i ") == 100


@pytest.mark.parametrize("register", REGISTERS)
def test_icon_arrays_round_half_up_and_say_it(register):
    """46.5 of 100 is 47, in the picture and in words; the name of the drawing is the same sentence."""
    view = build_icon_array(46.5, meaning="benefit", group="with ketamine", event="felt better")
    words = describe_icon_array(view, register)
    assert words == "47 of 100 people with ketamine: felt better."
    assert f'aria-label="{words}"' in draw_icon_array(view, register)


@pytest.mark.parametrize(
    ("percent", "meaning", "message"),
    [
        (101.0, "harm", "from 0 to 100; got 101"),
        (float("nan"), "harm", "got nan"),
        (5.0, "luck", "got 'luck'"),
    ],
)
def test_impossible_icon_arrays_are_refused(percent, meaning, message):
    """A percentage outside 0 to 100 or an unknown meaning is named."""
    with pytest.raises(DomainError, match=message):
        build_icon_array(percent, meaning=meaning, group="with x", event="felt y")
