"""What the server sends with a chart: picture, caption, table, and what saves them."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.chart_export import pack_chart
from explainer.errors import ParameterError
from explainer.references import find_reference
from explainer.ui.trial_cards import (
    infusion_against_midazolam,
    infusion_against_saline,
    spray_against_placebo,
)
from explainer.ui.twin import TWIN_COLUMNS, describe_twins, table_twins

KEY = "dean2021ketamine"


def chart_script():
    """Draw one chart; runs as a page."""
    import plotly.graph_objects as go

    from explainer.ui.chart import draw_chart

    draw_chart(
        go.Figure(),
        key="two-points",
        name="Two points",
        description="One is <higher>.",
        columns=("what", "value"),
        rows=[("first", "1"), ("second, with a comma", "2")],
        sources=["dean2021ketamine", "dean2021ketamine"],
    )


def test_a_chart_sends_its_rows_and_sources_to_be_saved():
    """The export's payload holds name, caption, table and each source once; the HTML is escaped."""
    app = AppTest.from_function(chart_script).run()
    assert not app.exception
    (export,) = app.get("bidi_component")
    sent = json.loads(export.proto.json)
    assert sent["rows"] == [["first", "1"], ["second, with a comma", "2"]]
    assert sent["columns"] == ["what", "value"]
    assert (sent["key"], sent["file"]) == ("two-points", "ketamine-two-points")
    assert (sent["name"], sent["description"]) == ("Two points", "One is <higher>.")
    reference = find_reference(KEY)
    (source,) = sent["sources"]
    assert source["short"] == reference.short
    assert source["full"].endswith(reference.link)
    assert reference.title in source["full"]
    (html,) = app.get("html")
    assert "One is &lt;higher&gt;." in html.proto.body
    (chart,) = app.get("plotly_chart")
    assert json.loads(chart.proto.config)["displayModeBar"] is False
    assert chart.proto.alt == "Two points. One is <higher>."


def elements_script():
    """Draw two charts of elements, one whose cards say its words; runs as a page."""
    from explainer.ui.chart import draw_elements

    for key, is_captioned in (("said", True), ("on-cards", False)):
        draw_elements(
            '<p class="mark">one</p>',
            key=key,
            name="One mark",
            description="It is <one>.",
            columns=("what", "value"),
            rows=[("first", "1")],
            sources=["dean2021ketamine"],
            is_captioned=is_captioned,
        )


def test_a_chart_of_elements_has_table_and_files_too():
    """Marks, table and what saves them; the caption only where no card says it."""
    app = AppTest.from_function(elements_script).run()
    assert not app.exception
    said, on_cards = (html.proto.body for html in app.get("html"))
    for body in (said, on_cards):
        assert '<div class="ex-drawn"><p class="mark">one</p></div>' in body
        assert 'class="ex-table"' in body
    assert '<p class="ex-caption">It is &lt;one&gt;.</p>' in said
    assert "ex-caption" not in on_cards
    exports = [json.loads(export.proto.json) for export in app.get("bidi_component")]
    assert [sent["key"] for sent in exports] == ["said", "on-cards"]
    for sent in exports:
        assert sent["description"] == "It is <one>."
        assert sent["rows"] == [["first", "1"]]
        assert [source["short"] for source in sent["sources"]] == [find_reference(KEY).short]


@pytest.mark.parametrize("pair", [infusion_against_midazolam, infusion_against_saline, spray_against_placebo])
def test_the_table_of_two_cards_holds_what_they_show(pair):
    """Four groups; whole people as the marks are, beside the printed number, with where it was read."""
    cards = pair()
    rows, words = table_twins(cards), describe_twins(cards)
    assert {len(row) for row in rows} == {len(TWIN_COLUMNS)}
    printed = [percent for card in cards for percent in (card.active_percent, card.control_percent)]
    assert [float(row[3]) for row in rows] == printed
    for row, percent in zip(rows, printed, strict=True):
        assert abs(int(row[2]) - percent) <= 0.5
        assert f"{row[2]} of 100 people with {row[1]}: {row[0][0].lower()}{row[0][1:]}." in words
    for row, card in zip(rows[::2], cards, strict=True):
        assert card.locator in row[5]
        assert card.source in row[5]


def test_an_unknown_source_is_refused():
    """A citation that cannot be resolved never reaches a file."""
    with pytest.raises(ParameterError, match="nobody2020nothing"):
        pack_chart(key="k", name="n", description="d", columns=(), rows=(), sources=["nobody2020nothing"])
