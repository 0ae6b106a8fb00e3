"""The rival explanations in a real browser: arrows, scissors, bars, address, keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from explainer.components.rivals.payload import EXPERIMENT_KEYS, mask_of
from explainer.components.rivals.routes import carrying_arrows, lit_arrows
from explainer.describe.lab import plain
from explainer.describe.rival_table import summarise_agreement
from explainer.describe.rivals import describe_nothing, describe_pair, describe_setting
from explainer.model.mechanism import HYPOTHESES
from explainer.model.rivals import predict, rank_experiments

pytestmark = pytest.mark.browser
# The fixed scale of the bars, as in outcome.js: the full track is one and a half times untouched.
BAR_TOP = 1.5
MINIMUM_TARGET_PX = 44


@pytest.fixture
def rivals(open_page):
    """Return a function that opens the page and waits for its first paint."""

    def open_rivals(query="", **options):
        watched = open_page(f"/rival-explanations{query}", **options)
        watched.page.locator('[data-testid="rivals"][data-mask]').wait_for()
        return watched

    return open_rivals


def switch(page, key):
    """Return the switch of an explanation."""
    return page.locator(f'.switch input[name="{key}"]')


def choose(page, experiment):
    """Choose an experiment and wait until it is painted."""
    page.locator(f'.chip:has(input[value="{experiment}"])').click()
    page.locator(f'[data-testid="rivals"][data-experiment="{experiment}"]').wait_for()


def arrows_with(page, name):
    """Return the keys of the arrows that carry a class."""
    return set(
        page.locator(f".diagram .arrow.{name}").evaluate_all("found => found.map(e => e.dataset.arrow)")
    )


def drawn_ratio(page, bar):
    """Return what a drawn bar says, in units of the untouched outcome."""
    rect = page.locator(f".outcome rect.bar.{bar}")
    return float(rect.get_attribute("width")) / float(rect.get_attribute("data-full")) * BAR_TOP


def test_a_switch_reroutes_the_arrows_and_the_bars(rivals):
    """Each switch lights exactly the model's arrows, at once and without a rerun."""
    watched = rivals("?experiment=ampa_blocker")
    page = watched.page
    on = {"h1"}
    for key in ("h5", "h2", "h1", "h7", "h5"):
        switch(page, key).click()
        on ^= {key}
        assert arrows_with(page, "on") == lit_arrows(frozenset(on))
        prediction = predict("ampa_blocker", frozenset(on))
        assert drawn_ratio(page, "first") == pytest.approx(prediction.onset_ratio, abs=0.01)
        assert drawn_ratio(page, "late") == pytest.approx(prediction.late_ratio, abs=0.01)
        assert page.locator(".outcome .word").text_content() == prediction.word
        assert page.locator(".sentence").inner_text() == plain(
            describe_setting(frozenset(on), "ampa_blocker")
        )
    assert watched.problems == []


@pytest.mark.parametrize("on", ["h1", "h6", "h3,h5", "h1,h2,h3,h4,h5,h6,h7"])
def test_drawn_bars_are_the_models(rivals, on):
    """Every experiment's two bars, word and carrying arrows are the model's; above 150% the bar is full."""
    page = rivals(f"?on={on}").page
    chosen = frozenset(on.split(","))
    root = page.locator('[data-testid="rivals"]')
    for experiment in EXPERIMENT_KEYS:
        choose(page, experiment)
        prediction = predict(experiment, chosen)
        for bar, ratio in (("first", prediction.onset_ratio), ("late", prediction.late_ratio)):
            assert drawn_ratio(page, bar) == pytest.approx(min(ratio, BAR_TOP), abs=0.01)
            assert float(root.get_attribute(f"data-{bar}")) == pytest.approx(ratio, abs=1e-3)
        assert page.locator(".outcome .word").text_content() == prediction.word
        assert arrows_with(page, "on") - arrows_with(page, "starved") == carrying_arrows(chosen, experiment)


def test_scissors_and_word_stand_at_the_cut(rivals):
    """An experiment shows where it cuts and what it is; a cut on an arrow that is off is quiet."""
    page = rivals("?on=h1").page
    choose(page, "ampa_blocker")
    marks = page.locator(".mark.cut")
    assert set(marks.evaluate_all("found => found.map(e => e.dataset.arrow)")) == {"ampa_bdnf", "bdnf_first"}
    assert "AMPA blocked" in marks.first.text_content()
    choose(page, "naltrexone")
    assert page.locator('.mark.cut.idle[data-arrow="opioid_gate"]').count() == 1
    switch(page, "h7").click()
    assert page.locator('.mark.cut.idle[data-arrow="opioid_gate"]').count() == 0
    choose(page, "none")
    assert page.locator(".mark").count() == 0


def test_with_nothing_on_there_is_a_sentence_and_no_number(rivals):
    """No explanation: no lit arrow, no bar, no NaN, a clear sentence."""
    page = rivals("?on=none&experiment=naltrexone").page
    assert page.locator(".sentence").inner_text() == describe_nothing()
    assert arrows_with(page, "on") == set()
    assert drawn_ratio(page, "first") == 0
    assert "NaN" not in page.locator('[data-testid="rivals"]').inner_text()


def test_every_switched_on_route_has_badge_and_both_sides(rivals):
    """The list follows the switches; each opens to for and against with sources."""
    page = rivals("?on=h2").page
    item = page.locator('details[data-hypothesis="h2"]')
    assert not page.locator('details[data-hypothesis="h1"]').is_visible()
    switch(page, "h1").click()
    assert page.locator('details[data-hypothesis="h1"] .badge').inner_text() == "animals"
    item.locator("summary").click()
    assert "Gideons 2014, read in the abstract" in item.inner_text().replace("\n", " ")
    for side in ("For", "Against"):
        assert item.get_by_role("heading", name=side, exact=True).is_visible()


def test_the_comparison_gives_the_models_best_experiment(rivals):
    """Any pair, either way round, at once; the same explanation cannot be chosen twice."""
    page = rivals().page
    first, second = page.get_by_label("One explanation"), page.get_by_label("The other")
    for pair in (("h4", "h6"), ("h7", "h1"), ("h2", "h3")):
        # By way of a pair that no later choice shuts out.
        first.select_option("h5")
        second.select_option(pair[1])
        first.select_option(pair[0])
        ordered = sorted(pair)
        rows = page.locator(".compare-table tbody tr").evaluate_all(
            "found => found.map(e => e.dataset.experiment)"
        )
        assert rows == [key for key, _ in rank_experiments(*ordered)]
        assert page.locator(".compare-sentence").inner_text() == plain(describe_pair(*ordered))
        shown = page.locator(".compare-table .best td").nth(0).inner_text().strip()
        assert shown == predict(rows[0], frozenset({pair[0]})).word
        assert first.locator(f'option[value="{pair[1]}"]').is_disabled()


def test_the_setting_lives_in_the_address(rivals):
    """Every choice is written to the address, and opening it again restores all of it."""
    page = rivals().page
    switch(page, "h5").click()
    choose(page, "ampa_blocker")
    page.get_by_label("The other").select_option("h6")
    page.wait_for_url(re.compile(r"\?on=h1,h5&experiment=ampa_blocker&compare=h1,h6$"))
    page.reload()
    root = page.locator(f'[data-testid="rivals"][data-mask="{mask_of({"h1", "h5"})}"]')
    root.wait_for()
    assert root.get_attribute("data-experiment") == "ampa_blocker"
    assert page.get_by_label("The other").input_value() == "h6"
    assert page.locator(".chip input:checked").get_attribute("value") == "ampa_blocker"


def test_a_bad_link_is_told_in_place_and_the_rest_is_kept(rivals):
    """The message names parameter, expected, got and default; the good parameters hold."""
    watched = rivals("?on=h8&experiment=naltrexone&compare=h1,h1")
    page = watched.page
    messages = page.locator(".problems p").all_inner_texts()
    assert [message.split(":")[0] for message in messages] == ["on", "compare"]
    assert "got “h8”. Showing h1 instead." in messages[0]
    assert page.locator('[data-testid="rivals"]').get_attribute("data-experiment") == "naltrexone"
    assert watched.problems == []


def test_undo_and_reset(rivals):
    """Undo walks back one choice at a time; start again gives the default."""
    page = rivals("?on=h3").page
    root = page.locator('[data-testid="rivals"]')
    undo = page.get_by_role("button", name="Undo")
    assert undo.is_disabled()
    switch(page, "h6").click()
    choose(page, "memantine")
    undo.click()
    assert root.get_attribute("data-experiment") == "none"
    undo.click()
    assert root.get_attribute("data-mask") == str(mask_of({"h3"}))
    page.get_by_role("button", name="Start again").click()
    assert root.get_attribute("data-mask") == "1"
    undo.click()
    assert root.get_attribute("data-mask") == str(mask_of({"h3"}))


def test_the_keyboard_reaches_and_works_everything(rivals):
    """Tab and space switch, arrow keys choose an experiment, Enter opens evidence; focus is seen."""
    page = rivals().page
    root = page.locator('[data-testid="rivals"]')
    switch(page, "h1").focus()
    page.keyboard.press("Space")
    assert root.get_attribute("data-mask") == "0"
    for _ in HYPOTHESES[1:]:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    assert root.get_attribute("data-mask") == str(mask_of(HYPOTHESES[1:]))
    outlined = root.locator(".switch").nth(6).evaluate("e => getComputedStyle(e).outlineStyle")
    assert outlined == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert root.get_attribute("data-experiment") == EXPERIMENT_KEYS[0]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert root.get_attribute("data-experiment") == "none"
    summary = page.locator('details[data-hypothesis="h2"] > summary')
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator('details[data-hypothesis="h2"]').get_attribute("open") is not None


def test_what_is_spoken_is_what_is_shown(rivals):
    """The live region and the figure's description hold the sentence on screen; at the start nothing is spoken."""
    page = rivals("?register=student").page
    live = page.locator(".live")
    assert live.text_content() == ""
    choose(page, "ampa_blocker")
    words = plain(describe_setting(frozenset({"h1"}), "ampa_blocker", "student"))
    expect(live).to_have_text(words)
    assert page.locator(".sentence").inner_text() == words
    assert page.locator("#rivals-desc").text_content() == words


def test_another_register_changes_the_words_in_place(rivals):
    """Same node, switches, experiment, pair, open evidence and undo; all sentences in the new words."""
    watched = rivals("?compare=h1,h6")
    page = watched.page
    root = page.locator('[data-testid="rivals"]')
    root.evaluate("(node) => { node.dataset.same = 'yes'; }")
    switch(page, "h5").click()
    choose(page, "memantine")
    page.locator('details[data-hypothesis="h5"] > summary').click()
    scroller = page.get_by_test_id("stMain")
    scroller.evaluate("(node) => node.scrollTo(0, 200)")
    chosen = frozenset({"h1", "h5"})
    for register in ("student", "clinician"):
        page.get_by_role("radio", name=register.capitalize()).click()
        words = plain(describe_setting(chosen, "memantine", register))
        expect(page.locator(".sentence")).to_have_text(words)
        expect(page.locator(".live")).to_have_text(words)
        expect(page.locator(".compare-sentence")).to_have_text(plain(describe_pair("h1", "h6", register)))
        expect(page.locator(".agreement")).to_have_text(summarise_agreement(register))
        assert root.get_attribute("data-same") == "yes"
        assert root.get_attribute("data-mask") == str(mask_of(chosen))
        assert page.locator('details[data-hypothesis="h5"]').get_attribute("open") is not None
        assert scroller.evaluate("(node) => node.scrollTop") == 200
        page.wait_for_url(f"**register={register}**")
        page.wait_for_url("**on=h1,h5&experiment=memantine&compare=h1,h6**")
    page.get_by_role("button", name="Undo").click()
    expect(root).to_have_attribute("data-experiment", "none")
    assert watched.problems == []


@pytest.mark.parametrize(("width", "register"), [(1280, "clinician"), (375, "plain")])
def test_choosing_an_experiment_moves_nothing_below(rivals, width, register):
    """Room is kept for the longest sentence of the set: Undo stays under the thumb whatever is taken away."""
    page = rivals(f"?register={register}&on=h1,h3", width=width).page
    page.evaluate("() => document.fonts.ready")
    foot, board = page.locator(".rivals .foot"), page.locator(".rivals .board")

    def distance():
        """Return how far below the board the buttons stand."""
        return foot.bounding_box()["y"] - board.bounding_box()["y"]

    before = distance()
    for experiment in ("glun2b_pyramidal", "naltrexone", "delete_spines", "none"):
        choose(page, experiment)
        assert distance() == pytest.approx(before, abs=0.5)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_is_a_table_at_every_width(rivals):
    """Nine experiments by eight explanations and what was found, with headers, also as cards."""
    for width in (1280, 768, 375):
        page = rivals(width=width).page
        table = page.get_by_role("table", name=re.compile("Experiments by explanation"))
        assert table.get_by_role("row").count() == 10
        assert table.get_by_role("columnheader").count() == 10
        assert table.get_by_role("rowheader").count() == 9
        assert table.get_by_role("cell").count() == 81
        assert table.get_by_text("results conflict").count() == 3
        assert table.locator("td.unexpected").count() == table.locator(".differs").count() == 12


@pytest.mark.parametrize("experiment", ["memantine", "delete_spines"])
@pytest.mark.parametrize("width", [1280, 768, 375])
def test_nothing_sticks_out(rivals, width, experiment):
    """With everything open the page is no wider than the window, and what is pressed is large enough."""
    watched = rivals(f"?on=h1,h2,h3,h4,h5,h6,h7&experiment={experiment}", width=width)
    page = watched.page
    for summary in page.locator(".rivals summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.locator(".diagram").bounding_box()
    for text in page.locator(".diagram text").all():
        box = text.bounding_box()
        assert box["x"] >= frame["x"] - 12
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 12
    for target in page.locator(".switch, .chip, .rivals select, .rivals button, .rivals summary").all():
        assert target.bounding_box()["height"] >= MINIMUM_TARGET_PX
    assert watched.problems == []


def test_figure_and_switches_are_above_the_fold(rivals):
    """At 1280 by 800 the figure and all seven switches are in view."""
    page = rivals().page
    for locator in (page.locator(".diagram"), page.locator(".switch").last):
        box = locator.bounding_box()
        assert box["y"] + box["height"] <= 800


def test_switching_moves_nothing_above_the_sentence(rivals):
    """Switches, figure and experiments stay where they are whatever is chosen."""
    page = rivals().page
    places = page.locator(".switch, .diagram, .chip")
    before = [place.bounding_box() for place in places.all()]
    for key in HYPOTHESES[1:]:
        switch(page, key).click()
    choose(page, "memantine")
    assert [place.bounding_box() for place in places.all()] == before


def test_reduced_motion_draws_at_once(rivals):
    """Without motion nothing is in transition."""
    page = rivals(motion="reduce").page
    for selector in (".arrow .lit", ".outcome .bar", ".switch input"):
        duration = page.locator(selector).first.evaluate("e => getComputedStyle(e).transitionDuration")
        assert set(duration.split(", ")) == {"0s"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_when_much_is_open(rivals, scheme, width):
    """Zero axe violations with several routes on, an experiment chosen and the evidence open."""
    page = rivals("?on=h1,h4,h7&experiment=memantine&compare=h2,h7", scheme=scheme, width=width).page
    for summary in page.locator(".rivals summary").all():
        if summary.is_visible():
            summary.click()
    page.wait_for_timeout(400)
    results = Axe().run(page)
    found = [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
