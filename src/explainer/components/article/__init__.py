"""The article check: marked passages, what is known of each, the error hunt, the contradictions."""

from pathlib import Path

from explainer.components.register import register_component

_mount = register_component(
    "article_check",
    Path(__file__).parent,
    scripts=(
        "../shared/payload.js",
        "../shared/svg.js",
        "../shared/export.js",
        "../shared/tables.js",
        "marks.js",
        "rail.js",
        "panel.js",
        "hunt.js",
        "saving.js",
        "component.js",
    ),
    styles=("../shared/buttons.css", "../shared/tables.css", "component.css", "marks.css", "panel.css"),
)


def article_check(payload: bytes, *, key: str) -> None:
    """Mount the article with its marks and the panel beside it.

    Parameters
    ----------
    payload : bytes
        From `explainer.components.article.payload.pack_article`.
    key : str
        Unique on the page.

    Notes
    -----
    The browser shows what was packed and writes the setting into the address bar
    itself; nothing comes back to the server.
    """
    _mount(data=payload, key=key, height="content")
