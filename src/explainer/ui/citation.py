"""Sources, one tap from the numbers that use them."""

from collections.abc import Iterable
from html import escape

from explainer.references import find_reference

SEEN_WORDS = {
    "full-text": "read in full text",
    "abstract": "read in the abstract",
    "label": "read in the product label",
    "registry": "read in the trial registry",
    "secondary": "seen in a secondary source",
    "memory-unverified": "recalled, not yet verified",
    "chosen": "chosen here",
}


def source_html(key: str) -> str:
    """Return one reference as a line of HTML, linked where it has an address."""
    reference = find_reference(key)
    text = f"{reference.authors} ({reference.year}). {reference.title}. {reference.container}."
    name = escape(reference.doi or (f"PMID {reference.pmid}" if reference.pmid else reference.url))
    return (
        f'{escape(text)} <a href="{escape(reference.link, quote=True)}" target="_blank" '
        f'rel="noopener noreferrer">{name}</a>'
    )


def listed_html(key: str) -> str:
    """Return a link that opens the page of sources at one reference."""
    return f'<a href="./sources?ref={escape(key, quote=True)}">how it was read</a>'


def sources_html(keys: Iterable[str], *, title: str = "Sources") -> str:
    """Return a folded list of references, in order of first use, without repeats."""
    items = "".join(f"<li>{source_html(key)} · {listed_html(key)}</li>" for key in dict.fromkeys(keys))
    return f'<details class="ex-sources"><summary>{escape(title)}</summary><ul>{items}</ul></details>'
