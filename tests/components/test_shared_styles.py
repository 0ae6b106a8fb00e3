"""What several components look like is written once."""

import re
from pathlib import Path

import explainer.components

FOLDER = Path(explainer.components.__file__).parent
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# What makes a text button: quiet, underlined, high enough for a finger.
TEXT_BUTTON = ("background: none", "text-decoration: underline", "min-height: 44px")


def test_the_text_button_is_written_once():
    """Only the shared file says how a button that reads as a link looks; a component may alter parts of it."""
    written = [
        (path.relative_to(FOLDER).as_posix(), selector.strip())
        for path in FOLDER.glob("*/*.css")
        for selector, body in RULE.findall(re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
        if all(part in body for part in TEXT_BUTTON)
    ]
    assert written == [("shared/buttons.css", "button")]
