"""Read the project's own text and style files, once each."""

from functools import cache
from pathlib import Path

from explainer.errors import DataError

ASSETS = Path(__file__).resolve().parents[3] / "assets"


@cache
def read_text(name: str) -> str:
    """Return the words of `assets/text/<name>.md`.

    Raises
    ------
    DataError
        If the file is missing.
    """
    path = ASSETS / "text" / f"{name}.md"
    if not path.is_file():
        raise DataError(f"assets/text must hold {name}.md; it does not.")
    return path.read_text(encoding="utf-8")
