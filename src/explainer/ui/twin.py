"""Benefit and harm as twins: the same card, marks, denominator and order."""

from dataclasses import dataclass
from html import escape

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.figures.icon_array import IconArrayView, build_icon_array, draw_icon_array
from explainer.ui.citation import SEEN_WORDS, source_html


@dataclass(frozen=True, slots=True)
class TwinCard:
    """One card: an event on the drug and on its comparator, per 100 people.

    Attributes
    ----------
    meaning : str
        "benefit" or "harm".
    title, drug, comparator, note, sureness : str
        Words.
    active_percent, control_percent : float
    seen, locator, source : str
    """

    meaning: str
    title: str
    drug: str
    comparator: str
    active_percent: float
    control_percent: float
    note: str
    sureness: str
    seen: str
    locator: str
    source: str


def _array_html(view: IconArrayView, register: str) -> str:
    return (
        f'<div class="ex-array"><p><b class="{view.meaning}">{view.filled}</b> {escape(view.group)}</p>'
        f"{draw_icon_array(view, register)}</div>"
    )


def twin_html(card: TwinCard, register: str = DEFAULT_REGISTER) -> str:
    """Return the card as HTML; every word from data is escaped.

    Parameters
    ----------
    card : TwinCard
        Its note in the same register.
    register : str
        Whom it is for.
    """
    event = card.title[0].lower() + card.title[1:]
    active = build_icon_array(
        card.active_percent, meaning=card.meaning, group=f"with {card.drug}", event=event
    )
    control = build_icon_array(
        card.control_percent, meaning="control", group=f"with {card.comparator}", event=event
    )
    words = say(
        "card_difference",
        register,
        difference=f"<b>{active.filled - control.filled} in 100</b>",
        note=escape(card.note),
        sureness=f"<b>{escape(card.sureness)}</b>",
    )
    return (
        f'<article class="ex-card ex-twin" data-meaning="{card.meaning}"><h3>{escape(card.title)}</h3>'
        f'<div class="ex-arrays">{_array_html(active, register)}{_array_html(control, register)}</div>'
        f'<p class="ex-twin-note">{words}</p>'
        f'<details class="ex-sources"><summary>Source</summary><p>{source_html(card.source)} · '
        f"{escape(card.locator)} · {escape(SEEN_WORDS[card.seen])}.</p></details></article>"
    )


def twins_html(cards: tuple[TwinCard, TwinCard], register: str = DEFAULT_REGISTER) -> str:
    """Return a benefit and its harm side by side."""
    return f'<div class="ex-twins">{"".join(twin_html(card, register) for card in cards)}</div>'
