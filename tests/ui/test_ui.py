"""The thin layer: chapters, state, security headers, tables and citations."""

from dataclasses import replace

import pytest

from explainer.errors import DataError
from explainer.model.targets import Law, count_inside, laws
from explainer.parameters.defaults import all_parameters
from explainer.parameters.parameter import SEEN
from explainer.ui.assets import read_text
from explainer.ui.chapters import CHAPTERS, Chapter, _check, find_chapter
from explainer.ui.chart import table_html
from explainer.ui.citation import SEEN_WORDS, source_html, sources_html
from explainer.ui.controls import BLOCK
from explainer.ui.controls import _check as _check_controls
from explainer.ui.parameter_tables import (
    ALL_TABLES,
    EVERYTHING,
    SEEN_CHOICES,
    parameter_row,
    parameter_sources,
    parameter_tables_html,
)
from explainer.ui.safety_words import serious_harms_html
from explainer.ui.server import content_security_policy
from explainer.ui.target_grid import MISFIT_COLUMNS, laws_html, misfits_html, targets_lead


def test_every_chapter_has_its_file_and_its_address(root):
    """A page is in the menu only if its file exists; addresses are the public ones."""
    for chapter in CHAPTERS:
        assert (root / "pages" / chapter.file).is_file()
    assert [chapter.url_path for chapter in CHAPTERS] == [
        "",
        "synapse",
        "blockade-lab",
        "one-infusion",
        "rival-explanations",
        "trials",
        "blinding",
        "safety",
        "article-check",
        "consultation",
        "model",
        "sources",
    ]


def test_chapters_are_checked():
    """A repeated key or an unknown section cannot be listed; an unknown key is named."""
    with pytest.raises(DataError, match="key must be unique"):
        _check((CHAPTERS[0], CHAPTERS[0]))
    with pytest.raises(DataError, match="section must be one of"):
        _check((Chapter("a", "a.py", "A", "Nowhere", "a", "."),))
    with pytest.raises(DataError, match="got 'nowhere'"):
        find_chapter("nowhere")


def test_controls_are_checked():
    """A control needs its default inside its limits, and a key of its own."""
    with pytest.raises(DataError, match="low <= default <= high"):
        _check_controls((replace(BLOCK, default=101),))
    with pytest.raises(DataError, match="key must be unique"):
        _check_controls((BLOCK, BLOCK))


def test_the_policy_keeps_everything_on_this_host():
    """No other host, no eval; Streamlit's one inline script is allowed by its hash."""
    policy = content_security_policy()
    assert "default-src 'self'" in policy
    assert "'sha256-" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_tables_escape_what_they_show():
    """A cell cannot smuggle markup into the page."""
    html = table_html("a <name>", ("x",), [("<script>",)])
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_every_way_of_seeing_has_words():
    """Each tag for how a source was read has its words on screen."""
    assert set(SEEN_WORDS) == set(SEEN)


def test_a_source_is_linked_once():
    """A repeated source is listed once, with its link."""
    html = sources_html(["kamp2020ketamine", "kamp2020ketamine"])
    assert html.count("<li>") == 1
    assert "https://doi.org/10.1097/ALN.0000000000003577" in source_html("kamp2020ketamine")


def test_parameter_tables_show_every_parameter():
    """Each parameter's name stands in the generated tables."""
    html = parameter_tables_html()
    for parameter in all_parameters():
        assert parameter_row(parameter)[1].split("<")[0].replace("&", "&amp;") in html


def test_new_sets_and_routes_left_out_stand_in_the_tables():
    """Every set, the routes, the spread between people and the rivals appear; absent routes say why."""
    html = parameter_tables_html()
    for word in ("Domino 1984", "Fanta 2015", "Simons 2022", "Perez-Ruixo 2021", "Otto 2021", "Routes: "):
        assert word in html
    for word in ("How people differ", "Rival explanations", "Routes left out, and why: 4", "under the skin"):
        assert word in html
    assert len(parameter_sources()) == sum(len(table) for _, table in ALL_TABLES)


@pytest.mark.parametrize("seen", SEEN)
def test_the_filter_keeps_what_was_seen_that_way(seen):
    """Each choice shows exactly its parameters, and nothing of the others."""
    html = parameter_tables_html(seen)
    count = sum(item.seen == seen for _, table in ALL_TABLES for item in table)
    assert html.count("<tr>") - html.count("<table>") == count
    assert "Routes left out" not in html


def test_every_way_of_seeing_can_be_chosen():
    """The filter's words cover the closed set of how a source was seen."""
    assert set(SEEN_CHOICES.values()) == {*SEEN, EVERYTHING}


def test_misfits_and_laws_are_escaped_and_named():
    """The table of misfits has its columns and scrolls in a named region; every law says whether it is kept."""
    html = misfits_html()
    for column in MISFIT_COLUMNS:
        assert f'<th scope="col">{column}</th>' in html
    assert 'tabindex="0" role="region" aria-label="What the model gets wrong, table"' in html
    assert laws_html(laws()).count("Kept: ") == len(laws())
    broken = laws_html((Law("<b>", "x", "y", holds=False),))
    assert "&lt;b&gt;" in broken
    assert "Not kept: y" in broken


def test_the_lead_counts_what_lies_inside():
    """The page's lead holds the model's own counts."""
    inside, total = count_inside()
    assert targets_lead().startswith(f"{inside} of {total} values")


def test_serious_harms_are_spelled_out():
    """The boxed warning, blood pressure, repeated use and how long it lasts are all there."""
    html = serious_harms_html()
    for word in (
        "sedation",
        "dissociation",
        "slowed breathing",
        "abuse",
        "suicidal",
        "Blood pressure",
        "bladder",
        "days 10-12",
    ):
        assert word in html


def test_a_missing_text_is_named():
    """Asking for words that are not there says which file."""
    with pytest.raises(DataError, match=r"nothing\.md"):
        read_text("nothing")
