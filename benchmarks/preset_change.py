"""Print how long the server takes to answer a changed choice on the infusion page.

The page's script is run in process for seeded choices that nobody has asked for before,
so nothing comes from a cache; then once more, so everything does.
"""

import statistics
import time
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from explainer.ui.choices import AFFINITY, DOSES, PK, REGIMEN

ROOT = Path(__file__).resolve().parents[1]
CHANGES = 40
GOAL_MS = 200.0


def percentile_95(times_ms: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times_ms, n=20)[-1]


def main() -> None:
    """Measure and print."""
    rng = np.random.default_rng(7)
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60).run()
    app.switch_page("understand/one_infusion.py").run()
    # One visit per affinity set builds what every visitor shares.
    for affinity in AFFINITY.options:
        app.selectbox(key="choice-affinity").set_value(affinity).run()
    states = set()
    while len(states) < CHANGES:
        states.add(tuple(str(rng.choice(list(choice.options))) for choice in (REGIMEN, PK, AFFINITY, DOSES)))
    for words in ("first time asked", "asked again"):
        times_ms = []
        for state in sorted(states):
            for choice, value in zip((REGIMEN, PK, AFFINITY, DOSES), state, strict=True):
                app.selectbox(key=f"choice-{choice.key}").set_value(value)
            began = time.perf_counter()
            app.run()
            times_ms.append((time.perf_counter() - began) * 1000.0)
            if app.exception:
                raise SystemExit(f"the page failed at {state}: {app.exception[0].message}")
        print(
            f"changed choice, {words}: median {statistics.median(times_ms):.0f} ms, "
            f"p95 {percentile_95(times_ms):.0f} ms (goal {GOAL_MS:.0f} ms, ratio {GOAL_MS / percentile_95(times_ms):.1f})"
        )


if __name__ == "__main__":
    main()
