"""How each product stands in each country; what no source says stays unsaid, and the page says "not known"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError, cell_error
from explainer.evidence.cells import read_texts, require_new, require_word
from explainer.evidence.load import read_rows

STATUS_FILE = "status.csv"
COUNTRIES = {
    "us": "United States",
    "uk": "United Kingdom",
    "eu": "European Union",
    "ca": "Canada",
    "au": "Australia",
    "nz": "New Zealand",
}
PRODUCTS = {
    "spray": "Esketamine nasal spray",
    "infusion": "Ketamine infusion",
    "home": "Compounded ketamine for use at home",
}
# The source's own date is known to the day, the month or the year.
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What one source says of one product in one country.

    Attributes
    ----------
    row_id : str
    country, product : str
        Keys of `COUNTRIES` and `PRODUCTS`.
    status, statement : str
        Its standing in few words, and what the source says.
    date : str
        Of the source or the decision: ISO date, or its year or month.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    country: str
    product: str
    status: str
    statement: str
    date: str
    seen: str
    locator: str
    source: str
    checked: str


def read_status(rows: Iterable[Mapping[str, str]]) -> tuple[StatusRow, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.

    Raises
    ------
    DataError
        Naming file, row, column, what was expected and what came.
    """
    found: list[StatusRow] = []
    used: set[str] = set()
    for number, row in enumerate(rows, start=2):
        cells = read_texts(STATUS_FILE, number, row, StatusRow.__dataclass_fields__)
        require_new(STATUS_FILE, number, cells["row_id"], used)
        require_word(STATUS_FILE, number, "country", cells["country"], COUNTRIES)
        require_word(STATUS_FILE, number, "product", cells["product"], PRODUCTS)
        if not _DATE.fullmatch(cells["date"]):
            raise cell_error(STATUS_FILE, number, "date", "2026, 2026-11 or 2026-11-24", cells["date"])
        found.append(StatusRow(**cells))
    return tuple(found)


@cache
def load_status() -> tuple[StatusRow, ...]:
    """Read the table once, in order."""
    return read_status(read_rows(STATUS_FILE))


def status_of(country: str, product: str) -> tuple[StatusRow, ...]:
    """Return what is known of a product in a country; empty where nothing was found.

    Raises
    ------
    DataError
        If the country or the product is not in the tables.
    """
    if country not in COUNTRIES:
        raise DataError(f"country must be one of {', '.join(COUNTRIES)}; got {country!r}.")
    if product not in PRODUCTS:
        raise DataError(f"product must be one of {', '.join(PRODUCTS)}; got {product!r}.")
    return tuple(row for row in load_status() if (row.country, row.product) == (country, product))
