"""Pack every reference for the browser: what its row says, and its entry in each file format."""

from dataclasses import asdict
from functools import cache
from typing import Any
from urllib.parse import urlparse

from explainer.components.packing import pack_arrays
from explainer.export.bibtex import bibtex_entry
from explainer.export.csl_json import csl_item
from explainer.export.own_citation import ADDRESS_PLACE, DAY_PLACE, own_bibtex, own_csl, own_note
from explainer.references import Reference
from explainer.ui.chapters import APP_TITLE, find_chapter
from explainer.ui.provenance import day_words
from explainer.ui.reference_list import (
    CHOSEN,
    READ_SHORT,
    READ_WORDS,
    ListedReference,
    count_by_best,
    list_references,
    read_note,
)
from explainer.ui.sources_address import SourcesSetting, listed_chapters, page_name

# What stands in the place of the pages of a reference that only rows shown nowhere cite.
ON_NO_PAGE = "in the data tables, on no page"
FILE_LINE = "Teaching model, not medical advice."


def link_label(reference: Reference) -> str:
    """Return the words of a reference's link: its identifier, else where the address leads."""
    if reference.doi:
        return f"doi {reference.doi}"
    if reference.pmid:
        return f"PMID {reference.pmid}"
    address = urlparse(reference.url)
    host = (address.hostname or reference.url).removeprefix("www.")
    return f"search at {host}" if "term=" in address.query or "search" in address.path else host


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _also(tag: str, count: int) -> str:
    """Return in words what rows with a second, worse tag rest on."""
    if tag == CHOSEN:
        return f"the reason for {_count(count, 'number')} chosen here"
    return f"{READ_WORDS[tag]} ({_count(count, 'row')})"


def _item(item: ListedReference) -> dict[str, Any]:
    reference, note = item.reference, read_note(item)
    also = [_also(tag, count) for tag, count in item.seen[1:]]
    return {
        "key": reference.key,
        "authors": reference.authors,
        "year": reference.year,
        "title": reference.title,
        "container": reference.container,
        "ids": f"{reference.doi} {reference.pmid}".strip(),
        "label": link_label(reference),
        "link": reference.link,
        "best": item.best,
        "read": READ_WORDS[item.best],
        "also": f"also {'; '.join(also)}" if also else "",
        "rows": _count(item.rows, "row"),
        "pages": [page_name(find_chapter(key)) for key in item.pages],
        "nowhere": "" if item.pages else ON_NO_PAGE,
        "checked": f"checked {day_words(item.checked)}" if item.checked else "",
        "bibtex": bibtex_entry(reference, note=note),
        "csl": csl_item(reference, note=note),
    }


@cache
def _fixed_header() -> dict[str, Any]:
    return {
        "items": [_item(item) for item in list_references()],
        "seen": [
            {"key": tag, "label": READ_SHORT[tag], "count": count} for tag, count in count_by_best().items()
        ],
        "pages": [
            {"key": page_name(chapter), "label": chapter.title, "href": f"./{chapter.url_path}"}
            for chapter in listed_chapters()
        ],
        "file": {
            "title": f"{APP_TITLE}: sources",
            "line": FILE_LINE,
            "name": "ketamine-sources",
            "csl": own_csl(APP_TITLE, own_note(FILE_LINE)),
            "bibtex": own_bibtex(APP_TITLE, own_note(FILE_LINE)),
            "places": {"address": ADDRESS_PLACE, "day": DAY_PLACE},
        },
    }


def pack_sources(setting: SourcesSetting, problems: tuple[str, ...] = ()) -> bytes:
    """Return the whole payload for one starting setting.

    Parameters
    ----------
    setting : SourcesSetting
        What the address asks for.
    problems : tuple of str
        Sentences about what in the address could not be used.

    Returns
    -------
    bytes
        A JSON header without arrays, as `explainer.components.packing` lays it out.
    """
    return pack_arrays({**_fixed_header(), "start": asdict(setting), "problems": list(problems)}, {})
