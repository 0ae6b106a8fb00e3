"""Print the model's speed beside its goals, and its ratio to LSODA on the same equations in the same run."""

import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from explainer.components.lab.payload import pack_lab
from explainer.model import grid
from explainer.model.chain import simulate_chain
from explainer.model.population import draw_people, simulate_population
from explainer.model.rivals import all_predictions, intact_outcomes
from explainer.model.scenario import Scenario
from explainer.model.surge import circuit_table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))
from independent import FIELDS, solve_with_lsoda

TWO_WEEKS = Scenario(horizon_h=336.0, step_min=10.0)
SIX = Scenario(start_h=(0.0, 48.0, 96.0, 168.0, 216.0, 264.0), horizon_h=336.0, step_min=10.0)
PEOPLE = 1000
LSODA_RTOL = 1e-8


def timed_ms(call: Callable[[], object], repeats: int) -> tuple[float, float]:
    """Return the fastest and the median of several calls, ms."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000.0)
    return min(times), float(np.median(times))


def line(what: str, best: float, median: float, goal: str) -> None:
    """Print one timing beside its goal."""
    print(f"{what:<44}{best:>9.1f} ms   (median {median:.1f})   goal {goal}")


def print_ratio(what: str, scenario: Scenario, best_ms: float) -> None:
    """Print how much longer LSODA takes for the same rows, and how far the two differ."""
    chain = simulate_chain(scenario)
    other_ms, median_ms = timed_ms(lambda: solve_with_lsoda(scenario, chain.time_h, LSODA_RTOL), 3)
    solved = solve_with_lsoda(scenario, chain.time_h, 1e-11)
    worst = max(
        float(np.abs(getattr(chain, name) - solved[name]).max() / np.ptp(solved[name])) for name in FIELDS
    )
    line(f"LSODA (rtol {LSODA_RTOL:g}), {what}", other_ms, median_ms, "-")
    print(f"{'  ratio LSODA / chain':<44}{other_ms / best_ms:>9.0f} x    goal >= 20")
    print(f"{'  largest difference, of each range':<44}{worst:>12.1e}    goal <= 1e-6 (one infusion)")


def print_rivals() -> None:
    """Print what all rival predictions cost from nothing."""

    def from_nothing() -> None:
        all_predictions.cache_clear()
        intact_outcomes.cache_clear()
        all_predictions()

    found = all_predictions()
    count = sum(len(row) for row in found.values())
    line(f"all {count} rival predictions", *timed_ms(from_nothing, 3), "none set")


def main() -> None:
    """Measure and print; assert nothing."""
    line(
        "circuit table, once per process and set",
        *timed_ms(lambda: circuit_table("gerhard2020"), 1),
        "none set",
    )
    single_ms, single_median = timed_ms(lambda: simulate_chain(TWO_WEEKS), 40)
    line("single chain to 14 days", single_ms, single_median, "<= 5 ms")
    six_ms, six_median = timed_ms(lambda: simulate_chain(SIX), 20)
    line("six infusions to 14 days", six_ms, six_median, "none set")
    line(
        "grid of 101 levels",
        *timed_ms(lambda: grid.simulate_lab(grid.LEVELS_PERCENT), 10),
        "<= 150 ms",
    )
    payload = pack_lab(30)
    zipped_kb = len(gzip.compress(payload)) / 1000.0
    print(
        f"{'  its payload, gzipped':<44}{zipped_kb:>9.0f} kB   ({len(payload) / 1000:.0f} plain)   goal <= 250 kB"
    )
    people = draw_people(PEOPLE)
    line(
        f"{PEOPLE} virtual people to 14 days",
        *timed_ms(lambda: simulate_population(TWO_WEEKS, people), 7),
        "<= 250 ms",
    )
    print_rivals()
    print_ratio("one infusion", TWO_WEEKS, single_ms)
    print_ratio("six infusions", SIX, six_ms)


if __name__ == "__main__":
    main()
