"""The address of the list of sources: what it asks for, and what in it cannot be used.

`?q=naltrexone&seen=abstract&page=trials&ref=trial_lii2023`. A bad value gets its default and a
sentence; the others are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.references import load_references
from explainer.ui.chapters import CHAPTERS, Chapter
from explainer.ui.page_sources import PAGE_ROWS
from explainer.ui.reference_list import count_by_best

ALL = "all"
HOME = "home"
LONGEST_SEARCH = 80
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class SourcesSetting:
    """What the list opens at.

    Attributes
    ----------
    q : str
        Words to search for; empty for none.
    seen : str
        "all", or the best way in which a reference was read.
    page : str
        "all", or the address of a page that shows it; the home page is "home".
    ref : str
        Key of the reference to open at; empty for none.
    """

    q: str = ""
    seen: str = ALL
    page: str = ALL
    ref: str = ""


def page_name(chapter: Chapter) -> str:
    """Return what stands for a page in the address."""
    return chapter.url_path or HOME


def listed_chapters() -> tuple[Chapter, ...]:
    """Return the pages that show references of their own, in the order of the menu."""
    return tuple(chapter for chapter in CHAPTERS if chapter.key in PAGE_ROWS)


def _quote(text: str) -> str:
    return f"“{text if len(text) <= _LONGEST_QUOTE else f'{text[:_LONGEST_QUOTE]}…'}”"


def read_setting(address: Mapping[str, str]) -> tuple[SourcesSetting, tuple[str, ...]]:
    """Return the setting an address asks for, and a sentence for each value that cannot be used.

    Parameters
    ----------
    address : mapping
        Parameters by name, as text; those absent get their defaults.

    Returns
    -------
    SourcesSetting, tuple of str
        Valid whatever came; no sentence if all was good.
    """
    problems: list[str] = []
    q = address.get("q", "").strip()
    if len(q) > LONGEST_SEARCH:
        problems.append(
            f"q: expected at most {LONGEST_SEARCH} characters; got {len(q)}, {_quote(q)}. Showing every reference instead."
        )
        q = ""
    chosen = {}
    for name, options in (
        ("seen", (ALL, *count_by_best())),
        ("page", (ALL, *(page_name(chapter) for chapter in listed_chapters()))),
    ):
        chosen[name] = address.get(name, ALL)
        if chosen[name] not in options:
            problems.append(
                f"{name}: expected one of {', '.join(options)}; got {_quote(chosen[name])}. Showing {ALL} instead."
            )
            chosen[name] = ALL
    ref = address.get("ref", "")
    if ref and ref not in load_references():
        problems.append(
            f"ref: expected the key of a reference, such as {next(iter(load_references()))}; got {_quote(ref)}. "
            "Showing the list from its start instead."
        )
        ref = ""
    return SourcesSetting(q=q, ref=ref, **chosen), tuple(problems)
