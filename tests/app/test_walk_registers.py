"""The walk's page and Home in each register: payload, notes and table speak the reader's, and no other."""

import json
import struct

import pytest
from streamlit.testing.v1 import AppTest

from explainer.describe.chain import describe_link
from explainer.describe.registers import REGISTERS, load_sentences
from explainer.describe.synapse import caption_cleft

pytestmark = pytest.mark.app


def open_page(root, file, register):
    """Open a page for a reader of a register in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.query_params["register"] = register
    app.run()
    app.switch_page(file).run()
    assert not app.exception
    return app


def html_of(app):
    """Return the server-drawn words of a page."""
    return " ".join(item.proto.body for item in app.get("html"))


@pytest.mark.parametrize("register", REGISTERS)
def test_the_walk_is_sent_in_the_readers_register(root, register):
    """The payload names the register and holds its sentences; notes and caption below are the register's too."""
    app = open_page(root, "understand/synapse.py", register)
    (header,) = (
        json.loads(item.proto.bytes[4 : 4 + struct.unpack_from("<I", item.proto.bytes)[0]])
        for item in app.get("bidi_component")
        if item.proto.bytes
    )
    assert header["register"] == register
    assert header["steps"][6]["sentence"] == load_sentences()["walk-growth-sentence"][register]
    page = html_of(app)
    assert caption_cleft(register=register) in page
    for key in ("walk-notes-run", "walk-notes-picked", "walk-notes-ketamine"):
        for other in REGISTERS:
            assert (load_sentences()[key][other] in page) == (other == register)


@pytest.mark.parametrize("register", REGISTERS)
def test_home_is_sent_in_the_readers_register(root, register):
    """Each arrow of the chain has the register's three sentences."""
    app = open_page(root, "start/home.py", register)
    (sent,) = (
        data for item in app.get("bidi_component") if "links" in (data := json.loads(item.proto.json or "{}"))
    )
    assert sent["register"] == register
    for link in sent["links"]:
        words = describe_link(link["key"], register=register)
        assert {part: link[part] for part in words} == words
