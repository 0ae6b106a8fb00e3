"""Print what pooling costs: the first call of a process, a fresh fit, a kept one, and leaving each study out.

The stock way is to pool again whenever a page is drawn: `pymare.meta_regression` on the
same numbers, asked for the same estimate, interval, tau2, Q and I2.
"""

import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from explainer.meta import pooling
from explainer.meta.pooling import METHODS, leave_one_out, pool

REPEATS = 60
FRESH = "import time; from explainer.meta import pooling; t = time.perf_counter(); pooling.warm(); print(time.perf_counter() - t)"


def timed_ms(call: Callable[[], object], before: Callable[[], object] = lambda: None) -> tuple[float, float]:
    """Return the fastest and the median of several calls, ms; `before` is not timed."""
    times = []
    for _ in range(REPEATS):
        before()
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000.0)
    return min(times), float(np.median(times))


def line(what: str, best: float, median: float) -> None:
    """Print one timing."""
    print(f"{what:<52}{best:>10.4f} ms   (median {median:.4f})")


def forget() -> None:
    """Forget every kept result."""
    pooling._pool.cache_clear()  # noqa: SLF001  (a benchmark must start from nothing)
    pooling._leave_one_out.cache_clear()  # noqa: SLF001


def stock(effects: list[float], variances: list[float], method: str) -> object:
    """Pool as PyMARE's own front door does, and ask for what a page shows."""
    from pymare import meta_regression  # noqa: PLC0415  (heavy: timed apart)

    results = meta_regression(np.array(effects), np.array(variances), method=method)
    return results.get_fe_stats(), results.get_heterogeneity_stats(), results.tau2


def main() -> None:
    """Print all timings."""
    runs = [
        float(
            subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(3)
    ]
    print(f"{'first call of a process (loads PyMARE)':<52}{min(runs):>10.2f} s    (3 runs)")

    rng = np.random.default_rng(1)
    for k in (5, 20):
        variances = rng.uniform(1.0, 6.0, k).tolist()
        effects = rng.normal(-5.0, 3.0, k).tolist()
        for method in METHODS:
            print(f"\n{k} studies, {method}")
            stock_best, stock_median = timed_ms(lambda m=method, e=effects, v=variances: stock(e, v, m))
            fresh_best, fresh_median = timed_ms(
                lambda m=method, e=effects, v=variances: pool(e, v, method=m), forget
            )
            kept_best, kept_median = timed_ms(lambda m=method, e=effects, v=variances: pool(e, v, method=m))
            out_best, out_median = timed_ms(
                lambda m=method, e=effects, v=variances: leave_one_out(e, v, method=m), forget
            )
            line("  stock: meta_regression again", stock_best, stock_median)
            line("  pool, fresh", fresh_best, fresh_median)
            line("  pool, kept", kept_best, kept_median)
            line(f"  leave_one_out, fresh ({k} fits)", out_best, out_median)
            print(f"{'  ratio stock / pool, fresh':<52}{stock_median / fresh_median:>10.1f} x")
            print(f"{'  ratio stock / pool, kept':<52}{stock_median / kept_median:>10.0f} x")
            print(f"{'  ratio k pools / leave_one_out':<52}{k * fresh_median / out_median:>10.1f} x")


if __name__ == "__main__":
    main()
