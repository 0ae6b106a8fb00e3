"""Register a components-v2 component from the plain files beside its wrapper."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from explainer.describe.help_lines import short_help
from explainer.describe.publisher import LICENCE_LINE, cited_publisher
from explainer.errors import DataError

_SAVES = "../shared/export.js"


def _read(path: Path) -> str:
    if not path.is_file():
        raise DataError(f"component file must exist; missing {path}.")
    return path.read_text(encoding="utf-8")


def _saved_words() -> str:
    """Return as a script what every saved file says: crisis help, who publishes it, what may be done with it."""
    words = {
        "SAVED_HELP": short_help(),
        "SAVED_PUBLISHER": cited_publisher(),
        "SAVED_LICENCE": LICENCE_LINE,
    }
    return "\n".join(f"const {name} = {json.dumps(text)};" for name, text in words.items())


def register_component(
    name: str,
    folder: Path,
    *,
    scripts: Sequence[str] = ("component.js",),
    styles: Sequence[str] = ("component.css",),
) -> Any:
    """Register the component in `folder` and return its mount function.

    Parameters
    ----------
    name : str
        Unique in the app.
    folder : pathlib.Path
        Holds ``component.html``, the scripts and the styles.
    scripts : sequence of str
        Files, relative to `folder`, joined in this order into one module; only the
        last may have an ``export default``. Splitting by noun keeps each short.
    styles : sequence of str
        Files, relative to `folder`, joined in this order after the shared tokens.

    Raises
    ------
    DataError
        If a file is missing.
    """
    shared = Path(__file__).parent / "shared"
    saved_words = _saved_words() if _SAVES in scripts else ""
    return st.components.v2.component(
        name,
        html=_read(folder / "component.html"),
        css="\n".join(_read(path) for path in (shared / "tokens.css", *(folder / name for name in styles))),
        js="\n".join((saved_words, *(_read(folder / script) for script in scripts))),
    )
