"""Benefit and harm as twins: the same card, marks, denominator and order."""

from dataclasses import dataclass
from html import escape

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.figures.icon_array import (
    IconArrayView,
    build_icon_array,
    describe_icon_array,
    draw_icon_array,
)
from explainer.ui.chart import draw_elements
from explainer.ui.citation import SEEN_WORDS, source_html

TWIN_COLUMNS = ("what", "with", "of 100 people", "per 100, as printed", "how seen", "where")


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


def _arrays(card: TwinCard) -> tuple[IconArrayView, IconArrayView]:
    """Return the drug's hundred marks and the comparator's."""
    event = card.title[0].lower() + card.title[1:]
    return (
        build_icon_array(card.active_percent, meaning=card.meaning, group=f"with {card.drug}", event=event),
        build_icon_array(
            card.control_percent, meaning="control", group=f"with {card.comparator}", event=event
        ),
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
    active, control = _arrays(card)
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


def describe_twins(cards: tuple[TwinCard, TwinCard], register: str = DEFAULT_REGISTER) -> str:
    """Return both cards in words: how many of 100 in each group."""
    return " ".join(describe_icon_array(view, register) for card in cards for view in _arrays(card))


def table_twins(cards: tuple[TwinCard, TwinCard]) -> list[tuple[str, ...]]:
    """Return a row a group: what, with what, whole people, as printed, how seen, where."""
    return [
        (card.title, group, str(view.filled), f"{percent:g}", card.seen, f"{card.locator}, {card.source}")
        for card in cards
        for view, group, percent in zip(
            _arrays(card),
            (card.drug, card.comparator),
            (card.active_percent, card.control_percent),
            strict=True,
        )
    ]


def draw_twins(cards: tuple[TwinCard, TwinCard], *, key: str, register: str) -> None:
    """Put a benefit and its harm on the page, with their numbers as a table and what saves both.

    Parameters
    ----------
    cards : tuple of TwinCard
        In the order in which they are read.
    key : str
        Unique on the page.
    register : str
        Whom they are for.
    """
    first, second = (card.title for card in cards)
    draw_elements(
        twins_html(cards, register),
        key=key,
        name=f"{first}; {second[0].lower()}{second[1:]}",
        description=describe_twins(cards, register),
        columns=TWIN_COLUMNS,
        rows=table_twins(cards),
        sources=[card.source for card in cards],
        is_captioned=False,
    )
