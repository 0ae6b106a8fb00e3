"""The second views in process: every chart with caption, table, sources and saving; numbers that lead somewhere."""

import json
import re
from html import escape

import pytest
from streamlit.testing.v1 import AppTest
from trial_twins import CHARTS, SAME_SCALE, TWINS

from explainer.describe.registers import REGISTERS, load_sentences, slots_of
from explainer.evidence.rows import find_row
from explainer.figures.theme import ChartTheme
from explainer.references import find_reference
from explainer.ui.trial_prose import MARKS, prose_html

DRAWN_BY = {
    "lasting": "draw_lasting",
    "dose": "draw_dose",
    "others": "draw_other_treatments",
    "practice": "draw_in_practice",
}
NUMBER = re.compile(r"\d*\.?\d+")


def view_script(name, theme_name, register):
    """Draw one view; runs as a page."""
    import streamlit

    from explainer.figures.theme import ChartTheme
    from explainer.ui import trial_views

    streamlit.session_state["register"] = register
    theme = ChartTheme.dark() if theme_name == "dark" else ChartTheme.light()
    getattr(trial_views, name)(theme)


def open_view(view, theme, register):
    """Run one view."""
    kwargs = {"name": DRAWN_BY[view], "theme_name": theme, "register": register}
    return AppTest.from_function(view_script, kwargs=kwargs, default_timeout=60).run()


@pytest.mark.parametrize(
    ("theme", "register"), [("light", "plain"), ("dark", "student"), ("light", "clinician")]
)
@pytest.mark.parametrize("view", CHARTS)
def test_every_chart_of_a_view_is_drawn_named_tabled_and_savable(view, theme, register):
    """Each chart appears once, in its theme; what is read out, shown and saved is one string in the reader's words."""
    app = open_view(view, theme, register)
    assert not app.exception
    charts = CHARTS[view](theme, register)
    drawn = app.get("plotly_chart")
    saved = {
        item["key"]: item for item in (json.loads(item.proto.json) for item in app.get("bidi_component"))
    }
    assert sorted(saved) == sorted(charts)
    assert sorted(item.proto.alt for item in drawn) == sorted(
        f"{c.name}. {c.description}" for c in charts.values()
    )
    ink = (ChartTheme.dark() if theme == "dark" else ChartTheme.light()).ink
    for item in drawn:
        assert json.loads(item.proto.spec)["layout"]["template"]["layout"]["font"]["color"] == ink
    html = "\n".join(item.proto.body for item in app.get("html"))
    for chart in charts.values():
        assert f'aria-label="{chart.name}, table"' in html
        assert f'<p class="ex-caption">{escape(chart.description)}</p>' in html
        assert chart.description in json.dumps(saved[chart.key], ensure_ascii=False)
        assert chart.rows
        assert {len(row) for row in chart.rows} == {len(chart.columns)}
        assert chart.sources
        for source in chart.sources:
            assert find_reference(source).link
    assert "<h2" in html


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("view", CHARTS)
def test_every_caption_speaks_of_uncertainty(view, register):
    """Intervals are drawn and explained, or their absence is said, in the reader's word for them."""
    for chart in CHARTS[view]("light", register).values():
        word = r"\bCIs?\b" if register == "clinician" else r"\binterval"
        assert re.search(word, chart.description), chart.key
        assert len(chart.figure.data) <= 6, chart.key


@pytest.mark.parametrize("view", CHARTS)
def test_terms_of_the_clinic_stand_for_the_clinician_only(view):
    """A plain caption has no CI, OR, HR, SMD or RCT; each register has words of its own."""
    charts = {register: CHARTS[view]("light", register) for register in REGISTERS}
    for key in charts["plain"]:
        said = [charts[register][key].description for register in REGISTERS]
        assert len(set(said)) == len(REGISTERS), key
        for words in said[:2]:
            assert not re.search(r"\b(?:CIs?|OR|HR|SMD|RCTs?)\b", words), key


@pytest.mark.parametrize(("view", "benefit"), SAME_SCALE)
def test_a_benefit_that_counts_people_has_a_harm_that_counts_people(view, benefit):
    """Both are per 100 people on 0 to 100."""
    charts = CHARTS[view]("light", "plain")
    for key in (benefit, TWINS[view][benefit]):
        layout = charts[key].figure.layout
        assert (0.0, 100.0) in [tuple(axis.range) for axis in (layout.xaxis, layout.yaxis)], key


def test_odds_and_hours_share_their_scale_with_the_harm():
    """The odds of response and of stopping, and the hours of benefit and of harm, have one axis each."""
    for view, benefit in (("others", "tablet-response"), ("lasting", "lasting-windows")):
        charts = CHARTS[view]("light", "plain")
        one, other = (charts[key].figure.layout.xaxis for key in (benefit, TWINS[view][benefit]))
        assert (one.type, tuple(one.range)) == (other.type, tuple(other.range))


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


@pytest.mark.parametrize("key", MARKS)
def test_a_number_in_the_prose_is_its_rows_number(key):
    """Whatever opens a row is in that row, rounded at most, and fills a slot of its sentence."""
    assert set(MARKS[key]) == slots_of(load_sentences()[key]["plain"])
    for row_id, words in MARKS[key].values():
        held = numbers_of(find_row(row_id)) | {100.0}
        for number in NUMBER.findall(words.replace("−", "")):
            assert float(number) in held, (row_id, words)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("key", MARKS)
def test_the_prose_opens_each_of_its_numbers_in_each_register(key, register):
    """Every mark is there once, in a block that a number that opens does not break."""
    html = prose_html(key, register)
    assert html.count('class="ex-num"') == len(MARKS[key])
    assert "<p" not in html
