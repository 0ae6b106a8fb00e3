"""The leaflet as one file of HTML."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.leaflet.twins import build_half

ADDRESS = "https://explainer.example.org/consultation"
VOID = {"meta", "path"}


def make(**changes):
    """Return a leaflet with some arguments changed."""
    return build_leaflet(
        **({"address": ADDRESS, "made": date(2026, 11, 24), "first": ("risks", "cost")} | changes)
    )


class Page(HTMLParser):
    """Headings, words, pictures and addresses of a document; open elements must close in order."""

    def __init__(self, text):
        """Read the whole document."""
        super().__init__()
        self.open, self.headings, self.words, self.pictures, self.loaded = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        named = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if named.get("role") == "img":
            self.pictures.append(named["aria-label"])
        if "src" in named or tag in {"link", "script"}:
            self.loaded.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note an element without content."""

    def handle_endtag(self, tag):
        """Check that the last open element closes."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Keep the words."""
        if "style" not in self.open:
            self.words.append(data)


def test_it_is_whole_and_needs_no_other_file():
    """Elements close, nothing is loaded, no script runs, and the language is said."""
    text = draw_html(make())
    page = Page(text)
    assert page.open == []
    assert page.loaded == []
    assert not re.search(r"url\((?!data:)|@import", text)
    assert text.startswith('<!doctype html><html lang="en">')
    assert len(text.encode()) < 300_000
    assert "@media print" in text


def test_headings_and_pictures():
    """One first-level heading, no skipped level, a sentence for every picture."""
    page = Page(draw_html(make()))
    assert page.headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.pictures) == 9
    assert page.pictures[0] == "47 of 100 people with ketamine: felt at least half better after a day."
    assert page.pictures[-1] == f"Code that opens {ADDRESS}"


def test_the_words_come_in_the_order_of_the_pdf():
    """Chosen concerns, twins, the rest, the clinic's lines, help, sources, disclaimer."""
    leaflet = make()
    text = "".join(Page(draw_html(leaflet)).words)
    order = (
        leaflet.title,
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
    )
    found = [text.find(words) for words in order]
    assert -1 not in found
    assert found[1:] == sorted(found[1:])


def test_every_mark_leads_to_its_source():
    """A number in brackets is a link to a line of the list."""
    text = draw_html(make())
    marks = set(re.findall(r'href="#(source-\d+)"', text))
    assert marks == set(re.findall(r'id="(source-\d+)"', text))


def test_words_are_escaped():
    """What comes from data or from the host cannot become markup."""
    text = draw_html(replace(make(), lead="<b>bold</b>", address='https://a"><script>x</script>'))
    assert "<b>bold" not in text
    assert "<script" not in text


def test_a_missing_number_stays_visible():
    """A group without a number says so, in a frame without marks."""
    leaflet = make()
    infusion = leaflet.twins[0]
    unknown = build_half(None, meaning="benefit", drug="ketamine", event="felt better")
    changed = replace(infusion, benefit=replace(infusion.benefit, active=unknown))
    page = Page(draw_html(replace(leaflet, twins=(changed, leaflet.twins[1]))))
    assert "not known" in page.words
    assert len(page.pictures) == 8


def test_without_a_choice_no_empty_section_stands():
    """Nobody who chose nothing reads a heading with nothing under it."""
    text = draw_html(make(first=()))
    assert "What matters to you" not in text
    assert "Worth knowing" in text
