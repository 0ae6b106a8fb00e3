"""One sentence in three registers: for anyone, for a student, for a clinician.

The words live in `assets/text/sentences/*.toml`, one table per sentence with one line per register;
``{name}`` is a slot that the caller fills with a number or word made from a record or a state. The
same string serves the screen, a chart's description, the live region and the leaflet.
"""

import string
import tomllib
from functools import cache
from pathlib import Path

from explainer.errors import DataError

REGISTERS = ("plain", "student", "clinician")
DEFAULT_REGISTER = "plain"
FOLDER = Path(__file__).resolve().parents[3] / "assets" / "text" / "sentences"


@cache
def load_sentences() -> dict[str, dict[str, str]]:
    """Return every sentence by key and register.

    Raises
    ------
    DataError
        If a key stands in two files, a register is missing or unknown, or the registers of a
        sentence do not ask for the same slots.
    """
    sentences: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for key, lines in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key in sentences:
                raise DataError(f"{path.name}: sentence {key!r} must stand once; it stands twice.")
            if set(lines) != set(REGISTERS):
                raise DataError(
                    f"{path.name}, {key}: expected {', '.join(REGISTERS)}; got {', '.join(lines)}."
                )
            slots = {register: slots_of(words) for register, words in lines.items()}
            if len(set(slots.values())) != 1:
                raise DataError(f"{path.name}, {key}: expected the same slots in each register; got {slots}.")
            sentences[key] = lines
    return sentences


def slots_of(words: str) -> frozenset[str]:
    """Return the names of the slots of a sentence."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(words) if name)


def say(key: str, register: str = DEFAULT_REGISTER, **filled: str) -> str:
    """Return a sentence in a register with its slots filled.

    Parameters
    ----------
    key : str
        Table of a file in `FOLDER`.
    register : str
        One of `REGISTERS`.
    **filled : str
        One value per slot.

    Raises
    ------
    DataError
        If the sentence or register is unknown, or a slot is missing or too many.
    """
    if register not in REGISTERS:
        raise DataError(f"register must be one of {', '.join(REGISTERS)}; got {register!r}.")
    try:
        words = load_sentences()[key][register]
    except KeyError:
        raise DataError(f"sentence must be a key of assets/text/sentences; got {key!r}.") from None
    if set(filled) != slots_of(words):
        raise DataError(
            f"sentence {key!r} must be filled with {sorted(slots_of(words))}; got {sorted(filled)}."
        )
    return words.format(**filled)
