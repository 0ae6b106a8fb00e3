"""The leaflet's pictures as SVG, the same in the PDF and in the HTML."""

import io

import segno

from explainer.figures.icon_array import MARKS, IconArrayView

_COLOURS = {"benefit": "#0062A3", "harm": "#A8327D", "control": "#566074"}
_OUTLINE = "#8A8F9B"
_ACROSS = 10
_PITCH = 10.0
_RADIUS = 4.1
_RING_WIDTH = 0.7
_QUIET_MODULES = 4


def _disc(index: int, radius: float) -> str:
    row, column = divmod(index, _ACROSS)
    x, y = (column + 0.5) * _PITCH, (row + 0.5) * _PITCH
    arc = f"a{radius} {radius} 0 1 0"
    return f"M{x - radius:g} {y:g}{arc} {2 * radius:g} 0{arc} {-2 * radius:g} 0Z"


def icon_array_svg(view: IconArrayView) -> str:
    """Return 100 marks, ten by ten, filled from the top left, as two paths."""
    side = _ACROSS * _PITCH
    ring = _RADIUS - _RING_WIDTH / 2
    filled = "".join(_disc(index, _RADIUS) for index in range(view.filled))
    empty = "".join(_disc(index, ring) for index in range(view.filled, MARKS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}">'
        f'<path fill="{_COLOURS[view.meaning]}" d="{filled}"/>'
        f'<path fill="none" stroke="{_OUTLINE}" stroke-width="{_RING_WIDTH}" d="{empty}"/></svg>'
    )


def link_code_svg(address: str) -> str:
    """Return a QR code that holds an address and nothing else."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, nl=False, border=_QUIET_MODULES, omitsize=True
    )
    return out.getvalue().decode("utf-8")
