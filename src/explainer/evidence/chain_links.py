"""The causal chain, link by link, with how each was shown."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explainer.errors import DataError, ParameterError
from explainer.evidence.load import read_rows
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference

FILE = "chain.csv"
# From strongest in people to not shown at all; the words are what the page prints.
BADGES = {
    "people-measured": "measured in people",
    "people-marker": "a marker in people, pilot",
    "animals": "animals",
    "cells": "cells and slices",
    "gap": "not computed",
}
SHOWN_IN_PEOPLE = frozenset({"people-measured", "people-marker"})


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One arrow of the chain.

    Attributes
    ----------
    key : str
        Short name.
    cause, effect : str
        What it joins.
    badge : str
        Key of `BADGES`.
    sources, seen : tuple of str
        Reference keys, and how each was seen.
    """

    key: str
    cause: str
    effect: str
    badge: str
    sources: tuple[str, ...]
    seen: tuple[str, ...]

    @property
    def is_shown_in_people(self) -> bool:
        """Return whether anything about this arrow was measured in people as claimed."""
        return self.badge in SHOWN_IN_PEOPLE


def _read_link(row: dict[str, str], number: int) -> ChainLink:
    def fail(column: str, expected: str) -> DataError:
        return DataError(f"{FILE} row {number}, {column}: expected {expected}; got {row[column]!r}.")

    for column, value in row.items():
        if not value:
            raise fail(column, "some text")
    if row["badge"] not in BADGES:
        raise fail("badge", f"one of {', '.join(BADGES)}")
    sources, seen = tuple(row["sources"].split()), tuple(row["seen"].split())
    if len(sources) != len(seen) or not set(seen) <= set(SEEN):
        raise fail("seen", f"one of {', '.join(SEEN)} per source")
    for source in sources:
        try:
            find_reference(source)
        except ParameterError:
            raise fail("sources", "keys of references.json") from None
    return ChainLink(
        key=row["key"],
        cause=row["from"],
        effect=row["to"],
        badge=row["badge"],
        sources=sources,
        seen=seen,
    )


@cache
def load_chain_links() -> tuple[ChainLink, ...]:
    """Read the chain once, in order.

    Raises
    ------
    DataError
        Naming file, row, column and value, if a row breaks a rule or does not
        start where the one before it ended.
    """
    rows = read_rows(FILE)
    links = tuple(_read_link(row, number) for number, row in enumerate(rows, start=2))
    for number, (before, after) in enumerate(pairwise(links), start=3):
        if after.cause != before.effect:
            raise DataError(f"{FILE} row {number}, from: expected {before.effect!r}; got {after.cause!r}.")
    return links
