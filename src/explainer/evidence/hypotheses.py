"""The rival explanations as the literature puts them: what speaks for each and what against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError, ParameterError
from explainer.evidence.load import read_rows
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference

FILE = "hypotheses.csv"
# In whom the explanation was shown to bear on the effect; the words are what the page prints.
BADGES = ("people", "animals", "cells", "hypothesis")


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and how it was read.

    Attributes
    ----------
    source, seen : str
        Reference key; one of `SEEN`.
    """

    source: str
    seen: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One explanation.

    Attributes
    ----------
    key : str
        "h1" to "h7", and "h9" for expectancy, which the model does not compute.
    name, route : str
        As on the switch; as in "the effect runs through ...".
    badge : str
        One of `BADGES`.
    idea, speaks_for, speaks_against : str
        One or two sentences each.
    for_sources, against_sources : tuple of Cited
        Behind the two.
    """

    key: str
    name: str
    route: str
    badge: str
    idea: str
    speaks_for: str
    for_sources: tuple[Cited, ...]
    speaks_against: str
    against_sources: tuple[Cited, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return every source key, in order."""
        return tuple(cited.source for cited in (*self.for_sources, *self.against_sources))


def read_cited(file: str, number: int, row: Mapping[str, str], sources: str, seen: str) -> tuple[Cited, ...]:
    """Return the sources of a row, each with how it was seen.

    Parameters
    ----------
    file : str
        Name for messages.
    number : int
        Row number for messages.
    row : mapping
        Cells by column name.
    sources, seen : str
        Columns with keys and tags, separated by blanks.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    keys, tags = row[sources].split(), row[seen].split()
    for key in keys:
        try:
            find_reference(key)
        except ParameterError:
            raise DataError(
                f"{file} row {number}, {sources}: expected keys of references.json; got {row[sources]!r}."
            ) from None
    if len(keys) != len(tags) or not set(tags) <= set(SEEN):
        raise DataError(
            f"{file} row {number}, {seen}: expected one of {', '.join(SEEN)} per source; got {row[seen]!r}."
        )
    return tuple(Cited(key, tag) for key, tag in zip(keys, tags, strict=True))


def require_text(file: str, number: int, row: Mapping[str, str]) -> None:
    """Raise unless every cell of a row has some text.

    Parameters
    ----------
    file : str
        Name for messages.
    number : int
        Row number for messages.
    row : mapping
        Cells by column name.

    Raises
    ------
    DataError
        Naming file, row, column and value.
    """
    for column, value in row.items():
        if not value:
            raise DataError(f"{file} row {number}, {column}: expected some text; got {value!r}.")


def read_hypotheses(rows: Iterable[Mapping[str, str]]) -> tuple[Hypothesis, ...]:
    """Return rows as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    found: list[Hypothesis] = []
    for number, row in enumerate(rows, start=2):
        require_text(FILE, number, row)
        if row["key"] in {hypothesis.key for hypothesis in found}:
            raise DataError(f"{FILE} row {number}, key: expected a key of its own; got {row['key']!r}.")
        if row["badge"] not in BADGES:
            raise DataError(
                f"{FILE} row {number}, badge: expected one of {', '.join(BADGES)}; got {row['badge']!r}."
            )
        found.append(
            Hypothesis(
                key=row["key"],
                name=row["name"],
                route=row["route"],
                badge=row["badge"],
                idea=row["idea"],
                speaks_for=row["speaks_for"],
                for_sources=read_cited(FILE, number, row, "for_sources", "for_seen"),
                speaks_against=row["speaks_against"],
                against_sources=read_cited(FILE, number, row, "against_sources", "against_seen"),
            )
        )
    return tuple(found)


@cache
def load_hypotheses() -> tuple[Hypothesis, ...]:
    """Read the explanations once, in order."""
    return read_hypotheses(read_rows(FILE))
