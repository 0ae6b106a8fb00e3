"""The explainer as the first entry of a saved list: what a reference manager keeps of the warning and the help."""

import json

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from explainer.components.packing import unpack_arrays
from explainer.components.sources.payload import FILE_LINE, pack_sources
from explainer.describe.help_lines import short_help
from explainer.describe.publisher import LICENCE_LINE
from explainer.evidence.publisher import PUBLISHER_VARIABLE, load_publisher
from explainer.export.own_citation import (
    ADDRESS_PLACE,
    DAY_PLACE,
    OWN_KEY,
    own_bibtex,
    own_csl,
    own_note,
)
from explainer.references import load_references
from explainer.ui.sources_address import SourcesSetting

TITLE = "Ketamine and the synapse"
# Fields of the CSL 1.0.2 schema that are used here, and the JSON type of each.
CSL_FIELDS = {
    "id": str,
    "type": str,
    "title": str,
    "author": list,
    "publisher": str,
    "version": str,
    "note": str,
}


@pytest.fixture
def stated(tmp_path, monkeypatch):
    """Name an author and a publisher, with signs that LaTeX would act on."""
    path = tmp_path / "own.toml"
    path.write_text(
        'publisher = "Example & Sons_{1}"\nauthors = "A. Writer, 100% trained"\nfunding = ""\ninterests = ""\n'
        'contact = ""\nreviewed = ""\nreviewer = ""\n',
        encoding="utf-8",
    )
    monkeypatch.setenv(PUBLISHER_VARIABLE, str(path))
    load_publisher.cache_clear()
    yield
    monkeypatch.undo()
    load_publisher.cache_clear()


def entry_of(text):
    """Return the one entry of a file, commands made letters again."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def test_the_note_holds_the_warning_and_the_help_of_the_table():
    """All sentences stand in both formats, word for word."""
    note = own_note(FILE_LINE)
    assert note == f"Teaching model, not medical advice. {short_help()} {LICENCE_LINE}"
    assert own_csl(TITLE, note)["note"] == note
    assert entry_of(own_bibtex(TITLE, note))["note"] == note


def test_nobody_is_named_who_is_not_stated():
    """Without a publisher's file the entry has no author and no publisher."""
    item = own_csl(TITLE, "note")
    assert set(item) == {"id", "type", "title", "version", "note"}
    assert item["type"] == "software"
    entry = entry_of(own_bibtex(TITLE, "note"))
    assert entry.entry_type == "misc"
    assert set(entry.fields_dict) == {"title", "version", "url", "urldate", "note"}
    assert (entry["url"], entry["urldate"]) == (ADDRESS_PLACE, DAY_PLACE)


@pytest.mark.usefixtures("stated")
def test_who_is_stated_is_cited():
    """Author and publisher come from the publisher's file, safe for LaTeX."""
    item = own_csl(TITLE, "note")
    assert all(isinstance(item[name], kind) for name, kind in CSL_FIELDS.items())
    assert item["author"] == [{"literal": "A. Writer, 100% trained"}]
    assert item["publisher"] == "Example & Sons_{1}"
    text = own_bibtex(TITLE, "note")
    assert r"Example \& Sons\_{\textbraceleft}1{\textbraceright}" in text
    assert entry_of(text)["author"] == "A. Writer, 100% trained"


def test_the_browser_gets_both_and_the_key_is_no_references():
    """The payload carries the entry in each format, under a key that no reference has."""
    file = unpack_arrays(pack_sources(SourcesSetting()))[0]["file"]
    assert OWN_KEY not in load_references()
    assert json.loads(json.dumps(file["csl"]))["id"] == OWN_KEY
    assert file["bibtex"].count(file["places"]["address"]) == file["bibtex"].count(file["places"]["day"]) == 1
