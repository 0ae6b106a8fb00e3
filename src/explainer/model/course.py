"""One clock from a tenth of a millisecond to four weeks: everything the infusion page shows.

The first two seconds hold what is fast and can happen at any moment (one release in the
cleft; the circuit after a block switched on at once). From then on the clock is time
since the first dose began.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from explainer.model.chain import simulate_chain
from explainer.model.circuit import simulate_block_steps
from explainer.model.cleft import RECEPTOR_OPEN, simulate_quantum
from explainer.model.metabolites import simulate_metabolites
from explainer.model.nmda_block import block_from_concentration, concentration_for_block
from explainer.model.pk import simulate_plasma_ng_per_ml
from explainer.model.population import PERCENTILES, draw_people, simulate_population
from explainer.model.scenario import Scenario
from explainer.numerics import FloatArray, frozen
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.circuit2026 import CIRCUIT
from explainer.parameters.cleft2026 import CLEFT
from explainer.parameters.defaults import (
    AFFINITY_SETS,
    METABOLITE_SETS,
    PK_SETS,
    find_affinity_set,
    find_pk_set,
)
from explainer.parameters.distribution import DISTRIBUTION

SECONDS_PER_HOUR = 3600.0
CLOCK_START_S, CLOCK_END_S = 1e-4, 28.0 * 24.0 * SECONDS_PER_HOUR
STOPS_PER_DECADE = 26
# Named moments a reader looks for; the nearest stop moves onto each.
NAMED_S = tuple(
    60.0 * minutes for minutes in (1, 10, 20, 40, 60, 120, 240, 1440, 2880, 4320, 10080, 20160, 40320)
)
# What is fast ends here; the drug has moved for two seconds by then.
FAST_UNTIL_S = 2.0
RELEASE_UNTIL_S = 0.02
STEP_FROM_S = 0.001
PEOPLE = 200
RELEASE_SEED = 17
_DOSE_EDGE_H = np.concatenate([[0.0], np.geomspace(0.03, 24.0, 16)])
LINES = (
    "plasma_ketamine_ng_per_ml",
    "plasma_norketamine_ng_per_ml",
    "plasma_hnk_ng_per_ml",
    "block_interneuron",
    "block_pyramidal",
    "rate_interneuron_hz",
    "rate_sst_hz",
    "rate_pyramidal_hz",
    "glutamate_percent",
    "bdnf_percent",
    "mtorc1_percent",
    "protein_percent",
    "spine_formation_percent",
    "spine_elimination_percent",
    "spine_density_percent",
)
_SET_BANDS = (
    "block_interneuron",
    "rate_interneuron_hz",
    "rate_pyramidal_hz",
    "glutamate_percent",
    "bdnf_percent",
    "spine_density_percent",
)
_STEP_LINES = ("rate_pyramidal_hz", "rate_interneuron_hz", "rate_sst_hz")
_STEP_LEVELS = np.linspace(0.0, 1.0, 51)
PLASMA = "plasma_ketamine_ng_per_ml"


@dataclass(frozen=True, slots=True)
class Release:
    """One release at rest, counted; shape (R,).

    Attributes
    ----------
    time_s : ndarray
        Seconds.
    open_ampa, open_nmda : ndarray
        Receptors open at once; NMDA receptors of an excited cell, free of Mg2+.
    concentration_mm : ndarray
        Glutamate in the cleft.
    """

    time_s: FloatArray
    open_ampa: FloatArray
    open_nmda: FloatArray
    concentration_mm: FloatArray


@dataclass(frozen=True, slots=True)
class Course:
    """What one clock shows for one scenario; read-only.

    Attributes
    ----------
    scenario : Scenario
        What is given and assumed.
    stop_s : ndarray, shape (S,)
        Where the clock can stand, seconds.
    time_s : ndarray, shape (T,)
        Grid of the lines from `FAST_UNTIL_S` on; holds every stop after it.
    lines : mapping of str to ndarray, shape (T,)
        By field of `Chain`.
    between_sets : mapping of str to (ndarray, ndarray)
        Lowest and highest over the published sets: drug-level sets for plasma ketamine,
        metabolite sets for the metabolites, affinity sets for the rest.
    between_people : mapping of str to ndarray, shape (5, T)
        5th to 95th percentile over virtual people.
    release : Release
        One release.
    step_time_s : ndarray, shape (U,)
        Seconds after the block of this scenario's peak is switched on at once.
    step_hz : mapping of str to ndarray, shape (U,)
        Firing then, by field of `Chain`.
    peak_block : float
        Highest block on fast-spiking cells.
    """

    scenario: Scenario
    stop_s: FloatArray
    time_s: FloatArray
    lines: Mapping[str, FloatArray]
    between_sets: Mapping[str, tuple[FloatArray, FloatArray]]
    between_people: Mapping[str, FloatArray]
    release: Release
    step_time_s: FloatArray
    step_hz: Mapping[str, FloatArray]
    peak_block: float


def clock_stops() -> FloatArray:
    """Return where the clock can stand, seconds: even in the logarithm, named moments exact."""
    decades = np.log10(CLOCK_END_S / CLOCK_START_S)
    stops = np.geomspace(CLOCK_START_S, CLOCK_END_S, round(decades * STOPS_PER_DECADE) + 1)
    for moment in NAMED_S:
        stops[np.abs(np.log(stops / moment)).argmin()] = moment
    return stops


def _line_times_s(scenario: Scenario, stops: FloatArray) -> FloatArray:
    later = stops[stops >= FAST_UNTIL_S]
    pieces = [later, np.array([FAST_UNTIL_S])]
    for dose in scenario.doses:
        for edge in (dose.start_h, dose.start_h + dose.duration_h):
            pieces.append((edge + _DOSE_EDGE_H) * SECONDS_PER_HOUR)  # noqa: PERF401  # two short loops read best
    times = np.unique(np.concatenate(pieces))
    return np.asarray(times[(times >= FAST_UNTIL_S) & (times <= CLOCK_END_S)])


@lru_cache(maxsize=1)
def simulate_release() -> Release:
    """Return one seeded release, sampled evenly in the logarithm of time."""
    frame_ms = np.concatenate([[0.0], np.geomspace(CLOCK_START_S, RELEASE_UNTIL_S, 140) * 1000.0])
    quantum = simulate_quantum(CLEFT, np.random.default_rng(RELEASE_SEED), frame_ms=frame_ms, followed=1)
    return Release(
        time_s=frozen(quantum.time_ms / 1000.0),
        open_ampa=frozen((quantum.ampa_state == RECEPTOR_OPEN).sum(axis=1).astype(np.float64)),
        open_nmda=frozen((quantum.nmda_state_excited == RECEPTOR_OPEN).sum(axis=1).astype(np.float64)),
        concentration_mm=frozen(quantum.concentration_mm.copy()),
    )


@lru_cache(maxsize=8)
def _step_table(affinity: str) -> tuple[FloatArray, FloatArray]:
    """Return (seconds, firing in Hz of shape (3, L, U)) for blocks from 0 to 1, computed once per set."""
    affinity_set = find_affinity_set(affinity)
    concentration = concentration_for_block(_STEP_LEVELS, affinity_set, BLOCK)
    block = block_from_concentration(concentration, affinity_set, BLOCK)
    time_ms, rates = simulate_block_steps(block, CIRCUIT, step_ms=1.0)
    rows = np.unique(np.geomspace(STEP_FROM_S * 1000.0, time_ms[-1], 120).round().astype(int))
    pyramidal_hz, interneuron_hz, sst_hz, _ = CIRCUIT.rate_hz
    hertz = np.stack(
        [
            rates.pyramidal[:, rows] * pyramidal_hz,
            rates.interneuron[:, rows] * interneuron_hz,
            rates.sst[:, rows] * sst_hz,
        ]
    )
    return frozen(time_ms[rows] / 1000.0), frozen(hertz)


def _simulate_step(affinity: str, peak_block: float) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Return (seconds, firing) after a block is switched on at once, between tabulated levels."""
    time_s, hertz = _step_table(affinity)
    place = peak_block * (_STEP_LEVELS.size - 1)
    left = min(int(place), _STEP_LEVELS.size - 2)
    found = hertz[:, left] + (place - left) * (hertz[:, left + 1] - hertz[:, left])
    return time_s, dict(zip(_STEP_LINES, found, strict=True))


def _spread(curves: Sequence[FloatArray]) -> tuple[FloatArray, FloatArray]:
    stack = np.stack(curves)
    return frozen(stack.min(axis=0)), frozen(stack.max(axis=0))


def _plasma_bands(scenario: Scenario, rows_h: FloatArray) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Return the spread of plasma levels: ketamine over its sets, metabolites over theirs."""
    mass_kg = scenario.mass_kg
    ketamine = [
        simulate_plasma_ng_per_ml(rows_h, scenario.doses, pk.at_mass(mass_kg)) for pk in PK_SETS.values()
    ]
    own = find_pk_set(scenario.pk).at_mass(mass_kg)
    metabolites = [
        simulate_metabolites(rows_h, scenario.doses, own, each, DISTRIBUTION, mass_kg=mass_kg)
        for each in METABOLITE_SETS.values()
    ]
    return {
        PLASMA: _spread(ketamine),
        "plasma_norketamine_ng_per_ml": _spread([each.norketamine_ng_per_ml for each in metabolites]),
        "plasma_hnk_ng_per_ml": _spread([each.hnk_ng_per_ml for each in metabolites]),
    }


def simulate_course(scenario: Scenario) -> Course:
    """Simulate everything one clock shows.

    Parameters
    ----------
    scenario : Scenario
        Horizon of four weeks.

    Returns
    -------
    Course
        Lines, both kinds of band, and the two fast pictures.
    """
    stops = clock_stops()
    time_s = _line_times_s(scenario, stops)
    rows_h = np.minimum(time_s / SECONDS_PER_HOUR, scenario.horizon_h)
    chain = simulate_chain(scenario, rows_h=rows_h)
    by_affinity = [
        chain if key == scenario.affinity else simulate_chain(replace(scenario, affinity=key), rows_h=rows_h)
        for key in AFFINITY_SETS
    ]
    sets = {name: _spread([getattr(each, name) for each in by_affinity]) for name in _SET_BANDS}
    sets |= _plasma_bands(scenario, rows_h)
    bands = simulate_population(scenario, draw_people(PEOPLE))
    people = {
        name: frozen(np.stack([np.interp(rows_h, bands.time_h, values[i]) for i in range(len(PERCENTILES))]))
        for name, values in bands.values.items()
    }
    peak_block = float(chain.block_interneuron.max())
    step_time_s, step_hz = _simulate_step(scenario.affinity, peak_block)
    return Course(
        scenario=scenario,
        stop_s=frozen(stops),
        time_s=frozen(time_s),
        lines={name: getattr(chain, name) for name in LINES},
        between_sets=sets,
        between_people=people,
        release=simulate_release(),
        step_time_s=frozen(step_time_s),
        step_hz={name: frozen(values) for name, values in step_hz.items()},
        peak_block=peak_block,
    )
