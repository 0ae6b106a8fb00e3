"""Where each product stands, and the cautions: every row is sourced, checked, and found by its name."""

import re

import pytest

from explainer.errors import DataError
from explainer.evidence.cautions import KINDS, cautions_of, load_cautions, read_cautions
from explainer.evidence.load import read_rows
from explainer.evidence.rows import find_row
from explainer.evidence.status import COUNTRIES, PRODUCTS, load_status, read_status, status_of
from explainer.references import find_reference

GOOD_STATUS = {
    "row_id": "status/x-1",
    "country": "us",
    "product": "spray",
    "status": "approved",
    "statement": "It is.",
    "date": "2026-03",
    "seen": "label",
    "locator": "box",
    "source": "spravato2026label",
    "checked": "2026-11-24",
}
GOOD_CAUTION = {
    "row_id": "cautions/x-1",
    "kind": "boxed",
    "name": "Drowsiness",
    "statement": "It can.",
    "applies_to": "spray",
    "seen": "label",
    "locator": "box",
    "source": "spravato2026label",
    "checked": "2026-11-24",
}


def test_every_row_is_read_and_found_by_its_name():
    """The files and the records have the same rows, and each can be cited."""
    assert len(load_status()) == len(read_rows("status.csv"))
    assert len(load_cautions()) == len(read_rows("cautions.csv"))
    for row in (*load_status(), *load_cautions()):
        assert find_row(row.row_id) is row
        assert find_reference(row.source).link.startswith("http")


def test_the_spray_is_told_apart_from_the_infusion_in_each_country_that_has_both():
    """Labelled and off label are never said of one product in one country."""
    for country in COUNTRIES:
        for product in PRODUCTS:
            words = {row.status for row in status_of(country, product)}
            assert not ({"approved", "licensed", "authorised"} & words and "off label" in words)
    assert {row.status for row in status_of("us", "spray")} == {"approved"}
    assert {row.status for row in status_of("us", "infusion")} == {"off label"}
    assert {row.status for row in status_of("us", "home")} == {"not approved"}
    assert "not recommended for the NHS in England" in {row.status for row in status_of("uk", "spray")}


def test_what_no_source_says_is_empty_and_not_guessed():
    """A product without a row in a country has none; the page then says that it is not known."""
    assert status_of("eu", "infusion") == ()
    assert status_of("nz", "spray") == ()


def test_every_country_has_a_row_and_every_kind_a_caution():
    """No country of the switch and no list is empty."""
    assert {row.country for row in load_status()} == set(COUNTRIES)
    for kind in KINDS:
        assert cautions_of(kind)


def test_the_box_and_the_contraindications_of_the_label_are_all_there():
    """What the label's row names stands among the cautions, in own words."""
    boxed = " ".join(f"{row.name} {row.statement}" for row in cautions_of("boxed")).lower()
    for word in ("drows", "detached", "breathing", "abuse", "misuse", "certified", "two hours"):
        assert word in boxed
    reasons = " ".join(f"{row.name} {row.statement}" for row in cautions_of("not")).lower()
    for word in ("aneurysm", "arteriovenous malformation", "bleeding in the brain", "allergy"):
        assert word in reasons


def test_no_statement_tells_to_stop_a_medicine_and_suicide_stays_in_the_folded_part():
    """The lists inform; they give no order about medicines, and no line speaks of suicide outside a pointer."""
    for row in load_cautions():
        assert not re.search(r"\bstop (?:taking|your)\b", row.statement, re.IGNORECASE), row.row_id
        assert "suicid" not in row.statement.lower(), row.row_id


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("country", "fr", "status.csv row 2, country: expected one of us, uk, eu, ca, au, nz; got 'fr'"),
        ("product", "pill", "status.csv row 2, product: expected one of spray, infusion, home; got 'pill'"),
        ("date", "soon", "status.csv row 2, date: expected 2026, 2026-11 or 2026-11-24; got 'soon'"),
        ("statement", " ", "status.csv row 2, statement: expected a text; got ''"),
        ("seen", "heard", "status.csv row 2, seen: expected one of .*; got 'heard'"),
        (
            "source",
            "nobody2020",
            "status.csv row 2, source: expected a key of references.json; got 'nobody2020'",
        ),
        ("checked", "today", "status.csv row 2, checked: expected a date such as 2026-11-24; got 'today'"),
    ],
)
def test_a_bad_cell_of_the_status_table_is_named(column, value, message):
    """File, row, column, what was expected and what came."""
    with pytest.raises(DataError, match=message):
        read_status([GOOD_STATUS | {column: value}])


@pytest.mark.parametrize(("column", "value"), [("kind", "rumour"), ("applies_to", "tea")])
def test_a_bad_cell_of_the_cautions_is_named(column, value):
    """A kind or a product that is not in the closed list is refused."""
    with pytest.raises(DataError, match=f"cautions.csv row 2, {column}: expected one of .*; got '{value}'"):
        read_cautions([GOOD_CAUTION | {column: value}])


def test_a_name_used_twice_is_refused():
    """Two rows with one name could not be cited apart."""
    with pytest.raises(DataError, match="row 3, row_id: expected a name used once; got 'status/x-1'"):
        read_status([GOOD_STATUS, GOOD_STATUS])


def test_an_unknown_question_is_named():
    """Asking for another country, product or kind says which there are."""
    with pytest.raises(DataError, match=r"country must be one of us, .*; got 'fr'"):
        status_of("fr", "spray")
    with pytest.raises(DataError, match=r"product must be one of spray, .*; got 'pill'"):
        status_of("us", "pill")
    with pytest.raises(DataError, match=r"kind must be one of boxed, .*; got 'rumour'"):
        cautions_of("rumour")
