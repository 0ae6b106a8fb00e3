"""The second views in process: every chart with caption, table, sources and saving; numbers that lead somewhere."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from explainer.evidence.rows import find_row
from explainer.figures.theme import ChartTheme
from explainer.references import find_reference
from explainer.ui.assets import ASSETS
from explainer.ui.cached_charts import dose_charts, lasting_charts, other_charts, practice_charts
from explainer.ui.provenance import read_prose

VIEWS = {
    "draw_lasting": lasting_charts,
    "draw_dose": dose_charts,
    "draw_other_treatments": other_charts,
    "draw_in_practice": practice_charts,
}
TEXTS = sorted(path.stem for path in (ASSETS / "text").glob("trials-view-*.md"))
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\]\]")
NUMBER = re.compile(r"\d*\.?\d+")
TWINS = (
    (lasting_charts, "lasting-fading", "lasting-harm"),
    (lasting_charts, "lasting-stopping", "lasting-cost"),
    (dose_charts, "dose-su", "dose-su-harm"),
    (dose_charts, "dose-spray", "dose-spray-harm"),
    (other_charts, "quetiapine", "quetiapine-harm"),
    (other_charts, "stard", "tablet-harm"),
    (practice_charts, "practice", "practice-harm"),
)


def view_script(name, theme_name):
    """Draw one view; runs as a page."""
    from explainer.figures.theme import ChartTheme
    from explainer.ui import trial_views

    theme = ChartTheme.dark() if theme_name == "dark" else ChartTheme.light()
    getattr(trial_views, name)(theme)


def open_view(name, theme="light"):
    """Run one view."""
    app = AppTest.from_function(view_script, kwargs={"name": name, "theme_name": theme}, default_timeout=60)
    return app.run()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_every_chart_of_a_view_is_drawn_named_tabled_and_savable(name, theme):
    """Each chart appears once, in its theme, with alt, table, and a payload whose sources resolve."""
    app = open_view(name, theme)
    assert not app.exception
    charts = VIEWS[name](theme)
    drawn = app.get("plotly_chart")
    saved = [json.loads(item.proto.json) for item in app.get("bidi_component")]
    assert sorted(item["key"] for item in saved) == sorted(charts)
    assert sorted(item.proto.alt for item in drawn) == sorted(
        f"{c.name}. {c.description}" for c in charts.values()
    )
    ink = (ChartTheme.dark() if theme == "dark" else ChartTheme.light()).ink
    for item in drawn:
        assert json.loads(item.proto.spec)["layout"]["template"]["layout"]["font"]["color"] == ink
    html = "\n".join(item.proto.body for item in app.get("html"))
    for chart in charts.values():
        assert f'aria-label="{chart.name}, table"' in html
        assert chart.rows
        assert {len(row) for row in chart.rows} == {len(chart.columns)}
        assert chart.sources
        for source in chart.sources:
            assert find_reference(source).link
    assert "<h2" in html
    assert "[[" not in html


@pytest.mark.parametrize("charts", VIEWS.values(), ids=VIEWS)
def test_every_caption_speaks_of_uncertainty(charts):
    """Intervals are drawn and explained, or their absence is said."""
    for chart in charts("light").values():
        assert "interval" in chart.description, chart.key
        assert len(chart.figure.data) <= 6, chart.key


@pytest.mark.parametrize(
    ("charts", "benefit", "harm"), TWINS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_benefit_has_its_harm_at_the_same_size_and_scale(charts, benefit, harm):
    """Both count per 100 people on 0 to 100, and their areas differ by less than a quarter."""
    drawn = charts("light")
    for key in (benefit, harm):
        layout = drawn[key].figure.layout
        scales = [tuple(axis.range) for axis in (layout.xaxis, layout.yaxis)]
        assert (0.0, 100.0) in scales, key
    ratio = drawn[benefit].figure.layout.height / drawn[harm].figure.layout.height
    assert 0.8 <= ratio <= 1.25


def numbers_of(record):
    """Return every number a record holds, in its cells and in its words."""
    found = set()
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, int | float):
            found |= {float(abs(value)), float(int(abs(value) + 0.5))}
        elif isinstance(value, str):
            found |= {float(number) for number in NUMBER.findall(value)}
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_a_number_in_the_prose_is_its_rows_number(name):
    """Whatever stands in a mark is in the row it opens, rounded at most; the rest of the text has no results."""
    text = (ASSETS / "text" / f"{name}.md").read_text(encoding="utf-8")
    marks = MARK.findall(text)
    assert marks
    for row_id, words in marks:
        held = numbers_of(find_row(row_id)) | {100.0}
        for number in NUMBER.findall(words.replace("−", "")):
            assert float(number) in held, (row_id, words)
    assert read_prose(name).count('class="ex-num"') == len(marks)
    # A paragraph would be closed by the first number that opens.
    assert "<p" not in text
