"""References as CSL-JSON items: what a reference manager or a processor of citations reads."""

import re
from typing import Any
from urllib.parse import urlparse

from explainer.references import Reference

# Hosts of papers: a record that has only such an address is still a paper.
PAPER_HOSTS = frozenset(
    {
        "elifesciences.org",
        "pmc.ncbi.nlm.nih.gov",
        "pubmed.ncbi.nlm.nih.gov",
        "www.biologicalpsychiatryjournal.com",
        "www.biophysj.org",
        "www.nature.com",
    }
)
PREPRINT_SERVERS = ("arxiv", "biorxiv", "medrxiv", "psyarxiv", "research square", "ssrn")
_WITH_OTHERS = re.compile(r"\s+et al\.?$")
# "Talati SK, Sharma M": a list with commas is one only if every part is a name with initials.
_NAME_WITH_INITIALS = re.compile(r"[^\s,]+(?:[ -][^\s,]+)* [A-Z]{1,4}")
_PLACE = re.compile(
    r"(?P<journal>.+?) (?P<volume>\d+)(?:\((?P<issue>\d+)\))?:(?P<page>[A-Za-z]*\d+(?:[-–]\d+)?)"
)


def journal_place(container: str) -> tuple[str, str, str, str]:
    """Return journal, volume, issue and page of a printed line such as "Br J Anaesth 53:27".

    Parameters
    ----------
    container : str
        A line without volume and page comes back whole, with three empty texts.
    """
    found = _PLACE.fullmatch(container)
    if not found:
        return container, "", "", ""
    return found["journal"], found["volume"], found["issue"] or "", found["page"]


def author_names(authors: str) -> tuple[tuple[str, ...], bool]:
    """Return the names in a printed author line, and whether others are left out.

    Parameters
    ----------
    authors : str
        Such as "Lii et al.", "Clements & Nimmo", "Talati SK, Sharma M".

    Returns
    -------
    names : tuple of str
        At least one; a line that is not clearly a list stays whole.
    has_others : bool
    """
    line, replaced = _WITH_OTHERS.subn("", authors.strip())
    if " & " in line:
        names = re.split(r",? & |, ", line)
    else:
        parts = line.split(", ")
        is_list = len(parts) > 1 and all(_NAME_WITH_INITIALS.fullmatch(part) for part in parts)
        names = parts if is_list else [line]
    return tuple(names), bool(replaced)


def csl_type(reference: Reference) -> str:
    """Return the CSL type of a reference: article-journal, article (a preprint), chapter or webpage."""
    container = reference.container.lower()
    if any(server in container for server in PREPRINT_SERVERS):
        return "article"
    if "press" in container.replace(",", " ").split():
        return "chapter"
    if reference.doi or reference.pmid or urlparse(reference.url).hostname in PAPER_HOSTS:
        return "article-journal"
    return "webpage"


def csl_item(reference: Reference, *, note: str = "") -> dict[str, Any]:
    """Return one reference as a CSL-JSON item.

    Parameters
    ----------
    reference : Reference
        A record of `references.json`.
    note : str
        What a reader of the item should know, such as how it was read.

    Returns
    -------
    dict
        Authors are literal names, as the list keeps them as printed ("Lii et al."); a year that
        is no number is a literal date.
    """
    names, has_others = author_names(reference.authors)
    literal = [*names[:-1], f"{names[-1]} et al."] if has_others else list(names)
    issued: dict[str, Any] = (
        {"date-parts": [[int(reference.year)]]} if reference.year.isdigit() else {"literal": reference.year}
    )
    journal, volume, issue, page = journal_place(reference.container)
    fields = {
        "id": reference.key,
        "type": csl_type(reference),
        "title": reference.title,
        "author": [{"literal": name} for name in literal],
        "issued": issued,
        "container-title": journal,
        "volume": volume,
        "issue": issue,
        "page": page,
        "DOI": reference.doi,
        "PMID": reference.pmid,
        "URL": reference.link,
        "note": note,
    }
    return {name: value for name, value in fields.items() if value}
