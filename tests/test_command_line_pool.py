"""``python -m explainer pool``: a table in, ten numbers out, one line for bad input."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from explainer.__main__ import main
from explainer.meta.pooling import pool

KEYS = [
    "k",
    "estimate",
    "se",
    "ci_low",
    "ci_high",
    "tau2",
    "i2",
    "q",
    "prediction_low",
    "prediction_high",
]
TABLE = "study,effect,variance\nA,-8.2,2.1\nB,-2.9,3.4\nC,-5.5,1.2\n"


def run(monkeypatch, capsys, data, *options):
    """Run pool on bytes; return status, output and error."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    try:
        status = main(["pool", *options])
    except SystemExit as stop:
        status = stop.code
    output = capsys.readouterr()
    return status, output.out, output.err


@pytest.mark.parametrize("method", ["REML", "DL"])
@pytest.mark.parametrize("test", ["z", "knha"])
def test_it_prints_what_pool_returns(monkeypatch, capsys, method, test):
    """The JSON has the ten keys in order and the numbers of `pool`, to nine digits."""
    status, out, err = run(monkeypatch, capsys, TABLE.encode(), "--method", method, "--test", test)
    shown = json.loads(out)
    assert (status, err) == (0, "")
    assert list(shown) == KEYS
    expected = pool([-8.2, -2.9, -5.5], [2.1, 3.4, 1.2], method=method, test=test)
    for key in KEYS:
        assert shown[key] == pytest.approx(getattr(expected, key), rel=1e-8)


def test_reml_and_z_unless_asked(monkeypatch, capsys):
    """Without options the method is REML and the test z."""
    plain = run(monkeypatch, capsys, TABLE.encode())
    assert plain == run(monkeypatch, capsys, TABLE.encode(), "--method", "REML", "--test", "z")
    assert plain != run(monkeypatch, capsys, TABLE.encode(), "--test", "knha")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        b"year,variance, effect ,study\n2000,2.1,-8.2,A\n,3.4,-2.9,B\nx,1.2, -5.5 ,C",
        b"study,effect,variance\n\nA,-8.2,2.1,,\nA,-2.9,3.4\n,,\nA,-550e-2,1.2\n",
        'study,effect,variance\n"Zarate, Jr",-8.2,2.1\n"two\nlines",-2.9,3.4\nÖ,-5.5,1.2'.encode(),
    ],
    ids=[
        "byte order mark",
        "windows",
        "old mac",
        "other columns and order",
        "blanks and same names",
        "quotes",
    ],
)
def test_what_spreadsheets_write_is_read(monkeypatch, capsys, data):
    """Marks, line ends, column order, extra columns, blank rows and quotes change nothing."""
    assert run(monkeypatch, capsys, data) == run(monkeypatch, capsys, TABLE.encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["input", "study,effect,variance", "nothing"]),
        (b"\xef\xbb\xbf\n \n", ["input", "study,effect,variance", "nothing"]),
        (b"study,effect,variance\n", ["input", "at least 2", "got 0"]),
        (b"study,effect,variance\nA,1,1\n", ["input", "at least 2", "got 1"]),
        (b"study,effect\nA,1\nB,2\n", ["column variance", "header", "'study,effect'"]),
        (b"effect,variance\n1,1\n2,1\n", ["column study", "header", "'effect,variance'"]),
        (b"A,1,1\nB,2,1\n", ["column study", "header", "'A,1,1'"]),
        (b"study;effect;variance\nA;1;1\n", ["column study", "'study;effect;variance'"]),
        (b"study,effect,effect,variance\nA,1,1,1\n", ["column effect", "once", "two"]),
        (b"study,effect,variance\nA,1,1\nB,lots,1\n", ["row 3, column effect", "number", "'lots'"]),
        (b"study,effect,variance\nA,1,1\n\nB,2,some\n", ["row 4, column variance", "number", "'some'"]),
        (b"study,effect,variance\nA,,1\nB,2,1\n", ["row 2, column effect", "number", "empty"]),
        (b"study,effect,variance\nA,1,nan\nB,2,1\n", ["row 2, column variance", "finite", "'nan'"]),
        (b"study,effect,variance\nA,-inf,1\nB,2,1\n", ["row 2, column effect", "finite", "'-inf'"]),
        (b"study,effect,variance\nA,1_0,1\nB,2,1\n", ["row 2, column effect", "number", "'1_0'"]),
        ("study,effect,variance\nA,−1,1\nB,2,1\n".encode(), ["row 2, column effect", "number", "'−1'"]),
        ("study,effect,variance\nA,٣,1\nB,2,1\n".encode(), ["row 2, column effect", "number", "'٣'"]),
        (b"study,effect,variance\nA,1,0\nB,2,1\n", ["row 2, column variance", "above 0", "'0'"]),
        (b"study,effect,variance\nA,1,1\nB,2,-0.5\n", ["row 3, column variance", "above 0", "'-0.5'"]),
        (b"study,effect,variance\nA,0,5,0,1\n", ["row 2", "cells as the header, 3", "got 5"]),
        (b"study,effect,variance\nA,1\n", ["row 2", "cells as the header, 3", "got 2"]),
        (b'study,effect,variance\n"A,1,1\nB,2,1\n', ["row 3", "CSV", "end of data"]),
        (b"\xff\xfes\x00t\x00", ["input", "UTF-8", "0xff"]),
        (b"study,effect,variance\nA,1e200,1\nB,0,1\n", ["effects", "squared", "1e+200"]),
        (
            b"study,effect,variance\nA," + b"9x" * 5000 + b",1\n",
            ["row 2, column effect", "number", "'9x9x", "..."],
        ),
    ],
)
def test_a_bad_table_ends_with_one_line_and_status_two(monkeypatch, capsys, data, words):
    """The line names row and column or the input, what was expected and what came."""
    status, out, err = run(monkeypatch, capsys, data)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("explainer pool: ")
    assert len(err) < 250
    assert "--" not in err
    for word in words:
        assert word in err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--method", "ML"], ["--method", "REML", "DL", "ML"]),
        (["--test", "t"], ["--test", "z", "knha", "'t'"]),
        (["effects.csv"], ["effects.csv"]),
    ],
)
def test_a_bad_option_ends_with_one_line_and_status_two(monkeypatch, capsys, options, words):
    """The line names the option, what it may be and what came."""
    status, out, err = run(monkeypatch, capsys, TABLE.encode(), *options)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    for word in words:
        assert word in err


def test_text_and_closed_input_are_met(monkeypatch, capsys):
    """Standard input that is text already is read; a closed one is like an empty one."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufeff" + TABLE))
    assert main(["pool"]) == 0
    assert json.loads(capsys.readouterr().out)["k"] == 3
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["pool"]) == 2
    assert "got nothing" in capsys.readouterr().err


def test_it_runs_as_a_module(root):
    """``python -m explainer pool < effects.csv`` works from a shell, and without complaint."""
    command = [sys.executable, "-m", "explainer", "pool", "--test", "knha"]
    result = subprocess.run(command, cwd=root, input=TABLE.encode(), capture_output=True, check=True)
    assert list(json.loads(result.stdout)) == KEYS
    assert result.stderr == b""
