"""The rival explanations: switches that re-route the arrows, and experiments that cut them."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "rival_explanations",
    Path(__file__).parent,
    # The chain's drawings serve here too.
    scripts=(
        "../chain/glyphs.js",
        "../shared/payload.js",
        "../shared/sentence.js",
        "../shared/room.js",
        "../shared/svg.js",
        "places.js",
        "diagram.js",
        "outcome.js",
        "controls.js",
        "evidence.js",
        "compare.js",
        "table.js",
        "component.js",
    ),
    styles=(
        "../shared/buttons.css",
        "../shared/room.css",
        "component.css",
        "diagram.css",
        "evidence.css",
        "table.css",
    ),
)


def rival_explanations(payload: bytes, *, key: str) -> None:
    """Mount switches, figure, comparison and table.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.rivals.payload.pack_rivals`.
    key : str
        Unique on the page.

    Notes
    -----
    The browser looks up what was packed and writes the setting into the address bar
    itself; nothing comes back to the server.
    """
    _mount(data=payload, key=key, height="content")
