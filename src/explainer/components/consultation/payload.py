"""Pack the consultation: every sentence of both readers, and where each number comes from."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from explainer.components.packing import pack_arrays, unpack_arrays
from explainer.describe import consultation as words
from explainer.describe.chain import describe_link
from explainer.describe.consultation_chances import describe_chances
from explainer.describe.consultation_options import describe_back, describe_options
from explainer.describe.registers import DEFAULT_REGISTER
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.records import ComparatorRow, SafetyRow, TrialArm
from explainer.evidence.rows import Row, find_row
from explainer.evidence.session_practice import SESSION_PRACTICE, PracticeFact
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.provenance import day_words

HOW_COMPUTED = (
    "Computed here: Wilson's 95% interval for a share, from the count or share that the source prints "
    "and its number of people."
)


def describe_steps(voice: words.Voice) -> dict[str, Any]:
    """Return the content of every step and button for one voice.

    Parameters
    ----------
    voice : explainer.describe.consultation.Voice
        Register and reader.
    """
    steps = {
        "matters": words.describe_matters,
        "works": words.describe_works,
        "chances": describe_chances,
        "options": describe_options,
        "session": words.describe_session,
        "back": describe_back,
    }
    return {
        "chrome": words.describe_chrome(voice),
        "steps": [{"key": key, **steps[key](voice)} for key in words.STEPS],
    }


def row_ids(content: Any) -> Iterator[str]:
    """Return the name of each row that a piece of the content opens."""
    if isinstance(content, dict):
        if isinstance(content.get("source"), str):
            yield content["source"]
        for value in content.values():
            yield from row_ids(value)
    elif isinstance(content, list):
        for value in content:
            yield from row_ids(value)


def _source(key: str, seen: str, locator: str) -> dict[str, str]:
    reference = find_reference(key)
    return {"short": reference.short, "link": reference.link, "locator": locator, "seen": SEEN_WORDS[seen]}


def _row_says(row: Row | PracticeFact) -> str:
    """Return what a row says beside its number: in whom, when, of what, and the count as printed."""
    if isinstance(row, PracticeFact):
        return row.text
    if isinstance(row, ComparatorRow):
        computed = row.note if row.note.startswith("Computed here") else ""
        parts = (row.group, row.arm, row.timepoint, row.outcome, row.value_text, computed)
    elif isinstance(row, SafetyRow) and row.value is not None:
        parts = (row.trial, row.arm, row.timepoint, row.event, row.value_text, "")
    else:
        return str(getattr(row, "value_text", ""))
    return "; ".join(filter(None, parts))


def _row_origin(row: Row | PracticeFact, how: str) -> dict[str, Any]:
    sources = [_source(row.source, row.seen, row.locator)]
    if isinstance(row, TrialArm) and row.response_seen:
        counted = row.as_counted
        sources.append(_source(counted.source, counted.seen, f"response and remission: {counted.locator}"))
    return {
        "says": how or _row_says(row),
        "sources": sources,
        "checked": day_words(row.checked),
    }


def _chain_origin(name: str, register: str) -> dict[str, Any]:
    link = next(item for item in load_chain_links() if f"chain/{item.key}" == name)
    said = describe_link(link.key, register=register)
    return {
        "says": f"In people: {said['people']} Open: {said['disputed']}",
        "sources": [_source(key, seen, "") for key, seen in zip(link.sources, link.seen, strict=True)],
        "checked": "",
    }


def describe_origin(name: str, *, register: str = DEFAULT_REGISTER) -> dict[str, Any]:
    """Return what opens at a number: what the row says, its sources, when it was checked.

    Parameters
    ----------
    name : str
        Of a row, as `explainer.describe.consultation.mark` writes it.
    register : str
        One of `explainer.describe.registers.REGISTERS`; what an arrow says is said in its words.
    """
    if name.startswith("chain/"):
        return _chain_origin(name, register)
    row_id, computed, _ = name.partition(words.COMPUTED)
    practice = {fact.row_id: fact for fact in SESSION_PRACTICE}
    row = practice[row_id] if row_id in practice else find_row(row_id)
    return _row_origin(row, HOW_COMPUTED if computed else "")


@cache
def build_header(register: str) -> dict[str, Any]:
    """Return all that does not depend on the address, for one register.

    Parameters
    ----------
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    modes = {mode: describe_steps(words.Voice(register, mode)) for mode in words.MODES}
    names = dict.fromkeys(row_ids(modes))
    origins = {name: describe_origin(name, register=register) for name in names}
    return {"register": register, "modes": modes, "origins": origins}


def shown_rows() -> tuple[str, ...]:
    """Return the name of every row that the consultation shows, those of the chain included."""
    return tuple(
        dict.fromkeys(name.partition(words.COMPUTED)[0] for name in build_header("plain")["origins"])
    )


def shown_sources() -> tuple[str, ...]:
    """Return the key of every reference that the consultation shows, in order of first use."""
    links = {f"chain/{link.key}": link.sources for link in load_chain_links()}
    practice = {fact.row_id: fact for fact in SESSION_PRACTICE}
    keys: list[str] = []
    for name in shown_rows():
        if name in links:
            keys.extend(links[name])
        else:
            row = practice[name] if name in practice else find_row(name)
            keys.append(row.source)
            if isinstance(row, TrialArm):
                keys.append(row.as_counted.source)
    return tuple(dict.fromkeys(keys))


def pack_consultation(register: str, step: int, problems: tuple[str, ...] = ()) -> bytes:
    """Return the payload.

    Parameters
    ----------
    register : str
        In whose words.
    step : int
        Where to start, from 1.
    problems : tuple of str
        Sentences about what in the address could not be used.
    """
    start = {"step": step, "problems": list(problems)}
    return pack_arrays({**build_header(register), "start": start}, {})


def unpack_consultation(payload: bytes) -> dict[str, Any]:
    """Return the header of a payload; the inverse of `pack_consultation`.

    Parameters
    ----------
    payload : bytes
        What `pack_consultation` returned.
    """
    return unpack_arrays(payload)[0]
