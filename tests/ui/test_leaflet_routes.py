"""The leaflet's two addresses, asked as a browser asks them."""

import asyncio
import io
from dataclasses import dataclass

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette

from explainer.ui.leaflet_routes import _html, _pdf
from explainer.ui.server import MIDDLEWARE, ROUTES

A4_WIDTH_PT, LETTER_WIDTH_PT = 595, 612
HOST = "explainer.example.org"


@dataclass
class Answer:
    """What the app sent back."""

    status_code: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self):
        """Return the body as words."""
        return self.content.decode("utf-8")


class Client:
    """Ask the app's own routes, under its own headers, without a server."""

    def __init__(self):
        """Put routes and headers together as the app does."""
        self._app = Starlette(routes=ROUTES, middleware=MIDDLEWARE)

    def get(self, address, host=HOST):
        """Return the answer to one address."""
        path, _, query = address.partition("?")
        sent = []

        async def receive():
            """Say that the request has no body."""
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            """Keep what the app sends."""
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", host.encode())],
            "scheme": "https",
            "server": (HOST, 443),
        }
        asyncio.run(self._app(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], headers, body)


@pytest.fixture
def client():
    """Return a client of the app."""
    return Client()


def width_of(answer):
    """Return the width of the only page, in points."""
    reader = PdfReader(io.BytesIO(answer.content))
    assert len(reader.pages) == 1
    return int(reader.pages[0].mediabox.width)


def test_the_pdf_is_served(client):
    """Type, name, no store, and the headers of every other answer."""
    answer = client.get("/leaflet.pdf?size=letter&first=cost,risks&register=student")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="ketamine-leaflet.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert width_of(answer) == LETTER_WIDTH_PT


def test_the_html_is_served(client):
    """Type and name; the chosen concern stands first."""
    answer = client.get("/leaflet.html?first=otherwise")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="ketamine-leaflet.html"'
    assert answer.text.index("What else there is") < answer.text.index("Ketamine infusion")


@pytest.mark.parametrize(
    "query",
    [
        "?size=a3",
        "?size=",
        "?register=child",
        "?first=,,nonsense,%00",
        "?size=letter%0a&first=<b>",
        "?unknown=1",
    ],
)
def test_what_is_not_known_is_the_default(client, query):
    """A bad value still gives a leaflet, on A4, in plain words, with nothing of it repeated."""
    assert width_of(client.get(f"/leaflet.pdf{query}")) == A4_WIDTH_PT
    page = client.get(f"/leaflet.html{query}").text
    assert "nonsense" not in page
    assert page == client.get("/leaflet.html").text


def test_registers_change_the_words(client):
    """The reader's register is the leaflet's."""
    assert "a calming drug" in client.get("/leaflet.html").text
    assert "patient-level" in client.get("/leaflet.html?register=clinician").text


def test_the_address_is_the_pages_own(client):
    """The code and the link lead to the consultation on the host that was asked, and carry nothing else."""
    page = client.get("/leaflet.html?first=cost&size=letter").text
    assert 'href="https://explainer.example.org/consultation"' in page
    other = client.get("/leaflet.html", host="clinic.example:8501").text
    assert 'href="https://clinic.example:8501/consultation"' in other


@pytest.mark.parametrize("host", ['evil"><script>', "a b", "x" * 200, "host/path", "user@host"])
def test_a_strange_host_is_not_repeated(client, host):
    """A host that no address can hold is replaced by the server's own."""
    page = client.get("/leaflet.html", host=host).text
    assert host not in page
    assert 'href="https://explainer.example.org' in page


def test_one_leaflet_is_made_once(client):
    """The same question is answered from memory; another host is another leaflet."""
    _pdf.cache_clear()
    _html.cache_clear()
    for _ in range(3):
        client.get("/leaflet.pdf?first=speed")
        client.get("/leaflet.html?first=speed")
    assert (_pdf.cache_info().misses, _html.cache_info().misses) == (1, 1)
    client.get("/leaflet.pdf?first=speed", host="other.example")
    assert _pdf.cache_info().misses == 2
