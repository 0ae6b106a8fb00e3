"""What trials show of blinding, what is disputed, and the harm in it; each number opens its row."""

from collections.abc import Mapping

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.rows import find_row
from explainer.ui.provenance import cited, flowing

_POOLED = "pooled/wilkinson2019impact"
_TRIAL = "harms/trial_su2023_taiwan_si"
_LABEL = "harms/spravato2026label"

# By paragraph and slot: the words that are shown, and the row that they open.
MARKS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "shown": {
        "mid": ("45%", f"{_POOLED}-3"),
        "sal": ("46%", f"{_POOLED}-4"),
        "mid_control": ("18%", f"{_POOLED}-5"),
        "sal_control": ("1%", f"{_POOLED}-6"),
        "mid_gap": ("0.7", f"{_POOLED}-1"),
        "sal_gap": ("1.8", f"{_POOLED}-2"),
    },
    "map": {},
    "cause": {
        "thought": ("more than 60 in 100", "guesses/lii2023-2"),
        "right": ("36.8%", "guesses/lii2023-1"),
    },
    "open": {
        "range": ("13.3 points better to 1.6 worse", "trials/lii2023-1"),
        "went": ("went with improvement", "harms/luckenbaugh2014dissociative-1"),
        "predicted": ("predicted nothing", "harms/mathai2023reconsidering-1"),
    },
    "harm-infusion": {
        "unreal": ("69%", f"{_TRIAL}-1"),
        "unreal_control": ("17%", f"{_TRIAL}-2"),
        "dizzy": ("57%", f"{_TRIAL}-3"),
        "dizzy_control": ("12%", f"{_TRIAL}-4"),
    },
    "harm-spray": {
        "apart": ("41%", f"{_LABEL}-1"),
        "apart_control": ("9%", f"{_LABEL}-2"),
        "sleepy": ("23%", f"{_LABEL}-7"),
        "sleepy_control": ("9%", f"{_LABEL}-8"),
        "watched": ("at least two hours", f"{_LABEL}-64"),
    },
}
CARDS = (
    ("What trials show", ("shown", "map")),
    ("What is disputed", ("cause", "open")),
    ("What gives the drug away is itself a harm", ("harm-infusion", "harm-spray")),
)


def known_rows() -> tuple[str, ...]:
    """Return the name of every row that the cards open, in order."""
    return tuple(row for marks in MARKS.values() for _, row in marks.values())


def _paragraph(name: str, register: str) -> str:
    filled = {slot: cited(words, find_row(row)) for slot, (words, row) in MARKS[name].items()}
    return f'<div class="ex-words">{say(f"blinding-known-{name}", register, **filled)}</div>'


def known_html(register: str = DEFAULT_REGISTER) -> str:
    """Return the three cards below the simulator.

    Parameters
    ----------
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    cards = (
        f'<section class="ex-card"><h2>{title}</h2>{"".join(_paragraph(name, register) for name in names)}</section>'
        for title, names in CARDS
    )
    return flowing(f'<div class="ex-blinding">{"".join(cards)}</div>')
