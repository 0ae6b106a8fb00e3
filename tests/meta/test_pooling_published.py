"""Pooling against numbers printed in papers, to the digits they print."""

import json
import math
from pathlib import Path

import pytest

from explainer.meta.effect_sizes import log_odds_ratio
from explainer.meta.pooling import pool

REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "metafor.json").read_text(encoding="utf-8"))
# Half of the last printed digit, and a little for the binary point.
FOUR_DECIMALS = 0.5e-4 + 1e-9
TWO_DECIMALS = 0.5e-2 + 1e-9
# Events and people: aspirin, then control.
CLASP = [
    (5, 156, 8, 74),
    (5, 303, 17, 303),
    (12, 565, 9, 477),
    (69, 1570, 94, 1565),
    (9, 103, 11, 105),
    (313, 4659, 352, 4650),
]


def log_risk_ratio(events_active, n_active, events_control, n_control):
    """Return the logarithm of a ratio of risks and its variance, by definition; no cell is empty here."""
    effect = math.log(events_active / n_active) - math.log(events_control / n_control)
    return effect, 1 / events_active - 1 / n_active + 1 / events_control - 1 / n_control


def test_bcg_as_in_the_metafor_paper():
    """Viechtbauer 2010, J Stat Softw 36(3), p. 14: 13 BCG trials, REML."""
    sizes = [log_risk_ratio(*counts) for counts in REFERENCE["bcg_counts"]]
    assert [size for pair in sizes for size in pair] == pytest.approx(
        [
            size
            for pair in zip(*(REFERENCE["sets"]["bcg"][name] for name in ("yi", "vi")), strict=True)
            for size in pair
        ],
        rel=1e-12,
    )
    bcg = pool([effect for effect, _ in sizes], [variance for _, variance in sizes])
    assert bcg.k == 13
    assert bcg.estimate == pytest.approx(-0.7145, abs=FOUR_DECIMALS)
    assert bcg.se == pytest.approx(0.1798, abs=FOUR_DECIMALS)
    assert (bcg.ci_low, bcg.ci_high) == pytest.approx((-1.0669, -0.3622), abs=FOUR_DECIMALS)
    assert bcg.tau2 == pytest.approx(0.3132, abs=FOUR_DECIMALS)
    assert bcg.i2 == pytest.approx(92.22, abs=TWO_DECIMALS)
    assert bcg.q == pytest.approx(152.2330, abs=FOUR_DECIMALS)


@pytest.mark.parametrize(
    ("method", "tau", "mean", "se"),
    [("DL", 0.2323, -0.3240, 0.1540), ("REML", 0.1843, -0.2980, 0.1343)],
)
def test_clasp_as_in_dersimonian_and_laird(method, tau, mean, se):
    """DerSimonian & Laird 2007, tables 3 and 4, as metafor's own test prints them: six aspirin trials."""
    sizes = [log_odds_ratio(*counts) for counts in CLASP]
    clasp = pool([size.effect for size in sizes], [size.variance for size in sizes], method=method)
    assert clasp.tau2**0.5 == pytest.approx(tau, abs=FOUR_DECIMALS)
    assert clasp.estimate == pytest.approx(mean, abs=FOUR_DECIMALS)
    assert clasp.se == pytest.approx(se, abs=FOUR_DECIMALS)


@pytest.mark.parametrize(("method", "tau2", "i2"), [("DL", 0.2768, 80.4447), ("REML", 0.2232, 76.8399)])
def test_first_example_of_viechtbauer_2005(method, tau2, i2):
    """Viechtbauer 2005, p. 271, as metafor's own test prints it: ten studies, tau2 and I2."""
    effects = [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232]
    variances = [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040]
    pooled = pool(effects, variances, method=method)
    assert pooled.tau2 == pytest.approx(tau2, abs=FOUR_DECIMALS)
    # Printed from a REML stopped at a step of 1e-5, which moves I2 in its fourth decimal.
    assert pooled.i2 == pytest.approx(i2, abs=5e-4)


def test_lipsey_and_wilson_exhibit_7_3():
    """Lipsey & Wilson 2001, p. 133, as metafor's own test prints it: ten studies, DL."""
    effects = [-0.33, 0.32, 0.39, 0.31, 0.17, 0.64, -0.33, 0.15, -0.02, 0.00]
    variances = [0.084, 0.035, 0.017, 0.034, 0.072, 0.117, 0.102, 0.093, 0.012, 0.067]
    pooled = pool(effects, variances, method="DL")
    assert pooled.estimate == pytest.approx(0.1534, abs=FOUR_DECIMALS)
    assert pooled.se == pytest.approx(0.0858, abs=FOUR_DECIMALS)
    assert (pooled.ci_low, pooled.ci_high) == pytest.approx((-0.0146, 0.3215), abs=FOUR_DECIMALS)
    assert pooled.tau2 == pytest.approx(0.025955, abs=0.5e-6 + 1e-9)
    assert pooled.q == pytest.approx(14.7640, abs=FOUR_DECIMALS)
