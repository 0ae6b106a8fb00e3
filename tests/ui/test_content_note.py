"""What is about suicide comes behind a calm note, with a way round it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from explainer.describe.article import describe_content
from explainer.errors import DataError
from explainer.evidence.claims import load_claims
from explainer.ui.content_note import after_html, content_note, content_notice


def page_html(root, file, **query):
    """Return all the HTML of a page in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.run()  # a page whose address is not its file's name is found only after a first run
    app.switch_page(file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def test_a_part_is_folded_and_its_link_leads_behind_it():
    """The note says what comes, is closed, names help, and the link's place stands after the part."""
    html = content_note("<b>words</b>", name="part-1", about="<suicide>")
    assert html.startswith('<details class="ex-content-note"><summary>Content note')
    assert "&lt;suicide&gt;" in html.split("</summary>")[0]
    assert " open" not in html.split(">")[0]
    assert "If you need help now" in html
    assert 'href="#part-1-after"' in html
    assert html.index("<b>words</b>") < html.index("</details>") < html.index('id="part-1-after"')


def test_what_cannot_be_folded_has_a_note_and_a_way_round():
    """The notice escapes its words and leads to the place that `after_html` makes."""
    html = content_notice("A & B.", name="part")
    assert "A &amp; B." in html
    (target,) = re.findall(r'href="#([^"]+)"', html)
    assert f'id="{target}"' in after_html("part")


@pytest.mark.parametrize("name", ["", "Part", "a b", 'x"'])
def test_a_name_that_cannot_stand_in_a_link_is_refused(name):
    """The message says what was expected and what came."""
    for draw in (lambda: content_note("", name=name), lambda: content_notice("", name=name)):
        with pytest.raises(DataError, match="name must be lower-case letters, digits and hyphens; got"):
            draw()


@pytest.mark.app
def test_the_trials_page_folds_what_it_says_of_suicidality(root):
    """In every text of the view the words stand behind the note only; deaths stay in the open."""
    html = page_html(root, "evidence/trials.py", view="practice")
    folded = "".join(
        re.findall(r'<details class="ex-content-note">.*?</div></details>', html, flags=re.DOTALL)
    )
    assert "suicid" in folded.lower()
    assert "suicid" not in html.replace(folded, "").lower()
    assert "9 deaths" in html.replace(folded, "")


@pytest.mark.app
def test_the_article_page_has_its_note(root):
    """The note counts the corrections that mention it and leads behind them."""
    html = page_html(root, "evidence/article_check.py")
    assert describe_content(load_claims()) in html
    assert html.index('href="#article-after"') < html.index('id="article-after"')


def test_the_note_of_the_article_counts_the_claims():
    """Two corrections mention it today; none of them, none."""
    assert describe_content(load_claims()) == "Two of the corrections mention suicidal thoughts."
    assert describe_content(()).startswith("No")
