"""The consultation in a real browser: one tablet screen a step, few taps, keyboard, offline, nothing kept."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from explainer.components.consultation.payload import build_header
from explainer.describe.consultation import CONCERNS

pytestmark = pytest.mark.browser
TABLET = {"width": 1024, "height": 768}
MINIMUM_TARGET_PX = 44
MOST_TAPS = 12
PLAIN = build_header("plain")["modes"]
TITLES = [step["title"] for step in PLAIN["patient"]["steps"]]
FOCUSED = (
    "() => { let e = document.activeElement; while (e && e.shadowRoot) e = e.shadowRoot.activeElement;"
    " return e ? (e.value && e.type === 'radio' ? e.value : e.textContent) : ''; }"
)


@pytest.fixture
def consult(open_page):
    """Return a function that opens the page and waits for its first paint."""

    def open_consultation(query="", **options):
        watched = open_page(f"/consultation{query}", **{**TABLET, **options})
        watched.page.locator('[data-testid="consultation"][data-step]').wait_for()
        return watched

    return open_consultation


def fits(page, height=768):
    """Return whether the whole component is inside the window, not scrolled."""
    box = page.locator('[data-testid="consultation"]').bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= height


def title(page):
    """Return the heading of the step on screen."""
    return page.locator(".step h2").inner_text()


def turn(page, name="Next"):
    """Press a button of the bar below the step."""
    page.locator(".nav").get_by_role("button", name=name).click()


def choose(page, group, name):
    """Press one choice of a group; its input lies over its words."""
    page.locator(f"{group} label", has_text=name).locator("input").check()


def test_a_whole_consultation_takes_under_twelve_taps_without_scrolling(browser, server_url):
    """Two topics, six steps, the week, the spray and the leaflet by touch, every step inside the window."""
    context = browser.new_context(viewport=TABLET, has_touch=True)
    page = context.new_page()
    page.goto(f"{server_url}/consultation")
    page.locator('[data-testid="consultation"][data-step]').wait_for(timeout=40_000)
    page.wait_for_timeout(300)
    taps = 0

    def tap(locator):
        nonlocal taps
        locator.tap()
        taps += 1
        assert fits(page), title(page)

    forward = page.locator(".nav .next")
    assert fits(page)
    tap(page.locator('[data-concern="lasting"]'))
    tap(page.locator('[data-concern="risks"]'))
    seen = [title(page)]
    for step in range(2, 7):
        tap(forward)
        seen.append(title(page))
        if step == 3:
            tap(page.locator('input[value="day"]'))
            tap(page.locator('input[value="spray"]'))
    tap(page.locator(".nav .home"))
    assert seen == TITLES
    assert taps < MOST_TAPS
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    context.close()


@pytest.mark.parametrize(("height", "least_px"), [(800, 27), (860, 32)])
def test_the_heading_grows_where_the_window_has_room(consult, height, least_px):
    """On a desk the heading is nearer to other pages' size, on one line, and every step stays inside the window."""
    page = consult(width=1280, height=height).page
    heading = page.locator(".ex-headline h1")
    size = heading.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= least_px
    assert heading.bounding_box()["height"] < 2 * size
    for step in range(6):
        assert fits(page, height), title(page)
        if step < 5:
            turn(page)


@pytest.mark.parametrize("register", ["plain", "student", "clinician"])
def test_every_step_fits_for_both_readers_with_every_view(consult, register):
    """In each register and for patient and companion, each topic, tab and opened answer fits the tablet."""
    page = consult(f"?register={register}").page
    for mode in ("patient", "carer"):
        page.locator(f'.modes input[value="{mode}"]').check()
        for _ in range(6):
            assert fits(page), (mode, title(page))
            for group in (".chips input", ".twin input"):
                for radio in page.locator(group).all():
                    radio.check()
                    assert fits(page), (mode, title(page), radio.get_attribute("value"))
            for button in page.locator(".reveal").all():
                button.click()
            for choice in page.locator("#lean option").evaluate_all("found => found.map(e => e.value)"):
                page.locator("#lean").select_option(choice)
                assert fits(page), (mode, title(page), choice)
            if page.locator('input[value="spray"]').count() and page.locator(".twin").count():
                page.locator('input[value="spray"]').check()
            assert fits(page), (mode, title(page))
            assert page.locator(".step").evaluate("e => e.scrollWidth <= e.clientWidth")
            if page.locator(".nav .next").is_visible():
                turn(page, PLAIN["patient"]["chrome"]["next"])
        turn(page, PLAIN["patient"]["chrome"]["again"])


def test_the_whole_of_it_works_with_the_keyboard_alone(consult):
    """Tab reaches the topics; arrows turn the page and name the step; arrows inside a choice choose."""
    watched = consult()
    page = watched.page
    page.locator('[data-concern="speed"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator('.concern[aria-pressed="true"]').count() == 2
    for number, name in enumerate(TITLES[1:], start=2):
        page.keyboard.press("ArrowRight")
        assert page.evaluate(FOCUSED) == name
        assert page.locator(".live").inner_text() == f"{number} of 6: {name}"
    page.keyboard.press("ArrowRight")
    assert title(page) == TITLES[5]
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert title(page) == TITLES[2]
    page.locator('.step input[value="infusion"]').focus()
    page.keyboard.press("ArrowRight")
    assert title(page) == TITLES[2]
    assert page.locator('.step input[value="spray"]').is_checked()
    page.locator(".twin .num").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    assert page.evaluate(FOCUSED) == "69"
    assert watched.problems == []


def test_what_was_picked_comes_first_and_start_again_forgets_it(consult):
    """Picked topics lead the topics, questions and views; starting again clears picks, reader and step."""
    page = consult().page
    page.locator('[data-concern="cost"]').click()
    page.locator('[data-concern="lasting"]').click()
    choose(page, ".modes", PLAIN["carer"]["chrome"]["mode-carer"])
    turn(page)
    turn(page)
    assert page.locator(".twin.benefit input").first.get_attribute("value") == "week"
    assert page.locator(".twin.benefit input").first.is_checked()
    turn(page)
    topics = page.locator(".chips input").evaluate_all("found => found.map(e => e.value)")
    rest = [key for key in ("life", "people", "sure", *CONCERNS) if key not in {"lasting", "cost"}]
    assert topics == ["help", "lasting", "cost", *rest]
    turn(page)
    asked = page.locator(".column.ask li").all_inner_texts()
    assert "wears off" in asked[0]
    assert "cost" in asked[1]
    assert page.locator(".column.ask li.picked").count() == 2
    turn(page, "Start again")
    assert title(page) == TITLES[0]
    assert page.locator('.concern[aria-pressed="true"]').count() == 0
    assert page.locator('.modes input[value="patient"]').is_checked()
    assert "step" not in page.url


def test_another_register_changes_the_words_and_keeps_what_was_picked(consult):
    """The reader's control in the frame repaints in place; picks and step stay."""
    page = consult().page
    page.locator('[data-concern="risks"]').click()
    turn(page)
    page.get_by_role("radio", name="Clinician").or_(
        page.get_by_role("button", name="Clinician")
    ).first.click()
    page.locator(".step h2", has_text="Proposed mechanism").wait_for()
    turn(page, "Back")
    assert page.locator('.concern[aria-pressed="true"]').count() == 1


def test_it_goes_on_without_a_network(consult):
    """After loading, every step, source and answer works offline and asks for nothing."""
    watched = consult()
    page = watched.page
    page.wait_for_timeout(500)
    page.context.set_offline(True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator('[data-concern="feeling"]').click()
    for name in TITLES[1:]:
        turn(page)
        assert title(page) == name
        numbers = page.locator(".step .num:visible, .badge:visible")
        if numbers.count():
            numbers.first.click()
            assert page.locator(".panel a").count() >= 1
            page.locator(".panel .close").click()
    page.locator(".reveal").first.click()
    assert page.locator(".answer").first.is_visible()
    # The browser asks anew for the page's icon when the address changes; Streamlit looks for its server.
    assert [url for url in asked if "/_stcore/" not in url and "/media/" not in url] == []


def test_nothing_of_the_choices_is_in_the_address_or_stored(consult):
    """After picking, reading as companion and opening answers, the address holds the step alone; storage is unchanged."""
    page = consult().page
    keep = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    before = page.evaluate(keep)
    page.locator('[data-concern="otherwise"]').click()
    page.locator('.modes input[value="carer"]').check()
    for _ in range(5):
        turn(page)
    page.locator(".reveal").first.click()
    page.locator("#lean").select_option("tms")
    turn(page, "Take it home")
    assert parse_qs(urlsplit(page.url).query) == {"step": ["6"]}
    assert page.evaluate(keep) == before
    assert not any(key in page.evaluate(keep) for key in ("otherwise", "carer", "tms"))


def test_the_leaflet_is_a_plain_link_with_topics_only_when_picked(consult):
    """Three links open in a new tab without a referrer; topics stand in them in the order picked, and it is said."""
    page = consult().page
    turn(page, "Take it home")
    links = page.locator(".panel a.take")
    assert links.evaluate_all("found => found.map(e => e.getAttribute('href'))") == [
        "./leaflet.html",
        "./leaflet.pdf?size=a4",
        "./leaflet.pdf?size=letter",
    ]
    assert "holds nothing about you" in page.locator(".panel").inner_text()
    page.keyboard.press("Escape")
    page.locator('[data-concern="medicines"]').click()
    page.locator('[data-concern="speed"]').click()
    turn(page, "Take it home")
    found = links.evaluate_all("found => found.map(e => [e.getAttribute('href'), e.target, e.rel])")
    assert [href for href, _, _ in found] == [
        "./leaflet.html?first=medicines,speed",
        "./leaflet.pdf?size=a4&first=medicines,speed",
        "./leaflet.pdf?size=letter&first=medicines,speed",
    ]
    assert all(target == "_blank" and "noopener" in rel for _, target, rel in found)


def test_every_number_opens_its_source_in_place(consult):
    """Each number of the chances opens a panel with a link, how it was read and when it was checked."""
    page = consult("?step=3").page
    for number in page.locator(".step .num").all():
        number.click()
        panel = page.locator(".panel")
        assert panel.get_by_role("link").count() == 1
        assert re.search(r"read in|seen in", panel.inner_text())
        assert "Checked 24 November 2026" in panel.inner_text()
        panel.get_by_role("button", name="Close").click()
        assert panel.is_hidden()


def test_benefit_and_harm_have_the_same_area(consult):
    """The twin cards are of one size, and all four arrays too, with a hundred marks each."""
    page = consult("?step=3").page
    cards = [page.locator(f".twin.{kind}").bounding_box() for kind in ("benefit", "harm")]
    assert cards[0]["width"] == pytest.approx(cards[1]["width"], abs=1)
    assert cards[0]["height"] == pytest.approx(cards[1]["height"], abs=1)
    arrays = page.locator(".array svg")
    assert arrays.count() == 4
    assert len({round(arrays.nth(n).bounding_box()["width"]) for n in range(4)}) == 1
    assert arrays.evaluate_all("found => found.map(e => e.querySelectorAll('circle').length)") == [100] * 4
    assert arrays.evaluate_all("found => found.map(e => e.querySelectorAll('.on').length)") == [
        47,
        26,
        69,
        17,
    ]


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_nothing_sticks_out_and_targets_are_large_enough(consult, width):
    """At any width the page is no wider than the window and buttons are 44 px high."""
    page = consult(width=width, height=800).page
    for _ in range(6):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for target in page.locator(".concern, .badge, .plain, .primary, .switch label, .lean select").all():
            if target.is_visible():
                assert target.bounding_box()["height"] >= MINIMUM_TARGET_PX
        if page.locator(".nav .next").is_visible():
            turn(page)


def test_the_last_question_may_stay_open_and_forgets(consult):
    """Nothing is chosen for the reader; a choice asks for reasons, arrows do not turn the page, starting again forgets."""
    page = consult("?step=6").page
    lean = page.locator("#lean")
    note = page.locator(".lean .note")
    expect(lean).to_have_value("unsure")
    expect(note).to_have_text(PLAIN["patient"]["steps"][5]["lean"]["note"])
    lean.select_option("therapy")
    expect(note).to_contain_text("what against?")
    expect(note).to_contain_text("need not decide today")
    expect(page.locator(".live")).to_have_text(note.inner_text())
    lean.focus()
    page.keyboard.press("ArrowRight")
    expect(lean).to_have_value("ect")
    assert title(page) == TITLES[5]
    turn(page, "Back")
    turn(page)
    expect(lean).to_have_value("ect")
    turn(page, "Start again")
    for _ in range(5):
        turn(page)
    expect(lean).to_have_value("unsure")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_how_it_measures_up_is_readable_on_a_phone(consult, scheme):
    """Opened in full at 375 px, the lists stay inside the window and axe finds nothing."""
    page = consult(width=375, height=800, scheme=scheme).page
    for words in ("How the evidence was found", "Support", "How it measures up"):
        page.locator(".ex-notes summary", has_text=words).first.click()
    for fold in page.locator(".ex-standards summary").all():
        fold.click()
    expect(page.locator(".ex-standards [data-met]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    edge = page.locator(".ex-standards li, .ex-standards code").evaluate_all(
        "found => Math.max(...found.map(e => e.getBoundingClientRect().right))"
    )
    assert edge <= 375
    found = Axe().run(page).response["violations"]
    assert [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]] == []


def test_a_bad_step_is_told_in_place(consult):
    """The sentence names the parameter, what was expected and what came; the first step opens."""
    page = consult("?step=12").page
    assert title(page) == TITLES[0]
    assert page.locator(".problems p").all_inner_texts() == [
        "step: expected a number from 1 to 6; got “12”. Showing step 1 instead."
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_step(consult, scheme):
    """Zero axe violations on all six steps, with a source and an answer open."""
    page = consult(scheme=scheme).page
    page.locator('[data-concern="feeling"]').click()
    found = []
    for step in range(1, 7):
        if step == 3:
            page.locator(".twin .num").first.click()
        if step == 6:
            page.locator(".reveal").first.click()
        page.wait_for_timeout(150)
        results = Axe().run(page)
        found += [
            f"{step} {violation['id']}: {node['target']} {node['html'][:120]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
        if step == 3:
            page.keyboard.press("Escape")
        if step < 6:
            turn(page)
    assert found == []
