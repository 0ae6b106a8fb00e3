"""Who stands behind this copy; one file, which an institution fills in.

``EXPLAINER_PUBLISHER=/path/to/publisher.toml`` names another file with the same fields. The project's own
leaves every field empty: nobody is named who has not named themselves.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from explainer.errors import DataError

PUBLISHER_FILE = "publisher.toml"
PUBLISHER_VARIABLE = "EXPLAINER_PUBLISHER"
# The leaflet is one page, and names the first four fields on it.
LONGEST = 160
_CONTACT = re.compile(r"https?://[^\s<>\"]+|[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who made a copy, who paid and what they may gain; an empty text was not stated.

    Attributes
    ----------
    publisher, authors, funding, interests : str
        Who publishes it; who wrote it, with what training; who paid; what they may gain or lose.
    contact : str
        An e-mail or web address.
    reviewed, reviewer : str
        ISO date of the last review, and who reviewed it.
    """

    publisher: str
    authors: str
    funding: str
    interests: str
    contact: str
    reviewed: str
    reviewer: str


FIELDS = tuple(field.name for field in fields(Publisher))


def _wrong(file: str, field: str, expected: str, value: object) -> DataError:
    return DataError(f"{file}, {field}: expected {expected}; got {value!r}.")


def _is_past_date(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and day <= date.today()  # noqa: DTZ011 (a day on the publisher's calendar)


def read_publisher(values: Mapping[str, object], file: str = PUBLISHER_FILE) -> Publisher:
    """Return the fields of a file as a record, each checked.

    Parameters
    ----------
    values : mapping
        Field by name; each of `FIELDS`, and nothing else.
    file : str
        Name for the message of an error.

    Raises
    ------
    DataError
        Naming file, field, what was expected and what came.
    """
    for name in values:
        if name not in FIELDS:
            raise _wrong(file, name, f"only the fields {', '.join(FIELDS)}", values[name])
    texts = {}
    for name in FIELDS:
        value = values.get(name)
        if not isinstance(value, str):
            raise _wrong(file, name, "a text, empty if it is not stated", value)
        texts[name] = value.strip()
        if len(texts[name]) > LONGEST or not all(letter.isprintable() for letter in texts[name]):
            raise _wrong(file, name, f"one line of at most {LONGEST} characters", texts[name])
    if texts["contact"] and not _CONTACT.fullmatch(texts["contact"]):
        raise _wrong(file, "contact", "an e-mail or web address", texts["contact"])
    if texts["reviewed"] and not _is_past_date(texts["reviewed"]):
        raise _wrong(file, "reviewed", "a past date such as 2026-11-24", texts["reviewed"])
    if texts["reviewer"] and not texts["reviewed"]:
        raise _wrong(file, "reviewed", "a date, because a reviewer is named", "")
    return Publisher(**texts)


def read_publisher_file(path: Path) -> Publisher:
    """Return the record of a file.

    Parameters
    ----------
    path : pathlib.Path
        A TOML file in UTF-8 with the fields of `Publisher`.

    Raises
    ------
    DataError
        If it cannot be read, is no TOML, or breaks a rule.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise DataError(
            f"{PUBLISHER_VARIABLE} must name a TOML file in UTF-8; got {str(path)!r}, which cannot be read "
            f"({type(error).__name__}: {error})."
        ) from None
    return read_publisher(values, str(path))


@cache
def load_publisher() -> Publisher:
    """Read it once: the file that `EXPLAINER_PUBLISHER` names, else the project's own."""
    other = os.environ.get(PUBLISHER_VARIABLE, "")
    if other:
        return read_publisher_file(Path(other))
    return read_publisher_file(Path(str(files("explainer").joinpath("evidence", "data", PUBLISHER_FILE))))
