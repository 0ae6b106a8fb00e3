"""The cleft against published values, its conservation laws, and the trapping of ketamine."""

import numpy as np
import pytest

from explainer.errors import DomainError
from explainer.model.cleft import (
    RECEPTOR_OPEN,
    decay_time_constant_ms,
    most_open_ampa,
    most_open_nmda,
    simulate_quantum,
)
from explainer.model.trapping import CHANNEL_OPEN, CHANNEL_SHUT_TRAPPED, simulate_trapping
from explainer.parameters.cleft2026 import CLEFT

FRAMES_MS = np.linspace(0.0, 8.0, 401)
SEEDS = range(12)


@pytest.fixture(scope="module")
def quanta():
    """Twelve independent releases."""
    return [simulate_quantum(CLEFT, np.random.default_rng(seed), frame_ms=FRAMES_MS) for seed in SEEDS]


def test_m4_peak_of_cleft_glutamate(quanta):
    """M4: 1.1 mM at cultured hippocampal synapses (Clements 1992, abstract); accept +/-30%."""
    assert np.mean([q.concentration_mm.max() for q in quanta]) == pytest.approx(1.1, rel=0.3)


def test_m4_decay_of_cleft_glutamate(quanta):
    """M4: decay time constant 1.2 ms (Clements 1992, abstract); accept +/-30%."""
    assert np.mean([decay_time_constant_ms(q) for q in quanta]) == pytest.approx(1.2, rel=0.3)


def test_m4_ampa_receptors_open_at_one_moment(quanta):
    """M4: a quantum opens about 20 of 80 AMPA receptors (Franks 2002, abstract), read as the peak; accept +/-30%."""
    assert np.mean([most_open_ampa(q) for q in quanta]) == pytest.approx(20.0, rel=0.3)


def test_m4_nmda_receptors_open_at_one_moment(quanta):
    """M4: a quantum opens about 3 of 20 NMDA receptors (Franks 2002, abstract), read as the peak; accept +/-30%."""
    assert np.mean([most_open_nmda(q) for q in quanta]) == pytest.approx(3.0, rel=0.3)


def test_receptors_open_at_one_moment_are_fewer_than_ever_opened(quanta):
    """The peak is below the count of receptors that opened at any time, which grows with the window."""
    for quantum in quanta:
        is_open = quantum.ampa_state == RECEPTOR_OPEN
        assert 0 < most_open_ampa(quantum) < is_open.any(axis=0).sum()


def test_molecules_are_conserved(quanta):
    """Every molecule is in the cleft or escaped, and none comes back."""
    for quantum in quanta:
        assert np.all(quantum.in_cleft_count + quantum.escaped_count == CLEFT.glutamate_count)
        assert np.all(np.diff(quantum.escaped_count) >= 0)


def test_molecules_stay_within_the_walls(quanta):
    """A molecule in the cleft is inside the cylinder."""
    for quantum in quanta:
        inside = quantum.is_in_cleft
        radius = np.hypot(quantum.position_nm[..., 0], quantum.position_nm[..., 1])
        assert radius[inside].max() <= CLEFT.radius_nm + 1e-9
        assert quantum.position_nm[..., 2][inside].min() >= 0.0
        assert quantum.position_nm[..., 2][inside].max() <= CLEFT.height_nm


def test_same_seed_same_release():
    """The same seed gives the same molecules and receptors."""
    first, second = (
        simulate_quantum(CLEFT, np.random.default_rng(5), frame_ms=FRAMES_MS[:50]) for _ in range(2)
    )
    assert np.array_equal(first.position_nm, second.position_nm)
    assert np.array_equal(first.nmda_state_excited, second.nmda_state_excited)


def test_excitation_relieves_magnesium(quanta):
    """Over many releases open channels are free of Mg2+ more often when the cell is excited."""
    rest = sum((q.nmda_state_rest == RECEPTOR_OPEN).sum() for q in quanta)
    excited = sum((q.nmda_state_excited == RECEPTOR_OPEN).sum() for q in quanta)
    assert excited > 3 * rest


def test_no_ketamine_traps_nothing():
    """Without ketamine no channel ever holds any."""
    trapping = simulate_trapping(CLEFT, np.random.default_rng(1), free_ketamine_um=0.0)
    assert trapping.state.max() <= CHANNEL_OPEN


def test_only_open_channels_gain_or_lose_ketamine():
    """At a fine sampling, a change of what is inside happens only while the channel is or was open."""
    trapping = simulate_trapping(
        CLEFT, np.random.default_rng(2), free_ketamine_um=2.0, duration_s=120.0, frame_s=0.01
    )
    holds = trapping.state >= CHANNEL_SHUT_TRAPPED
    is_open = trapping.state % 2 == 1
    changed = holds[1:] != holds[:-1]
    assert changed.any()
    opened_in_between = is_open[:-1] | is_open[1:]
    # A channel may open, take ketamine and shut within one 10 ms step; that is rare.
    assert (changed & ~opened_in_between).sum() <= 0.1 * changed.sum()


def test_more_ketamine_traps_more_channels():
    """The long-run share of channels holding ketamine rises with concentration towards C / (C + 1 uM)."""

    def share(um):
        state = simulate_trapping(
            CLEFT, np.random.default_rng(3), free_ketamine_um=um, duration_s=900.0, frame_s=1.0
        ).state
        return float((state[300:] >= CHANNEL_SHUT_TRAPPED).mean())

    low, middle, high = (share(um) for um in (0.25, 1.0, 4.0))
    assert low < middle < high
    assert middle == pytest.approx(0.5, abs=0.12)


def test_bad_concentration_is_named():
    """A negative concentration is refused by name."""
    with pytest.raises(DomainError, match="free_ketamine_um must be a number from 0 to 1000 uM; got -1"):
        simulate_trapping(CLEFT, np.random.default_rng(1), free_ketamine_um=-1.0)
