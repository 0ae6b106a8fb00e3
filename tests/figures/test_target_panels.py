"""Small multiples of model against observation: complete, inside their axes, told apart without colour."""

import numpy as np
import pytest

from explainer.figures.targets.catalogue import COLUMNS, target_panels
from explainer.figures.targets.panel import HEIGHT_PX, draw_panel
from explainer.figures.theme import ChartTheme
from explainer.model.targets import numeric_targets, sign_targets

PANELS = {panel.key: panel for panel in target_panels()}
EACH = pytest.mark.parametrize("panel", target_panels(), ids=lambda panel: panel.key)


def test_every_target_has_its_panel():
    """One panel per row of the table of targets that can be drawn."""
    assert set(PANELS) == {row.key for row in (*numeric_targets(), *sign_targets())}


@EACH
def test_a_panel_says_what_to_see_and_has_its_table(panel):
    """Words, rows of the right width, and sources stand beside every picture."""
    assert len(panel.description) > 80
    assert panel.rows
    assert all(len(row) == len(COLUMNS) for row in panel.rows)
    assert panel.sources


@EACH
def test_axes_have_units_and_nothing_leaves_them(panel):
    """Every x axis at the bottom is named; marks and curves lie inside the fixed ranges."""
    view = panel.view
    assert view.x_axes[-1].title
    for item in (*view.curves, *view.marks):
        for values, axis in ((item.x, view.x_axes[item.place - 1]), (item.y, view.y_axes[item.place - 1])):
            low, high = (10.0**axis.low, 10.0**axis.high) if axis.is_log else (axis.low, axis.high)
            inside = np.atleast_1d(values)
            if axis.is_log:
                inside = inside[inside >= low]
            assert low - 1e-9 <= inside.min(), item.name
            assert inside.max() <= high + 1e-9, item.name


@EACH
@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_panels_share_their_height_and_their_template(panel, theme):
    """Small multiples are equal in height, use the theme's own template and no legend."""
    figure = draw_panel(panel.view, theme=theme)
    assert figure.layout.height == HEIGHT_PX
    assert figure.layout.template.layout.font.color == theme.ink
    assert figure.layout.showlegend is not True
    assert len(figure.layout.annotations) == len(panel.view.notes)


@pytest.mark.parametrize("key", ["M2", "M3"])
def test_open_marks_lie_outside(key):
    """A filled mark is a value inside its range, an open one outside, so colour is not needed."""
    marks = [mark for mark in PANELS[key].view.marks if mark.color == "ketamine"]
    targets = [target for target in numeric_targets() if target.key == key]
    values = [value for target in targets for value in target.model]
    assert [mark.is_filled for mark in marks] == [value.is_inside for value in values]


def test_plasma_labels_carry_the_sampling_site():
    """Every curve's label says where its blood was drawn, or that this was not stated."""
    notes = [note.text for note in PANELS["M1"].view.notes if "," in note.text]
    assert len(notes) == 6
    assert all(text.endswith((", arterial", ", venous", ", no site")) for text in notes)


def test_the_measured_range_of_plasma_is_drawn():
    """185 ng/mL with its range from 100 to 250 stands at 40 minutes."""
    mark = next(mark for mark in PANELS["M1"].view.marks if mark.name == "measured")
    assert (mark.x, mark.y, mark.y_interval) == (40.0, 185.0, (100.0, 250.0))


def test_the_signs_of_the_inverted_u_are_words():
    """Up, no change and down stand over the dose ranges from left to right."""
    words = {note.text: note.x for note in PANELS["M6"].view.notes}
    assert words["up"] < words["no change"] < words["down"]
