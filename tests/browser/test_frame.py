"""Every page in a real browser: its frame, its look at three widths, its help, axe."""

import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from explainer.describe.help_lines import short_help
from explainer.ui.chapters import APP_TITLE, CHAPTERS, page_title

pytestmark = pytest.mark.browser
WIDTHS = (1280, 768, 375)
MINIMUM_TARGET_PX = 44
# The first messages of an answer say that the page is being worked out; elements follow.
MESSAGES_OF_A_BEGINNING = 4


def path_of(chapter):
    """Return the chapter's address."""
    return f"/{chapter.url_path}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_a_cold_deep_link_opens_the_page_in_its_frame(open_page, chapter, scheme):
    """At every width the page opens with heading, help and footer, nothing sticks out, nothing goes wrong."""
    for width in WIDTHS:
        watched = open_page(path_of(chapter), width=width, scheme=scheme)
        page = watched.page
        assert page.locator("h1").count() == 1
        page.get_by_text("If you need help now", exact=True).wait_for()
        assert page.evaluate(
            "document.fonts.load('16px \"Source Serif 4 Variable\"').then((faces) => faces.length > 0)"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert watched.problems == []
        if width == WIDTHS[0]:
            current = page.locator(".st-key-menu a").filter(has_text=chapter.title).first
            current.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_axe_finds_nothing(open_page, chapter, scheme):
    """Zero axe violations on every page, shadow roots included, in light and dark."""
    page = open_page(path_of(chapter), scheme=scheme).page
    # Components and charts arrive after the frame.
    if chapter.key in {"home", "synapse", "blockade_lab"}:
        page.locator("[data-testid=chain], [data-testid=synapse], [data-testid=lab]").first.wait_for()
    if chapter.key == "rival_explanations":
        page.locator("[data-testid=rivals][data-mask]").wait_for()
    if chapter.key in {"trials", "model"}:
        page.locator(".js-plotly-plot svg").first.wait_for()
    page.wait_for_timeout(300)
    results = Axe().run(page)
    found = [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


@pytest.mark.parametrize("width", [375, 1280])
def test_help_stays_in_reach_at_the_end_of_a_long_page(open_page, width):
    """Scrolled to the end, help stands where it stood, and one tap opens the numbers."""
    page = open_page("/safety", width=width).page
    summary = page.locator(".ex-help > summary")
    before = summary.bounding_box()
    page.get_by_test_id("stMain").evaluate("(main) => main.scrollTo(0, main.scrollHeight)")
    page.locator(".ex-footer").scroll_into_view_if_needed()
    after = summary.bounding_box()
    assert after["y"] == pytest.approx(before["y"], abs=1)
    assert after["x"] == pytest.approx(before["x"], abs=1)
    summary.click()
    expect(page.get_by_role("link", name="988")).to_be_visible()


def test_the_unfolded_menu_of_a_phone_lies_over_the_help(open_page):
    """The button that folds the menu away can be pressed, though the help stands at the same place."""
    page = open_page("/", width=375).page
    page.get_by_test_id("stExpandSidebarButton").click()
    fold = page.get_by_test_id("stSidebarCollapseButton").locator("button")
    expect(fold).to_be_visible()
    fold.click(timeout=5_000)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_help_opens_with_one_click_and_from_the_keyboard(open_page):
    """Crisis numbers are one click, or one key press, away."""
    page = open_page("/trials").page
    number = page.get_by_role("link", name="988")
    assert not number.is_visible()
    summary = page.locator(".ex-help > summary")
    summary.click()
    assert number.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert not number.is_visible()
    page.keyboard.press("Enter")
    assert number.is_visible()


def test_what_can_be_pressed_is_large_enough(open_page):
    """Menu links and help are at least 44 px high."""
    page = open_page("/").page
    for locator in (page.locator(".st-key-menu a"), page.locator(".ex-help > summary")):
        for index in range(locator.count()):
            assert locator.nth(index).bounding_box()["height"] >= MINIMUM_TARGET_PX


def hold_back(page):
    """Let a page's server begin an answer and hold the rest of it back, once the returned switch is on."""
    switch = {"on": False, "passed": 0}

    def connect(socket):
        server = socket.connect_to_server()

        def pass_on(message):
            switch["passed"] += switch["on"]
            if switch["passed"] <= MESSAGES_OF_A_BEGINNING:
                socket.send(message)

        server.on_message(pass_on)

    page.route_web_socket("**/_stcore/stream", connect)
    return switch


def overlaps(one, other):
    """Return whether two boxes share an area."""
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_lies_over_the_help_while_a_page_is_worked_out(open_page, width):
    """The moving sign, the menu and the help stand side by side, and the help is not dimmed."""
    page = open_page("/trials", width=width).page
    switch = hold_back(page)
    page.reload()
    page.locator(".ex-footer").wait_for(timeout=40_000)
    page.wait_for_timeout(500)
    switch["on"] = True
    # On a phone the menu is folded away, so the choice is pressed where it is.
    page.locator(".st-key-register button").nth(1).evaluate("(button) => button.click()")
    sign = page.get_by_test_id("stStatusWidget")
    expect(sign).to_be_visible(timeout=15_000)
    expect(page.locator(".ex-headline").locator("xpath=ancestor::*[@data-stale='true']")).not_to_have_count(0)
    assert page.locator(".ex-help").evaluate(
        "(e) => { let all = 1; for (; e; e = e.parentElement) all *= getComputedStyle(e).opacity; return all; }"
    ) == pytest.approx(1)
    help_line = page.locator(".ex-help > summary")
    known = [page.get_by_test_id("stMainMenu"), page.get_by_test_id("stExpandSidebarButton"), sign]
    boxes = [(found, box) for found in known if found.count() and (box := found.bounding_box())]
    assert len(boxes) >= 2
    for found, box in boxes:
        assert not overlaps(help_line.bounding_box(), box), found
    help_line.click()
    assert page.get_by_role("link", name="988").is_visible()
    panel = page.locator(".ex-help-panel").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width


def test_the_menu_moves_between_pages(open_page):
    """A click in the menu changes page and address without loading anew."""
    watched = open_page("/")
    watched.page.locator(".st-key-menu a").filter(has_text="Trials").click()
    watched.page.get_by_role("heading", level=1, name="compared with").wait_for()
    assert watched.page.url.endswith("/trials")
    expect(watched.page).to_have_title(f"Trials · {APP_TITLE}")
    assert watched.problems == []


def test_the_tab_names_the_page(open_page):
    """The title of the first page stays when the app has taken over."""
    for chapter in CHAPTERS[:2]:
        watched = open_page(path_of(chapter))
        expect(watched.page).to_have_title(page_title(chapter))


def test_health_and_headers(server_url):
    """The health route answers and every answer carries the security headers."""
    with urllib.request.urlopen(f"{server_url}/healthz") as answer:
        assert answer.status == 200
        assert answer.read() == b"ok"
        assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(29, 36, 51)"), ("dark", "rgb(236, 233, 225)")])
def test_a_browser_without_scripts_is_told_what_this_is(browser, server_url, scheme, ink):
    """What it is, where help is, in the theme's ink, and a leaflet that opens."""
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server_url}/synapse")
    expect(page).to_have_title(f"Synapse · {APP_TITLE}")
    expect(page.get_by_role("heading", name=APP_TITLE)).to_be_visible()
    help_line = page.locator("noscript p").last
    expect(help_line).to_have_text(short_help())
    expect(help_line).to_be_visible()
    expect(help_line).to_have_css("color", ink)
    page.get_by_role("link", name="The leaflet").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == f"{server_url}/leaflet.html"
    context.close()


def test_every_plotly_chart_has_name_and_description(open_page):
    """A chart is a figure with a name and description that say what it shows."""
    page = open_page("/trials").page
    page.locator(".js-plotly-plot svg").first.wait_for()
    named = page.get_by_role("figure", name="Response one day after")
    assert named.count() >= 1


def test_the_chain_opens_what_is_known(open_page):
    """Choosing an arrow shows its sources; the switch fades what was not shown in people."""
    page = open_page("/").page
    page.get_by_role("button", name="Growth signals switch on to New synapses form").click()
    page.get_by_text("A scan of synapse density").wait_for()
    page.get_by_role("switch", name="only what was shown in people").click()
    assert page.locator(".arrow.faded").count() == 6
    page.get_by_role("switch", name="only what was shown in people").press("Enter")
    assert page.locator(".arrow.faded").count() == 0


@pytest.mark.parametrize("width", [375, 1280])
def test_what_is_known_opens_where_the_reader_looks(open_page, width):
    """On a phone the words open right under the pressed arrow; on a desk they are in view below the chain."""
    page = open_page("/", width=width).page
    arrow = page.get_by_role("button", name="NMDA receptors blocked to Brake cells quieten")
    arrow.click()
    words = page.get_by_role("heading", name="NMDA receptors blocked → Brake cells quieten")
    words.wait_for()
    distance = words.bounding_box()["y"] - arrow.bounding_box()["y"]
    assert 0 < distance < 260


# Where each text link stands: the page, the links, and the text of their card.
LINKS_BELOW_TEXT = [
    ("/", '[class*="st-key-door-"]', "p"),
    ("/trials", ".st-key-card-controls", "p.ex-caption"),
]
STARTS = """(link) => {
  const words = document.createRange();
  words.selectNodeContents(link.querySelector("p"));
  return words.getBoundingClientRect().x;
}"""


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(("path", "card", "text"), LINKS_BELOW_TEXT)
def test_a_link_below_text_starts_where_the_text_starts(open_page, path, card, text, width):
    """The words stand in line with the text above; the link is 44 px high and its ring is inside the window."""
    page = open_page(path, width=width, height=900).page
    links = page.locator(f'{card} [data-testid="stPageLink"] a')
    links.first.wait_for(timeout=60_000)
    expect(page.locator(".ex-footer")).to_be_attached(timeout=60_000)
    for index in range(links.count()):
        link = links.nth(index)
        above = page.locator(card).nth(index).locator(text).first.bounding_box()
        assert link.evaluate(STARTS) == pytest.approx(above["x"], abs=1)
        box = link.bounding_box()
        assert box["height"] >= MINIMUM_TARGET_PX
        assert box["x"] >= 5
        assert box["x"] + box["width"] <= width


def test_a_content_note_has_air_on_a_phone(open_page):
    """The way round the part stands clear of the lead above and of the choices below."""
    page = open_page("/article-check", width=375, height=900).page
    page.locator('[data-testid="article"] .modes').wait_for(timeout=60_000)
    lead, note, link, modes = (
        page.locator(name).first.bounding_box()
        for name in (".ex-lead", ".ex-content-notice", ".ex-content-notice .ex-skip-part", ".modes")
    )
    assert note["y"] - lead["y"] - lead["height"] >= 8
    assert modes["y"] - link["y"] - link["height"] >= 8
