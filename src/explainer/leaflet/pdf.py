"""Set the leaflet as one page of PDF/UA-1."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from explainer.errors import DataError
from explainer.leaflet.content import LANGUAGE
from explainer.leaflet.icons import icon_array_svg, link_code_svg
from explainer.leaflet.records import Half, Leaflet

SIZES = {"a4": "a4", "letter": "us-letter"}
DEFAULT_SIZE = "a4"
# Steps of `leaflet.typ`, from roomy to tight.
_STEPS = 7
_RUNS_OVER = "the leaflet must fit one page"
_LAYOUT = Path(__file__).with_name("leaflet.typ")
_TYPE = Path(__file__).resolve().parents[3] / "assets" / "fonts"


@cache
def _fonts() -> typst.Fonts:
    """Return the project's own type and no other, so that lines break alike on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_TYPE)])


def _half(half: Half) -> dict[str, str]:
    svg = "" if half.view is None else icon_array_svg(half.view)
    return {"number": half.number, "drug": half.drug, "alt": half.alt, "svg": svg}


def _payload(leaflet: Leaflet, size: str) -> dict[str, object]:
    content = asdict(leaflet)
    for twins, written in zip(leaflet.twins, content["twins"], strict=True):
        for meaning, card in (("benefit", twins.benefit), ("harm", twins.harm)):
            written[meaning] |= {"active": _half(card.active), "control": _half(card.control)}
    return content | {"paper": SIZES[size], "language": LANGUAGE, "code": link_code_svg(leaflet.address)}


def draw_pdf(leaflet: Leaflet, size: str = DEFAULT_SIZE) -> bytes:
    """Return the leaflet as a tagged PDF.

    Parameters
    ----------
    leaflet : Leaflet
    size : str
        One of `SIZES`.

    Raises
    ------
    DataError
        If the size is unknown, or the words do not fit one page.
    """
    if size not in SIZES:
        raise DataError(f"size must be one of {', '.join(SIZES)}; got {size!r}.")
    payload = _payload(leaflet, size)
    for step in range(_STEPS):
        try:
            return typst.compile(
                str(_LAYOUT),
                font_paths=_fonts(),
                format="pdf",
                sys_inputs={"leaflet": json.dumps(payload | {"step": step})},
                pdf_standards="ua-1",
            )
        except typst.TypstError as error:
            if _RUNS_OVER not in error.message:
                raise
    raise DataError(f"the leaflet must fit one page of {size}; its words do not, however small.")
