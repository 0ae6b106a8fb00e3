"""What the browser has drawn, and what it knows before it draws."""

from playwright.sync_api import Locator, Page, expect


def let_it_draw(page: Page) -> None:
    """Wait two animation frames: what a handler asked to be drawn is on the page after the second."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def open_list(box: Locator) -> None:
    """Open a select box from the keyboard and wait for its list.

    A list closes when the page scrolls, so the scroll that brings the box into view must be over before it opens.
    """
    box.scroll_into_view_if_needed()
    box.focus()
    let_it_draw(box.page)
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")


def value_at_once(slider: Locator, key: str) -> int:
    """Press a key on a slider and return where it stands before anything could be drawn."""
    return int(
        slider.evaluate(
            """(slider, key) => { slider.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
            return slider.value; }""",
            key,
        )
    )
