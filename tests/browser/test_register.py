"""The control "Words for" in a real browser: the choice stands in the link, and the link brings it back."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def chosen(page):
    """Return the words on the chosen button."""
    group = page.get_by_role("radiogroup", name="Words for").or_(page.get_by_role("group", name="Words for"))
    group.first.wait_for()
    return group.first.locator("[aria-checked=true]").inner_text()


def test_the_choice_goes_into_the_link_and_comes_back(open_page):
    """Choosing writes ?register=, and a fresh visitor of that link has the same words."""
    page = open_page("/").page
    page.get_by_role("radio", name="Student").click()
    page.wait_for_function("() => /[?&]register=student\\b/.test(window.location.search)")
    again = open_page("/?register=student")
    assert chosen(again.page) == "Student"
    assert again.problems == []


@pytest.mark.parametrize("text", ["child", ""])
def test_a_bad_register_in_the_link_is_plain_and_is_named(open_page, text):
    """A fresh visitor of a bad link has the plain words, one sentence, a clean address and no error."""
    watched = open_page(f"/trials?view=dose&register={text}")
    page = watched.page
    said = page.get_by_text(f"register: expected one of plain, student, clinician; got '{text}'.")
    expect(said).to_be_visible()
    assert chosen(page) == "Plain"
    page.wait_for_function("() => !/register/.test(window.location.search)")
    assert "view=dose" in page.url
    page.get_by_role("radio", name="Student").click()
    expect(said).to_have_count(0)
    assert page.get_by_test_id("stException").count() == 0
    assert watched.problems == []


def test_a_bad_projector_in_the_link_is_named(open_page):
    """The page stays as large as it is, and one sentence says why."""
    watched = open_page("/trials?projector=huge")
    expect(watched.page.get_by_text("projector: expected one of true, false; got 'huge'.")).to_be_visible()
    expect(watched.page.get_by_role("switch", name="Larger, for a projector")).to_have_attribute(
        "aria-checked", "false"
    )
    assert watched.problems == []
