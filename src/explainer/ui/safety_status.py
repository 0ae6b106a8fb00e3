"""How the three products stand in the country that the reader picks; what is not known says so."""

from html import escape

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.status import COUNTRIES, PRODUCTS, StatusRow, status_of
from explainer.ui.choices import Choice
from explainer.ui.provenance import day_words, origin_html

COUNTRY = Choice(
    "country",
    "Where",
    {"us": "US", "uk": "UK", "eu": "EU", "ca": "Canada", "au": "Australia", "nz": "New Zealand"},
    "us",
)
NOT_KNOWN = "Not known"
_MONTH_LENGTH = len("2026-11")


def date_words(text: str) -> str:
    """Return a date of the table in words: the day, the month or the year, as far as it is known."""
    if "-" not in text:
        return text
    if len(text) == _MONTH_LENGTH:
        return day_words(f"{text}-01").removeprefix("1 ")
    return day_words(text)


def _cells(rows: tuple[StatusRow, ...], register: str) -> tuple[str, str]:
    if not rows:
        return f"<b>{NOT_KNOWN}</b>", say("safety_status_none", register)
    words = "".join(f"<b>{escape(row.status[0].upper() + row.status[1:])}</b>" for row in rows)
    said = "".join(
        f"<div>{escape(row.statement)} <small>{date_words(row.date)}</small>"
        f'<details class="ex-sources"><summary>Source</summary><p>{origin_html(row)}</p></details></div>'
        for row in rows
    )
    return words, said


def status_html(country: str, register: str = DEFAULT_REGISTER) -> str:
    """Return the table of a country: a row a product, a card a row on a phone.

    Parameters
    ----------
    country : str
        A key of `COUNTRIES`.
    register : str
        Whom the words about the products are for.
    """
    body = ""
    for product, name in PRODUCTS.items():
        words, said = _cells(status_of(country, product), register)
        body += (
            f'<tr><th scope="row">{escape(name)}<small>{say(f"safety_product_{product}", register)}</small></th>'
            f'<td data-label="Status">{words}</td><td data-label="What is said">{said}</td></tr>'
        )
    return (
        f'<table class="ex-status"><caption>{escape(COUNTRIES[country])}</caption>'
        '<thead><tr><th scope="col">Product</th><th scope="col">Status</th><th scope="col">What is said, when, by whom</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
