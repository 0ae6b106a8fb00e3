"""The unblinding simulator in a real browser: what is drawn, keyboard, task, link, saving, sizes."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from marked import unmarked
from playwright.sync_api import expect

from explainer.components.blinding.payload import AXIS, NEAR_POINTS
from explainer.components.blinding.real_trials import map_rows
from explainer.describe.blinding import (
    VERDICTS,
    describe_clear,
    describe_setting,
    task_texts,
    verdict_sentences,
)
from explainer.describe.registers import REGISTERS, say
from explainer.meta.blinding import (
    EFFECTS_POINTS,
    EXPECTANCIES_POINTS,
    PEOPLE_PER_ARM,
    TELLS_PERCENT,
    predict_trial,
    setting_design,
)

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44
CONTROLS = ".slider input, .blinding button, .row > summary, .depth summary"


@pytest.fixture
def simulator(open_page):
    """Return a function that opens the simulator and waits for its first paint."""

    def open_simulator(query="", **options):
        watched = open_page(f"/blinding{query}", **options)
        root(watched.page).wait_for()
        return watched

    return open_simulator


def root(page, **data):
    """Return the simulator once its state is as given."""
    wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
    return page.locator(f'[data-testid="blinding"][data-effect]{wanted}')


def points_at(page, selector):
    """Return the value on the axis at which a mark's middle is drawn, and its two ends."""
    mark = page.locator(selector).first.bounding_box()
    plot = page.locator(selector).first.locator("xpath=..").bounding_box()
    scale = (AXIS["high"] - AXIS["low"]) / plot["width"]
    left = AXIS["low"] + (mark["x"] - plot["x"]) * scale
    return left + mark["width"] * scale / 2.0, left, left + mark["width"] * scale


def query_of(setting):
    """Return the address of a setting."""
    return "?" + "&".join(
        f"{name}={value}" for name, value in zip(("effect", "expectancy", "tell", "n"), setting, strict=True)
    )


def test_random_settings_are_drawn_as_the_model_says(simulator):
    """Point, range, true effect, people and words agree with the model within a pixel."""
    random = np.random.default_rng(11)
    axes = (EFFECTS_POINTS, EXPECTANCIES_POINTS, TELLS_PERCENT, PEOPLE_PER_ARM)
    for _ in range(4):
        setting = tuple(int(random.choice(axis)) for axis in axes)
        watched = simulator(query_of(setting))
        page = watched.page
        report = predict_trial(setting_design(*setting))
        pixel = (AXIS["high"] - AXIS["low"]) / page.locator(".map .you .plot").bounding_box()["width"]
        assert points_at(page, ".map .you .point")[0] == pytest.approx(report.estimate_points, abs=pixel)
        _, low, high = points_at(page, ".map .you .range")
        assert low == pytest.approx(report.low_points, abs=pixel)
        assert high == pytest.approx(report.high_points, abs=pixel)
        assert points_at(page, ".map .you .truth")[0] == pytest.approx(setting[0], abs=pixel)
        for arm, share in (("drug", report.believe_in_drug_arm), ("control", report.believe_in_control_arm)):
            assert page.locator(f".arm.{arm} .person.believes").count() == round(100 * share)
        assert page.locator(".sentence").inner_text() == unmarked(describe_setting(*setting))
        assert page.locator(".clear-words").inner_text() == describe_clear(*setting)
        assert watched.problems == []


def test_real_trials_lie_where_the_table_says_and_open_their_source(simulator):
    """Each row's point is its difference; those near the reader's are tinted; a tap shows where it comes from."""
    page = simulator().page
    pixel = (AXIS["high"] - AXIS["low"]) / page.locator(".map .real .plot").first.bounding_box()["width"]
    for row in map_rows():
        place = f'.real [data-trial="{row["key"]}"]'
        assert points_at(page, f"{place} .point")[0] == pytest.approx(row["estimate"], abs=pixel)
        assert points_at(page, f"{place} .range")[1] == pytest.approx(row["low"], abs=pixel)
    near = {row["key"] for row in map_rows() if abs(row["estimate"] - 7.2) <= NEAR_POINTS}
    tinted = page.locator(".real .row.near").evaluate_all("rows => rows.map(row => row.dataset.trial)")
    assert set(tinted) == near == {"lapidus2014", "pooled-midazolam"}
    lii = page.locator('[data-trial="lii2023"]')
    lii.locator("summary").click()
    assert "36.8% guessed right" in lii.locator(".more").inner_text()
    assert lii.get_by_role("link").first.get_attribute("href").startswith("https://")


def test_the_keyboard_does_the_task_and_the_link_keeps_it(simulator):
    """Telling up: large. Telling down: nothing. Undo, redo, reload and start again."""
    watched = simulator()
    page = watched.page
    tell = page.get_by_role("slider", name="How easily people can tell")
    tell.focus()
    page.keyboard.press("PageUp")
    root(page, tell="78", task="open").wait_for()
    # Rested on, so that it is a step of its own however slow the machine is.
    page.wait_for_url(re.compile(r"tell=78"))
    assert page.locator(".task-steps .reached").count() == 1
    page.keyboard.press("Home")
    root(page, tell="50", task="done").wait_for()
    assert page.locator(".task-said").inner_text() == task_texts()["done"].replace("<effect>", "4 points")
    assert tell.get_attribute("aria-valuetext") == "a coin flip"
    page.wait_for_url(re.compile(r"\?effect=4&expectancy=8&tell=50&n=30&large=4&null=4$"))
    expect(page.locator(".live")).to_have_text(unmarked(describe_setting(4, 8, 50, 30)))
    expect(page.locator(".live-kind")).to_have_text(verdict_sentences()[VERDICTS.index("missed")])
    for tells, key in ((("78", "70"), "Control+z"), (("78", "50"), "Shift+Control+z")):
        for place in tells:
            page.keyboard.press(key)
            root(page, tell=place).wait_for()
    root(page, tell="50", task="done").wait_for()
    page.reload()
    root(page, tell="50", task="done").wait_for()
    page.get_by_role("button", name="Start again").click()
    root(page, tell="70", task="open").wait_for()
    page.wait_for_url(re.compile(r"\?effect=4&expectancy=8&tell=70&n=30$"))
    assert watched.problems == []


def focused_row(page):
    """Return the trial or guess whose row has the focus; empty for anything else."""
    return page.evaluate(
        "() => { let e = document.activeElement; while (e && e.shadowRoot) e = e.shadowRoot.activeElement;"
        " const row = e?.matches('summary') && e.closest('.row'); return row ? Object.values(row.dataset)[0] : ''; }"
    )


@pytest.mark.parametrize(("rows", "before"), [(".rows.real", ".reset"), (".rows.guess-rows", None)])
def test_a_chart_is_one_tab_stop_and_arrows_go_from_row_to_row(simulator, rows, before):
    """Tab enters at the row left last and goes on behind it; arrows, Home and End move; Enter opens, source by Tab."""
    page = simulator().page
    summaries = page.locator(f"{rows} > .row > summary")
    names = page.locator(f"{rows} > .row").evaluate_all(
        "found => found.map(e => Object.values(e.dataset)[0])"
    )
    assert len(names) == summaries.count() > 4

    def stops():
        return summaries.evaluate_all("found => found.map(e => e.tabIndex)").count(0)

    assert stops() == 1
    if before:
        page.locator(before).focus()
    else:
        page.locator(".rows.real > .row > summary").first.focus()
    # The words between may hold a source; the chart is the stop after it.
    for _ in range(3):
        page.keyboard.press("Tab")
        if focused_row(page):
            break
    assert focused_row(page) == names[0]
    for key, place in (("ArrowDown", 1), ("ArrowRight", 2), ("ArrowUp", 1), ("End", -1), ("ArrowDown", -1)):
        page.keyboard.press(key)
        assert focused_row(page) == names[place]
    for key, place in (("Home", 0), ("ArrowLeft", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        assert focused_row(page) == names[place]
    assert stops() == 1
    page.keyboard.press("Tab")
    assert focused_row(page) not in names
    page.keyboard.press("Shift+Tab")
    assert focused_row(page) == names[1]
    page.keyboard.press("Enter")
    row = page.locator(f"{rows} > .row").nth(1)
    expect(row).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert row.get_by_role("link").first.evaluate("link => link.getRootNode().activeElement === link")
    summaries.nth(3).click()
    page.keyboard.press("ArrowDown")
    assert focused_row(page) == names[4]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("register", REGISTERS)
def test_the_task_keeps_no_empty_room_and_moves_nothing(simulator, width, register):
    """Open, its card ends with its last step; done, what was in view beside or above it is where it was."""
    query = f"?effect=4&expectancy=8&tell=70&n=30&register={register}"
    page = simulator(query, width=width).page
    root(page, task="open", register=register).wait_for()
    card = page.locator(".task").bounding_box()
    last = page.locator(".task-steps li").last.bounding_box()
    assert card["y"] + card["height"] - last["y"] - last["height"] < 24
    seen = (".trial", ".words", ".map", ".task") + ((".guesses", ".foot") if width == 1280 else ())
    before = [page.locator(f".blinding {name}").first.evaluate("e => e.offsetTop") for name in seen]
    page.get_by_role("slider", name="How easily people can tell").focus()
    page.keyboard.press("PageUp")
    root(page, tell="78", task="open").wait_for()
    page.keyboard.press("Home")
    root(page, tell="50", task="done").wait_for()
    expect(page.locator(".task-said")).not_to_be_empty()
    assert [page.locator(f".blinding {name}").first.evaluate("e => e.offsetTop") for name in seen] == before


def test_with_another_drug_the_task_starts_anew(simulator):
    """What was reached with one true effect does not count for another."""
    page = simulator("?effect=4&expectancy=8&tell=88&n=30&large=4").page
    assert page.locator(".task-steps .reached").count() == 1
    page.get_by_role("slider", name="What the drug itself does").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    root(page, effect="1").wait_for()
    page.get_by_role("slider", name="How easily people can tell").focus()
    page.keyboard.press("Home")
    root(page, tell="50", task="open").wait_for()
    assert page.locator(".task-steps .reached").count() == 1


def test_presets_change_who_can_tell_and_leave_the_drug(simulator):
    """Each sets telling and size, says on what it rests, and keeps drug and expectancy."""
    page = simulator("?effect=3&expectancy=7&tell=60&n=50").page
    for name, tell, n, words in (
        ("Like a saline trial", "88", "20", say("blinding-preset-saline", felt="88")),
        ("Like a midazolam trial", "70", "30", say("blinding-preset-midazolam", drug="50", control="89.3")),
        ("Hidden by anaesthesia", "50", "20", say("blinding-preset-anaesthesia", right="36.8")),
    ):
        button = page.get_by_role("button", name=name)
        button.click()
        root(page, effect="3", expectancy="7", tell=tell, n=n).wait_for()
        assert button.get_attribute("aria-pressed") == "true"
        assert words in page.locator(".preset-note").inner_text()


def test_dragging_answers_in_the_next_frame(simulator):
    """One input event, one frame, and the point stands where the grid says."""
    page = simulator().page
    drawn = page.locator("#blinding-effect").evaluate(
        """input => new Promise(resolve => {
          input.value = "9"; input.dispatchEvent(new Event("input"));
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(
            input.getRootNode().querySelector(".map .you").dataset.estimate)));
        })"""
    )
    assert float(drawn) == pytest.approx(
        predict_trial(setting_design(9, 8, 70, 30)).estimate_points, abs=1e-3
    )


def test_saved_files_open_and_say_what_they_are(simulator):
    """SVG parses, PNG has its signature, CSV holds model and trials; all say they are illustrative."""
    watched = simulator("?effect=4&expectancy=8&tell=88&n=20")
    page = watched.page

    def saved(name):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        return download.value.path().read_bytes()

    svg = "".join(ET.fromstring(saved("Picture, SVG")).itertext())  # noqa: S314
    csv = saved("Numbers, CSV").decode()
    for text in (svg, csv):
        for part in ("Teaching model, not medical advice", "88% guess right", "Murrough 2013", "tell=88"):
            assert part in text, part
        assert "not proof that it does" in text
    png = saved("Picture, PNG")
    assert png.startswith(b"\x89PNG")
    assert len(png) > 20_000
    (mine,) = [line.split('","') for line in csv.splitlines() if line.startswith('"this trial')]
    assert float(mine[2]) == pytest.approx(
        predict_trial(setting_design(4, 8, 88, 20)).estimate_points, abs=1e-4
    )
    assert '"Lii 2023","hidden by anaesthesia","5.82","-1.64","13.3"' in csv
    assert '"Wilkinson 2019 (pooled, converted)","saline","18"' in csv
    assert watched.problems == []


def test_a_bad_link_is_explained_and_the_rest_kept(simulator):
    """The message names what was expected and what came."""
    watched = simulator("?effect=99&tell=64")
    assert "effect: expected a whole number from 0 to 12" in watched.page.locator(".problems").inner_text()
    root(watched.page, effect="4", tell="64").wait_for()
    assert watched.problems == []


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_targets_are_large_and_nothing_sticks_out(simulator, width):
    """At every width controls are at least 44 px high and no row is wider than its card."""
    page = simulator("?effect=12&expectancy=10&tell=100&n=10", width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in root(page).locator(CONTROLS).all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= MINIMUM_TARGET_PX
    for card in page.locator(".blinding .card").all():
        assert card.evaluate("node => node.scrollWidth <= node.clientWidth")
    for value in page.locator(".map .value").all():
        assert value.evaluate("node => node.scrollWidth <= node.clientWidth + 1")


def test_picture_and_controls_stand_above_the_fold(simulator):
    """At 1280 by 800 the four sliders and the reader's own result are visible without scrolling."""
    page = simulator().page
    for selector in ("#blinding-n", ".map .you", ".people >> nth=1"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(simulator, scheme):
    """Zero axe violations with a problem shown, the task done, rows and tables open."""
    page = simulator("?effect=4&large=4&null=4&n=x", scheme=scheme).page
    for summary in page.locator(".row > summary, .depth summary").all():
        if summary.is_visible():
            summary.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_another_register_changes_the_words_in_place(simulator):
    """The same node, setting, task, undo steps and open rows; every sentence, spoken and saved ones too, is new."""
    watched = simulator("?effect=4&expectancy=8&tell=70&n=30")
    page = watched.page
    page.get_by_role("slider", name="How easily people can tell").focus()
    page.keyboard.press("PageUp")
    root(page, tell="78").wait_for()
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.locator('[data-trial="pooled-saline"] summary').click()
    root(page).evaluate("node => { node.dataset.stamp = 'kept'; }")
    page.get_by_role("radio", name="clinician").click()
    root(page, tell="78", register="clinician", stamp="kept").wait_for()
    sentence = unmarked(describe_setting(4, 8, 78, 30, "clinician"))
    expect(page.locator(".sentence")).to_have_text(sentence)
    expect(page.locator(".live")).to_have_text(sentence)
    expect(page.locator(".clear-words")).to_have_text(describe_clear(4, 8, 78, 30, "clinician"))
    expect(page.locator(".preset-note")).to_contain_text(say("blinding-preset-own", "clinician"))
    expect(page.locator(".task-intro")).to_have_text(task_texts("clinician")["intro"])
    expect(page.locator('[data-trial="pooled-saline"] .more')).to_contain_text("SD of 10 points")
    expect(page.locator(".arm.drug .arm-words")).to_have_text("78 of 100 perceive active allocation")
    assert page.locator(".task-steps .reached").count() == 1
    page.wait_for_url(re.compile(r"(?=.*register=clinician)(?=.*tell=78)(?=.*large=4)"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Numbers, CSV").click()
    assert sentence in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Undo").click()
    root(page, tell="70", register="clinician", stamp="kept").wait_for()
    assert watched.problems == []


def test_a_rerun_keeps_what_is_drawn(simulator):
    """After the page's script runs again the same node shows the same setting."""
    page = simulator().page
    page.get_by_role("slider", name="What the drug itself does").focus()
    page.keyboard.press("End")
    root(page, effect="12").wait_for()
    root(page).evaluate("node => { node.dataset.stamp = 'kept'; document.activeElement.blur(); }")
    page.keyboard.press("r")
    page.wait_for_timeout(1500)
    assert root(page, effect="12", stamp="kept").count() == 1
