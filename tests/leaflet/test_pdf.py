"""The leaflet as a page of PDF, read back by a parser that did not write it."""

import io
import itertools
import re
import time
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NumberObject

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.leaflet import pdf
from explainer.leaflet.concerns import CONCERNS
from explainer.leaflet.content import TITLE, build_leaflet
from explainer.leaflet.icons import icon_array_svg, link_code_svg
from explainer.leaflet.pdf import SIZES, draw_pdf
from explainer.leaflet.twins import build_half

ADDRESS = "https://explainer.example.org/consultation"
DAY = date(2026, 11, 24)
SIDES_MM = {"a4": (210, 297), "letter": (216, 279)}
SMALLEST_BODY_PT = 11
# The steps that today's words need; they move marks and gaps only.
STEPS_AT_FULL_SIZE = 4
MOST_BYTES = 300_000
# Operators that put something on the page: text, lines and fills, pictures, shades.
DRAWS = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"S",
    b"s",
    b"f",
    b"F",
    b"f*",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"Do",
    b"sh",
    b"EI",
}


def make(**changes):
    """Return a leaflet with some arguments changed."""
    return build_leaflet(**({"address": ADDRESS, "made": DAY} | changes))


def read(leaflet, size="a4"):
    """Return the parsed PDF."""
    return PdfReader(io.BytesIO(draw_pdf(leaflet, size)))


def tags_of(node):
    """Return every structure element below a node, in reading order."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from tags_of(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags_of(node["/K"])


def words_of(reader):
    """Return the page's text with every space the same."""
    return re.sub(r"\s+", " ", reader.pages[0].extract_text())


def sizes_of(reader):
    """Return the text of the page by type size, in points."""
    sizes = {}

    def note(text, _matrix, text_matrix, _font, size):
        sizes.setdefault(round(abs(size * text_matrix[3]), 1), []).append(text)

    reader.pages[0].extract_text(visitor_text=note)
    return {size: "".join(texts) for size, texts in sizes.items()}


@pytest.fixture(scope="module")
def reader():
    """Return one leaflet, parsed."""
    return read(make(first=("cost", "risks")))


def test_it_says_what_pdf_ua_asks(reader):
    """Language, title, tags and the standard's own mark are in the file."""
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == TITLE
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def marked_ids(page):
    """Return the ids of the marked content of a page; raise where something is drawn outside a mark."""
    found, open_marks = set(), []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in {b"BDC", b"BMC"}:
            named = operands[1] if len(operands) > 1 else {}
            named = page["/Resources"]["/Properties"][named] if isinstance(named, str) else named
            open_marks.append(operands[0])
            if "/MCID" in named:
                found.add(int(named["/MCID"]))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in DRAWS:
            assert open_marks, f"{operator} stands outside every mark"
    assert open_marks == []
    return found


def tagged_ids(node):
    """Return the ids of marked content that the structure tree refers to."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, NumberObject):
        yield int(node)
    elif isinstance(node, ArrayObject):
        for child in node:
            yield from tagged_ids(child)
    elif isinstance(node, DictionaryObject):
        if node.get("/Type") == "/MCR":
            yield int(node["/MCID"])
        elif "/K" in node:
            yield from tagged_ids(node["/K"])


@pytest.mark.parametrize("first", [(), ("cost", "risks")])
def test_everything_drawn_is_tagged_or_marked_as_decoration(first):
    """No mark on the page lies outside the tree that a screen reader walks, and no branch of the tree is empty."""
    reader = read(make(first=first))
    (page,) = reader.pages
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    ids = marked_ids(page)
    assert len(ids) > 50
    assert ids == set(tagged_ids(tree))
    kinds = {str(tag["/S"]) for tag in tags_of(tree)}
    # Nothing is set as a table, so nothing needs the headings of one.
    assert {"/H1", "/H2", "/H3", "/P", "/Figure", "/Link"} <= kinds
    assert not kinds & {"/Table", "/TR", "/TD", "/TH"}


def test_every_link_is_named_and_reached_in_order(reader):
    """A link says where it leads, belongs to a tag, and the page is walked in the order of the tags."""
    (page,) = reader.pages
    links = [link.get_object() for link in page["/Annots"]]
    assert len(links) >= 10
    assert all(link["/Subtype"] == "/Link" and link["/Contents"].strip() for link in links)
    assert all("/StructParent" in link for link in links)
    assert page["/Tabs"] == "/S"


def test_bookmarks_follow_the_headings(reader):
    """What a reader can jump to are the headings, in the order of the page."""

    def titles(outline):
        for item in outline:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield item.title

    found = [re.sub(r"\s+", " ", title) for title in titles(reader.outline)]
    leaflet = make(first=("cost", "risks"))
    assert found[:2] == [leaflet.title, leaflet.chosen_title]
    assert len(found) == 1 + sum(
        tag["/S"] in {"/H2", "/H3"} for tag in tags_of(reader.trailer["/Root"]["/StructTreeRoot"])
    )


def test_headings_descend_without_a_gap(reader):
    """One first-level heading, and no level is skipped."""
    levels = [
        int(tag["/S"][2])
        for tag in tags_of(reader.trailer["/Root"]["/StructTreeRoot"])
        if re.fullmatch(r"/H\d", tag["/S"])
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_every_picture_has_its_text(reader):
    """Eight icon arrays and the code carry the sentence that a screen reader says."""
    leaflet = make(first=("cost", "risks"))
    alts = [
        tag["/Alt"] for tag in tags_of(reader.trailer["/Root"]["/StructTreeRoot"]) if tag["/S"] == "/Figure"
    ]
    halves = [
        half.alt
        for pair in leaflet.twins
        for card in (pair.benefit, pair.harm)
        for half in (card.active, card.control)
    ]
    assert alts == [*halves, f"Code that opens {ADDRESS}"]


def test_the_words_come_in_reading_order(reader):
    """Chosen concerns, twins, the rest, the clinic's lines, help, sources, disclaimer."""
    leaflet = make(first=("cost", "risks"))
    order = (
        leaflet.title,
        leaflet.lead,
        leaflet.chosen_title,
        *(concern.text for concern in leaflet.chosen),
        *(
            words
            for pair in leaflet.twins
            for words in (pair.status_text, pair.benefit.title, pair.harm.title)
        ),
        *(concern.text for concern in leaflet.others),
        *leaflet.clinic,
        *leaflet.help_lines,
        *(source.text for source in leaflet.sources),
        leaflet.disclaimer,
        leaflet.edition,
        leaflet.address,
    )
    # A line may be broken after a hyphen or a slash, which reads as a space.
    text = words_of(reader).replace(" ", "")
    found = 0
    for words in order:
        at = text.find(re.sub(r"\s+", "", words), found)
        assert at >= 0, words
        found = at


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8])
def test_it_is_one_small_page(monkeypatch, size, register, count):
    """Whatever is chosen, in whichever words: one page of the right paper, under 300 kB, no step below 11 pt."""
    monkeypatch.setattr(pdf, "_STEPS", STEPS_AT_FULL_SIZE)
    body = draw_pdf(make(first=CONCERNS[::-1][:count], register=register), size)
    assert len(body) < MOST_BYTES
    reader = PdfReader(io.BytesIO(body))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height)) == SIDES_MM[size]


def test_the_type_is_large(monkeypatch):
    """At the last step before the type shrinks, every paragraph is still set in 11 pt."""
    monkeypatch.setattr(pdf, "_STEPS", STEPS_AT_FULL_SIZE)
    leaflet = make(first=CONCERNS[::-1][:1], register="student")
    sizes = sizes_of(read(leaflet, "letter"))
    large = "".join(text for points, text in sizes.items() if points >= SMALLEST_BODY_PT)
    for concern in (*leaflet.chosen, *leaflet.others):
        assert "".join(concern.text.split()) in "".join(large.split())


def test_it_takes_less_than_a_second():
    """A warm page is set in well under a second of work, whatever else the machine does."""
    leaflet = make()
    draw_pdf(leaflet)
    start = time.process_time()
    draw_pdf(leaflet)
    assert time.process_time() - start < 1.0


def test_a_missing_number_stays_visible():
    """A group without a number prints "not known" and draws no array."""
    leaflet = make()
    infusion = leaflet.twins[0]
    unknown = build_half(None, meaning="harm", drug="ketamine", event="felt dizzy")
    harm = replace(infusion.harm, active=unknown, difference="Harm: difference not known")
    reader = read(replace(leaflet, twins=(replace(infusion, harm=harm), leaflet.twins[1])))
    assert "not known ketamine" in words_of(reader)
    alts = [
        tag["/Alt"] for tag in tags_of(reader.trailer["/Root"]["/StructTreeRoot"]) if tag["/S"] == "/Figure"
    ]
    assert len(alts) == 8


def test_longer_words_are_set_tighter_and_too_many_are_refused():
    """An institution's longer help lines still fit one page; a book does not, and says so."""
    leaflet = make()
    longer = replace(leaflet, help_lines=(*leaflet.help_lines, *leaflet.help_lines))
    assert len(read(longer, "letter").pages) == 1
    with pytest.raises(DataError, match="must fit one page of a4"):
        draw_pdf(replace(leaflet, help_lines=leaflet.help_lines * 40))


def test_an_unknown_size_is_named():
    """The paper is one of two."""
    with pytest.raises(DataError, match="size must be one of a4, letter; got 'a3'"):
        draw_pdf(make(), "a3")


def test_an_array_has_a_hundred_marks():
    """Filled and empty marks add up to a hundred, and the filled ones are as many as the number."""
    svg = icon_array_svg(build_half(46.5, meaning="benefit", drug="ketamine", event="felt better").view)
    filled, empty = (path.count("M") for path in re.findall(r' d="([^"]*)"', svg))
    assert (filled, empty) == (47, 53)


def test_the_code_changes_with_its_address():
    """The code is drawn from the address that it is given."""
    assert link_code_svg(ADDRESS) != link_code_svg(ADDRESS.replace("explainer", "explained"))
    assert "<svg" in link_code_svg(ADDRESS)
