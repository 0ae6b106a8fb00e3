"""Benefit and harm at the same weight: words, marks and area, on every page and view that shows benefit.

Each benefit is measured against the harm beside it, and fails outside 0.8 to 1.25. What is folded
away (sources) does not count. The area of cards in a browser is measured in `tests/browser/test_balance.py`.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest
from trial_twins import CHARTS, TWINS

from explainer.components.consultation.payload import pack_consultation, unpack_consultation
from explainer.describe.clock_words import describe_point
from explainer.describe.registers import REGISTERS
from explainer.evidence.course_points import load_course_points
from explainer.figures.forest_rows import MEASURES
from explainer.figures.icon_array import MARKS
from explainer.leaflet.content import build_leaflet
from explainer.leaflet.html import draw_html
from explainer.model.regimens import REGIMENS
from explainer.ui.safety_harms import DRUG, harm_choice, harm_twins
from explainer.ui.twin import twins_html

LOW, HIGH = 0.8, 1.25
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}


@dataclass
class Weight:
    """What a reader sees of one meaning."""

    words: int = 0
    marks: int = 0
    pictures: int = 0
    cards: int = 0

    def add(self, other):
        """Add another weight to this one."""
        for name in ("words", "marks", "pictures", "cards"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def check_ratio(name, benefit, harm):
    """Raise unless benefit and harm are about the same."""
    assert harm, f"{name}: no harm beside {benefit} of benefit"
    assert LOW <= benefit / harm <= HIGH, (
        f"{name}: benefit {benefit}, harm {harm}, ratio {benefit / harm:.2f}"
    )


def check_balance(weights):
    """Raise unless both meanings are there and words, marks, pictures and cards are about the same."""
    assert set(weights) == {"benefit", "harm"}, f"shown: {sorted(weights)}"
    for name in ("words", "marks", "pictures", "cards"):
        check_ratio(name, getattr(weights["benefit"], name), getattr(weights["harm"], name))


@dataclass
class _Open:
    """An element that is open: its tag, the meaning of its card, and whether it is folded away."""

    tag: str
    meaning: str = field(default="")
    folded: bool = field(default=False)


class Cards(HTMLParser):
    """Weigh the elements with data-meaning; a mark is an `i` of an array, or one of 100 in a drawn picture."""

    def __init__(self):
        """Start with nothing."""
        super().__init__(convert_charrefs=True)
        self.weights = {}
        self._open = []

    def _weight(self):
        here = self._open[-1] if self._open else None
        if here is None or not here.meaning or here.folded:
            return None
        return self.weights.setdefault(here.meaning, Weight())

    def handle_starttag(self, tag, attrs):
        """Enter an element and count it."""
        if tag in VOID:
            return
        named = dict(attrs)
        above = self._open[-1] if self._open else _Open("")
        meaning = named.get("data-meaning", above.meaning)
        classes = (named.get("class") or "").split()
        self._open.append(_Open(tag, meaning, above.folded or "ex-sources" in classes))
        weight = self._weight()
        if weight is None:
            return
        weight.cards += "data-meaning" in named
        weight.pictures += named.get("role") == "img"
        weight.marks += (tag == "i") + MARKS * (tag == "svg")

    def handle_endtag(self, tag):
        """Leave the innermost open element of this name."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                break

    def handle_data(self, data):
        """Count words."""
        weight = self._weight()
        if weight is not None:
            weight.words += len(WORD.findall(data))


def weigh_html(html):
    """Return the weight of each meaning in a page's HTML."""
    cards = Cards()
    cards.feed(html)
    return cards.weights


def open_page(root, file, **query):
    """Open a page at an address in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.switch_page(file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html_of(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.app
@pytest.mark.parametrize("guess", ["", "skip"])
def test_the_cards_of_the_trials_page_balance(root, guess):
    """Before and after the guess, each pair of cards is weighed alone."""
    html = html_of(open_page(root, "evidence/trials.py", **({"guess": guess} if guess else {})))
    pairs = html.split('<div class="ex-twins">')[1:]
    assert len(pairs) == 3
    for pair in pairs:
        check_balance(weigh_html(pair.split("</article></div>")[0]))


@pytest.mark.app
@pytest.mark.parametrize("view", TWINS)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_charts_of_each_view_balance(root, view, register):
    """Every chart of benefit has one of harm: as many words, the same height; together, as many marks too."""
    app = open_page(root, "evidence/trials.py", view=view, register=register)
    charts, twins = CHARTS[view]("light", register), TWINS[view]
    drawn = {}
    for element in app.get("plotly_chart"):
        key = next(
            key for key, chart in charts.items() if element.proto.alt == f"{chart.name}. {chart.description}"
        )
        drawn[key] = (
            len(WORD.findall(charts[key].description)),
            json.loads(element.proto.spec)["layout"]["height"],
            len(charts[key].rows),
        )
    assert set(drawn) == {*twins, *twins.values()}
    for benefit, harm in twins.items():
        for name, one, other in zip(("words", "height"), drawn[benefit], drawn[harm], strict=False):
            check_ratio(f"{name} of {benefit}", one, other)
    for place, name in enumerate(("words", "height", "marks")):
        check_ratio(
            f"{name} of {view}",
            sum(drawn[key][place] for key in twins),
            sum(drawn[key][place] for key in twins.values()),
        )


@pytest.mark.app
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_the_forest_plot_has_its_harm_beside_it(root, measure, register):
    """The same lines in the same trials: as many words, the same height, a line for each line."""
    app = open_page(root, "evidence/trials.py", guess="skip", measure=measure, register=register)
    found = {}
    for name in (
        "Difference from the control, trial by trial. ",
        "People who felt cut off, trial by trial. ",
    ):
        (chart,) = [
            element.proto for element in app.get("plotly_chart") if element.proto.alt.startswith(name)
        ]
        layout = json.loads(chart.spec)["layout"]
        words = len(WORD.findall(chart.alt.removeprefix(name)))
        found[name] = (words, layout["height"], len(layout["annotations"]))
    for what, benefit, harm in zip(("words", "height", "lines"), *found.values(), strict=True):
        check_ratio(f"{what} of the forest plot", benefit, harm)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("regimen", [regimen.key for regimen in REGIMENS])
def test_what_trials_reported_on_the_clock_balances(regimen, register):
    """Under the clock: as many words of harm as of benefit, whatever was given; both lanes are equally tall."""
    words = {"benefit": 0, "harm": 0}
    for point in load_course_points():
        if regimen in point.regimens:
            meaning = "harm" if point.kind in {"harm", "measured", "harmless"} else "benefit"
            words[meaning] += len(WORD.findall(describe_point(point, register)))
    check_ratio(f"words under the clock, {regimen}", words["benefit"], words["harm"])


@pytest.mark.app
@pytest.mark.parametrize("drug", DRUG.options)
def test_the_cards_of_the_safety_page_balance(root, drug):
    """The page as it opens, for each drug."""
    check_balance(weigh_html(html_of(open_page(root, "evidence/safety.py", drug=drug))))


@pytest.mark.parametrize(
    ("drug", "harm"), [(drug, harm) for drug in DRUG.options for harm in harm_choice(drug).options]
)
def test_every_harm_of_the_safety_page_balances(drug, harm):
    """Whichever harm the reader picks, the benefit beside it has the same weight."""
    check_balance(weigh_html(twins_html(harm_twins(drug, harm))))


def chance_cards(content):
    """Yield the cards of benefit and harm in a piece of the payload."""
    if isinstance(content, dict):
        if content.get("meaning") in {"benefit", "harm"} and "arrays" in content:
            yield content
        else:
            for value in content.values():
                yield from chance_cards(value)
    elif isinstance(content, list):
        for value in content:
            yield from chance_cards(value)


def weigh_card(card):
    """Return the weight of one card of the consultation."""
    texts = [card["title"], *(array["group"] for array in card["arrays"])]
    texts += ["".join(piece["text"] for piece in sentence) for sentence in card["sentences"]]
    return Weight(
        words=sum(len(WORD.findall(text)) for text in texts) + len(card["arrays"]),
        marks=MARKS * len(card["arrays"]),
        pictures=len(card["arrays"]),
        cards=1,
    )


@pytest.mark.parametrize("register", REGISTERS)
def test_the_consultation_balances(register):
    """For each reader and each tab, the cards of benefit and of harm together."""
    modes = unpack_consultation(pack_consultation(register, 3))["modes"]
    assert len(modes) >= 2
    for mode in modes.values():
        chances = next(step for step in mode["steps"] if step["key"] == "chances")
        assert len(chances["tabs"]) >= 2
        for tab in chances["tabs"]:
            weights = {}
            for card in chance_cards(tab):
                weights.setdefault(card["meaning"], Weight()).add(weigh_card(card))
            check_balance(weights)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_leaflet_balances(register):
    """The page to take home: the cards of all treatments together, and in each pair as many marks."""
    leaflet = build_leaflet(
        address="http://localhost/consultation", made=date(2026, 11, 24), register=register
    )
    html = draw_html(leaflet)
    check_balance(weigh_html(html))
    pairs = html.split('<div class="twins">')[1:]
    assert len(pairs) == len(leaflet.twins) >= 2
    for pair in pairs:
        weights = weigh_html(pair.split("</section>")[0])
        assert weights["benefit"].marks == weights["harm"].marks == 2 * MARKS


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<p data-meaning="benefit">better <i></i></p>', "shown:"),
        (
            (
                '<p data-meaning="benefit">much better than before <b role="img"></b><i></i></p>'
                '<p data-meaning="harm">worse <b role="img"></b><i></i></p>'
            ),
            "words: benefit 4, harm 1",
        ),
        (
            (
                '<p data-meaning="benefit">better <b role="img"></b><i></i><i></i></p>'
                '<p data-meaning="harm">worse <b role="img"></b><i></i></p>'
            ),
            "marks: benefit 2, harm 1",
        ),
        (
            '<p data-meaning="benefit">better <b role="img"></b><i></i></p><p data-meaning="harm">worse <i></i></p>',
            "pictures: no harm beside 1 of benefit",
        ),
    ],
    ids=["alone", "words", "marks", "pictures"],
)
def test_what_is_out_of_balance_is_found(html, message):
    """The measure itself can fail, for each thing that it measures."""
    with pytest.raises(AssertionError, match=re.escape(message)):
        check_balance(weigh_html(html))
