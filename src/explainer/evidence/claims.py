"""What the article claims, and what the evidence says: 45 claims, each with verdict, correction and sources."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explainer.errors import ParameterError, cell_error
from explainer.evidence.article_text import Paragraph, load_article
from explainer.evidence.cells import require_day
from explainer.evidence.load import read_rows
from explainer.parameters.parameter import SEEN
from explainer.references import find_reference

FILE = "claims.csv"
# From what holds to what does not; the words are what the page prints.
VERDICTS = ("supported", "oversimplified", "contested", "misleading", "wrong")
# Marking one of these is a hit in the error hunt; marking a supported one is a false alarm.
ERRORS = frozenset({"misleading", "wrong"})
SOUND = frozenset({"supported"})
EVIDENCE = (
    "human trials",
    "human trials (small)",
    "human trials (small, high risk of bias)",
    "human meta-analysis",
    "human imaging",
    "human imaging (small)",
    "human imaging (inconsistent)",
    "human imaging (second-hand)",
    "human experiments",
    "open extension",
    "observation",
    "case report",
    "animals",
    "cells",
    "review",
    "guideline",
    "label",
    "regulator",
    "position statement",
    "survey of advertisers",
)
_ID = re.compile(r"K\d{2}")
_SOURCE_PARTS = 3


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """One source of a correction.

    Attributes
    ----------
    row_id : str
        Unique over all tables.
    source : str
        Reference key.
    seen, locator, checked : str
        How the source was read, where in it, and the ISO date of the last check.
    """

    row_id: str
    source: str
    seen: str
    locator: str
    checked: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article.

    Attributes
    ----------
    claim_id : str
        ``K01`` to ``K45``.
    section, quote : str
        Where in the article it stands, in which words.
    paragraph, start : int
        The paragraph that holds the quote, and the place in it.
    claim, topic : str
        What is claimed, about what.
    verdict, correction : str
        One of `VERDICTS`; what the evidence says.
    evidence : tuple of str
        Kinds of evidence behind the correction, of `EVIDENCE`.
    contradicted_by : tuple of str
        Claims of the same article that cannot hold together with this one.
    sources : tuple of ClaimSource
        At least one.
    checked : str
        ISO date of the last check.
    """

    claim_id: str
    section: str
    quote: str
    paragraph: int
    start: int
    claim: str
    topic: str
    verdict: str
    correction: str
    evidence: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    sources: tuple[ClaimSource, ...]
    checked: str

    @property
    def is_error(self) -> bool:
        """Return whether the passage is wrong or misleading."""
        return self.verdict in ERRORS

    @property
    def is_sound(self) -> bool:
        """Return whether the passage holds."""
        return self.verdict in SOUND

    @property
    def end(self) -> int:
        """Return the place in the paragraph after the quote."""
        return self.start + len(self.quote)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds several, separated by semicolons."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _read_source(number: int, row: Mapping[str, str], place: int, cell: str) -> ClaimSource:
    parts = [part.strip() for part in cell.split(":")]
    if len(parts) != _SOURCE_PARTS or not all(parts):
        raise cell_error(FILE, number, "sources", "key:seen:locator", cell)
    key, seen, locator = parts
    if seen not in SEEN:
        raise cell_error(FILE, number, "sources", f"one of {', '.join(SEEN)} as how seen", cell)
    try:
        find_reference(key)
    except ParameterError:
        raise cell_error(FILE, number, "sources", "keys of references.json", cell) from None
    return ClaimSource(f"claims/{row['claim_id']}-{place}", key, seen, locator, row["checked"])


def _find_quote(number: int, row: Mapping[str, str], article: tuple[Paragraph, ...]) -> tuple[int, int]:
    quote = row["locating_quote"]
    if row["section"] not in {paragraph.section for paragraph in article}:
        raise cell_error(FILE, number, "section", "the name of a part of the article", row["section"])
    found = [place for place, paragraph in enumerate(article) if quote in paragraph.text]
    times = sum(paragraph.text.count(quote) for paragraph in article)
    if times != 1:
        raise cell_error(
            FILE, number, "locating_quote", f"words that the article holds once, not {times} times", quote
        )
    if article[found[0]].section != row["section"]:
        raise cell_error(FILE, number, "locating_quote", f"words of the part {row['section']!r}", quote)
    return found[0], article[found[0]].text.index(quote)


def _read_claim(number: int, row: Mapping[str, str], article: tuple[Paragraph, ...]) -> Claim:
    for column, value in row.items():
        if not value and column != "contradicted_by":
            raise cell_error(FILE, number, column, "some text", value)
    if not _ID.fullmatch(row["claim_id"]):
        raise cell_error(FILE, number, "claim_id", "K and two digits", row["claim_id"])
    if row["verdict"] not in VERDICTS:
        raise cell_error(FILE, number, "verdict", f"one of {', '.join(VERDICTS)}", row["verdict"])
    evidence = split_list(row["evidence_strength"])
    for kind in evidence:
        if kind not in EVIDENCE:
            raise cell_error(FILE, number, "evidence_strength", f"some of {', '.join(EVIDENCE)}", kind)
    require_day(FILE, number, "checked", row["checked"])
    paragraph, start = _find_quote(number, row, article)
    return Claim(
        claim_id=row["claim_id"],
        section=row["section"],
        quote=row["locating_quote"],
        paragraph=paragraph,
        start=start,
        claim=row["claim"],
        topic=row["system_or_topic"],
        verdict=row["verdict"],
        correction=row["correction"],
        evidence=evidence,
        contradicted_by=split_list(row["contradicted_by"]),
        sources=tuple(
            _read_source(number, row, place, cell)
            for place, cell in enumerate(split_list(row["sources"]), start=1)
        ),
        checked=row["checked"],
    )


def _check_together(claims: tuple[Claim, ...]) -> None:
    """Raise unless ids are unique, contradictions meet, and no two quotes overlap."""
    by_id: dict[str, Claim] = {}
    for number, claim in enumerate(claims, start=2):
        if claim.claim_id in by_id:
            raise cell_error(FILE, number, "claim_id", "an id not used before", claim.claim_id)
        by_id[claim.claim_id] = claim
    for number, claim in enumerate(claims, start=2):
        for other in claim.contradicted_by:
            if other not in by_id or claim.claim_id not in by_id[other].contradicted_by:
                raise cell_error(
                    FILE, number, "contradicted_by", "ids of claims that name this one too", other
                )
    placed = sorted(enumerate(claims, start=2), key=lambda item: (item[1].paragraph, item[1].start))
    for (_, before), (number, after) in pairwise(placed):
        if before.paragraph == after.paragraph and after.start < before.end:
            raise cell_error(
                FILE, number, "locating_quote", f"words not shared with {before.claim_id}", after.quote
            )


def read_claims(rows: Iterable[Mapping[str, str]], article: tuple[Paragraph, ...]) -> tuple[Claim, ...]:
    """Return claims as records, each checked, and all checked against each other.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    article : tuple of Paragraph
        The text that holds the quotes.

    Returns
    -------
    tuple of Claim
        In the order of the rows.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    claims = tuple(_read_claim(number, row, article) for number, row in enumerate(rows, start=2))
    _check_together(claims)
    return claims


@cache
def load_claims() -> tuple[Claim, ...]:
    """Read the 45 claims once."""
    return read_claims(read_rows(FILE), load_article())
