"""What the leaflet says: the pages' own words and numbers, the chosen first, nothing missing unsaid."""

import re
from dataclasses import replace
from datetime import date

import pytest

from explainer.describe.approval import approval_words
from explainer.describe.help_lines import help_lines_text
from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_trials
from explainer.leaflet import concerns, twins
from explainer.leaflet.concerns import CONCERNS, build_concern, of_100, order_concerns, whole
from explainer.leaflet.content import DISCLAIMER, build_leaflet
from explainer.leaflet.source_list import SourceList
from explainer.leaflet.twins import (
    build_half,
    build_infusion,
    build_spray,
    compare,
    missed_trials,
)
from explainer.references import load_references
from explainer.ui.footer import footer_html
from explainer.ui.trial_cards import infusion_against_midazolam, spray_against_placebo

ADDRESS = "https://explainer.example.org/consultation"
DAY = date(2026, 11, 24)


def make(**changes):
    """Return a leaflet with some arguments changed."""
    return build_leaflet(**({"address": ADDRESS, "made": DAY} | changes))


def cards(leaflet):
    """Return every card, in reading order."""
    return [card for pair in leaflet.twins for card in (pair.benefit, pair.harm)]


def test_the_concerns_are_the_eight_of_the_page():
    """The keys are the ones that the page sends."""
    assert CONCERNS == (
        "speed",
        "lasting",
        "feeling",
        "risks",
        "driving",
        "medicines",
        "cost",
        "otherwise",
    )


def test_chosen_concerns_stand_first_and_none_is_lost():
    """What was chosen keeps its order; repeats and unknown words are left out; the rest follows."""
    chosen, others = order_concerns(("cost", "nonsense", "risks", "cost"))
    assert chosen == ("cost", "risks")
    assert sorted(chosen + others) == sorted(CONCERNS)
    leaflet = make(first=("cost", "risks"))
    assert [concern.key for concern in leaflet.chosen] == ["cost", "risks"]
    assert [concern.key for concern in leaflet.others] == list(others)
    assert make().chosen == ()


def test_an_unknown_concern_is_named():
    """A paragraph that does not exist cannot be asked for."""
    with pytest.raises(DataError, match="got 'weather'"):
        build_concern("weather", "plain", SourceList())


@pytest.mark.parametrize("register", REGISTERS)
def test_every_paragraph_is_short_and_filled(register):
    """In each register each concern has two or three short sentences with every slot filled."""
    for concern in make(register=register).others:
        assert 10 <= len(concern.text.split()) <= 34, concern
        assert not set("{}") & set(concern.text)
        assert concern.sources or concern.key == "cost"


def test_registers_differ():
    """A clinician does not read the plain words."""
    texts = [tuple(concern.text for concern in make(register=register).others) for register in REGISTERS]
    assert all(len(set(lines)) == len(REGISTERS) for lines in zip(*texts, strict=True))


def test_cards_show_the_numbers_and_titles_of_the_pages():
    """The twins of the Trials page and of the leaflet agree in title, comparator and number."""
    pages = [*infusion_against_midazolam(), *spray_against_placebo()]
    for card, page in zip(cards(make()), pages, strict=True):
        assert (card.meaning, card.title) == (page.meaning, page.title)
        assert (card.active.drug, card.control.drug) == (page.drug, page.comparator)
        assert card.active.number == str(int(page.active_percent + 0.5))
        assert card.control.number == str(int(page.control_percent + 0.5))


def test_benefit_never_stands_without_its_harm():
    """Every treatment has both, out of the same hundred marks."""
    for pair in make().twins:
        assert (pair.benefit.meaning, pair.harm.meaning) == ("benefit", "harm")
        for half in (pair.benefit.active, pair.benefit.control, pair.harm.active, pair.harm.control):
            assert half.view.filled + half.view.empty == 100


def test_a_missing_number_is_said():
    """Without a number a group says "not known" and shows no marks: not a zero."""
    half = build_half(None, meaning="harm", drug="spray", event="felt dizzy")
    assert (half.number, half.view) == ("not known", None)
    assert "not known" in half.alt
    assert of_100(None) == whole(None) == "not known"
    assert build_half(0.0, meaning="harm", drug="spray", event="felt dizzy").number == "0"


def test_a_missing_row_reaches_the_card_and_the_sentence(monkeypatch):
    """A blank cell of a table ends as "not known" in the twin, in its difference and in the paragraph."""
    real_pair, real_row = twins.safety_pair, concerns.find_row

    def blank_pair(event, source):
        active, control = real_pair(event, source)
        return replace(active, value=None, n=None), control

    monkeypatch.setattr(twins, "safety_pair", blank_pair)
    monkeypatch.setattr(concerns, "find_row", lambda name: _blank(real_row(name)))
    harm = build_infusion(SourceList()).harm
    assert harm.active.number == "not known"
    assert harm.difference == "Harm: difference not known"
    assert "how many people: not known" in harm.note
    for key, blanks in {"speed": 4, "lasting": 2, "feeling": 3, "risks": 3, "otherwise": 5}.items():
        # Two paragraphs say "not known" once of their own.
        assert build_concern(key, "plain", SourceList()).text.count("not known") == blanks, key


def _blank(row):
    cells = {
        "value": None,
        "effect": None,
        "active_per_100": None,
        "control_per_100": None,
        "remitters_pct": None,
    }
    cells["value_text"] = ""
    return replace(row, **{name: blank for name, blank in cells.items() if hasattr(row, name)})


def test_differences_say_their_direction():
    """More, fewer and none are words, never a bare sign."""

    def half(percent):
        return build_half(percent, meaning="harm", drug="spray", event="felt dizzy")

    assert compare("harm", half(30), half(10)) == "Harm: 20 more in 100"
    assert compare("harm", half(10), half(30)) == "Harm: 20 fewer in 100"
    assert compare("harm", half(10), half(10)) == "Harm: no difference"


def test_trials_that_missed_are_counted_from_the_table():
    """The spray's card counts the trials of its kind that missed, and cites each."""
    missed = missed_trials()
    assert {arm.trial_id for arm in missed} >= {"transform1", "transform3"}
    assert all(arm.verdict_class == "negative" for arm in missed)
    card = build_spray(SourceList()).benefit
    assert f"{len(missed)} like it missed" in card.note
    assert len(card.sources) == len(missed) + 1
    assert len({arm.trial_id for arm in load_trials()}) > len(missed)


@pytest.mark.parametrize("register", REGISTERS)
def test_status_and_help_are_the_pages_own_words(register):
    """What is labelled, what is off label and the help lines are read from where the pages read them."""
    leaflet = make(register=register)
    infusion, spray = leaflet.twins
    approval = approval_words(register)
    assert (infusion.status, spray.status) == ("off label", "labelled")
    assert (infusion.status_text, spray.status_text) == (approval.off_label, approval.labelled)
    assert leaflet.edition.startswith(approval.differs)
    assert all(
        words in footer_html(register) for words in (approval.labelled, approval.off_label, approval.differs)
    )
    assert "\n".join(leaflet.help_lines) == help_lines_text()
    assert leaflet.disclaimer == DISCLAIMER == "This is a teaching model, not medical advice."


@pytest.mark.parametrize("register", REGISTERS)
def test_off_label_says_for_what_it_is_approved_and_for_what_not(register):
    """Ketamine by drip is approved for surgery or anaesthesia and not for depression, in as many words."""
    words = approval_words(register).off_label
    assert re.search(
        r"\b(?:approved|licensed) (?:to put people to sleep|for anaesthesia|as an anaesthetic)", words
    ), words
    assert re.search(
        r"not approved for depression|[Nn]o regulator named here has approved it for depression", words
    ), words


def test_every_number_of_a_source_is_listed():
    """Sources are numbered from 1 in order of use; every mark has a line, every line a mark and a link."""
    leaflet = make(first=("lasting",))
    used = [number for concern in leaflet.chosen for number in concern.sources]
    used += [number for card in cards(leaflet) for number in card.sources]
    used += [number for concern in leaflet.others for number in concern.sources]
    assert list(dict.fromkeys(used))[:2] == [1, 2]
    assert set(used) == {source.number for source in leaflet.sources}
    assert [source.number for source in leaflet.sources] == list(range(1, len(leaflet.sources) + 1))
    links = {reference.link for reference in load_references().values()}
    assert all(source.link in links for source in leaflet.sources)


def test_the_day_and_the_version_are_on_it():
    """A reader can tell how old the sheet is."""
    leaflet = make()
    assert "Made 24 November 2026, version 0." in leaflet.edition
    assert leaflet.sources_title.startswith("Sources, checked ")
