"""Serve an app on a free port for a benchmark, and open a browser page on it."""

import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


# The page we measure ourselves against runs as Streamlit comes, not with this project's own setting.
STOCK_PAGE = ROOT / "benchmarks" / "stock_page.py"
STOCK_OPTIONS = ("--runner.postScriptGC", "true")


@contextmanager
def served(script: Path, *options: str) -> Iterator[str]:
    """Serve a Streamlit script from the project's root, with options of its command line; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def opened(url: str) -> Iterator[Page]:
    """Open an address in a fresh browser at 1280 by 800."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        yield page
        browser.close()


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of a list of numbers."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
