"""Spans of time: one scale from minutes to two weeks, a mark where something was seen once."""

import math

import pytest

from explainer.evidence.load import load_safety, load_timecourse
from explainer.figures.lasting import build_windows
from explainer.figures.lasting_harms import build_harm_windows
from explainer.figures.spans import HEIGHT_PX, draw_spans, table_spans
from explainer.figures.theme import ChartTheme

THEMES = (ChartTheme.light(), ChartTheme.dark())
BENEFIT, HARM = build_windows(load_timecourse()).windows, build_harm_windows(load_safety())


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("spans", [BENEFIT, HARM], ids=["benefit", "harm"])
def test_every_span_lies_on_the_scale_that_both_share(spans, theme):
    """Ten minutes to fourteen days, logarithmic; solid and dotted parts begin and end where they should."""
    figure = draw_spans(spans, theme=theme, tone="ketamine")
    assert figure.layout.xaxis.type == "log"
    low, high = figure.layout.xaxis.range
    solid, dotted = figure.data[:2]
    for index, span in enumerate(spans):
        assert solid.x[3 * index + 1] == span.sure_h
        assert tuple(dotted.x[3 * index : 3 * index + 2]) == (span.sure_h, span.end_h)
        for at in (span.start_h, span.sure_h, span.end_h):
            assert low <= math.log10(at) <= high
    assert figure.layout.height == HEIGHT_PX
    assert figure.layout.template.layout.font.color == theme.ink
    assert len(table_spans(spans)) == len(spans)


def test_only_what_was_seen_once_is_a_mark():
    """A line of no length would not be seen."""
    theme = THEMES[0]
    assert len(draw_spans(BENEFIT, theme=theme, tone="ketamine").data) == 3
    (*_, mark) = draw_spans(HARM, theme=theme, tone="ketamine").data
    assert mark.mode == "markers"
    assert tuple(mark.x) == pytest.approx((40 / 60,))
