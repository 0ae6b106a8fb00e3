"""Print frame times while the synapse plays."""

from served_page import ROOT, opened, percentile, served

SECONDS = 4
RECORD = """(seconds) => new Promise((done) => {
  const gaps = []; let last = performance.now(); const end = last + seconds * 1000;
  const tick = (now) => { gaps.push(now - last); last = now; if (now < end) requestAnimationFrame(tick); else done(gaps); };
  requestAnimationFrame(tick);
})"""


def main() -> None:
    """Play the release at a quarter of the speed and print frames per second."""
    with served(ROOT / "app.py") as url, opened(f"{url}/synapse?step=2") as page:
        page.locator('[data-testid="synapse"][data-ready="true"]').wait_for()
        page.locator(".speed").click()
        page.get_by_role("button", name="Play").click()
        gaps = [float(gap) for gap in page.evaluate(RECORD, SECONDS)][2:]
    print(
        f"synapse, playing: {1000 / percentile(gaps, 50):.0f} fps median, frame p95 {percentile(gaps, 95):.1f} ms, "
        f"{len(gaps)} frames"
    )


if __name__ == "__main__":
    main()
