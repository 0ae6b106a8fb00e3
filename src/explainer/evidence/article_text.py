"""The source article, paragraph by paragraph: the object of the critique, never a source."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "article.txt"
LEAD, QUOTATION, CLOSING = "Lead paragraph", "Introductory quotation", "Closing paragraph"
# Every sentence of the article ends with one of these; a heading ends with neither.
_SENTENCE_ENDS = (".", "”")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article.

    Attributes
    ----------
    text : str
        As published.
    section : str
        Name of the part it stands in.
    is_heading : bool
        Whether it is the title of that part.
    """

    text: str
    section: str
    is_heading: bool


def split_article(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an article, each with the name of its part.

    Parameters
    ----------
    text : str
        One paragraph a line. Before the first heading come the lead and the
        introductory quotation; the last line closes.

    Returns
    -------
    tuple of Paragraph
        In order; blank lines are left out.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    paragraphs: list[Paragraph] = []
    section = ""
    for number, line in enumerate(lines):
        is_heading = not line.endswith(_SENTENCE_ENDS)
        if is_heading:
            section = line
        part = section or (LEAD if number == 0 else QUOTATION)
        if number == len(lines) - 1:
            part = CLOSING
        paragraphs.append(Paragraph(line, part, is_heading))
    return tuple(paragraphs)


@cache
def load_article() -> tuple[Paragraph, ...]:
    """Read the article once."""
    text = files("explainer").joinpath("evidence", "data", FILE).read_text(encoding="utf-8")
    return split_article(text)
