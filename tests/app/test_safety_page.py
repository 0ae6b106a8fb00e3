"""The Safety page, run in process: harms first, the address, registers, the folded part, what is not known."""

import json
import re
from html import unescape

import prose
import pytest
from streamlit.testing.v1 import AppTest

from explainer.describe.registers import REGISTERS, say
from explainer.evidence.cautions import load_cautions
from explainer.evidence.load import load_safety, safety_pair
from explainer.evidence.rows import find_row
from explainer.evidence.status import COUNTRIES, PRODUCTS, status_of
from explainer.figures.session import build_session, describe_session
from explainer.figures.session_pressure import build_pressure, describe_pressure
from explainer.ui.chapters import find_chapter
from explainer.ui.page_sources import page_sources
from explainer.ui.safety_harms import DRUG, arms_of, harm_card, harm_choice, harm_events
from explainer.ui.safety_prose import prose_rows
from explainer.ui.safety_status import COUNTRY, NOT_KNOWN, date_words, status_html

pytestmark = pytest.mark.app


def open_safety(root, **query):
    """Start the app on the page at an address."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60).run()
    app.switch_page(find_chapter("safety").file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def page_html(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_harm_comes_first_and_the_benefit_is_its_twin(root):
    """Both cards have the same marks; the harm stands before the benefit and agrees with its row."""
    html = page_html(open_safety(root))
    meanings = re.findall(r'data-meaning="(\w+)"', html)
    assert meanings == ["harm", "benefit"]
    cards = [part.split("</article>")[0] for part in html.split('data-meaning="')[1:]]
    for card in cards:
        assert card.count('<i class="on">') + card.count('<i class="off">') == 200
    assert cards[0].count('<i class="on">') == 41 + 9


@pytest.mark.parametrize("drug", DRUG.options)
def test_every_harm_is_counted_in_both_groups_over_one_time(drug):
    """Each harm of a drug makes a card from its own two rows, and its option stands in the address as a word."""
    choice = harm_choice(drug)
    assert len(choice.options) == len(harm_events(drug)) >= 2
    for event, option in zip(harm_events(drug), choice.options, strict=True):
        assert re.fullmatch(r"[a-z-]+", option)
        card = harm_card(drug, option)
        active, control = safety_pair(event, arms_of(drug).source)
        assert (card.active_percent, card.control_percent) == (active.value, control.value)
        assert active.timepoint == control.timepoint


def test_the_address_chooses_drug_harm_and_country(root):
    """A full link opens the infusion, its harm and the country."""
    html = page_html(open_safety(root, drug="infusion", harm="dizziness", country="uk"))
    assert "<h3>Felt dizzy</h3>" in html
    assert "with midazolam" in html
    assert "<caption>United Kingdom</caption>" in html
    assert "minutes after the drip starts" in html


def test_a_bad_part_of_the_address_is_named_and_the_default_shown(root):
    """Each bad value has one sentence with what was expected and what came; the page stands."""
    app = open_safety(root, drug="pill", harm="joy", country="mars")
    said = [warning.value for warning in app.warning]
    assert any("drug must be one of spray, infusion; got 'pill'" in text for text in said)
    assert any("harm must be one of dissociation, " in text and "got 'joy'" in text for text in said)
    assert any("country must be one of us, uk, eu, ca, au, nz; got 'mars'" in text for text in said)
    html = page_html(app)
    assert "<h3>Felt detached from themselves or the room</h3>" in html
    assert "<caption>United States</caption>" in html


def test_a_harm_that_only_the_spray_has_falls_back_when_the_drug_changes(root):
    """Switching to the infusion keeps the page whole and shows the infusion's first harm."""
    app = open_safety(root, harm="nausea")
    assert "<h3>Felt sick</h3>" in page_html(app)
    app.session_state["choice-drug"] = "infusion"
    app.run()
    assert not app.exception
    assert "<h3>Felt the world was unreal</h3>" in page_html(app)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_main_sentences_follow_the_readers_choice(root, register):
    """The page writes its main statements in the words that the reader chose."""
    app = open_safety(root)
    app.session_state["register"] = register
    html = page_html(app.run())
    for key in (
        "safety_lead",
        "safety_session",
        "safety_warnings",
        "safety_medicines",
        "safety_status",
        "safety_unknown",
        "serious_title",
        "thoughts_title",
    ):
        assert say(key, register) in html


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("drug", DRUG.options)
def test_what_stands_under_a_chart_is_what_is_read_out(root, drug, register):
    """Session and blood pressure: one string under the chart and in its name; cards and products in the same words."""
    app = open_safety(root, drug=drug)
    app.session_state["register"] = register
    app.run()
    html = unescape(page_html(app))
    names = [chart.proto.alt for chart in app.get("plotly_chart")]
    for words in (
        describe_session(build_session(drug, register), register),
        describe_pressure(build_pressure(load_safety()), register),
    ):
        assert f'<p class="ex-caption">{words}</p>' in html
        assert any(name.endswith(f". {words}") for name in names)
    (lanes,) = [
        chart.proto.spec for chart in app.get("plotly_chart") if "minute by minute" in chart.proto.alt
    ]
    texts = next(trace["text"] for trace in json.loads(lanes)["data"] if trace["name"] == "words")
    assert texts == [f"<b>{lane.label}</b><br>{lane.words}" for lane in build_session(drug, register).lanes]
    note = harm_card(drug, next(iter(harm_choice(drug).options)), register).note
    assert note in html
    assert say("safety_product_home", register) in html
    for other in set(REGISTERS) - {register}:
        assert say(f"safety_card_{drug}", other, people="0").split("0")[0] not in html


@pytest.mark.parametrize("register", REGISTERS)
def test_every_number_has_its_row_in_each_register(root, register):
    """No number leads nowhere; each that opens was printed in its row; a computed one says how."""
    app = open_safety(root, drug="infusion")
    app.session_state["register"] = register
    html = page_html(app.run())
    assert prose.loose_numbers(prose.prose_of(html)) == []
    marks = re.findall(r'<details class="ex-num" data-row="([^"]+)"><summary>(.*?)</summary>', html)
    assert len(marks) > 40
    assert {row.row_id for row in prose_rows()} <= {row_id for row_id, _ in marks}
    for row_id, words in marks:
        if row_id == "model":
            continue
        row = find_row(row_id)
        printed = " ".join(str(getattr(row, name)) for name in type(row).__dataclass_fields__)
        values = [float(found) for found in re.findall(r"\d+(?:\.\d+)?", printed)]
        for number in re.findall(r"\d+(?:\.\d+)?", words):
            digits = len(number.partition(".")[2])
            assert any(round(value, digits) == float(number) for value in values), (row_id, words, number)


def test_another_register_keeps_drug_harm_and_country(root):
    """Only the words change: the same marks, the same choices, the same address."""
    query = {"drug": "infusion", "harm": "dizziness", "country": "uk"}
    app = open_safety(root, **query)
    before = page_html(app)
    for register in ("clinician", "student"):
        app.session_state["register"] = register
        app.run()
        assert not app.exception
        assert not app.warning
        html = page_html(app)
        assert html != before
        assert "<h3>Felt dizzy</h3>" in html
        assert "<caption>United Kingdom</caption>" in html
        assert html.count('<i class="on">') == before.count('<i class="on">')
        assert {name: app.query_params[name] for name in query} == query


def test_every_caution_is_on_the_page_with_its_source(root):
    """No warning is left out, and each opens the row it comes from."""
    html = page_html(open_safety(root))
    for row in load_cautions():
        assert row.statement in html
        assert f'data-row="{row.row_id}"' in html


def test_suicide_is_spoken_of_only_after_a_note_and_in_a_folded_part(root):
    """The note and its skip link come first; what follows is folded, and outside it is only a pointer."""
    html = page_html(open_safety(root))
    note, folded, after = (
        html.index(mark) for mark in ("Content note", 'id="safety-thoughts"', 'id="safety-after"')
    )
    assert note < folded < after
    assert 'href="#safety-after"' in html[note:folded]
    opening = html[html.rindex("<details", 0, folded) : folded + 60].split(">")[0]
    assert " open" not in opening
    before = re.sub(r"<[^>]+>", " ", html[html.index("<h1>") : note])
    assert len(re.findall(r"suicid", before, re.IGNORECASE)) <= 2


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_table_of_a_country_says_what_is_not_known(country):
    """Each product has a row; one without a source says that it is not known, one with a source gives it."""
    html = status_html(country)
    assert html.count('<th scope="row">') == len(PRODUCTS)
    missing = sum(not status_of(country, product) for product in PRODUCTS)
    assert html.count(f"<b>{NOT_KNOWN}</b>") == missing
    rows = [row for product in PRODUCTS for row in status_of(country, product)]
    assert html.count("<summary>Source</summary>") == len(rows)
    for row in rows:
        assert row.statement in html


def test_the_switch_and_the_table_know_the_same_countries():
    """No button leads to a country without a name, and none is missing."""
    assert list(COUNTRY.options) == list(COUNTRIES)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2021", "2021"), ("2022-12", "December 2022"), ("2019-12-18", "18 December 2019")],
)
def test_a_date_is_said_as_far_as_it_is_known(text, words):
    """No day is made up for a month, and no month for a year."""
    assert date_words(text) == words


def test_the_list_of_sources_has_every_reference_that_the_page_links(root):
    """Each row that opens on the page cites a reference of the page's list."""
    html = page_html(open_safety(root))
    listed = page_sources("safety")
    for row in load_cautions():
        assert row.source in listed
    assert html.count("how it was read") >= len(listed)
