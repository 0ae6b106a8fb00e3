"""Harm beside the forest plot: the same lines at the same heights, the table's counts, and nothing where nothing was found."""

import re
from dataclasses import replace

import pytest

from explainer.describe.registers import REGISTERS, say
from explainer.errors import DataError
from explainer.evidence.load import load_safety, load_trials
from explainer.evidence.rows import find_row
from explainer.evidence.trial_classes import TrialFilter
from explainer.figures.forest import build_forest, draw_forest
from explainer.figures.forest_harm import (
    BY_SUBTRACTION,
    EVENTS,
    FOREST_HARM_COLUMNS,
    NOT_FOUND,
    build_forest_harm,
    describe_forest_harm,
    draw_forest_harm,
    line_words,
    table_forest_harm,
)
from explainer.figures.forest_rows import MEASURES
from explainer.figures.measured import whole
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

THEME = ChartTheme.light()
FOREST = build_forest(load_trials())
VIEW = build_forest_harm(FOREST, load_safety())


def line_of(label, view=VIEW):
    """Return the line of a trial and dose."""
    return next(line for line in view.lines if line.row.label == label)


@pytest.mark.parametrize(
    ("label", "active", "control"),
    [
        ("TRANSFORM-1, 56 mg", "harms/trial_transform1-5", "harms/trial_transform1-8"),
        ("TRANSFORM-1, 84 mg", "harms/trial_transform1-6", "harms/trial_transform1-8"),
        ("ASPIRE II, 84 mg", "harms/trial_aspire2-3", "harms/trial_aspire2-4"),
        ("ASPIRE I, 84 mg", "harms/trial_aspire1-3", "harms/trial_aspire1-4"),
        ("TRANSFORM-2, 56 or 84 mg flexible", "harms/trial_transform2-4", "harms/trial_transform2-5"),
        ("TRANSFORM-3, 28-84 mg flexible", "harms/trial_transform3-1", "harms/trial_transform3-2"),
        (
            "Chen 2023 (China, US), 56/84 mg flexible",
            "harms/trial_china_phase3_2023-3",
            "harms/trial_china_phase3_2023-4",
        ),
        (
            "Takahashi 2021 (Japan), 28 mg",
            "harms/trial_takahashi2021_japan-5",
            "harms/trial_takahashi2021_japan-8",
        ),
        (
            "Takahashi 2021 (Japan), 56 mg",
            "harms/trial_takahashi2021_japan-6",
            "harms/trial_takahashi2021_japan-8",
        ),
        (
            "Takahashi 2021 (Japan), 84 mg",
            "harms/trial_takahashi2021_japan-7",
            "harms/trial_takahashi2021_japan-8",
        ),
    ],
)
def test_a_line_shows_the_counts_of_its_trial_and_dose(label, active, control):
    """The rows of the table, with the interval that their people give."""
    line = line_of(label)
    for item, row_id in ((line.active, active), (line.control, control)):
        row = find_row(row_id)
        assert item.record == row
        assert item.value == row.value
        low, high = wilson_interval(round(row.value * row.n / 100), row.n)
        assert item.low == pytest.approx(min(low, row.value))
        assert item.high == pytest.approx(max(high, row.value))
    assert line_words(line).startswith(f"{whole(line.active.value)} of 100 v {whole(line.control.value)} · ")


def test_a_trial_that_counted_all_doses_together_shows_that_on_each():
    """Janik's abstract gives one share for both doses."""
    shares = {
        line.active.record.row_id
        for line in VIEW.lines
        if line.row.trial_id == "janik2025_mono" and line.active
    }
    assert shares == {"harms/trial_janik2025_mono-2"}


@pytest.mark.parametrize("kind", ["active", "control"])
def test_a_count_by_subtraction_is_what_its_two_tables_leave(kind):
    """Both ASPIRE trials less ASPIRE II, people and counts, for every harm that was worked out so."""

    def counted(source):
        """Return people and count by harm, for one kind of arm."""
        return {
            row.event: (row.n, round(row.value * row.n / 100))
            for row in load_safety()
            if row.row_id.startswith(f"harms/{source}-") and row.arm_kind == kind
        }

    both, second, first = (
        counted(name) for name in ("canuso2021esketamine", "trial_aspire2", "trial_aspire1")
    )
    assert "dissociation" in first
    for event, (people, count) in first.items():
        assert people == both[event][0] - second[event][0]
        assert count == both[event][1] - second[event][1]
    rows = [row for row in load_safety() if row.row_id.startswith("harms/trial_aspire1-")]
    assert {row.value_type for row in rows} == {BY_SUBTRACTION}
    assert {row.seen for row in rows} == {"secondary"}


@pytest.mark.parametrize("register", REGISTERS)
def test_a_count_by_subtraction_is_named(register):
    """Line, table and sentence say that it was worked out; without such a line the sentence does not."""
    label = "ASPIRE I, 84 mg"
    assert line_words(line_of(label)).endswith("worked out")
    cells = next(row for row in table_forest_harm(VIEW) if row[0] == label)
    assert cells[1].endswith("worked out")
    assert "less Table 2 of ASPIRE II" in cells[-1]
    said = say("forest_harm_worked_out", register, lines="1")
    assert said in describe_forest_harm(VIEW, register)
    printed = replace(VIEW, lines=tuple(line for line in VIEW.lines if line.row.label != label))
    assert said.split()[-1] not in describe_forest_harm(printed, register).split(":")[0]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("drug", "is_said"), [(59.5, True), (59.0, False)])
def test_a_gap_that_does_not_add_up_is_explained(register, drug, is_said):
    """60 less 6 is not 53: the sentence says that the difference was taken before rounding."""
    line = line_of("Chen 2023 (China, US), 56/84 mg flexible")
    active = replace(line.active, value=drug, low=None, high=None, computed_from="")
    control = replace(line.control, value=6.3, low=None, high=None, computed_from="")
    view = replace(VIEW, lines=(replace(line, active=active, control=control), line_of("ASPIRE II, 84 mg")))
    assert ("before rounding" in describe_forest_harm(view, register)) is is_said


def test_nothing_found_is_not_zero():
    """A line without a count keeps its place, has no mark, and says so in words and table."""
    bare = [line for line in VIEW.lines if line.active is None]
    assert bare
    marks = sum(line.active is not None for line in VIEW.lines) + sum(
        line.control is not None for line in VIEW.lines
    )
    assert sum(len(trace.x) for trace in draw_forest_harm(VIEW, theme=THEME).data) == marks
    for line in bare:
        assert line_words(line) == NOT_FOUND
        cells = next(row for row in table_forest_harm(VIEW) if row[0] == line.row.label)
        assert cells[2] == cells[4] == NOT_FOUND


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_pooled_on_the_left_is_only_counted_here(measure):
    """Each pool keeps its place, and says on how many of its group's lines a count was found."""
    view = build_forest_harm(build_forest(load_trials(), measure=measure), load_safety())
    assert view.pools
    drawn = [note.text for note in draw_forest_harm(view, theme=THEME).layout.annotations]
    for pool in view.pools:
        lines = [line for line in view.lines if line.row.group == pool.group]
        found = sum(line_words(line) != NOT_FOUND for line in lines)
        assert f"<b>Not put together</b><br>counted on {found} of {len(lines)} lines" in drawn


def test_a_missing_control_is_named():
    """A share on the drug alone says that the other was not found."""
    line = replace(line_of("ASPIRE II, 84 mg"), control=None)
    assert "control not found" in line_words(line)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("drug", ["", "ketamine", "esketamine"])
def test_every_line_stands_where_it_does_in_the_forest_plot(measure, drug):
    """Same order, same height of each line, same height of the figure."""
    forest = build_forest(load_trials(), TrialFilter(drug=drug), measure=measure)
    view = build_forest_harm(forest, load_safety())
    assert tuple(line.row for line in view.lines) == forest.rows
    benefit, harm = draw_forest(forest, theme=THEME), draw_forest_harm(view, theme=THEME)
    assert benefit.layout.height == harm.layout.height
    assert [note.y for note in benefit.layout.annotations] == [note.y for note in harm.layout.annotations]
    at = {note.text.split("<br>")[0]: note.y for note in harm.layout.annotations}
    for note in benefit.layout.annotations:
        name = note.text.split("<br>")[0]
        if name in at and "pool" not in name.lower():
            assert at[name] == note.y


@pytest.mark.parametrize("register", REGISTERS)
def test_the_sentence_counts_what_is_drawn(register):
    """Lines with a count, all lines, fewest and most people on drug and control, and lines without."""
    found = [line for line in VIEW.lines if line.active is not None]
    drug = [line.active.value for line in found]
    control = [line.control.value for line in found if line.control is not None]
    words = describe_forest_harm(VIEW, register)
    numbers = re.findall(r"\d+", words)
    for expected in (len(found), len(VIEW.lines), len(VIEW.lines) - len(found)):
        assert str(expected) in numbers
    assert f"{whole(min(drug))} to {whole(max(drug))}" in words
    assert f"{whole(min(control))} to {whole(max(control))}" in words


@pytest.mark.parametrize("register", REGISTERS)
def test_no_count_at_all_is_said(register):
    """With no harm in the table the sentence says that nothing was found, and draws no mark."""
    view = build_forest_harm(FOREST, ())
    words = describe_forest_harm(view, register)
    assert str(len(FOREST.rows)) in words
    assert "no " in words
    assert draw_forest_harm(view, theme=THEME).data == ()


def test_the_table_has_a_cell_per_column():
    """Every row has what the head promises."""
    assert {len(row) for row in table_forest_harm(VIEW)} == {len(FOREST_HARM_COLUMNS)}


def test_two_control_arms_are_refused():
    """A trial with two controls would leave it open which one is meant."""
    control = find_row("harms/trial_aspire2-4")
    with pytest.raises(DataError, match=r"safety.csv, aspire2: one control arm expected; found 2"):
        build_forest_harm(FOREST, (*load_safety(), replace(control, row_id="harms/trial_aspire2-99")))


def test_every_event_stands_in_the_table():
    """No name that nothing bears."""
    assert set(EVENTS) <= {row.event for row in load_safety()}


def test_the_scale_names_both_its_ends():
    """The last tick, 100, has room for its number; plotly leaves out one whose number would be cut."""
    layout = draw_forest_harm(VIEW, theme=THEME).layout
    assert layout.xaxis.range[1] % layout.xaxis.dtick == 0
    assert layout.margin.r >= 18


@pytest.mark.parametrize("register", REGISTERS)
def test_of_no_lines_no_count_is_missed(register):
    """Where no line passes the filters, the harm says no more than the benefit does: "0 lines" is no finding."""
    forest = build_forest(load_trials(), TrialFilter(drug="esketamine", comparator="midazolam"))
    assert forest.rows == ()
    words = describe_forest_harm(build_forest_harm(forest, load_safety()), register)
    assert words == say("forest_empty", register)
    assert "0" not in words
