"""The unblinding simulator: one true effect, many reports, and where the real trials lie."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "blinding",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/svg.js",
        "../shared/tables.js",
        "../shared/sentence.js",
        "../shared/export.js",
        "../shared/history.js",
        "setting.js",
        "people.js",
        "map.js",
        "controls.js",
        "export.js",
        "component.js",
    ),
    styles=(
        "../shared/slider.css",
        "../shared/buttons.css",
        "../shared/tables.css",
        "component.css",
        "map.css",
    ),
)


def blinding_simulator(payload: bytes, *, key: str) -> None:
    """Mount the simulator.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.blinding.payload.pack_blinding`.
    key : str
        Unique on the page.

    Notes
    -----
    The browser looks every number up in grids that Python computed, redraws on every movement
    of a thumb and writes the setting into the address bar; nothing comes back to the server.
    """
    _mount(data=payload, key=key, height="content")
