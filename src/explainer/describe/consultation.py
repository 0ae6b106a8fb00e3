"""Words of the consultation: one voice per register and reader, and sentences whose numbers name their row."""

import re
from dataclasses import dataclass
from typing import Any, Protocol

from explainer.describe.registers import load_sentences, say
from explainer.evidence.chain_links import BADGES, load_chain_links
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import practice_fact

# The keys of the concerns; the leaflet's address takes the same names.
CONCERNS = ("speed", "lasting", "feeling", "risks", "driving", "medicines", "cost", "otherwise")
MODES = ("patient", "carer")
STEPS = ("matters", "works", "chances", "options", "session", "back")
PREFIX = "consult-"
# What is appended to a row's name where the number was computed from that row, not printed there.
COMPUTED = "#computed"
PICTURES = (("block", "block"), ("brake", "brake"), ("surge", "surge"), ("contacts", "spines"))

_LABEL_ROWS = {"blood": "harms/spravato2026label-55", "bladder": "harms/spravato2026label-58"}

Text = list[dict[str, str]]
_MARK = re.compile("\x02(.*?)\x1f(.*?)\x03")


class Named(Protocol):
    """A row of a table."""

    @property
    def row_id(self) -> str:
        """Return its name."""
        ...


def mark(words: str, row: Named, *, computed: bool = False) -> str:
    """Return words for a slot that open the row they come from.

    Parameters
    ----------
    words : str
        A number, or a name such as "one clinic".
    row : Named
        Where it comes from.
    computed : bool
        Whether it was computed from the row's numbers.
    """
    return f"\x02{row.row_id}{COMPUTED if computed else ''}\x1f{words}\x03"


def split_marks(words: str) -> Text:
    """Return a sentence as pieces; a piece with a source opens it.

    Parameters
    ----------
    words : str
        A sentence whose slots were filled by `mark`.
    """
    pieces: Text = []
    place = 0
    for found in _MARK.finditer(words):
        if found.start() > place:
            pieces.append({"text": words[place : found.start()]})
        pieces.append({"text": found[2], "source": found[1]})
        place = found.end()
    if place < len(words):
        pieces.append({"text": words[place:]})
    return pieces


def read_text(pieces: Text) -> str:
    """Return the pieces as one plain sentence."""
    return "".join(piece["text"] for piece in pieces)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is spoken to, and in which words.

    Attributes
    ----------
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    mode : str
        One of `MODES`: the person concerned, or who comes along.
    """

    register: str
    mode: str

    def text(self, key: str, **slots: str) -> Text:
        """Return a sentence in pieces; the carer's own one where there is one."""
        name = f"{PREFIX}{key}"
        if self.mode == "carer" and f"{name}-carer" in load_sentences():
            name = f"{name}-carer"
        return split_marks(say(name, self.register, **slots))

    def words(self, key: str, **slots: str) -> str:
        """Return a sentence as plain words."""
        return read_text(self.text(key, **slots))


def title_of(voice: Voice, step: str) -> dict[str, Any]:
    """Return the heading and the lead of a step."""
    return {"title": voice.words(f"title-{step}"), "lead": voice.words(f"lead-{step}")}


def describe_matters(voice: Voice) -> dict[str, Any]:
    """Return the first step: what can be picked."""
    return {
        **title_of(voice, "matters"),
        "concerns": [{"key": key, "words": voice.words(f"concern-{key}")} for key in CONCERNS],
    }


def describe_works(voice: Voice) -> dict[str, Any]:
    """Return the second step: four pictures with how each was shown."""
    links = {link.key: link for link in load_chain_links()}
    pictures = []
    for picture, link in PICTURES:
        sentence = say("block", voice.register) if picture == "block" else voice.words(f"works-{picture}")
        pictures.append(
            {
                "key": picture,
                "title": voice.words(f"picture-{picture}"),
                "words": sentence,
                "badge": BADGES[links[link].badge],
                "kind": links[link].badge,
                "source": f"chain/{link}",
            }
        )
    return {**title_of(voice, "works"), "pictures": pictures, "foot": voice.words("works-foot")}


def _clinic(voice: Voice, name: str, key: str = "clinic") -> str:
    return mark(voice.words(key), practice_fact(name))


def describe_session(voice: Voice) -> dict[str, Any]:
    """Return the fifth step: a session, what to ask, what to tell; each with the concern it is about."""
    infusion, watched = practice_fact("infusion"), practice_fact("watched")
    label = {name: mark(voice.words("the-label"), find_row(row)) for name, row in _LABEL_ROWS.items()}
    hour = next(iter(re.findall(r"\d+ hour", watched.text)))
    minutes = next(iter(re.findall(r"\d+ minutes", infusion.text)))
    day = (
        ("speed", voice.text("day-drip", minutes=mark(minutes, infusion), clinic=_clinic(voice, "infusion"))),
        ("feeling", voice.text("day-feeling", clinic=_clinic(voice, "feeling"))),
        ("risks", voice.text("day-risks", stay=mark(hour, watched), clinic=_clinic(voice, "watched"))),
        ("driving", voice.text("day-driving", clinic=_clinic(voice, "driving"))),
        ("", voice.text("day-eating", clinic=_clinic(voice, "eating", "clinic-start"))),
    )
    tell = (
        ("medicines", voice.text("tell-medicines")),
        ("risks", voice.text("tell-risks", label=label["blood"])),
        ("", voice.text("tell-mind", clinic=_clinic(voice, "limits"))),
        ("", voice.text("tell-bladder", label=label["bladder"])),
        ("", voice.text("tell-baby")),
        ("feeling", voice.text("tell-feeling")),
        ("driving", voice.text("tell-driving")),
    )
    ask = tuple((key, voice.text(f"ask-{key}")) for key in CONCERNS)
    columns = (("session", day), ("ask", ask), ("tell", tell))
    return {
        **title_of(voice, "session"),
        "columns": [
            {
                "key": key,
                "heading": voice.words(f"heading-{key}"),
                "items": [{"concern": concern, "words": words} for concern, words in items],
            }
            for key, items in columns
        ],
    }


def describe_chrome(voice: Voice) -> dict[str, Any]:
    """Return the words of buttons and notes."""
    keys = (
        "mode-patient",
        "mode-carer",
        "next",
        "back",
        "again",
        "home",
        "home-note",
        "home-page",
        "home-a4",
        "home-letter",
        "private",
        "picked",
        "close",
        "source-heading",
        "show",
        "hide",
    )
    places = [voice.words("place", step=str(n), steps=str(len(STEPS))) for n in range(1, len(STEPS) + 1)]
    return {**{key: voice.words(key) for key in keys}, "places": {"words": places, "origin": "count"}}
