"""No number without a source: every page is read, and a number that leads nowhere fails."""

import re

import prose
import pytest
from streamlit.testing.v1 import AppTest

from explainer.errors import DataError
from explainer.evidence.rows import find_row
from explainer.references import load_references
from explainer.ui.chapters import CHAPTERS
from explainer.ui.provenance import cited, computed, fill_citations

pytestmark = pytest.mark.app
# The last one heads a table without numbers.
ORIGIN_COLUMNS = {"how seen", "source", "where", "basis", "sources", "why it is left out"}


# Pages that write more under another address.
VIEWS = (
    *((chapter.key, ()) for chapter in CHAPTERS),
    *(("trials", (("view", view),)) for view in ("lasting", "dose", "others", "practice")),
    *(("trials", (("guess", "skip"), ("format", name))) for name in ("sentence", "bar", "table")),
)


def page_html(root, chapter, query):
    """Return the HTML that a page writes at an address, frame included."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60).run()
    app.switch_page(chapter.file)
    for name, value in query:
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture(scope="module")
def pages(root):
    """Return every page's HTML by chapter key and query."""
    found = {chapter.key: chapter for chapter in CHAPTERS}
    return {view: page_html(root, found[view[0]], view[1]) for view in VIEWS}


@pytest.mark.parametrize("key", VIEWS, ids=lambda view: " ".join((view[0], *map("=".join, view[1]))))
def test_no_number_in_prose_leads_nowhere(pages, key):
    """Each number of a page opens its row, stands with a table, or is of an exempt kind."""
    assert prose.loose_numbers(prose.prose_of(pages[key])) == []


@pytest.mark.parametrize("key", VIEWS, ids=lambda view: " ".join((view[0], *map("=".join, view[1]))))
def test_every_number_that_opens_names_a_row_and_was_printed_there(pages, key):
    """The row exists, and each part of the number stands in that row, rounded or whole."""
    marks = re.findall(
        r'<details class="ex-num" data-row="([^"]+)"><summary>(.*?)</summary>', pages[key], re.DOTALL
    )
    for row_id, words in marks:
        if row_id == "model":
            continue
        row = find_row(row_id)
        printed = " ".join(str(getattr(row, name)) for name in type(row).__dataclass_fields__)
        # The denominator of a share is no finding.
        values = [100.0, *(float(found) for found in re.findall(r"\d+(?:\.\d+)?", printed))]
        for number in re.findall(r"\d+(?:\.\d+)?", words):
            digits = len(number.partition(".")[2])
            half = 0.5 * 10.0**-digits + 1e-9
            assert any(abs(value - float(number)) <= half for value in values), (row_id, words, number)


@pytest.mark.parametrize("key", VIEWS, ids=lambda view: " ".join((view[0], *map("=".join, view[1]))))
def test_no_number_that_opens_breaks_its_sentence(pages, key):
    """A browser ends a paragraph where a details element begins, so none stands inside one."""
    assert re.findall(r"<p\b[^>]*>(?:(?!</p>).)*<details", pages[key], re.DOTALL) == []


@pytest.mark.parametrize("key", VIEWS, ids=lambda view: " ".join((view[0], *map("=".join, view[1]))))
def test_every_table_of_results_names_its_origin(pages, key):
    """A table that stands for a caption's numbers has a column for the source, the place, or the basis."""
    for table in re.findall(r'<details class="ex-table">.*?</details>', pages[key], re.DOTALL):
        heads = {head.strip().lower() for head in re.findall(r'<th scope="col">(.*?)</th>', table)}
        assert heads & ORIGIN_COLUMNS, table[:200]


def test_every_doi_is_well_formed():
    """A DOI has its prefix and suffix; a PMID is digits."""
    for reference in load_references().values():
        assert not reference.doi or re.fullmatch(r"10\.\d{4,9}/\S+", reference.doi), reference.key
        assert not reference.pmid or reference.pmid.isdigit(), reference.key


def test_a_number_that_leads_nowhere_is_found():
    """The reader of pages finds a bare number, and not one that opens."""
    row = find_row("pooled/wilkinson2019impact-3")
    assert prose.loose_numbers(prose.prose_of("<p>Of 100 people 45 responded.</p>")) != []
    assert prose.loose_numbers(prose.prose_of(f"<p>Of 100 people {cited('45', row)} responded.</p>")) == []
    assert prose.loose_numbers(prose.prose_of(f"<p>It rises to {computed('9%', 'By the model.')}.</p>")) == []
    assert prose.loose_numbers(prose.prose_of("<p>In 2019, step 3 of 8, GluN2B and TRANSFORM-2.</p>")) == []


def test_a_mark_that_names_no_row_is_refused():
    """A text with a wrong row, or a computed number without a how, does not pass."""
    with pytest.raises(DataError, match="row_id must name a row of an evidence table; got 'nobody/1'"):
        fill_citations("[[nobody/1|45]]")
    with pytest.raises(DataError, match="a computed number must say how"):
        fill_citations("[[model|45]]")
    opened = fill_citations("[[pooled/wilkinson2019impact-3|45]]")
    assert "Wilkinson 2019" in opened
    assert "read in the abstract" in opened
    assert "24 November 2026" in opened
