"""Print how long the list of sources takes to be packed, and to answer a letter typed into its search."""

import time

from served_page import ROOT, opened, percentile, served

from explainer.components.sources.payload import pack_sources
from explainer.ui.sources_address import SourcesSetting

GOAL_MS = 200.0
VISITS = 40
LETTERS = """(input) => ["k", "ke", "ket", "10.1", "", "zz", "2019", ""].flatMap((text) => [1, 2, 3, 4, 5].map(() => {
  const start = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.getRootNode().querySelector(".list").getBoundingClientRect();
  return performance.now() - start;
}))"""


def report(name: str, times_ms: list[float]) -> None:
    """Print one line, with the 95th percentile as a ratio of the goal."""
    median, p95 = percentile(times_ms, 50), percentile(times_ms, 95)
    print(f"{name:<42} median {median:>6.1f} ms, p95 {p95:>6.1f} ms, {p95 / GOAL_MS:.2f} of the goal")


def pack_ms(search: str) -> float:
    """Return how long the page's list takes to be packed for an address, ms."""
    start = time.perf_counter()
    pack_sources(SourcesSetting(q=search))
    return 1000.0 * (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    print(f"goal: {GOAL_MS:.0f} ms")
    print(f"{'sources, packed in a server just started':<42} once   {pack_ms(''):>6.1f} ms")
    report("sources, packed for a later visitor", [pack_ms(f"visit {visit}") for visit in range(VISITS)])
    with served(ROOT / "app.py") as url, opened(f"{url}/sources") as page:
        page.locator("[data-testid=sources][data-shown]").wait_for()
        report("sources, a letter typed", [float(ms) for ms in page.locator(".words").evaluate(LETTERS)])


if __name__ == "__main__":
    main()
