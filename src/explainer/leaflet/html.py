"""Write the leaflet as one self-contained HTML file, in the order of the PDF."""

import base64
from functools import cache
from html import escape
from pathlib import Path

from explainer.leaflet.content import LANGUAGE
from explainer.leaflet.icons import icon_array_svg, link_code_svg
from explainer.leaflet.records import Card, Concern, Half, Leaflet, Source, Twins

_STYLE = Path(__file__).with_name("leaflet.css")
_TYPE = Path(__file__).resolve().parents[3] / "assets" / "static" / "fonts"
_FAMILIES = {
    "Source Serif 4": "source-serif-4-latin-wght-normal.woff2",
    "Inter": "inter-latin-wght-normal.woff2",
}


@cache
def _style() -> str:
    """Return the style sheet with the type inside it."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:200 900;'
        f"src:url(data:font/woff2;base64,{base64.b64encode((_TYPE / file).read_bytes()).decode()})}}"
        for family, file in _FAMILIES.items()
    )
    return faces + _STYLE.read_text(encoding="utf-8")


def _marks(numbers: tuple[int, ...]) -> str:
    links = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers)
    return f'<span class="marks">\N{NO-BREAK SPACE}[{links}]</span>' if numbers else ""


def _concerns(title: str, concerns: tuple[Concern, ...]) -> str:
    if not concerns:
        return ""
    items = "".join(
        f'<div class="concern"><h3>{escape(concern.title)}</h3>'
        f"<p>{escape(concern.text)}{_marks(concern.sources)}</p></div>"
        for concern in concerns
    )
    return f'<section><h2 class="soft">{escape(title)}</h2><div class="concerns">{items}</div></section>'


def _picture(svg: str, alt: str) -> str:
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt, quote=True)}" ', 1)


def _half(half: Half) -> str:
    known = "" if half.view else " unknown"
    picture = (
        _picture(icon_array_svg(half.view), half.alt)
        if half.view
        else '<div class="empty" aria-hidden="true"></div>'
    )
    meaning = half.view.meaning if half.view else "control"
    return (
        f'<div class="half"><p class="number {meaning}{known}">{escape(half.number)}</p>'
        f"<p>{escape(half.drug)}</p>{picture}</div>"
    )


def _card(card: Card) -> str:
    return (
        f'<article class="card" data-meaning="{card.meaning}"><div><h3>{escape(card.title)}</h3>'
        f'<p class="difference {card.meaning}">{escape(card.difference)}</p>'
        f'<p class="note">{escape(card.note)}{_marks(card.sources)}</p></div>'
        f"{_half(card.active)}{_half(card.control)}</article>"
    )


def _twins(twins: Twins) -> str:
    return (
        f"<section><h2>{escape(twins.title)}: {escape(twins.status)}</h2>"
        f'<p class="note">{escape(twins.status_text)}</p>'
        f'<div class="twins">{_card(twins.benefit)}{_card(twins.harm)}</div></section>'
    )


def _source(source: Source) -> str:
    return (
        f'<li id="source-{source.number}"><a href="{escape(source.link, quote=True)}" rel="noopener noreferrer">'
        f"{escape(source.text)}</a></li>"
    )


def _band(leaflet: Leaflet) -> str:
    """Return the clinic's blank lines, the help and the code side by side."""
    blanks = "".join(f"<li><span>{escape(words)}</span><i></i></li>" for words in leaflet.clinic)
    address = escape(leaflet.address, quote=True)
    help_lines = "".join(f'<p class="help">{escape(line)}</p>' for line in leaflet.help_lines)
    code = _picture(link_code_svg(leaflet.address), f"Code that opens {leaflet.address}")
    return (
        f'<div class="band"><section><h2>{escape(leaflet.clinic_title)}</h2><ul class="blanks">{blanks}</ul></section>'
        f"<section><h2>{escape(leaflet.help_title)}</h2>"
        f"{help_lines}</section>"
        f'<a class="code" href="{address}">{code}'
        f"<span>{escape(leaflet.address_text)}</span></a></div>"
    )


def draw_html(leaflet: Leaflet) -> str:
    """Return the leaflet as a document that needs no other file; every word is escaped."""
    sources = "".join(_source(source) for source in leaflet.sources)
    return (
        f'<!doctype html><html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(leaflet.title)}</title><style>{_style()}</style></head><body><main>"
        f'<header><h1>{escape(leaflet.title)}</h1><p class="lead">{escape(leaflet.lead)}</p></header>'
        f"{_concerns(leaflet.chosen_title, leaflet.chosen)}"
        f"{''.join(_twins(twins) for twins in leaflet.twins)}"
        f"{_concerns(leaflet.others_title, leaflet.others)}{_band(leaflet)}"
        f'<section class="sources"><h2 class="soft">{escape(leaflet.sources_title)}</h2><ol>{sources}</ol></section>'
        f"<footer><p><strong>{escape(leaflet.disclaimer)}</strong> {escape(leaflet.publisher)} {escape(leaflet.edition)} "
        f'<a href="{escape(leaflet.address, quote=True)}">{escape(leaflet.address)}</a></p></footer></main></body></html>'
    )
