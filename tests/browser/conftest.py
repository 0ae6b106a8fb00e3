"""A real browser, and pages that remember everything that went wrong on them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# With EXPLAINER_SLOW_BROWSER=1 every picture and every answer of the server comes late and scripts run at half
# speed, as on a busy machine: a test that reads too early then fails each time, not now and then.
LATE_PICTURES = """(() => {
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => setTimeout(() => ask(draw), 120);
  window.cancelAnimationFrame = clearTimeout.bind(window);
})()"""
LATE_ANSWERS = """(() => {
  const late = (hear) => (event) => setTimeout(() => hear.call(event.target, event), 150);
  const given = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    get() { return given.get.call(this); },
    set(hear) { given.set.call(this, hear && late(hear)); },
  });
  const listen = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (kind, hear, how) {
    listen.call(this, kind, kind === "message" ? late(hear) : hear, how);
  };
})()"""


@dataclass
class Watched:
    """A browser page with what went wrong on it."""

    page: Page
    problems: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: the system's if there is one, else Playwright's own."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        except PlaywrightError as error:
            if os.environ.get("EXPLAINER_REQUIRE_BROWSER") == "1":
                raise
            pytest.skip(f"no browser: {error}")
        yield started
        started.close()


def _watch(page: Page, host: str) -> Watched:
    watched = Watched(page)

    def on_response(response):
        if response.status >= 400:
            watched.problems.append(f"{response.status} {response.url}")

    def on_request(request):
        if not request.url.startswith((host, host.replace("http", "ws"), "data:", "blob:")):
            watched.problems.append(f"left the host: {request.url}")

    def on_console(message):
        # A failed request is judged by on_response, which knows its address.
        if message.type == "error" and "Failed to load resource" not in message.text:
            watched.problems.append(f"console: {message.text}")

    page.on("response", on_response)
    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: watched.problems.append(f"script: {error}"))
    return watched


@pytest.fixture
def open_page(browser: Browser, server_url: str) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens an address of the app in a fresh browser context."""
    contexts = []
    is_slow = os.environ.get("EXPLAINER_SLOW_BROWSER") == "1"

    def open_one(path: str, *, width=1280, height=800, scheme="light", motion="no-preference") -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion=motion
        )
        contexts.append(context)
        if is_slow:
            context.add_init_script(LATE_PICTURES)
            context.add_init_script(LATE_ANSWERS)
        watched = _watch(context.new_page(), server_url)
        if is_slow:
            context.new_cdp_session(watched.page).send("Emulation.setCPUThrottlingRate", {"rate": 2})
        watched.page.goto(f"{server_url}{path}")
        watched.page.locator(".ex-footer").wait_for(timeout=40_000)
        return watched

    yield open_one
    for context in contexts:
        context.close()
