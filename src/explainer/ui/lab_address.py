"""The address of the blockade lab: what it asks for, and what in it cannot be used.

`?block=40&affinity=ebert1997&site=interneuron&ampa=off&a=20,gerhard2020,both,on&guess=rises`.
A bad value gets its default and a sentence; the others are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.describe.lab_words import GUESSES
from explainer.model.nmda_block import SITES
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY
from explainer.ui.controls import BLOCK

NO_GUESS = ""
SKIPPED = "skip"
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "affinity": tuple(AFFINITY_SETS),
    "site": SITES,
    "ampa": ("on", "off"),
    "guess": (*(guess.key for guess in GUESSES), SKIPPED),
}
_DEFAULTS = {
    "affinity": DEFAULT_AFFINITY,
    "site": "both",
    "ampa": "on",
    "guess": NO_GUESS,
}
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class LabSetting:
    """What the lab opens at.

    Attributes
    ----------
    block : int
        Percent.
    affinity, site : str
        Keys of a published set and of where the drug blocks.
    ampa : str
        "on", or "off" with AMPA receptors blocked.
    """

    block: int = BLOCK.default
    affinity: str = DEFAULT_AFFINITY
    site: str = "both"
    ampa: str = "on"


@dataclass(frozen=True, slots=True)
class LabStart:
    """Everything the link holds.

    Attributes
    ----------
    setting : LabSetting
        The live one.
    a : LabSetting or None
        The one kept for comparison.
    guess : str
        What the reader expected; "skip", or empty if not asked yet.
    """

    setting: LabSetting = LabSetting()
    a: LabSetting | None = None
    guess: str = NO_GUESS


def _quote(text: str) -> str:
    shown = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{shown}”"


def _is_level(text: str) -> bool:
    is_plain = text.isascii() and text.isdigit() and len(text) <= len(str(BLOCK.high))
    return is_plain and BLOCK.low <= int(text) <= BLOCK.high


def _read_kept(text: str) -> LabSetting | None:
    """Return the setting in "20,gerhard2020,both,on"; parts left out at the end get their defaults."""
    level, *rest = text.split(",")
    names = ("affinity", "site", "ampa")
    if not _is_level(level) or len(rest) > len(names):
        return None
    chosen = dict(zip(names, rest, strict=False))
    if any(value not in _OPTIONS[name] for name, value in chosen.items()):
        return None
    return LabSetting(int(level), **chosen)


def read_start(address: Mapping[str, str]) -> tuple[LabStart, tuple[str, ...]]:
    """Return what an address asks for, and a sentence for each value that cannot be used.

    Parameters
    ----------
    address : mapping
        Parameters by name, as text; those absent get their defaults.

    Returns
    -------
    LabStart, tuple of str
        Valid whatever came; no sentence if all was good.
    """
    problems = []
    block = BLOCK.default
    text = address.get("block")
    if text is not None:
        if _is_level(text):
            block = int(text)
        else:
            problems.append(
                f"block: expected a whole number from {BLOCK.low} to {BLOCK.high}; got {_quote(text)}. "
                f"Showing {BLOCK.default} instead."
            )
    chosen = dict(_DEFAULTS)
    for name, options in _OPTIONS.items():
        text = address.get(name)
        if text is None:
            continue
        if text in options:
            chosen[name] = text
        else:
            instead = f"Showing {_DEFAULTS[name]} instead." if _DEFAULTS[name] else "It is left out."
            problems.append(f"{name}: expected one of {', '.join(options)}; got {_quote(text)}. {instead}")
    kept = None
    text = address.get("a")
    if text is not None:
        kept = _read_kept(text)
        if kept is None:
            problems.append(
                f"a: expected a whole number from {BLOCK.low} to {BLOCK.high}, then if wanted an affinity set, "
                f"a site and on or off, with commas between; got {_quote(text)}. It is left out."
            )
    setting = LabSetting(block, chosen["affinity"], chosen["site"], chosen["ampa"])
    return LabStart(setting, kept, chosen["guess"]), tuple(problems)
