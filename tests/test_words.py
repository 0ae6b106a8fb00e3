"""Words the explainer does not use, and marks of unfinished work."""

import re

PROMOTIONAL = re.compile(
    r"breakthrough|game.?changer|rewir|restores? (the )?balance|miracle|revolution", re.IGNORECASE
)
UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b|coming soon|lorem ipsum", re.IGNORECASE)
ENDINGS = {".py", ".md", ".js", ".html", ".css", ".csv"}


def written_files(root):
    """Return what a visitor or a reader of the code can read."""
    for folder in ("src", "pages", "assets", "docs"):
        yield from (path for path in (root / folder).rglob("*") if path.suffix in ENDINGS)
    yield root / "README.md"


def test_nothing_promotes(root):
    """No promotional word stands in a page, a text, the code or the documents."""
    for path in written_files(root):
        found = PROMOTIONAL.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path}: {found.group() if found else ''}"


def test_nothing_is_unfinished(root):
    """No file says that something is still to be done."""
    for path in written_files(root):
        found = UNFINISHED.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path}: {found.group() if found else ''}"
