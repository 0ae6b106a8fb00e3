"""Every reference with the rows behind it: how it was read, where it is used, when it was checked."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from explainer.parameters.parameter import SEEN
from explainer.references import Reference, load_references
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.page_sources import pages_by_source, rows_by_source

CHOSEN = "chosen"
# No row that cites it says how it was read, or none cites it.
UNSTATED = "unstated"
HOW_READ = (*SEEN, UNSTATED)
# Of a reference, not of a number: a chosen number's source was not read for it.
READ_WORDS = SEEN_WORDS | {
    CHOSEN: "named only as the reason for a number chosen here",
    UNSTATED: "how it was read is not recorded",
}
READ_SHORT = {
    "full-text": "full text",
    "abstract": "abstract",
    "label": "product label",
    "registry": "trial registry",
    "secondary": "second hand",
    "memory-unverified": "recalled",
    CHOSEN: "reason only",
    UNSTATED: "not recorded",
}


@dataclass(frozen=True, slots=True)
class ListedReference:
    """A reference and what is known of its use.

    Attributes
    ----------
    reference : Reference
        The record.
    seen : tuple of (str, int)
        Tags of `SEEN`, best first, each with the number of rows that carry it.
    rows : int
        Rows that cite it, each counted once, those without a tag included.
    pages : tuple of str
        Keys of the chapters that show it; empty where only rows of the tables that no page shows cite it.
    checked : str
        The latest ISO date on which a row was checked; empty where no row says.
    """

    reference: Reference
    seen: tuple[tuple[str, int], ...]
    rows: int
    pages: tuple[str, ...]
    checked: str

    @property
    def best(self) -> str:
        """Return the best way in which any of its figures was read, from `HOW_READ`."""
        return self.seen[0][0] if self.seen else UNSTATED


def _sort_key(reference: Reference) -> tuple[str, str, str]:
    """Return authors without accents and case, then year, then title."""
    plain = unicodedata.normalize("NFKD", reference.authors)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters.casefold(), reference.year, reference.title


@cache
def list_references() -> tuple[ListedReference, ...]:
    """Return every reference by author, then year."""
    cited, pages = rows_by_source(), pages_by_source()
    listed = []
    for reference in sorted(load_references().values(), key=_sort_key):
        rows = cited.get(reference.key, ())
        counts = Counter(row.seen for row in rows if row.seen)
        listed.append(
            ListedReference(
                reference=reference,
                seen=tuple((tag, counts[tag]) for tag in SEEN if counts[tag]),
                rows=len(rows),
                pages=pages.get(reference.key, ()),
                checked=max((row.checked for row in rows), default=""),
            )
        )
    return tuple(listed)


@cache
def count_by_best() -> dict[str, int]:
    """Return how many references were at best read each way, best first, only ways that occur."""
    counts = Counter(item.best for item in list_references())
    return {tag: counts[tag] for tag in HOW_READ if counts[tag]}


def sources_headline() -> str:
    """Return the finding: how many references were read in full text, and how many only in the abstract."""
    counts = count_by_best()
    return (
        f"Of {sum(counts.values())} references, {counts.get('full-text', 0)} were read in full text and "
        f"{counts.get('abstract', 0)} only in the abstract."
    )


def sources_lead() -> str:
    """Return what became of the rest, and what that means for the numbers."""
    counts = count_by_best()
    rest = (
        ("as others quote them", ("secondary",)),
        ("in a label or registry", ("label", "registry")),
        ("recalled, not verified", ("memory-unverified",)),
        ("only behind a chosen number", (CHOSEN,)),
        ("not recorded", (UNSTATED,)),
    )
    sums = ((words, sum(counts.get(tag, 0) for tag in tags)) for words, tags in rest)
    parts = [f"{count} {words}" for words, count in sums if count]
    return f"The rest: {', '.join(parts)}. The less was read, the less sure the number."


def read_note(item: ListedReference) -> str:
    """Return a note for an exported reference: how it was read, and whether its title is a description."""
    words = READ_WORDS[item.best]
    note = f"{words[0].upper()}{words[1:]}."
    if item.reference.title.startswith("["):
        note += " The title in square brackets is a description; the printed one was not seen."
    return note
