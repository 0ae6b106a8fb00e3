"""The consultation: six steps for two people and one tablet, drawn in the browser alone."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "consultation",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/svg.js",
        "pieces.js",
        "pictures.js",
        "chances.js",
        "options.js",
        "talk.js",
        "panel.js",
        "component.js",
    ),
    styles=("component.css", "cards.css", "panel.css"),
)


def consultation(payload: bytes, *, key: str) -> None:
    """Mount the six steps.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.consultation.payload.pack_consultation`.
    key : str
        Unique on the page.

    Notes
    -----
    Nothing comes back to the server; the browser writes the step, and only the step, into the address.
    """
    _mount(data=payload, key=key, height="content")
