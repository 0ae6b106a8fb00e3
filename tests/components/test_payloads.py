"""What is packed for the browser is what the model computed."""

import json
import struct

import numpy as np
import pytest

from explainer.components.lab.payload import AXES, lab_arrays, pack_lab, unpack_lab
from explainer.components.register import register_component
from explainer.components.synapse.payload import (
    DRAWN_NMDA,
    FOLLOWED,
    calcium_births,
    pack_scene,
    simulate_scene,
)
from explainer.components.synapse.steps import STEPS
from explainer.errors import DataError
from explainer.model.grid import lab_grid


@pytest.fixture(scope="module")
def scene():
    """The scene the page shows."""
    return simulate_scene()


def test_the_labs_payload_holds_the_grid_as_float32():
    """Every array survives packing to float32 precision, bands included."""
    header, arrays = unpack_lab(pack_lab(40))
    assert header["block"] == 40
    assert len(header["sentences"]) == 101
    for name, expected in lab_arrays(lab_grid()).items():
        assert arrays[name] == pytest.approx(expected, rel=1e-6), name


def test_bands_contain_their_line():
    """The default set lies between the lowest and highest set everywhere."""
    _, arrays = unpack_lab(pack_lab(0))
    for name in ("sustained_glutamate_percent", "glutamate_percent", "spine_percent"):
        assert np.all(arrays[f"{name}_low"] <= arrays[name])
        assert np.all(arrays[name] <= arrays[f"{name}_high"])


def test_nothing_leaves_the_fixed_axes():
    """Every drawn value lies within its chart's range, so nothing is cut."""
    _, arrays = unpack_lab(pack_lab(0))
    for chart, names in (
        ("sustained", ("sustained_glutamate_percent_low", "sustained_glutamate_percent_high")),
        ("surge", ("glutamate_percent_low", "glutamate_percent_high")),
        ("firing", ("interneuron_hz", "pyramidal_hz")),
        ("synapses", ("spine_percent_low", "spine_percent_high")),
    ):
        low, high = AXES[chart]["y"]
        for name in names:
            assert low <= arrays[name].min(), name
            assert arrays[name].max() <= high, name


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
    assert len(payload) < 600_000


def test_the_drawn_receptors_tell_something(scene):
    """Among the drawn channels some open, some stay shut, and some trap ketamine."""
    bound = scene.quantum.nmda_state_excited[:, list(scene.nmda)].any(axis=0)
    held = (scene.trapping.state[:, list(scene.channels)] >= 2).any(axis=0)
    assert bound.any()
    assert not bound.all()
    assert held.any()
    assert not held.all()


def test_calcium_enters_only_while_a_channel_passes_it():
    """Each drawn ion is born in an open, unplugged interval, one per unit of open time."""
    times = np.arange(0.0, 10.0, 0.1)
    passes = ((times > 2.0) & (times < 5.0))[:, np.newaxis]
    (births,) = calcium_births(times, passes, 0.5)
    assert 5 <= len(births) <= 7
    assert min(births) > 1.9
    assert max(births) < 5.1


def test_steps_have_sources_and_windows():
    """There are at least four steps, each with words, a badge and a moment inside its window."""
    assert len(STEPS) >= 4
    for step in STEPS:
        assert step.sentence
        assert step.badge
        assert step.start <= step.telling <= step.end


def test_a_missing_component_file_is_named(tmp_path):
    """Registering a folder without its files says which is missing."""
    with pytest.raises(DataError, match=r"missing .*component\.html"):
        register_component("nothing", tmp_path)
