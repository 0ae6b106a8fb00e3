"""The Model page in process: its small multiples, its faults, its parameters and their filter."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from explainer.figures.targets.catalogue import target_panels
from explainer.ui.parameter_tables import ALL_TABLES, SEEN_CHOICES

pytestmark = pytest.mark.app


def open_model(root, theme="light", **query):
    """Start the app on the Model page in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.context["theme"] = theme
    app.switch_page("about/model.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def html_of(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_target_is_a_named_chart_with_its_table(root, theme):
    """One chart per target, each with a name, a description, its own template and no mode bar."""
    app = open_model(root, theme)
    assert not app.exception
    charts = app.get("plotly_chart")
    assert len(charts) == len(target_panels())
    paper = {"light": "#1D2433", "dark": "#ECE9E1"}[theme]
    for chart, panel in zip(charts, target_panels(), strict=True):
        assert chart.proto.alt == f"{panel.title}. {panel.description}"
        assert json.loads(chart.proto.config)["displayModeBar"] is False
        assert json.loads(chart.proto.spec)["layout"]["template"]["layout"]["font"]["color"] == paper
        assert f'aria-label="{panel.title}, table"' in html_of(app)


def test_faults_limits_laws_and_equations_are_all_there(root):
    """The table of faults, the list of simplifications, the laws and the equations stand on the page."""
    app = open_model(root)
    html = html_of(app)
    for words in (
        "What the model gets wrong",
        "What is simplified, and why",
        "Laws it keeps",
        "The equations",
    ):
        assert words in html
    assert any("fast-spiking, SST and VIP" in element.value for element in app.markdown)


@pytest.mark.parametrize("word", ["recalled", "chosen here", "full text"])
def test_the_filter_is_read_from_the_link(root, word):
    """?seen= keeps only parameters whose source was seen that way."""
    app = open_model(root, seen=word)
    assert not app.exception
    tables = next(element.proto.body for element in app.get("html") if "ex-tables" in element.proto.body)
    count = sum(item.seen == SEEN_CHOICES[word] for _, table in ALL_TABLES for item in table)
    assert tables.count("<tr>") - tables.count("<table>") == count


@pytest.mark.parametrize("seen", ["nonsense", ""])
def test_a_bad_filter_shows_every_parameter(root, seen):
    """An unknown word in the link falls back to all of them."""
    app = open_model(root, seen=seen)
    assert not app.exception
    assert "Routes left out, and why" in html_of(app)
