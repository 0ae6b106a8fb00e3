"""Reference records: every source the explainer cites, in one CSL-JSON file.

`references.json` is keyed ``author2020word``; each record needs a DOI, a PMID, or
(for regulators, labels and help lines, which have neither) a stated ``URL``.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from explainer.errors import DataError, ParameterError

# A first author's initials, as in "Shiroma PR"; a name in capitals alone, as "NICE", is no initials.
_INITIALS = re.compile(r"(?<=[a-z]) [A-Z]{1,3}$")


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited source.

    Attributes
    ----------
    key : str
        ``author2020word``.
    authors, year, title, container : str
        As printed; `container` is the journal or publisher.
    doi, pmid, url : str
        Identifiers; at least one is not empty.
    """

    key: str
    authors: str
    year: str
    title: str
    container: str
    doi: str = ""
    pmid: str = ""
    url: str = ""

    @property
    def short(self) -> str:
        """Return the form used in running text, such as "Kamp 2020"; initials are left out."""
        first = self.authors.split(",")[0].split(" et al")[0].split(" &")[0]
        return f"{_INITIALS.sub('', first)} {self.year}"

    @property
    def link(self) -> str:
        """Return the best address to follow; empty for none."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


def _read(record: dict[str, object]) -> Reference:
    text = {name: str(value) for name, value in record.items()}
    missing = [name for name in ("id", "author", "issued", "title", "container-title") if not text.get(name)]
    if missing:
        raise DataError(f"references.json: record {text.get('id', '?')!r} lacks {', '.join(missing)}.")
    reference = Reference(
        key=text["id"],
        authors=text["author"],
        year=text["issued"],
        title=text["title"],
        container=text["container-title"],
        doi=text.get("DOI", ""),
        pmid=text.get("PMID", ""),
        url=text.get("URL", ""),
    )
    if not reference.link:
        raise DataError(f"references.json: record {reference.key!r} needs a DOI, PMID or URL; got none.")
    return reference


@cache
def load_references() -> dict[str, Reference]:
    """Read `references.json` once and return its records by key.

    Raises
    ------
    DataError
        If a record lacks a field or identifier, or two records share a key.
    """
    raw = json.loads(files("explainer").joinpath("references.json").read_text(encoding="utf-8"))
    references: dict[str, Reference] = {}
    for record in raw:
        reference = _read(record)
        if reference.key in references:
            raise DataError(f"references.json: key {reference.key!r} appears twice.")
        references[reference.key] = reference
    return references


def find_reference(key: str) -> Reference:
    """Return the record for `key`.

    Raises
    ------
    ParameterError
        If no record has this key.
    """
    try:
        return load_references()[key]
    except KeyError:
        raise ParameterError(f"source must be a key of references.json; got {key!r}.") from None
