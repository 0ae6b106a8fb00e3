"""Where the article contradicts itself: seven pairs of passages.

What holds is said in three registers by `explainer.describe.article.describe_reading`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.errors import cell_error
from explainer.evidence.article_text import Paragraph, load_article
from explainer.evidence.claims import Claim, load_claims, split_list
from explainer.evidence.load import read_rows

FILE = "contradictions.csv"
_ID = re.compile(r"X\d")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that cannot both hold.

    Attributes
    ----------
    contradiction_id : str
        ``X1`` to ``X7``.
    question : str
        What the two disagree about.
    claims_a, claims_b : tuple of str
        Claims on either side; the first may be empty if a phrase stands for it.
    phrase_a : str
        Words that stand in the article many times, any case; empty for none.
    """

    contradiction_id: str
    question: str
    claims_a: tuple[str, ...]
    claims_b: tuple[str, ...]
    phrase_a: str


def _check_sides(
    number: int, pair: Contradiction, claims: Mapping[str, Claim], article: tuple[Paragraph, ...]
) -> None:
    """Raise unless both sides stand in the article and contradict each other."""
    for column, side in (("claims_a", pair.claims_a), ("claims_b", pair.claims_b)):
        for claim_id in side:
            if claim_id not in claims:
                raise cell_error(FILE, number, column, "ids of claims.csv", claim_id)
    for claim_id in pair.claims_a:
        if not set(claims[claim_id].contradicted_by) & set(pair.claims_b):
            raise cell_error(
                FILE, number, "claims_a", "a claim that one on the other side contradicts", claim_id
            )
    if bool(pair.phrase_a) == bool(pair.claims_a):
        raise cell_error(FILE, number, "phrase_a", "a phrase exactly where claims_a is empty", pair.phrase_a)
    if pair.phrase_a and not any(pair.phrase_a in paragraph.text.lower() for paragraph in article):
        raise cell_error(FILE, number, "phrase_a", "words of the article, in small letters", pair.phrase_a)


def read_contradictions(
    rows: Iterable[Mapping[str, str]], claims: tuple[Claim, ...], article: tuple[Paragraph, ...]
) -> tuple[Contradiction, ...]:
    """Return the pairs as records, each checked against the claims and the article.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    claims : tuple of Claim
        The claims that the pairs join.
    article : tuple of Paragraph
        The text that holds the phrases.

    Returns
    -------
    tuple of Contradiction
        In the order of the rows.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    pairs: dict[str, Contradiction] = {}
    for number, row in enumerate(rows, start=2):
        for column in ("question", "claims_b"):
            if not row[column]:
                raise cell_error(FILE, number, column, "some text", row[column])
        name = row["contradiction_id"]
        if not _ID.fullmatch(name) or name in pairs:
            raise cell_error(FILE, number, "contradiction_id", "X and a digit, not used before", name)
        pair = Contradiction(
            name,
            row["question"],
            split_list(row["claims_a"]),
            split_list(row["claims_b"]),
            row["phrase_a"],
        )
        _check_sides(number, pair, by_id, article)
        pairs[name] = pair
    return tuple(pairs.values())


@cache
def load_contradictions() -> tuple[Contradiction, ...]:
    """Read the seven pairs once."""
    return read_contradictions(read_rows(FILE), load_claims(), load_article())
