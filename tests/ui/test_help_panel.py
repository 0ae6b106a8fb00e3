"""The help panel and what is saved are made from the table of help lines."""

import re
from html import unescape

import pytest

from explainer.components.register import register_component
from explainer.describe.help_lines import group_lines, lines_of, short_help
from explainer.evidence.help_lines import HELP_VARIABLE, load_help_lines
from explainer.ui.help_panel import help_panel_html, require_help_lines, topline_html


def test_every_number_of_the_table_is_a_link_that_dials():
    """Each number is written once and its link has the digits alone."""
    links = re.findall(r'<a href="tel:(\d+)">([\d ]+)</a>', topline_html())
    numbers = [group.number for kind in ("emergency", "crisis") for group in group_lines(lines_of(kind))]
    assert [shown for _, shown in links] == numbers
    assert {line.number for line in load_help_lines()} == set(numbers)
    assert all(digits == shown.replace(" ", "") for digits, shown in links)


def test_the_panel_is_folded_and_says_what_this_is():
    """One folded element with the known summary; the first words are the emergency numbers."""
    html = topline_html()
    assert html.count("<details") == html.count("</details>") == 1
    assert '<details class="ex-help"><summary>If you need help now</summary>' in html
    assert "Teaching model, not medical advice" in html
    words = unescape(re.sub(r"<[^>]+>", "", help_panel_html()))
    assert words.startswith(
        "If you or someone near you may be in danger, call your emergency number now: 112"
    )
    assert "choose the mental health option (option 2)" in words


def test_words_from_a_file_are_escaped(monkeypatch, tmp_path):
    """A file of an institution cannot put markup on the page."""
    text = (
        "row_id,kind,country,service,how,number,note,hours,checked,source,seen,locator\n"
        "a,emergency,<b>X</b>,S,call,1,,any time,2026-11-24,https://example.org,secondary,page\n"
        'b,crisis,Y,<script>,call,2,"""quoted""",any time,2026-11-24,https://example.org,secondary,page\n'
    )
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(HELP_VARIABLE, str(path))
    load_help_lines.cache_clear()
    try:
        html = help_panel_html()
    finally:
        monkeypatch.undo()
        load_help_lines.cache_clear()
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_a_missing_file_stops_the_start(monkeypatch, tmp_path):
    """The start ends with one sentence that names the file."""
    monkeypatch.setenv(HELP_VARIABLE, str(tmp_path / "none.csv"))
    load_help_lines.cache_clear()
    try:
        with pytest.raises(SystemExit, match=r"does not start without its help lines\. .*none\.csv"):
            require_help_lines()
    finally:
        monkeypatch.undo()
        load_help_lines.cache_clear()


def test_whatever_saves_a_file_writes_the_short_help_into_it(root, monkeypatch):
    """Each component that saves files is registered with the line, and its scripts write it."""
    kept = {}
    monkeypatch.setattr(
        "streamlit.components.v2.component", lambda name, **parts: kept.setdefault(name, parts)
    )
    folder = root / "src" / "explainer" / "components"
    savers = [
        path.parent
        for path in sorted(folder.glob("*/__init__.py"))
        if '"../shared/export.js"' in path.read_text(encoding="utf-8")
    ]
    assert len(savers) >= 6
    for saver in savers:
        scripts = "\n".join(path.read_text(encoding="utf-8") for path in saver.glob("*.js"))
        assert "SAVED_HELP" in scripts, saver.name
    register_component("a", folder / "chart_export", scripts=("../shared/export.js", "component.js"))
    register_component("b", folder / "chain")
    assert short_help() in kept["a"]["js"]
    assert "SAVED_HELP" not in kept["b"]["js"]
