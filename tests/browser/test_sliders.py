"""Every slider that the thumb drags: keys that come faster than pictures are all counted."""

import pytest
from frames import value_at_once

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "ready", "slider", "step"),
    [
        ("/blockade-lab?block=40", '[data-testid="lab"][data-block="40"]', "#block", 10),
        ("/one-infusion?t=2400", ".clock[data-ready]", "#clock-slider", 10),
        ("/blinding", '[data-testid="blinding"][data-tell]', "#blinding-tell", 4),
    ],
    ids=["lab", "clock", "blinding"],
)
def test_a_key_is_counted_before_the_next_picture(open_page, path, ready, slider, step):
    """Two presses between two pictures move it by two steps: the second counts from where the first ended."""
    page = open_page(path).page
    page.locator(ready).wait_for()
    thumb = page.locator(slider)
    before = int(thumb.evaluate("slider => slider.value"))
    assert value_at_once(thumb, "PageUp") == before + step
    assert value_at_once(thumb, "PageUp") == before + 2 * step
    assert value_at_once(thumb, "PageDown") == before + step
