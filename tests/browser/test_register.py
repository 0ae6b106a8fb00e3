"""The control "Words for" in a real browser: the choice stands in the link, and the link brings it back."""

import pytest

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


def test_a_bad_register_in_the_link_is_plain(open_page):
    """A fresh visitor of a bad link has the plain words and no error."""
    watched = open_page("/?register=child")
    assert chosen(watched.page) == "Plain"
    assert watched.page.get_by_test_id("stException").count() == 0
    assert watched.problems == []
