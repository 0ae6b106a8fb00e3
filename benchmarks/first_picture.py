"""Print the time to the first useful picture, with an empty browser cache and again, beside a stock page.

The page itself notes the time, in the first frame in which the picture is there, from the moment the address was
asked for. A driver that asks from outside whether it is there yet does so every half second, and adds as much.
"""

import json
import statistics
import time

from playwright.sync_api import sync_playwright
from served_page import ARGUMENTS, CHROMIUM, ROOT, STOCK_OPTIONS, STOCK_PAGE, served

REPEATS = 5
PICTURES = (
    ("synapse", "/synapse", '[data-testid="synapse"][data-ready="true"]'),
    ("lab", "/blockade-lab?guess=skip", '[data-testid="lab"][data-block]'),
    ("clock", "/one-infusion", ".clock[data-ready]"),
)
# Components live in shadow trees, which a search of the document does not see.
WATCH = """(selector) => {
  const roots = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  const look = () => {
    if (roots.some((root) => root.querySelector(selector))) window.firstPicture_ms = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def times_to_picture(url: str, selector: str) -> tuple[list[float], list[float]]:
    """Return seconds to the picture in fresh browser contexts, and on the second visit of each."""
    cold, warm = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for _ in range(REPEATS):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            for found in (cold, warm):
                page = context.new_page()
                page.add_init_script(f"({WATCH})({json.dumps(selector)})")
                page.goto(url)
                page.locator(selector).first.wait_for()
                found.append(page.evaluate("window.firstPicture_ms") / 1000)
                page.close()
            context.close()
        browser.close()
    return cold, warm


def main() -> None:
    """Measure each page and the stock page."""
    rows = []
    with served(ROOT / "app.py") as url:
        # The first visit of a process pays for imports; it is printed apart.
        began = time.perf_counter()
        times_to_picture(f"{url}/", "[data-testid=chain]")
        print(
            f"first visits to a fresh server took {time.perf_counter() - began:.1f} s for {2 * REPEATS} loads"
        )
        rows += [(name, *times_to_picture(f"{url}{path}", selector)) for name, path, selector in PICTURES]
    with served(STOCK_PAGE, *STOCK_OPTIONS) as url:
        stock = times_to_picture(url, ".js-plotly-plot svg")
    stock_cold, stock_warm = (statistics.median(values) for values in stock)
    print("goals: 3 s cold, 1.5 s warm (medians, localhost)")
    for name, cold, warm in (*rows, ("stock page", *stock)):
        first, again = statistics.median(cold), statistics.median(warm)
        print(
            f"{name:<11} cold {first:.2f} s (stock/this {stock_cold / first:.1f}), "
            f"warm {again:.2f} s (stock/this {stock_warm / again:.1f})"
        )


if __name__ == "__main__":
    main()
