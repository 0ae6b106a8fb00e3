"""What the command line says to people, and only to people: a warning and crisis help."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

from explainer.__main__ import CSV_COLUMNS, main, what_to_know
from explainer.describe.help_lines import short_help
from explainer.evidence.help_lines import HELP_VARIABLE

LAB = ["lab", "--block", "40"]
SIMULATE = [
    "simulate",
    "--dose-mg-per-kg",
    "0.5",
    "--duration-min",
    "40",
    "--horizon-h",
    "1",
    "--step-min",
    "30",
]


def test_both_sentences_are_said():
    """The help is that of the table."""
    assert what_to_know() == f"Teaching model, not medical advice. {short_help()}"


@pytest.mark.parametrize("arguments", [[], ["simulate"], ["lab"], ["pool"]])
def test_every_help_text_says_both(capsys, arguments):
    """Whoever asks how to use a command reads what it is not, and where help is."""
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--help"])
    assert stopped.value.code == 0
    assert what_to_know() in " ".join(capsys.readouterr().out.split())


def test_a_pipe_gets_the_data_alone(capsys):
    """The first line of the CSV is its heading, the JSON is one object, and standard error stays empty."""
    assert main(SIMULATE) == 0
    printed = capsys.readouterr()
    rows = list(csv.reader(io.StringIO(printed.out)))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert printed.err == ""
    assert main(LAB) == 0
    printed = capsys.readouterr()
    assert "glutamate_percent" in json.loads(printed.out)
    assert printed.err == ""


def test_a_terminal_gets_both_sentences_beside_the_data():
    """A person who looks at the output reads them on standard error; the output itself is unchanged."""
    shown, terminal = pty.openpty()
    found = subprocess.run(
        [sys.executable, "-m", "explainer", *LAB],
        stdout=terminal,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    os.close(terminal)
    output = os.read(shown, 65536).decode()
    os.close(shown)
    assert found.returncode == 0
    assert found.stderr == f"{what_to_know()}\n"
    assert "glutamate_percent" in json.loads(output)


def test_a_bad_file_of_help_lines_is_one_line(tmp_path):
    """Without usable help lines nothing is printed but the reason, with status 2."""
    path = tmp_path / "none.csv"
    found = subprocess.run(
        [sys.executable, "-m", "explainer", *LAB],
        env={**os.environ, HELP_VARIABLE: str(path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.returncode == 2
    assert found.stdout == ""
    assert found.stderr.startswith(f"explainer: {HELP_VARIABLE} must name a CSV file")
    assert found.stderr.count("\n") == 1
