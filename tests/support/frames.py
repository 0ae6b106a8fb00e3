"""What the browser has drawn, and what it knows before it draws."""

from playwright.sync_api import Locator, Page


def let_it_draw(page: Page) -> None:
    """Wait two animation frames: what a handler asked to be drawn is on the page after the second."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def value_at_once(slider: Locator, key: str) -> int:
    """Press a key on a slider and return where it stands before anything could be drawn."""
    return int(
        slider.evaluate(
            """(slider, key) => { slider.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
            return slider.value; }""",
            key,
        )
    )
