"""Print the model's own speed and its ratio to a general-purpose solver on the same plasma equations."""

import gzip
import time
from collections.abc import Callable

import numpy as np
from scipy.integrate import solve_ivp

from explainer.components.lab.payload import pack_lab
from explainer.model import grid
from explainer.model.chain import circuit_table, simulate_chain
from explainer.model.pk import Dose, rate_matrix, simulate_amounts_mg
from explainer.model.scenario import Scenario
from explainer.parameters.defaults import find_pk_set


def best_ms(call: Callable[[], object], repeats: int = 7) -> float:
    """Return the fastest of several calls, ms."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000.0)
    return min(times)


def main() -> None:
    """Measure and print."""
    circuit_table(Scenario().affinity)
    two_weeks = Scenario(horizon_h=336.0, step_min=10.0)
    print(f"single chain to 14 days: {best_ms(lambda: simulate_chain(two_weeks)):.1f} ms")
    print(f"grid of 101 levels: {best_ms(lambda: grid.simulate_lab(grid.LEVELS_PERCENT)):.0f} ms")
    payload = pack_lab(30)
    print(f"lab payload: {len(payload) / 1000:.0f} kB, {len(gzip.compress(payload)) / 1000:.0f} kB gzipped")

    parameters = find_pk_set("kamp2020").at_mass(70.0)
    matrix, time_h = rate_matrix(parameters), np.linspace(0.0, 24.0, 1441)

    def slope(t: float, amounts: np.ndarray) -> np.ndarray:
        infusion = np.zeros(amounts.size)
        infusion[0] = 52.5 if t < 2 / 3 else 0.0
        return matrix @ amounts + infusion

    mine = best_ms(lambda: simulate_amounts_mg(time_h, [Dose(35.0, 2 / 3)], parameters))
    other = best_ms(
        lambda: solve_ivp(
            slope, (0.0, 24.0), np.zeros(3), method="LSODA", rtol=1e-8, atol=1e-10, t_eval=time_h
        ),
        3,
    )
    print(f"plasma over a day: {mine:.2f} ms, LSODA {other:.1f} ms, ratio {other / mine:.0f}")


if __name__ == "__main__":
    main()
