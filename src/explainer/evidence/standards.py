"""The project judged against published standards for decision aids; totals are counted here, never typed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache

from explainer.errors import DataError, cell_error
from explainer.evidence.load import read_rows
from explainer.parameters.parameter import SEEN

STANDARDS: Mapping[str, str] = {
    "ipdas": "International Patient Decision Aid Standards, version 4.0",
    "nice": "NICE standards framework for shared-decision-making support tools (ECD8)",
}
GROUPS: Mapping[str, tuple[str, ...]] = {
    "ipdas": ("qualifying", "certifying", "quality"),
    "nice": ("essential content", "essential process", "enhanced content", "enhanced process"),
}
MET = ("yes", "partly", "no", "not applicable")
_NEEDS_PLACE = frozenset({"yes", "partly"})
_SOURCE = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class StandardItem:
    """One item of a standard, in this project's words, and whether it is met.

    Attributes
    ----------
    id, group, item : str
        `group` is one of `GROUPS` of its standard.
    met : str
        One of `MET`.
    where : str
        Addresses of pages and paths of files, with ";" between them; blank if there is nothing to show.
    why_not : str
        What is missing; blank only where the item is met.
    checked, source, seen, locator : str
        When it was judged; where the item stands, how that was read, and the place in it.
    """

    id: str
    group: str
    item: str
    met: str
    where: str
    why_not: str
    checked: str
    source: str
    seen: str
    locator: str

    @property
    def places(self) -> tuple[str, ...]:
        """Return the pages and files one by one."""
        return tuple(place.strip() for place in self.where.split(";") if place.strip())


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _read_one(file: str, number: int, row: Mapping[str, str], groups: tuple[str, ...]) -> StandardItem:
    item = StandardItem(**{field.name: (row.get(field.name) or "").strip() for field in fields(StandardItem)})
    for column, expected, is_right in (
        ("id", "a name", item.id),
        ("group", f"one of {', '.join(groups)}", item.group in groups),
        ("item", "a text", item.item),
        ("met", f"one of {', '.join(MET)}", item.met in MET),
        (
            "where",
            "a place where it is met, and none where it is not",
            bool(item.places) == (item.met in _NEEDS_PLACE),
        ),
        (
            "why_not",
            "what is missing, and nothing where it is met",
            bool(item.why_not) == (item.met != "yes"),
        ),
        ("checked", "a date such as 2026-11-24", _is_date(item.checked)),
        ("source", "a web address", _SOURCE.fullmatch(item.source)),
        ("seen", f"one of {', '.join(SEEN)}", item.seen in SEEN),
        ("locator", "a text", item.locator),
    ):
        if not is_right:
            raise cell_error(file, number, column, expected, getattr(item, column))
    return item


def read_standard(standard: str, rows: Iterable[Mapping[str, str]]) -> tuple[StandardItem, ...]:
    """Return the rows of a standard as records, each checked.

    Parameters
    ----------
    standard : str
        A key of `STANDARDS`.
    rows : iterable of mappings
        Cells by column name; the first has row number 2.

    Raises
    ------
    DataError
        If the standard is unknown, or naming file, row, column, value and what was expected.
    """
    if standard not in STANDARDS:
        raise DataError(f"standard must be one of {', '.join(STANDARDS)}; got {standard!r}.")
    file = f"standards_{standard}.csv"
    found: dict[str, StandardItem] = {}
    for number, row in enumerate(rows, start=2):
        item = _read_one(file, number, row, GROUPS[standard])
        if item.id in found:
            raise cell_error(file, number, "id", "a name used once", item.id)
        found[item.id] = item
    return tuple(found.values())


@cache
def load_standard(standard: str) -> tuple[StandardItem, ...]:
    """Read a standard once, in its own order.

    Parameters
    ----------
    standard : str
        A key of `STANDARDS`.
    """
    rows = read_rows(f"standards_{standard}.csv") if standard in STANDARDS else ()
    return read_standard(standard, rows)


def count_met(items: Iterable[StandardItem]) -> dict[str, int]:
    """Return how many items are met, partly met, not met and not applicable, in this order.

    Parameters
    ----------
    items : iterable of StandardItem
        Of a standard, or of one group of it.
    """
    counts = Counter(item.met for item in items)
    return {met: counts[met] for met in MET}


def count_groups(standard: str) -> dict[str, dict[str, int]]:
    """Return the counts of each group of a standard.

    Parameters
    ----------
    standard : str
        A key of `STANDARDS`.
    """
    items = load_standard(standard)
    return {group: count_met(item for item in items if item.group == group) for group in GROUPS[standard]}
