"""Waiting for the browser to have drawn what it was last told."""

from playwright.sync_api import Page


def let_it_draw(page: Page) -> None:
    """Wait two animation frames: what a handler asked to be drawn is on the page after the second."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
