"""The clock: one infusion from milliseconds to weeks, scrubbed in the browser."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "infusion_clock",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/svg.js",
        "../shared/tables.js",
        "../shared/sentence.js",
        "../shared/room.js",
        "../shared/export.js",
        "scale.js",
        "strips.js",
        "lanes.js",
        "trials.js",
        "export.js",
        "component.js",
    ),
    styles=(
        "../shared/slider.css",
        "../shared/buttons.css",
        "../shared/room.css",
        "component.css",
        "lanes.css",
    ),
)


def infusion_clock(payload: bytes, *, key: str) -> None:
    """Mount the clock.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.clock.payload.pack_course`.
    key : str
        Unique on the page.

    Notes
    -----
    The clock moves in the browser and writes its place into the address bar itself. A new
    payload replaces what is drawn and keeps the place.
    """
    _mount(data=payload, key=key, height="content")
