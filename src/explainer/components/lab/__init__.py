"""The blockade lab: the NMDA-blockade slider and everything it moves."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "blockade_lab",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/svg.js",
        "../shared/tables.js",
        "../shared/sentence.js",
        "../shared/export.js",
        "../shared/history.js",
        "setting.js",
        "charts.js",
        "circuit.js",
        "controls.js",
        "predict.js",
        "compare.js",
        "tables.js",
        "export.js",
        "component.js",
    ),
    styles=(
        "../shared/slider.css",
        "../shared/buttons.css",
        "../shared/room.css",
        "../shared/tables.css",
        "component.css",
        "choices.css",
        "drawings.css",
    ),
)


def blockade_lab(payload: bytes, *, key: str) -> None:
    """Mount the lab.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.lab.payload.pack_lab`.
    key : str
        Unique on the page.

    Notes
    -----
    The browser redraws on every movement of the thumb and writes the setting into the
    address bar itself; nothing comes back to the server.
    """
    _mount(data=payload, key=key, height="content")
