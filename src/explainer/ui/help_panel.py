"""The line above every page, with crisis help one tap away, made from the table of help lines."""

import sys
from html import escape

from explainer.describe.help_lines import (
    DANGER,
    ELSEWHERE,
    HelpGroup,
    checked_words,
    group_lines,
    lines_of,
)
from explainer.errors import DataError
from explainer.evidence.help_lines import load_help_lines


def _number_html(group: HelpGroup) -> str:
    digits = group.number.replace(" ", "").replace("-", "")
    return f'<a href="tel:{escape(digits, quote=True)}">{escape(group.number)}</a>'


def help_panel_html() -> str:
    """Return the emergency numbers, then the crisis lines, each number as a link that dials."""
    emergency, crisis = lines_of("emergency"), lines_of("crisis")
    numbers = ", ".join(
        f"{_number_html(group)} ({escape(group.countries)})" for group in group_lines(emergency)
    )
    items = "".join(
        f"<li>{escape(group.before)}{_number_html(group)}{escape(group.after)}</li>"
        for group in group_lines(crisis)
    )
    closing = f"{ELSEWHERE} {checked_words((*emergency, *crisis))}"
    return (
        f'<div class="ex-help-panel"><p><strong>{escape(DANGER)}</strong> {numbers}.</p>'
        f"<ul>{items}</ul><p>{escape(closing)}</p></div>"
    )


def topline_html() -> str:
    """Return the whole line: what this is, and the folded help."""
    return (
        '<div class="ex-topline"><span>Teaching model, not medical advice</span>'
        f'<details class="ex-help"><summary>If you need help now</summary>{help_panel_html()}</details></div>'
    )


def require_help_lines() -> None:
    """Stop the server before it starts, with one sentence, if the help lines cannot be used."""
    try:
        load_help_lines()
    except DataError as error:
        sys.exit(f"The app does not start without its help lines. {error}")
