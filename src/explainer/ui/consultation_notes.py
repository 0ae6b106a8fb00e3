"""The notes below the consultation: how it was made, when it is read again, and how it measures up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape

from explainer.components.consultation.payload import shown_rows
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import SESSION_PRACTICE
from explainer.evidence.standards import (
    GROUPS,
    STANDARDS,
    StandardItem,
    count_groups,
    count_met,
    load_standard,
)
from explainer.ui.assets import read_text
from explainer.ui.provenance import day_words

_LONGEST_AGE = timedelta(days=365)
_KEYS = {"partly": "part", "no": "not", "not applicable": "other"}
_WORDS = {"yes": "Met", "partly": "In part", "no": "Not met", "not applicable": "Does not apply"}


def oldest_check() -> str:
    """Return the ISO date of the row of the consultation that was checked longest ago."""
    practice = {fact.row_id: fact for fact in SESSION_PRACTICE}
    names = (name for name in shown_rows() if not name.startswith("chain/"))
    return min((practice[name] if name in practice else find_row(name)).checked for name in names)


def _place_html(place: str) -> str:
    words = escape(place, quote=True)
    return f'<a href=".{words}">{words[1:]}</a>' if place.startswith("/") else f"<code>{words}</code>"


def _item_html(item: StandardItem) -> str:
    where = ", ".join(map(_place_html, item.places))
    parts = (
        f"<b>{_WORDS[item.met]}.</b> {escape(item.item)}",
        f"<span>Where: {where}.</span>" if where else "",
        f"<span>{escape(item.why_not)}</span>" if item.why_not else "",
    )
    return f'<li data-met="{item.met}">{" ".join(filter(None, parts))}</li>'


def _counts(items: Iterable[StandardItem], group: str, register: str) -> str:
    """Return how many items of a group are met, and of the other verdicts those that occur."""
    counts = count_met(items)
    first = say(
        "consult-standard-met",
        register,
        group=group.capitalize(),
        all=str(sum(counts.values())),
        met=str(counts["yes"]),
    )
    others = (
        say(f"consult-standard-{_KEYS[met]}", register, count=str(count))
        for met, count in counts.items()
        if met in _KEYS and count
    )
    return f"{'; '.join((first, *others))}."


def _read(items: Iterable[StandardItem], register: str) -> str:
    """Return how the items themselves were read."""
    seen = Counter(item.seen for item in items)
    return say(
        "consult-standard-read",
        register,
        full=str(seen["full-text"]),
        second=str(seen["secondary"]),
        recalled=str(seen["memory-unverified"]),
    )


def _standard_html(standard: str, register: str) -> str:
    items = load_standard(standard)
    counts, listed = [], []
    for group in GROUPS[standard]:
        inside = [item for item in items if item.group == group]
        counts.append(f"<li>{escape(_counts(inside, group, register))}</li>")
        listed.append(f"<h4>{escape(group.capitalize())}</h4><ul>{''.join(map(_item_html, inside))}</ul>")
    missed = "".join(f"<li>{escape(item.item)}</li>" for item in items if item.met == "no")
    return (
        f'<section data-standard="{standard}"><h3>{escape(STANDARDS[standard])}</h3><ul>{"".join(counts)}</ul>'
        f"<p>{escape(_read(items, register))}</p>"
        f"<p>{escape(say('consult-standard-missed', register))}</p><ul>{missed}</ul>"
        f"<details><summary>{escape(say('consult-standard-all', register))}</summary>{''.join(listed)}</details></section>"
    )


def _brief(register: str) -> str:
    """Return how many items of each IPDAS group are met, in one sentence."""
    shares = (
        say(
            "consult-standard-share",
            register,
            group=group,
            met=str(counts["yes"]),
            all=str(sum(counts.values())),
        )
        for group, counts in count_groups("ipdas").items()
    )
    return say("consult-standard-brief", register, groups=", ".join(shares))


def standards_html(register: str = DEFAULT_REGISTER) -> str:
    """Return how the aid measures up: counts, what is not met, and every item folded away.

    Parameters
    ----------
    register : str
        "plain", "student" or "clinician".
    """
    judged = max(item.checked for standard in STANDARDS for item in load_standard(standard))
    lead = say("consult-standard-lead", register, day=day_words(judged))
    parts = "".join(_standard_html(standard, register) for standard in STANDARDS)
    return f'<div class="ex-standards" data-from="count"><p>{escape(lead)}</p>{parts}</div>'


def notes_html(register: str = DEFAULT_REGISTER) -> str:
    """Return all notes below the six steps.

    Parameters
    ----------
    register : str
        "plain", "student" or "clinician".
    """
    oldest = oldest_check()
    due = (date.fromisoformat(oldest) + _LONGEST_AGE).isoformat()
    return read_text("consultation-notes").format(
        month=day_words(oldest).partition(" ")[2],
        checked=day_words(oldest),
        due=day_words(due),
        brief=escape(_brief(register)),
        standards=standards_html(register),
    )
