"""The list of sources in a real browser: live search, filters, links, files, keyboard, axe."""

import csv
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from bibtexparser.entrypoint import parse_string

from explainer.components.sources.payload import FILE_LINE
from explainer.describe.help_lines import short_help
from explainer.describe.publisher import LICENCE_LINE
from explainer.export.own_citation import OWN_KEY
from explainer.references import load_references
from explainer.ui.page_sources import page_sources
from explainer.ui.reference_list import count_by_best, list_references

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44
FOLLOWED = "trial_lii2023"
TOTAL = len(load_references())


@pytest.fixture
def sources(open_page):
    """Return a function that opens the page and waits for its first paint."""

    def open_sources(query="", **options):
        watched = open_page(f"/sources{query}", **options)
        watched.page.locator("[data-testid=sources][data-shown]").wait_for()
        return watched

    return open_sources


def shown_keys(page):
    """Return the keys of the rows that can be seen, in order."""
    return page.locator(".item:not([hidden])").evaluate_all("rows => rows.map((row) => row.dataset.key)")


def matching(word):
    """Return the keys of the records that hold a word of plain ASCII."""
    found = set()
    for record in load_references().values():
        identifiers = f"{record.doi} {record.pmid} {record.key}"
        words = f"{record.authors} {record.year} {record.title} {record.container} {identifiers}"
        if word in words.lower():
            found.add(record.key)
    return found


def axe_findings(page):
    """Return axe's violations as lines."""
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def test_typing_filters_live_without_the_server(sources):
    """Each letter narrows the list at once, the count follows in sight and aloud, the address a moment later."""
    watched = sources()
    page = watched.page
    page.context.set_offline(True)
    words = page.get_by_role("searchbox")
    words.focus()
    page.keyboard.type("Naltrex")
    expected = matching("naltrex")
    assert 0 < len(expected) < TOTAL
    assert set(shown_keys(page)) == expected
    count = f"{len(expected)} of {TOTAL} references"
    assert page.locator(".count").inner_text() == count
    page.wait_for_url("**/sources?q=Naltrex")
    page.locator(".live").filter(has_text=count).wait_for(state="attached")
    page.context.set_offline(False)
    assert [problem for problem in watched.problems if not problem.startswith("console: WebSocket")] == []


def test_a_letter_is_answered_at_once_and_in_the_page(sources):
    """The list is right before the handler of the letter returns: no server, no timer and no frame comes between."""
    page = sources().page
    shown = page.locator(".words").evaluate(
        """(input) => ["k", "ke", "ket", "10.1", "zz", ""].map((text) => {
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          const rows = input.getRootNode().querySelectorAll(".item:not([hidden])");
          return [text, [...rows].map((row) => row.dataset.key)];
        })"""
    )
    for text, keys in shown:
        assert set(keys) == matching(text), text


@pytest.mark.parametrize("word", ["moda-sava", "MODA SAVA 2019", "10.1126/science", "2019 spine"])
def test_case_order_and_identifiers_make_no_difference(sources, word):
    """Words may come in any order and case, and a DOI is found."""
    page = sources().page
    page.get_by_role("searchbox").fill(word)
    keys = shown_keys(page)
    assert set(keys) == set.intersection(*(matching(part) for part in word.lower().split()))
    assert keys


def test_kinds_and_pages_filter_and_show_all_brings_everything_back(sources):
    """A kind and a page cut the list to exactly the references of both; nothing left is said in words."""
    page = sources().page
    kind = "full-text"
    page.locator(f'.chip:has(input[value="{kind}"])').click()
    assert len(shown_keys(page)) == count_by_best()[kind]
    page.get_by_label("Shown on").select_option("trials")
    both = [
        item.reference.key
        for item in list_references()
        if item.best == kind and item.reference.key in page_sources("trials")
    ]
    assert shown_keys(page) == both
    assert page.locator(".marks .mark:not(.off)").count() == len(both)
    page.wait_for_url(f"**/sources?seen={kind}&page=trials")
    page.get_by_role("searchbox").fill("no such words")
    assert page.locator(".none").is_visible()
    assert page.get_by_role("button", name="BibTeX").is_disabled()
    page.get_by_role("button", name="Show all").click()
    assert len(shown_keys(page)) == TOTAL
    assert not page.locator(".none").is_visible()
    page.wait_for_url("**/sources")


def test_the_link_brings_the_setting_back(sources):
    """What the address says is what is shown, and it is written as it was."""
    query = "?q=ketamine&seen=abstract&page=rival-explanations"
    page = sources(query).page
    assert page.get_by_role("searchbox").input_value() == "ketamine"
    assert page.locator('.chip input[value="abstract"]').is_checked()
    assert page.get_by_label("Shown on").input_value() == "rival-explanations"
    keys = set(shown_keys(page))
    assert keys
    assert keys <= page_sources("rival_explanations") & matching("ketamine")
    page.get_by_role("searchbox").press("End")
    page.keyboard.type(" x")
    page.wait_for_url("**q=ketamine+x&seen=abstract&page=rival-explanations")


def test_a_bad_link_is_named_and_the_list_stands(sources):
    """One sentence for each bad value, in sight."""
    page = sources("?seen=maybe&page=nowhere&ref=nobody").page
    problems = page.locator(".problems p").all_inner_texts()
    assert [text.split(":")[0] for text in problems] == ["seen", "page", "ref"]
    assert len(shown_keys(page)) == TOTAL


def test_a_followed_reference_is_in_sight_marked_and_focused(sources):
    """?ref= scrolls to its row even if a filter of the link would hide it; a row's own link writes it."""
    page = sources(f"?ref={FOLLOWED}&q=naltrexone").page
    row = page.locator(f'.item[data-key="{FOLLOWED}"]')
    page.wait_for_timeout(300)
    box = row.bounding_box()
    assert 60 <= box["y"] <= 800 - box["height"]
    assert row.get_attribute("aria-current") is not None
    assert row.evaluate("row => row.matches(':focus')")
    assert len(shown_keys(page)) == TOTAL
    other = page.locator('.item[data-key="li2010mtor"]')
    other.locator("a.own").click()
    page.wait_for_url("**/sources?ref=li2010mtor")
    assert page.locator(".item.followed").count() == 1
    assert other.get_attribute("aria-current") is not None


def test_search_stays_in_reach_while_the_list_scrolls(sources):
    """Far down the list the search box is still on the screen, below the bar, and not covered."""
    page = sources(f"?ref={FOLLOWED}").page
    page.wait_for_timeout(300)
    box = page.locator(".words").bounding_box()
    assert 40 <= box["y"] <= 140
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).shadowRoot?.elementFromPoint(x, y)?.className === 'words'",
        [box["x"] + 200, box["y"] + box["height"] / 2],
    )


@pytest.mark.parametrize("word", ["", "naltrexone"])
def test_downloads_hold_what_is_shown(sources, word):
    """Both files open again and hold exactly the rows shown, after this project itself with its warning and crisis help."""
    page = sources(f"?q={word}").page
    expected = set(shown_keys(page))

    def saved(name):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        return download.value.suggested_filename, download.value.path().read_text(encoding="utf-8")

    name, text = saved("BibTeX")
    library = parse_string(text)
    assert library.failed_blocks == []
    assert library.entries[0].key == OWN_KEY
    assert set(library.entries_dict) == expected | {OWN_KEY}
    own = library.entries_dict[OWN_KEY]
    assert own["url"] == page.url.split("?")[0]
    assert own["urldate"] == page.evaluate("new Date().toISOString().slice(0, 10)")
    assert own["note"] == f"{FILE_LINE} {short_help()} {LICENCE_LINE}"
    assert "Teaching model, not medical advice" in library.comments[0].comment
    date = page.evaluate("new Date().toISOString().slice(0, 10)")
    assert date in library.comments[0].comment
    assert date in name
    assert name.endswith(".bib")
    name, text = saved("CSL-JSON")
    own, *items = json.loads(text)
    assert {item["id"] for item in items} == expected
    assert (own["id"], own["URL"]) == (OWN_KEY, page.url.split("?")[0])
    assert own["note"] == f"{FILE_LINE} {short_help()} {LICENCE_LINE}"
    assert own["accessed"]["date-parts"] == [[int(part) for part in date.split("-")]]
    assert date in name
    assert name.endswith(".json")
    assert name in page.locator(".saved").inner_text()


def test_a_row_leads_to_the_pages_that_use_it(sources):
    """The page links of a row open those pages of the app."""
    page = sources(f"?ref={FOLLOWED}").page
    page.locator(f'.item[data-key="{FOLLOWED}"] .on a').filter(has_text="Rival explanations").click()
    page.locator("[data-testid=rivals]").wait_for(timeout=30_000)
    assert page.url.endswith("/rival-explanations")


def test_the_keyboard_reaches_everything_in_order(sources):
    """Kinds, their table and file, search, page, files and the first row come in the order they stand in."""
    page = sources("?seen=abstract").page
    page.locator('.chip input[value="abstract"]').focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator('.chip input[value="full-text"]').is_checked()
    passed = []
    expected = ["summary", "counts", "words", "page", "reset", "save save-bib", "save save-json", "id"]
    for _ in expected:
        page.keyboard.press("Tab")
        passed.append(
            page.evaluate(
                "(() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot.activeElement;"
                " return at.className || at.localName; })()"
            )
        )
    assert passed == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_whatever_is_open(sources, scheme):
    """Zero violations with a reference followed, a filter set and the notes open."""
    page = sources(f"?ref={FOLLOWED}", scheme=scheme).page
    for summary in page.locator(".ex-notes summary").all():
        summary.click()
    assert axe_findings(page) == []
    page.get_by_role("searchbox").fill("no such words")
    page.wait_for_timeout(400)
    assert axe_findings(page) == []


@pytest.mark.parametrize("width", [375, 768, 1280])
def test_nothing_sticks_out_and_controls_can_be_hit(sources, width):
    """No sideways scrolling at any width, and every control is 44 pixels high."""
    watched = sources("?seen=abstract", width=width)
    page = watched.page
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in page.locator(".chip, .words, .page, .sources button").all():
        assert control.bounding_box()["height"] >= MINIMUM_TARGET_PX
    assert watched.problems == []


def test_how_each_was_read_is_a_table_and_a_file(sources):
    """The marks as numbers: one row a kind, together every reference; the file holds the same rows and a citation."""
    page = sources().page
    box = page.locator("[data-testid=sources]")
    box.get_by_text("Show as a table").click()
    rows = [row.locator("th, td").all_text_contents() for row in box.locator("table tr").all()]
    assert rows[0] == ["how read, at best", "references"]
    assert sum(int(count) for _, count in rows[1:]) == box.locator(".marks .mark").count()
    with page.expect_download() as download:
        box.get_by_role("button", name="Numbers, CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("# ")]
    assert list(csv.reader(lines[len(notes) :])) == rows
    assert any("Cite as" in line for line in notes)
    assert any("not medical advice" in line for line in notes)
