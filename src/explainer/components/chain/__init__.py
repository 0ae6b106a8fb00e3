"""The causal chain on one screen; each arrow opens what is known about it."""

from pathlib import Path
from typing import Any

from explainer.components.register import register_component
from explainer.describe.chain import describe_link
from explainer.describe.registers import DEFAULT_REGISTER
from explainer.evidence.chain_links import BADGES, ChainLink
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS

_mount = register_component("causal_chain", Path(__file__).parent, scripts=("glyphs.js", "component.js"))


def pack_chain(links: tuple[ChainLink, ...], register: str = DEFAULT_REGISTER) -> dict[str, Any]:
    """Return what the browser draws, with the words of one register.

    Parameters
    ----------
    links : tuple of ChainLink
        In order; each starts where the one before it ended.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    packed = [
        {
            "key": link.key,
            "cause": link.cause,
            "effect": link.effect,
            "badge": link.badge,
            "badge_words": BADGES[link.badge],
            "in_people": link.is_shown_in_people,
            **describe_link(link.key, register=register),
            "sources": [
                {
                    "short": find_reference(source).short,
                    "link": find_reference(source).link,
                    "seen": SEEN_WORDS[seen],
                }
                for source, seen in zip(link.sources, link.seen, strict=True)
            ],
        }
        for link in links
    ]
    return {"register": register, "links": packed}


def causal_chain(links: tuple[ChainLink, ...], *, register: str, key: str) -> None:
    """Mount the chain.

    Parameters
    ----------
    links : tuple of ChainLink
        In order; each starts where the one before it ended.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    key : str
        Unique on the page.
    """
    _mount(data=pack_chain(links, register), key=key, height="content")
