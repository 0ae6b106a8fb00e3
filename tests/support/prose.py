"""Read a page as a visitor does: its sentences, without what already carries a source."""

import re
from html.parser import HTMLParser

from explainer.evidence.help_lines import load_help_lines

# Elements whose numbers carry their source in place: the number itself, tables with source columns,
# folded source lists, and drawings whose text is repeated in such a table.
CARRIES_SOURCE = {"table", "style", "script", "svg"}
SOURCE_CLASSES = {"ex-num", "ex-sources", "ex-source-line", "ex-table", "ex-twin"}
# What an element may say of its numbers: they stand in the table beside it, they are the model's
# and the sentence says how they came about, or they count this project's own rows.
FROM = {"table", "model", "count"}
VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}


class _Prose(HTMLParser):
    """Collect text outside elements that carry a source."""

    def __init__(self) -> None:
        """Start outside everything."""
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        """Enter an element; it hides its text if it carries a source."""
        if tag in VOID:
            self.parts.append(" ")
            return
        named = dict(attrs)
        classes = set((named.get("class") or "").split())
        hides = tag in CARRIES_SOURCE or bool(classes & SOURCE_CLASSES) or named.get("data-from") in FROM
        self._open.append((tag, hides or (bool(self._open) and self._open[-1][1])))
        self.parts.append(" ")

    def handle_endtag(self, tag):
        """Leave the innermost open element of this name."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                break
        self.parts.append(" ")

    def handle_data(self, data):
        """Keep text that carries no source."""
        if not (self._open and self._open[-1][1]):
            self.parts.append(data)


# A chart's caption and its table are one piece: the table names the source of each number.
_CAPTION_WITH_TABLE = re.compile(
    r'<p class="ex-caption">(?:(?!</p>).)*</p>(?=<details class="ex-table")', re.DOTALL
)


def prose_of(html: str) -> str:
    """Return the page's sentences as plain text."""
    parser = _Prose()
    parser.feed(_CAPTION_WITH_TABLE.sub("", html))
    return re.sub(r"\s+", " ", "".join(parser.parts)).strip()


NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?(?![\w])")
# The longest first, so that a part of a number does not end the match.
_DIALLED = "|".join(
    sorted({line.number for line in load_help_lines()}, key=lambda number: (-len(number), number))
)
# Numbers that are not findings, with the reason why each kind needs no row.
EXEMPT = {
    "a year or a date": r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)? ?(?:19|20)\d\d\b",
    "part of a name": r"\b(?:[A-Za-z]+\d[\w-]*|[A-Z][A-Za-z-]*-\d\w*|KARMA-Dep 2|\d-[A-Z]+)\b",
    "a place in a list": r"\b(?:[Ss]teps?|[Pp]anel|[Qq]uestion|[Pp]art|[Cc]laim|[Ff]igure|[Tt]able) \d+(?: (?:of|to) \d+)?\b",
    "the name of an interval": r"\b9[05]% (?:interval|range|confidence|CI|PI|of)\b",
    "a telephone number of the table of help lines": rf"\b(?:{_DIALLED}|option 2)\b",
    "the denominator": r"\b(?:[Oo]f|in|per) (?:every )?100\b",
    "the time of the result beside it": r"\b(?:days?|weeks?) \d+(?: to \d+)?\b",
    "a dose, which names the arm of the result beside it": r"\b\d[\d.]*(?:(?:,| and| or| to) \d[\d.]*)* mg(?:/kg)?\b",
    "a unit": r"\b(?:1|a) (?:day|h|hour|week)\b",
}


def loose_numbers(text: str) -> list[str]:
    """Return each number that is of no exempt kind, with the words around it."""
    for pattern in EXEMPT.values():
        text = re.sub(pattern, lambda found: "#" * len(found.group()), text)
    return [text[max(0, n.start() - 40) : n.end() + 25] for n in NUMBER.finditer(text)]
