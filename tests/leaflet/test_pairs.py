"""Benefit and harm of each treatment weigh the same, pair by pair, on screen and on paper."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from explainer.describe.registers import REGISTERS
from explainer.leaflet.concerns import CONCERNS
from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.leaflet.pdf import SIZES, draw_pdf

LOW, HIGH = 0.8, 1.25
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
FIRST = ("", *CONCERNS)


def make(register, first):
    """Return a leaflet that opens with a concern, or with none."""
    return build_leaflet(
        address="https://explainer.example.org/consultation",
        made=date(2026, 11, 24),
        first=(first,),
        register=register,
    )


def count_words(text):
    """Return how many words a reader reads."""
    return len(WORD.findall(text))


def check_pair(name, benefit, harm):
    """Raise unless the words of one benefit and of its harm are about as many."""
    assert count_words(harm), f"{name}: no harm"
    ratio = count_words(benefit) / count_words(harm)
    assert LOW <= ratio <= HIGH, (
        f"{name}: benefit {count_words(benefit)}, harm {count_words(harm)}, ratio {ratio:.2f}"
    )


def html_pairs(html):
    """Return the words of benefit and harm of each pair of cards in a document."""
    pairs = html.split('<div class="twins">')[1:]
    return [
        tuple(
            re.sub(r"<[^>]+>", " ", card.split("</article>")[0])
            for card in re.split(r'<article class="card" data-meaning="(?:benefit|harm)">', pair)[1:]
        )
        for pair in pairs
    ]


def pdf_pairs(leaflet, body):
    """Return the words of benefit and harm of each pair, in the order in which the page is read."""
    text = re.sub(r"\s+", " ", PdfReader(io.BytesIO(body)).pages[0].extract_text())
    ends = [*(f"{pair.title}: {pair.status}" for pair in leaflet.twins[1:]), leaflet.others_title]
    pairs = []
    at = 0
    for pair, end in zip(leaflet.twins, ends, strict=True):
        # A heading may be broken over lines, which reads as a space or as none.
        places = [
            re.compile(r"\s?".join(map(re.escape, words.replace(" ", ""))))
            for words in (pair.benefit.title, pair.harm.title, end)
        ]
        found = []
        for place in places:
            match = place.search(text, at)
            assert match, place.pattern
            found.append(match.start())
            at = match.start()
        pairs.append((text[found[0] : found[1]], text[found[1] : found[2]]))
    return pairs


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("first", FIRST)
def test_each_pair_of_the_html_balances(register, first):
    """Each treatment alone, whatever stands first, in whichever words."""
    leaflet = make(register, first)
    pairs = html_pairs(draw_html(leaflet))
    assert len(pairs) == len(leaflet.twins) == 2
    for twins, (benefit, harm) in zip(leaflet.twins, pairs, strict=True):
        check_pair(f"{register}, {twins.title}", benefit, harm)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("first", FIRST)
def test_each_pair_of_the_pdf_balances(register, size, first):
    """The same on paper: what is read between the two headings of a pair."""
    leaflet = make(register, first)
    pairs = pdf_pairs(leaflet, draw_pdf(leaflet, size))
    for twins, (benefit, harm) in zip(leaflet.twins, pairs, strict=True):
        assert twins.benefit.active.number in benefit
        assert twins.harm.active.number in harm
        check_pair(f"{register}, {size}, {twins.title}", benefit, harm)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_pdf_and_the_html_say_as_much(register):
    """Nothing of a card is left out on paper."""
    leaflet = make(register, "risks")
    pages = zip(html_pairs(draw_html(leaflet)), pdf_pairs(leaflet, draw_pdf(leaflet)), strict=True)
    for screen, paper in pages:
        for on_screen, on_paper in zip(screen, paper, strict=True):
            # The source numbers of one card stand together, and a line may be broken inside a word.
            assert abs(count_words(on_screen) - count_words(on_paper)) <= 3, (on_screen, on_paper)


def test_a_pair_out_of_balance_is_found():
    """The measure itself can fail."""
    with pytest.raises(AssertionError, match=r"infusion: benefit 5, harm 3, ratio 1\.67"):
        check_pair("infusion", "many felt better than before", "some felt worse")
    with pytest.raises(AssertionError, match="infusion: no harm"):
        check_pair("infusion", "many felt better", " ")


def test_each_heading_of_a_pair_has_its_register():
    """What happened is named in the reader's own words, in each register differently."""
    titles = [
        [card.title for pair in make(register, "").twins for card in (pair.benefit, pair.harm)]
        for register in REGISTERS
    ]
    assert all(len(set(words)) == len(REGISTERS) for words in zip(*titles, strict=True))
