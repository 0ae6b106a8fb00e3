"""The leaflet's two addresses: `/leaflet.pdf` and `/leaflet.html`."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS
from explainer.leaflet.concerns import order_concerns
from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.leaflet.pdf import DEFAULT_SIZE, SIZES, draw_pdf

_KEPT = 64
_PAGE = "consultation"
# A host that can be printed and scanned: name or address, and a port. Anything else is not repeated.
_HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,120}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]{1,60}){0,4}/")
_FALLBACK_HOST = "localhost"

Key = tuple[str, tuple[str, ...], str, str, date]


@lru_cache(maxsize=_KEPT)
def _pdf(size: str, first: tuple[str, ...], register: str, address: str, made: date) -> bytes:
    leaflet = build_leaflet(address=address, made=made, first=first, register=register)
    return draw_pdf(leaflet, size)


@lru_cache(maxsize=_KEPT)
def _html(_size: str, first: tuple[str, ...], register: str, address: str, made: date) -> bytes:
    leaflet = build_leaflet(address=address, made=made, first=first, register=register)
    return draw_html(leaflet).encode("utf-8")


def page_address(request: Request) -> str:
    """Return the address of the consultation page on the host that was asked; nothing else is in it."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        server = request.scope.get("server") or (_FALLBACK_HOST, None)
        host = f"{server[0]}:{server[1]}" if server[1] else str(server[0])
    folder = request.url.path.rpartition("/")[0] + "/"
    return f"{request.url.scheme}://{host}{folder if _PATH.fullmatch(folder) else '/'}{_PAGE}"


def _key(request: Request) -> Key:
    """Return what the address asks for; what it does not know is the default."""
    query = request.query_params
    size, register = query.get("size", ""), query.get("register", "")
    chosen, _ = order_concerns(tuple(word.strip() for word in query.get("first", "").split(",")))
    return (
        size if size in SIZES else DEFAULT_SIZE,
        chosen,
        register if register in REGISTERS else DEFAULT_REGISTER,
        page_address(request),
        datetime.now(tz=UTC).date(),
    )


async def _answer(request: Request, make: Callable[..., bytes], media_type: str, ending: str) -> Response:
    body = await run_in_threadpool(make, *_key(request))
    return Response(
        body,
        media_type=media_type,
        headers={
            "content-disposition": f'inline; filename="ketamine-leaflet.{ending}"',
            "cache-control": "no-store",
        },
    )


async def _answer_pdf(request: Request) -> Response:
    return await _answer(request, _pdf, "application/pdf", "pdf")


async def _answer_html(request: Request) -> Response:
    return await _answer(request, _html, "text/html; charset=utf-8", "html")


LEAFLET_ROUTES = [Route("/leaflet.pdf", _answer_pdf), Route("/leaflet.html", _answer_html)]
