"""Number the sources of a leaflet in the order of their first use."""

from dataclasses import dataclass

from explainer.evidence.rows import Row
from explainer.leaflet.records import Source
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source that gives words and no number, so that no table has a row for it.

    Attributes
    ----------
    source, locator, seen, checked : str
        Provenance, as in a row.
    """

    source: str
    locator: str
    seen: str
    checked: str


class SourceList:
    """The sources used so far; one line per paper. The places in it are on the page of sources."""

    def __init__(self) -> None:
        """Start with none."""
        self._ways: dict[str, dict[str, None]] = {}
        self._days: set[str] = set()

    def number(self, *rows: Row | Passage) -> tuple[int, ...]:
        """Add the sources of some rows and return their numbers."""
        for row in rows:
            self._ways.setdefault(row.source, {})[SEEN_WORDS[row.seen]] = None
            self._days.add(row.checked)
        keys = list(self._ways)
        return tuple(sorted({keys.index(row.source) + 1 for row in rows}))

    def lines(self) -> tuple[Source, ...]:
        """Return the list as printed."""
        found = []
        for number, (key, ways) in enumerate(self._ways.items(), start=1):
            reference = find_reference(key)
            name = reference.doi or (f"PMID {reference.pmid}" if reference.pmid else reference.title)
            found.append(Source(number, f"{reference.short}, {name}, {' and '.join(ways)}", reference.link))
        return tuple(found)

    def checked(self) -> str:
        """Return the ISO date on which the last of them was checked."""
        return max(self._days)
