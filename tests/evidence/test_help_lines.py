"""Crisis help as data: complete, recent, checked on reading, replaceable by one file."""

import csv
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from explainer.describe.help_lines import help_lines_text, join_words, lines_of, short_help
from explainer.errors import DataError
from explainer.evidence.help_lines import (
    COLUMNS,
    HELP_VARIABLE,
    load_help_lines,
    read_help_file,
    read_help_lines,
)
from explainer.evidence.load import read_rows

ROWS = read_rows("help_lines.csv")
NUMBERS = {
    "US": {"911", "988"},
    "Canada": {"911", "988"},
    "England": {"999", "112", "111", "116 123"},
    "Australia": {"000", "13 11 14"},
    "New Zealand": {"111", "1737"},
}


def changed(column, value):
    """Return the project's rows with one cell of the third row of the file changed."""
    return [row | {column: value} if place == 1 else row for place, row in enumerate(ROWS)]


def write(path, rows):
    """Write rows as a CSV file and return its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_numbers_are_those_of_the_services():
    """Each country has its emergency number and its crisis line."""
    for country, numbers in NUMBERS.items():
        found = {line.number for kind in ("emergency", "crisis") for line in lines_of(kind, country)}
        assert found == numbers, country
    assert {line.how for line in load_help_lines() if line.number == "988"} == {"call or text"}


def test_no_number_is_older_than_a_year():
    """Every line was checked within the last 365 days."""
    for line in load_help_lines():
        assert (datetime.now(UTC).date() - date.fromisoformat(line.checked)).days <= 365, line.row_id


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "other"),
        ("country", ""),
        ("country", "UK;"),
        ("how", "write"),
        ("number", "call us"),
        ("number", "９９９"),
        ("number", ""),
        ("checked", "yesterday"),
        ("checked", "20261124"),
        ("source", "someone"),
        ("seen", "heard"),
        ("locator", " "),
        ("hours", ""),
        ("note", None),
        ("row_id", ROWS[0]["row_id"]),
    ],
)
def test_a_bad_cell_is_named(column, value):
    """The message names file, row, column and what came."""
    with pytest.raises(DataError, match=rf"^help_lines.csv row 3, {column}: expected .*; got "):
        read_help_lines(changed(column, value))


@pytest.mark.parametrize("kind", ["emergency", "crisis"])
def test_a_file_without_one_kind_of_line_is_refused(kind):
    """Neither the emergency numbers nor the crisis lines may be missing."""
    with pytest.raises(DataError, match=f"kind: expected at least one row of kind '{kind}'"):
        read_help_lines([row for row in ROWS if row["kind"] != kind])


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """A missing file, and one that is no text, say which and what was expected."""
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\xff\xfe\x00\x81")
    for path in (tmp_path / "none.csv", broken, tmp_path):
        with pytest.raises(
            DataError, match=rf"{HELP_VARIABLE} must name a CSV file in UTF-8; got '.*{path.name}"
        ):
            read_help_file(path)


def test_another_file_takes_the_place_of_the_projects_own(tmp_path, monkeypatch):
    """What the variable names is what every text says, and nothing of the project's own is left."""
    rows = [
        ROWS[0] | {"country": "Norway", "number": "113"},
        next(row for row in ROWS if row["kind"] == "crisis")
        | {"country": "Norway", "how": "call", "number": "+47 116 123", "service": "Local line"},
    ]
    monkeypatch.setenv(HELP_VARIABLE, str(write(tmp_path / "own.csv", rows)))
    load_help_lines.cache_clear()
    try:
        assert "113 (Norway)" in help_lines_text()
        assert "Norway: Local line, call +47 116 123, any time." in help_lines_text("Norway")
        assert short_help() == "If you need help now, Norway: call +47 116 123."
        assert "988" not in help_lines_text()
    finally:
        monkeypatch.undo()
        load_help_lines.cache_clear()


def test_a_bad_file_stops_the_server_with_one_sentence(root, tmp_path):
    """The application does not load; the sentence names file, row and column, and there is no traceback."""
    path = write(tmp_path / "own.csv", changed("number", "call us"))
    found = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=root,
        env={HELP_VARIABLE: str(path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 1
    assert (
        f"{path} row 3, number: expected a telephone number such as 116 123; got 'call us'." in found.stderr
    )
    assert "Traceback" not in found.stderr


def test_the_text_for_a_country_has_the_lines_of_what_it_is_part_of():
    """England has the lines of the UK and of Europe, and none of another country."""
    text = help_lines_text("England")
    for part in ("112 (Europe)", "999 (UK)", "NHS, call 111", "Samaritans, call 116 123"):
        assert part in text
    assert "988" not in text
    assert "Numbers checked November 2026." in text


def test_a_country_without_lines_is_named():
    """The message says which countries there are."""
    with pytest.raises(DataError, match=r"country must be one of Australia, .*; got 'Atlantis'"):
        help_lines_text("Atlantis")


def test_lines_that_read_the_same_are_said_once():
    """The two countries of 988 are one line, in the text and in the short line."""
    assert help_lines_text().count("988") == short_help().count("988") == 1
    assert "US and Canada: call or text 988" in short_help()
    assert join_words(["one"]) == "one"
    assert join_words(["one", "two", "three"]) == "one, two and three"
