"""Whatever a component saves says what it is not, and where help is."""

import pytest

from explainer.describe.registers import REGISTERS, say

FOLDERS = "src/explainer/components"
# What saves joins the script that makes files.
SAVES = "shared/export.js"
WARNING = "not medical advice"
# Components whose warning is a sentence in three registers; in the others it stands in their own files.
SENTENCES = {"lab": "lab-saved-model", "clock": "clock_saved", "article": "article-closing-model"}


def text_of(folder, pattern):
    """Return the files of a component as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))


def saving(root):
    """Return the components that save a file, by name."""
    return {
        folder.name: folder
        for folder in sorted((root / FOLDERS).iterdir())
        if folder.is_dir() and SAVES in text_of(folder, "__init__.py")
    }


def test_every_component_that_saves_puts_in_crisis_help(root):
    """The words of the help lines' table are in each of them."""
    found = saving(root)
    assert set(found) >= {"article", "blinding", "chart_export", "clock", "lab", "sources"}
    assert [name for name, folder in found.items() if "SAVED_HELP" not in text_of(folder, "*.js")] == []


@pytest.mark.parametrize("register", REGISTERS)
def test_every_component_that_saves_says_what_it_is_not(root, register):
    """The sentence stands in the component, or in its sentences in each register."""
    for name, folder in saving(root).items():
        if name in SENTENCES:
            assert WARNING in say(SENTENCES[name], register), name
        else:
            assert WARNING in text_of(folder, "*.js") + text_of(folder, "*.py"), name
