"""What `app.py` adds to Streamlit's server: the index page, a health route, the leaflet and security headers."""

import base64
import hashlib
import re
from typing import Any

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explainer.ui.chapters import find_chapter
from explainer.ui.index_page import INDEX_ROUTES, index_html
from explainer.ui.leaflet_routes import LEAFLET_ROUTES


def _inline_script_hashes() -> str:
    """Return CSP hashes of the inline scripts in the index page."""
    bodies = re.findall(r"<script>(.*?)</script>", index_html(find_chapter("home")), flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def content_security_policy() -> str:
    """Return the policy that keeps every request on this host."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {_inline_script_hashes()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """Add security headers to every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the wrapped application and prepare the headers once."""
        self._app = app
        self._headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; extend the headers of an HTTP response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)


async def _healthz(_request: Any) -> PlainTextResponse:
    return PlainTextResponse("ok")


ROUTES = [Route("/healthz", _healthz), *LEAFLET_ROUTES, *INDEX_ROUTES]
MIDDLEWARE = [Middleware(SecurityHeaders)]
