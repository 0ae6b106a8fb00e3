"""The article check in a real browser: marks, panel, filter, error hunt, contradictions, link, keyboard."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.describe.article import (
    describe_correction,
    describe_filter,
    describe_finding,
    describe_hunt,
    describe_marked,
    describe_reading,
)
from explainer.evidence.claims import VERDICTS, load_claims
from explainer.evidence.contradictions import load_contradictions

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44
CLAIMS = {claim.claim_id: claim for claim in load_claims()}
IN_TEXT = [
    claim.claim_id for claim in sorted(load_claims(), key=lambda claim: (claim.paragraph, claim.start))
]
ERRORS = [claim.claim_id for claim in load_claims() if claim.is_error]


@pytest.fixture
def article(open_page):
    """Return a function that opens the page and waits for its first paint."""

    def open_article(query="", **options):
        watched = open_page(f"/article-check{query}", **options)
        watched.page.locator('[data-testid="article"][data-mode]').wait_for()
        return watched

    return open_article


def mark(page, claim_id):
    """Return the marked passage of a claim."""
    return page.locator(f'.mark[data-claim="{claim_id}"]')


def opened(page, claim_id):
    """Wait until the panel shows a claim."""
    page.locator(f'[data-testid="article"][data-claim="{claim_id}"]').wait_for()
    return page.locator(".panel")


def focused(page):
    """Return the claim whose passage has the focus; empty for anything else."""
    return page.evaluate(
        "() => { let e = document.activeElement; while (e && e.shadowRoot) e = e.shadowRoot.activeElement;"
        " return e?.dataset.claim ?? ''; }"
    )


def test_a_passage_opens_its_verdict_correction_and_sources(article):
    """Every claim is a button in the text; pressing it shows what is known, with sources and date."""
    watched = article()
    page = watched.page
    assert page.locator('.mark[role="button"]').count() == len(CLAIMS)
    for claim_id in ("K27", "K40"):
        claim = CLAIMS[claim_id]
        mark(page, claim_id).click()
        words = opened(page, claim_id).inner_text()
        assert describe_correction(claim_id) in words
        assert claim.verdict in words
        assert "; ".join(claim.evidence) in words
        assert "Checked 24 November 2026." in words
        links = page.locator(".panel .sources a")
        assert links.count() == len(claim.sources)
        assert all(link.get_attribute("href").startswith("http") for link in links.all())
    page.get_by_role("button", name="Close", exact=True).click()
    assert page.locator('[data-testid="article"]').get_attribute("data-claim") == ""
    assert watched.problems == []


def test_the_keyboard_reads_the_whole_article(article):
    """Arrows and Tab go from passage to passage, Enter opens, Escape closes and the focus comes back."""
    page = article().page
    mark(page, IN_TEXT[0]).focus()
    for expected, key in zip(IN_TEXT[1:4], ("ArrowRight", "ArrowDown", "Tab"), strict=True):
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("ArrowLeft")
    assert focused(page) == IN_TEXT[2]
    page.keyboard.press("End")
    assert focused(page) == IN_TEXT[-1]
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    opened(page, IN_TEXT[0])
    assert mark(page, IN_TEXT[0]).get_attribute("aria-expanded") == "true"
    assert focused(page) == ""
    page.get_by_role("button", name="Next", exact=True).press("Enter")
    opened(page, IN_TEXT[1])
    page.keyboard.press("Escape")
    assert focused(page) == IN_TEXT[1]
    assert page.locator('[data-testid="article"]').get_attribute("data-claim") == ""
    page.keyboard.press("Space")
    opened(page, IN_TEXT[1])


def test_the_filter_leaves_one_verdict(article):
    """Only the passages with that verdict stay buttons; the count is the data's; the change is spoken."""
    page = article().page
    for verdict in VERDICTS:
        page.locator(f'.chip input[value="{verdict}"]').check(force=True)
        expected = [claim_id for claim_id in IN_TEXT if CLAIMS[claim_id].verdict == verdict]
        shown = page.locator('.mark[role="button"]').evaluate_all("found => found.map(e => e.dataset.claim)")
        assert shown == expected
        assert page.locator(f".chip.{verdict} b").inner_text() == str(len(expected))
        assert page.locator(".live").text_content() == describe_filter(verdict, load_claims())
        page.wait_for_url(re.compile(rf"\?verdict={verdict}$"))


def test_verdicts_differ_by_line_and_not_only_by_colour(article):
    """Five verdicts have five line shapes."""
    page = article().page
    shapes = set()
    for verdict in VERDICTS:
        style = page.locator(f".mark.{verdict}").first.evaluate(
            "e => { const s = getComputedStyle(e); return s.textDecorationStyle + s.textDecorationColor; }"
        )
        shapes.add(style.split("rgb")[0].split("oklab")[0].split("color")[0])
    assert len(shapes) == len(VERDICTS)


def test_the_error_hunt_hides_counts_reveals_and_undoes(article):
    """Verdicts stay hidden until the check; hits, misses and false alarms are Python's words; undo and reset."""
    watched = article("?mode=find")
    page = watched.page
    assert page.locator(".mark.wrong, .mark.misleading, .mark.supported").count() == 0
    assert "wrong" not in (mark(page, "K27").get_attribute("aria-label") or "")
    chosen = ["K27", "K14", "K01", "K02"]
    for claim_id in chosen:
        mark(page, claim_id).click()
    mark(page, "K03").focus()
    page.keyboard.press("Space")
    assert mark(page, "K03").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Undo").click()
    assert mark(page, "K03").get_attribute("aria-pressed") == "false"
    assert describe_marked(4) in page.locator(".panel").inner_text()
    page.get_by_role("button", name="Check").click()
    sentence = describe_hunt(2, 1, 1, len(ERRORS))
    assert page.locator(".result").inner_text() == sentence
    assert page.locator(".live").text_content() == sentence
    outcomes = {
        name: set(page.locator(f".mark.{name}").evaluate_all("found => found.map(e => e.dataset.claim)"))
        for name in ("hit", "missed", "alarm", "fair")
    }
    assert outcomes == {
        "hit": {"K27", "K14"},
        "missed": set(ERRORS) - {"K27", "K14"},
        "alarm": {"K01"},
        "fair": {"K02"},
    }
    mark(page, "K20").click()
    assert "missed" in opened(page, "K20").inner_text()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".mark.hit").count() == 0
    assert page.locator(".mark.marked").count() == len(chosen)
    page.get_by_role("button", name="Start again").click()
    assert page.locator(".mark.marked").count() == 0
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".mark.marked").count() == len(chosen)
    assert watched.problems == []


def test_both_sides_of_a_contradiction_light_up(article):
    """A chosen pair lights its passages, and only those; the rail joins them; the reading is shown and spoken."""
    page = article("?mode=pairs&pair=X7").page
    for pair in load_contradictions():
        page.locator(f'.pair-choice input[value="{pair.contradiction_id}"]').check()
        for side, expected in (("a", pair.claims_a), ("b", pair.claims_b)):
            lit = page.locator(f".mark.side.{side}").evaluate_all("found => found.map(e => e.dataset.claim)")
            assert set(lit) == set(expected)
            assert page.locator(f".rail .stop.{side}").count() >= max(1, len(expected) - 1)
        assert page.locator('.mark[role="button"]').count() == len(pair.claims_a) + len(pair.claims_b)
        reading = describe_reading(pair.contradiction_id)
        assert reading in page.locator(".reading").inner_text()
        if pair.contradiction_id != "X7":
            assert reading in page.locator(".live").text_content()
        page.wait_for_url(re.compile(rf"\?mode=pairs&pair={pair.contradiction_id}$"))
    # Both places in one look, because the page may still be scrolling.
    apart = page.locator("[data-testid=article]").evaluate(
        """(root) => { const stop = root.querySelector('.rail .stop.b').getBoundingClientRect();
        const passage = root.querySelector('.mark[data-claim="K37"]').getClientRects()[0];
        return Math.abs((stop.top + stop.bottom) / 2 - (passage.top + passage.bottom) / 2); }"""
    )
    assert apart < 12


def test_a_quote_in_the_panel_leads_to_its_passage(article):
    """Pressing one side of a pair brings its passage into view with the focus on it."""
    page = article("?mode=pairs&pair=X1", motion="reduce").page
    page.get_by_role("button", name="“By activating NMDA receptors”").click()
    assert focused(page) == "K27"
    box = mark(page, "K27").bounding_box()
    assert 60 <= box["y"] <= 740


def test_on_a_phone_the_check_stays_in_reach(article):
    """While marking on a phone the count and the button are at the foot of the window."""
    page = article("?mode=find&marked=K01", width=375, height=700).page
    box = page.get_by_role("button", name="Check").bounding_box()
    assert box["y"] + box["height"] <= 700
    page.get_by_role("button", name="Check").click()
    assert page.locator(".result").is_visible()


def test_a_link_opens_the_same_view(article):
    """Filter, claim, marks and mode come back from the address after a reload."""
    page = article().page
    page.locator('.chip input[value="wrong"]').check(force=True)
    mark(page, "K27").click()
    page.wait_for_url(re.compile(r"\?verdict=wrong&claim=K27$"))
    page.reload()
    opened(page, "K27")
    assert page.locator('.mark[role="button"]').count() == 3
    page.locator('.mode input[value="find"]').check(force=True)
    mark(page, "K44").click()
    mark(page, "K14").click()
    page.wait_for_url(re.compile(r"\?mode=find&marked=K14,K44$"))
    page.reload()
    page.locator(".mark.marked").first.wait_for()
    marked = page.locator(".mark.marked").evaluate_all("found => found.map(e => e.dataset.claim)")
    assert set(marked) == {"K14", "K44"}


def test_a_bad_link_is_told_in_place(article):
    """The message names parameter, expected and got; the good parameters hold."""
    watched = article("?claim=K77&verdict=wrong")
    page = watched.page
    assert page.locator(".problems p").all_inner_texts() == [
        "claim: expected one of K01 to K45; got “K77”. Showing no claim opened instead."
    ]
    assert page.locator('.mark[role="button"]').count() == 3
    assert watched.problems == []


def test_the_saved_table_holds_claims_sources_and_date(article):
    """The file has the claims in view with sources and date; in the hunt only the marked ones, without verdicts."""
    page = article("?verdict=wrong").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these claims (CSV)").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    assert any("not medical advice" in line for line in notes)
    assert any(re.search(r"Cite as: .*Saved \d{4}-\d\d-\d\d\. http", line) for line in notes)
    rows = list(csv.DictReader(lines[len(notes) :]))
    assert [row["claim_id"] for row in rows] == [i for i in IN_TEXT if CLAIMS[i].verdict == "wrong"]
    assert all(describe_correction(row["claim_id"]) == row["correction"] for row in rows)
    assert all("https://" in row["sources"] and row["checked"] == "2026-11-24" for row in rows)
    page = article("?mode=find&marked=K27,K01").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these claims (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.count(",marked") == 2
    assert "verdict" not in text.split("claim_id", 1)[1]


def test_another_register_changes_the_words_in_place(article):
    """Marks, check and undo steps of the hunt stay on the same node; result, key and file speak the new register."""
    watched = article("?mode=find")
    page = watched.page
    for claim_id in ("K27", "K14", "K01", "K02"):
        mark(page, claim_id).click()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".result")).to_have_text(describe_hunt(2, 1, 1, len(ERRORS)))
    root = page.locator('[data-testid="article"]')
    root.evaluate("node => { node.dataset.stamp = 'kept'; }")
    page.get_by_role("radio", name="clinician").click()
    page.locator('[data-testid="article"][data-register="clinician"][data-stamp="kept"]').wait_for()
    sentence = describe_hunt(2, 1, 1, len(ERRORS), "clinician")
    expect(page.locator(".result")).to_have_text(sentence)
    expect(page.locator(".live")).to_have_text(sentence)
    expect(page.locator("h1")).to_contain_text("oversimplified or contested")
    assert page.locator(".mark.hit").count() == 2
    page.wait_for_url(re.compile(r"(?=.*register=clinician)(?=.*marked=K)(?=.*mode=find)"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these claims (CSV)").click()
    assert sentence in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".count")).to_have_text(describe_marked(4, "clinician"))
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".count")).to_have_text(describe_marked(3, "clinician"))
    assert watched.problems == []


@pytest.mark.parametrize("width", [1280, 375])
def test_another_register_changes_the_correction_in_place(article, width):
    """The open claim stays open and where it is in the window, and its correction speaks the new register."""
    watched = article("?claim=K14", width=width, motion="reduce")
    page = watched.page
    correction = page.locator(".panel .correction")
    expect(correction).to_have_text(describe_correction("K14"))
    expect(correction).to_be_in_viewport()
    let_it_draw(page)
    before = page.locator(".panel").bounding_box()["y"]
    for register in ("clinician", "student"):
        # Pressed without bringing the control into view, so that only the page itself could scroll.
        page.get_by_role("radio", name=register).evaluate("radio => radio.click()")
        expect(correction).to_have_text(describe_correction("K14", register))
        expect(page.locator("h1")).to_have_text(describe_finding(load_claims(), register))
        let_it_draw(page)
        assert page.locator('[data-testid="article"]').get_attribute("data-claim") == "K14"
        assert abs(page.locator(".panel").bounding_box()["y"] - before) < 8
    assert watched.problems == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("claim_id", ["K27", "K42"])
def test_on_a_phone_a_link_brings_the_correction_into_view(article, claim_id, motion):
    """The panel opens at its top below the bar, or whole in the window, and does not glide there."""
    page = article(f"?claim={claim_id}", width=375, height=800, motion=motion).page
    correction = opened(page, claim_id).locator(".correction")
    expect(correction).to_be_in_viewport()
    let_it_draw(page)
    box = correction.bounding_box()
    assert 60 <= box["y"] <= 400
    panel = page.locator(".panel").bounding_box()
    assert panel["y"] >= 60
    assert page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop") > 0


@pytest.mark.parametrize("width", [1280, 768, 375])
@pytest.mark.parametrize("query", ["?claim=K40", "?mode=pairs&pair=X5", "?mode=find&marked=K01"])
def test_nothing_sticks_out_and_targets_are_large_enough(article, width, query):
    """The page is no wider than the window; buttons and choices are 44 px high; the panel stays inside."""
    page = article(query, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    panel = page.locator(".panel").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert page.locator(".panel").evaluate("e => e.scrollWidth <= e.clientWidth")
    for target in page.locator(".mode, .chip, .pair-choice, .plain, .primary, .link").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= MINIMUM_TARGET_PX


def test_on_a_phone_the_claim_opens_below_its_passage(article):
    """The panel stands right after the paragraph of the opened passage, and beside the text on a wide page."""
    page = article(width=375).page
    mark(page, "K13").click()
    opened(page, "K13")
    before = page.locator(".panel").evaluate("e => e.previousElementSibling.textContent")
    assert CLAIMS["K13"].quote in before
    wide = article().page
    mark(wide, "K13").click()
    opened(wide, "K13")
    text, panel = (wide.locator(name).bounding_box() for name in (".text", ".panel"))
    assert panel["x"] >= text["x"] + text["width"]


def test_on_a_projector_the_panel_fits_the_window(article):
    """Magnified, the panel still ends inside the window, so that its last line can be reached."""
    page = article("?claim=K40&projector=true").page
    page.wait_for_timeout(300)
    box = page.locator(".panel").bounding_box()
    assert box["height"] <= 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["?claim=K42", "?mode=pairs&pair=X2", "?mode=find&marked=K01,K27,K02"])
def test_axe_finds_nothing(article, scheme, query):
    """Zero axe violations with a claim open, a pair lit, and a checked error hunt."""
    page = article(query, scheme=scheme).page
    if "find" in query:
        page.get_by_role("button", name="Check").click()
    page.wait_for_timeout(400)
    results = Axe().run(page)
    found = [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


def test_how_the_claims_fall_is_a_table_and_a_file(article):
    """The squares as numbers: a row a verdict, as many claims as squares; the file holds the same rows and a citation."""
    page = article().page
    box = page.locator(".panel")
    box.get_by_text("Show as a table").click()
    rows = [row.locator("th, td").all_text_contents() for row in box.locator("table tr").all()]
    assert len(rows) > 2
    for verdict, count, _ in rows[1:]:
        assert box.locator(f".squares .square.{verdict}").count() == int(count)
    with page.expect_download() as download:
        box.get_by_role("button", name="Numbers, CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("# ")]
    assert list(csv.reader(lines[len(notes) :])) == rows
    assert any("Cite as" in line for line in notes)
