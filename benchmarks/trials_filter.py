"""Print how long the server takes to answer a changed filter on the Trials page.

The page's script is run in process for seeded settings that nobody has asked for before, so no
view or figure comes from a cache; then once more, so every one does. In a browser only the forest
block is rerun, so this is more than a visitor waits for.
"""

import statistics
import time
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from explainer.meta.pooling import warm
from explainer.ui.trial_filters import ALL, FILTERS, MEASURE, SORT

ROOT = Path(__file__).resolve().parents[1]
CHANGES = 40
GOAL_MS = 200.0


def percentile_95(times_ms: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times_ms, n=20)[-1]


def main() -> None:
    """Measure and print."""
    rng = np.random.default_rng(7)
    warm()
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60).run()
    app.switch_page("evidence/trials.py")
    app.query_params["guess"] = "skip"
    app.run()
    states = [
        (measure, order, choice.key, value)
        for measure in MEASURE.options
        for order in SORT.options
        for choice in FILTERS
        for value in choice.options
    ]
    changes = [states[index] for index in rng.permutation(len(states))[:CHANGES]]
    for words in ("first time asked", "asked again"):
        times_ms = []
        drawn = set()
        for measure, order, key, value in changes:
            for choice in FILTERS:
                app.selectbox(key=f"choice-{choice.key}").set_value(value if choice.key == key else ALL)
            app.segmented_control(key="choice-measure").set_value(measure)
            app.segmented_control(key="choice-sort").set_value(order)
            began = time.perf_counter()
            app.run()
            times_ms.append((time.perf_counter() - began) * 1000.0)
            if app.exception:
                raise SystemExit(f"the page failed at {key}={value}: {app.exception[0].message}")
            drawn.add(app.get("plotly_chart")[0].proto.spec)
        print(
            f"changed filter, {words}: median {statistics.median(times_ms):.0f} ms, "
            f"p95 {percentile_95(times_ms):.0f} ms (goal {GOAL_MS:.0f} ms, ratio "
            f"{GOAL_MS / percentile_95(times_ms):.1f}); {len(drawn)} different plots"
        )


if __name__ == "__main__":
    main()
