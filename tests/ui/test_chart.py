"""What the server sends with a chart: picture, caption, table, and what saves them."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from explainer.components.chart_export import pack_chart
from explainer.errors import ParameterError
from explainer.references import find_reference

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


def test_an_unknown_source_is_refused():
    """A citation that cannot be resolved never reaches a file."""
    with pytest.raises(ParameterError, match="nobody2020nothing"):
        pack_chart(key="k", name="n", description="d", columns=(), rows=(), sources=["nobody2020nothing"])
