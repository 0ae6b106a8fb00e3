"""The address of the article check: what it asks for, and what in it cannot be used.

`?mode=find&marked=K14,K27`, `?verdict=wrong&claim=K27`, `?mode=pairs&pair=X1`. A bad value gets
its default and a sentence; the others are kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.evidence.claims import VERDICTS, load_claims
from explainer.evidence.contradictions import load_contradictions

MODES = ("read", "find", "pairs")
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class ArticleSetting:
    """What the page shows.

    Attributes
    ----------
    mode : str
        One of `MODES`: read the verdicts, find the errors first, see the contradictions.
    verdict : str
        The only verdict in view; empty for all.
    claim : str
        The opened claim; empty for none.
    pair : str
        The contradiction in view; empty for none.
    marked : tuple of str
        Claims that the reader marked as wrong.
    """

    mode: str = MODES[0]
    verdict: str = ""
    claim: str = ""
    pair: str = ""
    marked: tuple[str, ...] = ()


def _problem(name: str, expected: str, text: str, shown: str) -> str:
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"{name}: expected {expected}; got “{short}”. Showing {shown} instead."


def _range_of(names: Iterable[str]) -> str:
    listed = list(names)
    return f"one of {listed[0]} to {listed[-1]}"


def read_setting(address: Mapping[str, str]) -> tuple[ArticleSetting, tuple[str, ...]]:
    """Return the setting an address asks for, and a sentence for each value that cannot be used.

    Parameters
    ----------
    address : mapping
        Parameters by name, as text; those absent get their defaults.

    Returns
    -------
    ArticleSetting, tuple of str
        Valid whatever came; no sentence if all was good.
    """
    claims = [claim.claim_id for claim in load_claims()]
    pairs = [pair.contradiction_id for pair in load_contradictions()]
    chosen: dict[str, str] = {}
    problems: list[str] = []
    for name, options, expected, shown in (
        ("mode", MODES, f"one of {', '.join(MODES)}", MODES[0]),
        ("verdict", VERDICTS, f"one of {', '.join(VERDICTS)}", "all verdicts"),
        ("claim", claims, _range_of(claims), "no claim opened"),
        ("pair", pairs, _range_of(pairs), "no pair"),
    ):
        text = address.get(name, "")
        if text in options:
            chosen[name] = text
        elif text:
            problems.append(_problem(name, expected, text, shown))
    marked = address.get("marked", "")
    wanted = set(marked.split(",")) if marked else set()
    if not wanted <= set(claims):
        expected = f"some of {claims[0]} to {claims[-1]}, with commas between"
        problems.append(_problem("marked", expected, marked, "no marks"))
        wanted = set()
    setting = ArticleSetting(
        mode=chosen.get("mode", MODES[0]),
        verdict=chosen.get("verdict", ""),
        claim=chosen.get("claim", ""),
        pair=chosen.get("pair", ""),
        marked=tuple(item for item in claims if item in wanted),
    )
    return setting, tuple(problems)
