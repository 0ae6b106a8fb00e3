"""Harms on the benefit's scale: the right rows, named when missing, open where nothing was compared."""

import pytest

from explainer.errors import DataError
from explainer.evidence.load import load_safety
from explainer.figures.harm_rates import (
    build_harm_pairs,
    build_tablet_harms,
    describe_harms,
    draw_harms,
    harm_row,
    table_harms,
)
from explainer.figures.theme import ChartTheme

ARMS = (("esketamine", "spray", "esketamine"), ("AD", "placebo spray", "control"))
THEMES = (ChartTheme.light(), ChartTheme.dark())


def sustain():
    """Return dissociation and sleepiness of SUSTAIN-1."""
    return build_harm_pairs(
        load_safety(),
        "trial_sustain1",
        (("dissociation", "Felt detached"), ("somnolence", "Sleepy")),
        ARMS,
        "per 100 people",
    )


def test_pairs_are_as_published():
    """SUSTAIN-1, table 3: dissociation 23.0 v 0, somnolence 21.1 v 2.1 per 100 of 152 and 145."""
    view = sustain()
    assert [item.value for item in view.items] == [23.0, 0.0, 21.1, 2.1]
    assert [item.people for item in view.items] == [152, 145, 152, 145]
    assert (view.low, view.high) == (0.0, 100.0)
    words = describe_harms(view, "Where.")
    assert "felt detached, spray 23 and placebo spray 0" in words
    assert len(table_harms(view)) == 4


@pytest.mark.parametrize(("event", "arm"), [("levitation", "esketamine"), ("dissociation", "")])
def test_none_or_several_rows_are_refused(event, arm):
    """The message names event and source."""
    with pytest.raises(DataError, match="trial_sustain1"):
        harm_row(load_safety(), "trial_sustain1", event, arm, "words", tone="control")


def test_tablet_harms_are_open_because_nobody_went_without():
    """Six marks of two control groups on a tablet, all open: no group without a tablet."""
    view = build_tablet_harms(load_safety())
    assert all(item.is_hollow for item in view.items)
    assert [item.value for item in view.items] == [16.8, 11.5, 10.6, 6.2, 9.0, 7.0]
    assert {item.record.arm_kind for item in view.items} == {"control"}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_figure_has_the_benefits_scale(theme):
    """0 to 100 of 100 in the theme's template."""
    figure = draw_harms(sustain(), theme=theme)
    assert tuple(figure.layout.xaxis.range) == (0.0, 100.0)
    assert figure.layout.template.layout.font.color == theme.ink
