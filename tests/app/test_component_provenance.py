"""What components say: a sentence with a number carries its source, or is the model's own read-out."""

import json
import re
import struct

import prose
import pytest
from streamlit.testing.v1 import AppTest

from explainer.ui.chapters import CHAPTERS

pytestmark = pytest.mark.app
# A piece of a payload with one of these names its source beside the sentence.
ORIGIN_KEYS = {
    "source",
    "sources",
    "short",
    "link",
    "links",
    "seen",
    "locator",
    "origin",
    "row",
    "row_id",
    "for_sources",
}
# What the model computed for the state on screen: the tables of these pages give the same numbers,
# and the Model page says how they come about. Places are written with * for any index.
MODEL_READ_OUTS = {
    # Room is kept for the longest of these words; templates are filled with what is drawn.
    "blockade_lab": (
        "control/help",
        "combinations/",
        "marks/",
        "room/",
        "templates/",
        "compare_words/",
        "blocked_synapses",
    ),
    "one_infusion": ("ticks/", "lanes/", "times/", "sentences/", "caption"),
    "rival_explanations": ("results/", "pairs/", "remarks/", "agreement"),
    # Settings of the simulated trial, and what it then reports.
    "blinding": ("sliders/", "beliefs/", "effect_words/", "task/"),
}


def payloads(app):
    """Return the JSON part of every component's payload."""
    for component in app.get("bidi_component"):
        proto = component.proto
        if proto.bytes:
            (length,) = struct.unpack_from("<I", proto.bytes)
            yield json.loads(proto.bytes[4 : 4 + length])
        elif proto.json:
            yield json.loads(proto.json)


def uncovered(piece, place="", *, covered=False):
    """Return each loose number of a payload with its place, outside pieces that name a source."""
    if isinstance(piece, dict):
        inside = covered or bool(ORIGIN_KEYS & set(piece))
        for key, value in piece.items():
            yield from uncovered(value, f"{place}/{key}".lstrip("/"), covered=inside)
    elif isinstance(piece, list):
        for value in piece:
            yield from uncovered(value, f"{place}/*", covered=covered)
    elif isinstance(piece, str) and not covered:
        yield from ((place, found) for found in prose.loose_numbers(piece))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_no_sentence_of_a_component_has_a_number_without_origin(root, chapter):
    """Every number in a payload's words stands beside its source or in a named read-out of the model."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60).run()
    app.switch_page(chapter.file)
    app.run()
    allowed = MODEL_READ_OUTS.get(chapter.key, ())
    found = [
        (place, number)
        for payload in payloads(app)
        for place, number in uncovered(payload)
        if not place.startswith(allowed)
    ]
    assert found == []


def test_a_bare_number_in_a_payload_is_found():
    """The walker finds a number without origin, at any depth, and not one beside its source."""
    assert list(uncovered({"a": [{"words": "45 responded"}]})) != []
    assert list(uncovered({"a": [{"words": "45 responded", "source": "x"}]})) == []
    assert re.match(r"a/\*/words", next(uncovered({"a": [{"words": "45 responded"}]}))[0])
