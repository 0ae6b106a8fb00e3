"""One clock: its stops, its lines against the chain, its bands, its fast pictures."""

import numpy as np
import pytest

from explainer.model.chain import simulate_chain
from explainer.model.circuit import simulate_block_step
from explainer.model.course import (
    CLOCK_END_S,
    CLOCK_START_S,
    FAST_UNTIL_S,
    LINES,
    NAMED_S,
    Course,
    clock_stops,
    simulate_course,
)
from explainer.model.nmda_block import block_from_concentration, concentration_for_block
from explainer.model.regimens import REGIMENS, find_regimen, regimen_scenario
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.defaults import find_affinity_set


@pytest.fixture(scope="module")
def single() -> Course:
    """One infusion."""
    return simulate_course(regimen_scenario(find_regimen("single")))


def test_stops_rise_and_hold_the_named_moments():
    """The clock runs from a tenth of a millisecond to four weeks and stands exactly on named moments."""
    stops = clock_stops()
    assert stops[0] == pytest.approx(CLOCK_START_S)
    assert stops[-1] == pytest.approx(CLOCK_END_S)
    assert np.all(np.diff(stops) > 0)
    assert set(NAMED_S) <= set(stops)


def test_every_later_stop_is_on_the_lines(single):
    """No value is interpolated in the browser: each stop after two seconds is a time of the lines."""
    later = single.stop_s[single.stop_s >= FAST_UNTIL_S]
    assert np.all(np.isin(later, single.time_s))


def test_lines_are_the_chain(single):
    """At every time a line is what the chain gives for that time alone."""
    rows_h = single.time_s[::17] / 3600.0
    chain = simulate_chain(single.scenario, rows_h=rows_h)
    for name in LINES:
        assert single.lines[name][::17] == pytest.approx(getattr(chain, name), rel=1e-9, abs=1e-9), name


@pytest.mark.parametrize("regimen", REGIMENS, ids=lambda regimen: regimen.key)
def test_bands_hold_their_line_and_are_ordered(regimen):
    """The band between sets contains the line; percentiles are ordered; all is finite."""
    course = simulate_course(regimen_scenario(regimen))
    for name, (low, high) in course.between_sets.items():
        assert np.all(low <= course.lines[name] + 1e-9), name
        assert np.all(course.lines[name] <= high + 1e-9), name
    for name, band in course.between_people.items():
        assert np.all(np.isfinite(band)), name
        assert np.all(np.diff(band, axis=0) >= -1e-9), name


def test_the_step_is_the_circuits_own_transient(single):
    """Firing after the block is switched on agrees with the transient itself to 1% of rest."""
    affinity = find_affinity_set(single.scenario.affinity)
    concentration = concentration_for_block(np.array([single.peak_block]), affinity, BLOCK)
    time_ms, rates = simulate_block_step(block_from_concentration(concentration, affinity, BLOCK), CIRCUIT)
    for name, rest_hz, direct in (
        ("rate_interneuron_hz", CIRCUIT.rate_hz[1], rates.interneuron),
        ("rate_pyramidal_hz", CIRCUIT.rate_hz[0], rates.pyramidal),
    ):
        expected = np.interp(single.step_time_s, time_ms / 1000.0, direct) * rest_hz
        assert single.step_hz[name] == pytest.approx(expected, abs=0.01 * rest_hz), name


def test_one_release_opens_and_closes(single):
    """AMPA receptors open within a millisecond and have shut again by 20 ms."""
    opened = single.release.open_ampa
    assert opened.max() >= 10
    assert single.release.time_s[opened.argmax()] < 2e-3
    assert opened[-1] <= 2
