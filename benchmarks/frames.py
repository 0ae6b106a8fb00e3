"""Print frame times during play and during a drag, at full speed and slowed four times, beside a stock page."""

from playwright.sync_api import Page
from served_page import ROOT, STOCK_OPTIONS, STOCK_PAGE, opened, percentile, served

SLOW_DOWN = 4
MOVES = 150
MOVING_STEPS = (2, 4, 5, 6, 7, 8)
START = """() => { window.gaps = []; let last = performance.now(); window.recording = true;
  const tick = (now) => { window.gaps.push(now - last); last = now; if (window.recording) requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""
STOP = "() => { window.recording = false; return window.gaps.slice(2); }"


def slow_down(page: Page, times: int) -> None:
    """Slow the page's processor down."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def play_synapse(page: Page) -> list[float]:
    """Play a step and return the times between frames, ms."""
    page.locator('[data-testid="synapse"][data-ready="true"]').wait_for()
    page.get_by_role("button", name="Play").click()
    page.evaluate(START)
    page.wait_for_timeout(2500)
    return [float(gap) for gap in page.evaluate(STOP)]


def drag(page: Page, slider: str) -> list[float]:
    """Drag a slider's thumb to and fro and return the times between frames, ms."""
    thumb = page.locator(slider).first
    thumb.wait_for()
    page.wait_for_timeout(800)
    box = thumb.bounding_box()
    if box is None:
        raise SystemExit(f"{slider} has no box; is the page open?")
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 14, y)
    page.mouse.down()
    page.evaluate(START)
    for move in range(MOVES):
        share = abs(1.0 - 2.0 * move / MOVES)
        page.mouse.move(box["x"] + 14 + (box["width"] - 28) * share, y)
        page.wait_for_timeout(8)
    gaps = [float(gap) for gap in page.evaluate(STOP)]
    page.mouse.up()
    return gaps


def report(name: str, gaps: list[float]) -> None:
    """Print one line."""
    median, p95 = percentile(gaps, 50), percentile(gaps, 95)
    print(f"{name:<42} {1000 / median:>4.0f} fps median, frame p95 {p95:>5.1f} ms, {len(gaps)} frames")


def main() -> None:
    """Measure every picture at both speeds."""
    print("goals: 60 fps median and p95 <= 20 ms; slowed four times, at least 30 fps")
    with served(ROOT / "app.py") as url:
        for times in (1, SLOW_DOWN):
            words = "" if times == 1 else f", slowed {times} times"
            for step in MOVING_STEPS:
                with opened(f"{url}/synapse?step={step}") as page:
                    slow_down(page, times)
                    report(f"synapse, playing step {step}{words}", play_synapse(page))
            for name, address, slider in (
                ("lab, dragging", "/blockade-lab?block=0&guess=skip", "#block"),
                ("clock, dragging", "/one-infusion", "#clock-slider"),
            ):
                with opened(f"{url}{address}") as page:
                    page.locator(slider).wait_for()
                    slow_down(page, times)
                    report(f"{name}{words}", drag(page, slider))
    with served(STOCK_PAGE, *STOCK_OPTIONS) as url:
        for times in (1, SLOW_DOWN):
            words = "" if times == 1 else f", slowed {times} times"
            with opened(url) as page:
                page.locator(".js-plotly-plot svg").first.wait_for()
                slow_down(page, times)
                report(
                    f"stock page, dragging (chart stands still){words}",
                    drag(page, '[data-testid="stSlider"]'),
                )


if __name__ == "__main__":
    main()
