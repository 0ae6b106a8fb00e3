"""The animated synapse: play, pause, step and scrub through what the cleft simulation gave."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "synapse",
    Path(__file__).parent,
    scripts=(
        "payload.js",
        "words.js",
        "stage.js",
        "receptors.js",
        "labels.js",
        "scene.js",
        "strip.js",
        "arrows.js",
        "circuit_scene.js",
        "synapse_scenes.js",
        "spine_scene.js",
        "speaker.js",
        "picture.js",
        "molecule.js",
        "notes.js",
        "room.js",
        "component.js",
    ),
    styles=("../shared/switch.css", "component.css", "reader.css"),
)


def synapse(payload: bytes, *, key: str) -> None:
    """Mount the synapse.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.synapse.payload.pack_scene`.
    key : str
        Unique on the page.
    """
    _mount(data=payload, key=key, height="content")
