"""Print the lab's drag-to-paint time beside a stock slider and chart, in one run."""

from playwright.sync_api import Page
from served_page import ROOT, STOCK_OPTIONS, STOCK_PAGE, opened, percentile, served

MOVES = 120
PRESSES = 25

# The time from an input event to the end of the frame that shows it.
# The lab writes inside an animation frame, so the next message runs once that frame is drawn.
WATCH_LAB = """() => {
  const find = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.dataset?.testid === 'lab') return e;
    if (e.shadowRoot) { const f = find(e.shadowRoot); if (f) return f; } } };
  const lab = find(document);
  window.paints = []; let began = 0;
  lab.querySelector('#block').addEventListener('input', () => { began = began || performance.now(); }, true);
  new MutationObserver(() => { const from = began; began = 0; if (from) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.paints.push(performance.now() - from);
    channel.port2.postMessage(0); } })
    .observe(lab, { attributes: true, attributeFilter: ['data-block'] });
}"""
# Plotly writes in a task of its own, so the frame that shows it is the next one.
WATCH_STOCK = """() => {
  window.paints = []; let began = 0;
  document.addEventListener('keydown', () => { began = performance.now(); }, true);
  new MutationObserver((changes) => {
    if (!began || !changes.some((c) => c.target.closest?.('.js-plotly-plot') && (c.attributeName === 'd' || c.addedNodes.length))) return;
    const from = began; began = 0;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.paints.push(performance.now() - from);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document.body, { attributes: true, childList: true, subtree: true });
}"""


def drag_lab(page: Page) -> list[float]:
    """Drag the lab's thumb across the slider and return drag-to-paint times, ms."""
    page.locator('[data-testid="lab"][data-block]').wait_for()
    page.evaluate(WATCH_LAB)
    box = page.get_by_role("slider").first.bounding_box()
    if box is None:
        raise SystemExit("the lab's slider has no box; is the page open?")
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 14, y)
    page.mouse.down()
    for move in range(MOVES):
        page.mouse.move(box["x"] + 14 + (box["width"] - 28) * move / MOVES, y)
        page.wait_for_timeout(12)
    page.mouse.up()
    page.wait_for_timeout(200)
    return [float(value) for value in page.evaluate("window.paints")]


def press_stock(page: Page) -> list[float]:
    """Press an arrow key on the stock slider and return key-to-redraw times, ms."""
    page.locator(".js-plotly-plot svg").first.wait_for()
    page.wait_for_timeout(800)
    page.evaluate(WATCH_STOCK)
    page.get_by_role("slider").focus()
    for _ in range(PRESSES):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(450)
    return [float(value) for value in page.evaluate("window.paints")]


def main() -> None:
    """Measure both and print the ratio."""
    with served(ROOT / "app.py") as url, opened(f"{url}/blockade-lab?block=0&guess=skip") as page:
        lab = drag_lab(page)
    with (
        served(ROOT / "app.py") as url,
        opened(f"{url}/blockade-lab?block=0&guess=skip&projector=true") as page,
    ):
        enlarged = drag_lab(page)
    with served(STOCK_PAGE, *STOCK_OPTIONS) as url, opened(url) as page:
        stock = press_stock(page)
    rows = (
        ("lab, drag to paint", lab),
        ("the same, enlarged for a projector", enlarged),
        ("stock page, key to redraw", stock),
    )
    for name, values in rows:
        print(
            f"{name}: {len(values)} paints, median {percentile(values, 50):.1f} ms, p95 {percentile(values, 95):.1f} ms"
        )
    print(f"ratio of medians, stock over lab: {percentile(stock, 50) / percentile(lab, 50):.1f}")
    print(f"ratio of p95, stock over lab: {percentile(stock, 95) / percentile(lab, 95):.1f}")


if __name__ == "__main__":
    main()
