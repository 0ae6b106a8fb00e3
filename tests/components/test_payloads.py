"""What is packed for the browser is what the model computed."""

import json
import struct

import numpy as np
import pytest

from explainer.components.register import register_component
from explainer.components.synapse.paths import (
    KETAMINE_ENTERING,
    KETAMINE_FREE,
    KETAMINE_HELD,
    KETAMINE_MOLECULES,
    MOUTH_DEPTH,
    PORE_DEPTH,
    follow_ketamine,
)
from explainer.components.synapse.payload import (
    DRAWN_NMDA,
    FOLLOWED,
    FRAME_S,
    PLACES,
    calcium_births,
    pack_scene,
    simulate_scene,
)
from explainer.components.synapse.steps import CELLS, MICE, PILOT, RATS, SLOWED, STEPS, Step, _check
from explainer.describe.registers import REGISTERS
from explainer.describe.synapse import summarise_cleft
from explainer.errors import DataError
from explainer.model.cleft import decay_time_constant_ms, most_open_ampa, most_open_nmda
from explainer.model.trapping import CHANNEL_SHUT_TRAPPED
from explainer.parameters.franks2002 import OBSERVATIONS


@pytest.fixture(scope="module")
def scene():
    """The scene the page shows."""
    return simulate_scene()


def test_the_synapses_payload_holds_the_simulation(scene):
    """Positions, states and counts decode to the scene's own, to one part in 255."""
    payload = pack_scene(scene, 2)
    (length,) = struct.unpack_from("<I", payload)
    header = json.loads(payload[4 : 4 + length])
    body = payload[4 + length :]
    frames = scene.quantum.time_ms.size

    def part(name):
        offset, size = header["offsets"][name]
        return np.frombuffer(body[offset : offset + size], dtype=np.uint8)

    down = part("down").reshape(frames, FOLLOWED) / 255.0 * 20.0
    assert np.abs(down - scene.quantum.position_nm[..., 2]).max() <= 20.0 / 255.0
    excited = part("nmda_excited").reshape(frames, DRAWN_NMDA)
    assert np.array_equal(excited, scene.quantum.nmda_state_excited[:, list(scene.nmda)])
    assert header["open_ampa"][-1] == int((scene.quantum.ampa_state[-1] == 2).sum())
    assert header["step"] == 2
    assert len(payload) < 700_000


def test_the_drawn_receptors_tell_something(scene):
    """Among the drawn channels some open, some stay shut, and some trap ketamine."""
    bound = scene.quantum.nmda_state_excited[:, list(scene.nmda)].any(axis=0)
    held = (scene.trapping.state[:, list(scene.channels)] >= 2).any(axis=0)
    assert bound.any()
    assert not bound.all()
    assert held.any()
    assert not held.all()


@pytest.fixture(scope="module", params=PLACES)
def drawn(request, scene):
    """What one picture shows of ketamine: places and states as packed, pores, and its channels' states."""
    layout = request.param
    payload = pack_scene(scene, 4)
    (length,) = struct.unpack_from("<I", payload)
    header = json.loads(payload[4 : 4 + length])
    body = payload[4 + length :]
    frames = scene.trapping.time_s.size

    def part(name, kind, *shape):
        offset, size = header["offsets"][name]
        return np.frombuffer(body[offset : offset + size], dtype=kind).reshape(frames, *shape)

    pores = header["places"][layout]["nmda"]
    place = part(f"ketamine_{layout}", "<u2", KETAMINE_MOLECULES, 2) / 65535.0
    state = part(f"ketamine_state_{layout}", np.uint8, KETAMINE_MOLECULES)
    channels = part("channels", np.uint8, DRAWN_NMDA)[:, : len(pores)]
    return place, state, pores, channels


def test_a_channel_that_holds_ketamine_has_one_molecule_in_its_pore(drawn):
    """At every frame exactly one molecule is in the pore of a holding channel, and none in any other."""
    place, state, pores, channels = drawn
    for channel, pore in enumerate(pores):
        in_pore = (np.abs(place - (pore, PORE_DEPTH)) < 1e-4).all(axis=2)
        holds = channels[:, channel] >= CHANNEL_SHUT_TRAPPED
        assert np.array_equal(in_pore.sum(axis=1), holds.astype(int))
        assert np.all(state[in_pore] == KETAMINE_HELD)
    assert np.array_equal(
        (state == KETAMINE_HELD).sum(axis=1), (channels >= CHANNEL_SHUT_TRAPPED).sum(axis=1)
    )


def test_ketamine_never_jumps(drawn):
    """Between two frames a molecule moves under a hundredth of the width, and faster down only through a gate."""
    place, _, _, _ = drawn
    moved = np.abs(np.diff(place, axis=0))
    assert moved[..., 0].max() < 0.01
    in_throat = np.maximum(place[1:, :, 1], place[:-1, :, 1]) > MOUTH_DEPTH + 1e-3
    assert moved[..., 1][~in_throat].max() < 0.03
    assert moved[..., 1].max() < 0.12


def test_ketamine_passes_the_gate_only_while_it_is_open(drawn):
    """A molecule between mouth and pore is in a channel that is open, or was at the frame before."""
    place, _, pores, channels = drawn
    passing = (place[..., 1] > MOUTH_DEPTH + 1e-3) & (place[..., 1] < PORE_DEPTH - 1e-3)
    assert passing.any()
    for frame, molecule in np.argwhere(passing):
        channel = int(np.abs(np.array(pores) - place[frame, molecule, 0]).argmin())
        assert (channels[frame - 1 : frame + 1, channel] % 2 == 1).any()


def test_every_entry_is_seen_coming(drawn):
    """Before each hold one free molecule sets out and needs about 1.5 s of the viewer's time; later it wanders on."""
    place, state, _, channels = drawn
    holds = channels >= CHANNEL_SHUT_TRAPPED
    entries = (holds[1:] & ~holds[:-1]).sum()
    held = state == KETAMINE_HELD
    starts = np.argwhere(held[1:] & ~held[:-1])
    assert len(starts) == entries > 0
    for frame, molecule in starts:
        coming = 0
        while state[frame - coming, molecule] == KETAMINE_ENTERING:
            coming += 1
        assert 1.4 < coming * FRAME_S * SLOWED["trapping"] < 1.8
        assert state[frame - coming, molecule] == KETAMINE_FREE
    for frame, molecule in np.argwhere(held[:-1] & ~held[1:]):
        assert state[frame + 1, molecule] == KETAMINE_FREE
        assert place[frame + 80, molecule, 1] < MOUTH_DEPTH
    assert np.all((state == KETAMINE_FREE).sum(axis=1) <= KETAMINE_MOLECULES - holds.sum(axis=1))


def test_a_channel_refilled_at_once_takes_one_molecule_at_a_time():
    """Holds that follow each other closely still get exactly one molecule each, at every frame."""
    state = np.zeros((60, 1), dtype=np.uint8)
    state[4:5], state[5:20], state[20:22], state[22:40] = 1, 2, 1, 3
    paths = follow_ketamine(state, (0.5,), np.random.default_rng(1), approach=10)
    in_pore = (paths.place == (0.5, PORE_DEPTH)).all(axis=2).sum(axis=1)
    assert np.array_equal(in_pore, (state[:, 0] >= CHANNEL_SHUT_TRAPPED).astype(int))


@pytest.mark.parametrize("register", REGISTERS)
def test_the_shown_release_is_within_the_published_range(scene, register):
    """M4 on the page: each row of the table that cites a value is within 30% of it, as the means must be."""
    published = {item.symbol: item.value for item in OBSERVATIONS}
    shown = {
        "c_peak": scene.quantum.concentration_mm.max(),
        "tau_c": decay_time_constant_ms(scene.quantum),
        "open_A": most_open_ampa(scene.quantum),
        "open_N": most_open_nmda(scene.quantum),
    }
    rows = summarise_cleft(scene.quantum, scene.trapping, register=register)[: len(shown)]
    for (symbol, value), row in zip(shown.items(), rows, strict=True):
        assert value == pytest.approx(published[symbol], rel=0.3), symbol
        assert float(row[1].split()[0]) == pytest.approx(value, abs=0.005)
        assert f"{published[symbol]:g}" in row[2]
    assert all(("at one moment" in row[0]) or row[0].startswith("Peak number") for row in rows[2:])


def test_calcium_enters_only_while_a_channel_passes_it():
    """Each drawn ion is born in an open, unplugged interval, one per unit of open time."""
    times = np.arange(0.0, 10.0, 0.1)
    passes = ((times > 2.0) & (times < 5.0))[:, np.newaxis]
    (births,) = calcium_births(times, passes, 0.5)
    assert 5 <= len(births) <= 7
    assert min(births) > 1.9
    assert max(births) < 5.1


def test_steps_have_sources_and_windows():
    """There are eight steps with a key of their own, each with a badge and a moment inside its window."""
    assert len({step.key for step in STEPS}) == len(STEPS) == 8
    for step in STEPS:
        assert step.badge
        assert step.start <= step.telling <= step.end


def test_badges_say_in_whom_the_cited_study_showed_it():
    """Cells before ketamine, animals after it, people only for the surge; any other pairing is refused."""
    assert [step.badge for step in STEPS] == [CELLS, CELLS, CELLS, MICE, RATS, PILOT, RATS, MICE]
    assert [step.is_shown_in_people for step in STEPS] == [step.badge == PILOT for step in STEPS]
    wrong = Step(**{name: getattr(STEPS[3], name) for name in Step.__slots__} | {"badge": CELLS})
    with pytest.raises(DataError, match="badge of step 1 must be what ma2023sustained showed"):
        _check((wrong,))


def test_a_missing_component_file_is_named(tmp_path):
    """Registering a folder without its files says which is missing."""
    with pytest.raises(DataError, match=r"missing .*component\.html"):
        register_component("nothing", tmp_path)
