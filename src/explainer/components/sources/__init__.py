"""The list of sources: search, filters, links and files, all in the browser."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "source_list",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/export.js",
        "../shared/tables.js",
        "items.js",
        "search.js",
        "files.js",
        "component.js",
    ),
    styles=("../shared/buttons.css", "../shared/tables.css", "component.css", "items.css"),
)


def source_list(payload: bytes, *, key: str) -> None:
    """Mount the list.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.sources.payload.pack_sources`.
    key : str
        Unique on the page.

    Notes
    -----
    The browser filters as the reader types, writes the setting into the address bar and
    makes the files itself; nothing comes back to the server.
    """
    _mount(data=payload, key=key, height="content")
