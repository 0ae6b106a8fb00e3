"""The causal chain on one screen; each arrow opens what is known about it."""

from pathlib import Path

from explainer.components.register import register_component
from explainer.evidence.chain_links import BADGES, ChainLink
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS

_mount = register_component("causal_chain", Path(__file__).parent, scripts=("glyphs.js", "component.js"))


def causal_chain(links: tuple[ChainLink, ...], *, key: str) -> None:
    """Mount the chain.

    Parameters
    ----------
    links : tuple of ChainLink
        In order; each starts where the one before it ended.
    key : str
        Unique on the page.
    """
    data = [
        {
            "key": link.key,
            "cause": link.cause,
            "effect": link.effect,
            "badge": link.badge,
            "badge_words": BADGES[link.badge],
            "in_people": link.is_shown_in_people,
            "plain": link.plain,
            "people": link.people,
            "disputed": link.disputed,
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
    _mount(data={"links": data}, key=key, height="content")
