"""Every sentence in three registers, measured: reading grade, forbidden words, denominators, slots.

The grade is Flesch-Kincaid, with syllables from the CMU dictionary that is installed with the tests.
The formula is meant for a paragraph; on one short line a single long word moves it by several grades.
So a number as long as a real one is put in each slot, a line of fewer than `SHORTEST_WORDS` words is
not graded alone, and all lines of a file, short ones included, are graded together as one text.
"""

import re
from functools import cache

import pytest
import textstat

from explainer.describe import registers
from explainer.describe.registers import FOLDER, REGISTERS, load_sentences, say, slots_of
from explainer.errors import DataError

SHORTEST_WORDS = 12
PLAIN_AVERAGE, PLAIN_HIGHEST, STUDENT_HIGHEST = 6.0, 8.0, 10.0
# A grade is rounded to this before it is compared, as a reader of the figure would.
DECIMALS = 1
FILLER = "24"
PROMOTIONAL = re.compile(
    r"breakthrough|game.?chang|rewir|restores? (?:the )?balance|miracle|revolution|groundbreaking|cutting.edge|"
    r"life.chang|wonder drug|proven|powerful|remarkabl|dramatic|amazing|incredibl|unprecedented|"
    r"\bcures?\b|guarantee|risk.free|perfectly safe|heals? the brain|resets? the brain|\bhope for\b",
    re.IGNORECASE,
)
ONE_IN = re.compile(
    r"\b(?:1|one) (?:in|out of) (?!100\b|a hundred\b)(?:\d|\{|every \d|two|three|four|five|six|seven|eight|nine|ten|twenty|a )",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\btwice\b|\bthrice\b|\btimes (?:as|the|more|less|higher|lower|likelier)|\bhalv(?:es|ed)\b|\bdoubl(?:es|ed)\b|\btripl(?:es|ed)\b|"
    r"\brelative risk|\brisk ratio|\bodds ratio|\bhazard ratio|(?:%|per ?cent) (?:more|less|higher|lower|reduction|increase)\b",
    re.IGNORECASE,
)
ABSOLUTE = re.compile(r"\b(?:of|in|per) 100\b|\bper 100\b")
# Sentences about cells and blood in the model: a rate of firing is no chance, and no person is counted.
OF_THE_MODEL = {"lab.toml", "clock.toml", "rivals.toml", "synapse.toml"}
DENOMINATOR = re.compile(
    r"\b(?:out of|in|per|of) (?:every )?(10|20|50|200|250|500|1,?000|10,?000|100,?000)\b(?! (?:mg|ng|ms|days|hours|weeks|minutes))"
)


def plain_text(words):
    """Return a sentence as it is read aloud: slots filled, marks that are no word removed."""
    filled = re.sub(r"\{[^}]*\}", FILLER, words)
    return re.sub(r"[“”‘’\"()]", "", filled.replace("’", "'"))


def grade(words):
    """Return the US grade of a text."""
    return round(float(textstat.flesch_kincaid_grade(plain_text(words))), DECIMALS)


@cache
def sentences():
    """Return (file, key, register, words) of every sentence."""
    import tomllib

    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for key, lines in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found += [(path.name, key, register, words) for register, words in lines.items()]
    return tuple(found)


FILES = sorted({file for file, *_ in sentences()})
LINES = [
    pytest.param(*line, id=f"{line[0].removesuffix('.toml')}-{line[1]}-{line[2]}") for line in sentences()
]


def of_register(register, file=None):
    """Return the lines of a register, of one file if it is named."""
    return [words for name, _, kind, words in sentences() if kind == register and file in {None, name}]


def closed(words):
    """Return a line that ends as a sentence, so that lines put together stay apart."""
    return words if words.rstrip().endswith((".", "?", "!")) else f"{words.rstrip().rstrip(':;,')}."


def test_the_grade_needs_no_download(monkeypatch):
    """The word list is installed with the package: no connection is opened, and a known text has its grade."""
    import socket

    def refuse(*_args, **_kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert grade("The cat sat on the mat. It was a fat cat.") < 1
    assert (
        grade("Transient dissociative symptomatology predominates immediately following administration.") > 20
    )


@pytest.mark.parametrize("file", FILES)
def test_plain_words_read_at_grade_six_on_average(file):
    """All plain lines of a file, read as one text."""
    text = " ".join(closed(words) for words in of_register("plain", file))
    assert grade(text) <= PLAIN_AVERAGE, f"{file}: plain reads at US grade {grade(text)}"


@pytest.mark.parametrize(("file", "key", "register", "words"), LINES)
def test_no_line_is_too_hard(file, key, register, words):
    """A plain line reads at grade 8 at most, a student's at 10; lines of a few words count in their file only."""
    highest = {"plain": PLAIN_HIGHEST, "student": STUDENT_HIGHEST}.get(register)
    if highest is not None and textstat.lexicon_count(plain_text(words)) >= SHORTEST_WORDS:
        assert grade(words) <= highest, f"{file} {key} {register}: grade {grade(words)}: {words}"
    assert words == words.strip()
    assert words


@pytest.mark.parametrize("file", FILES)
def test_a_students_words_read_at_grade_ten_at_most(file):
    """All student lines of a file, read as one text."""
    text = " ".join(closed(words) for words in of_register("student", file))
    assert grade(text) <= STUDENT_HIGHEST, f"{file}: student reads at US grade {grade(text)}"


def test_nothing_promotes():
    """No register uses a word that sells."""
    found = {(file, key, register): PROMOTIONAL.search(words) for file, key, register, words in sentences()}
    assert {place: match.group() for place, match in found.items() if match} == {}


def test_chances_are_never_one_in_so_many():
    """“1 in 8” changes its denominator from line to line."""
    assert [(file, key, register) for file, key, register, words in sentences() if ONE_IN.search(words)] == []


def test_a_relative_risk_never_stands_alone():
    """A line that compares chances as a ratio also gives them of 100."""
    alone = [
        (file, key, register)
        for file, key, register, words in sentences()
        if file not in OF_THE_MODEL and RELATIVE.search(words) and not ABSOLUTE.search(words)
    ]
    assert alone == []


def test_there_is_one_denominator():
    """Chances are of 100 and of nothing else."""
    assert [
        (file, key, register)
        for file, key, register, words in sentences()
        if file not in OF_THE_MODEL and DENOMINATOR.search(words)
    ] == []


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (PROMOTIONAL, "A powerful new treatment.", "A new treatment."),
        (ONE_IN, "It helps 1 in 4.", "It helps 25 in 100."),
        (ONE_IN, "It helps one in {n} people.", "It helps one in 100 people."),
        (RELATIVE, "Twice as many felt better.", "More felt better."),
        (RELATIVE, "That is 40% less.", "That is 40% of them."),
        (DENOMINATOR, "Out of 1,000 people, 3 did.", "Out of 100 people, 3 did."),
    ],
)
def test_each_rule_finds_what_it_forbids(pattern, bad, good):
    """A rule that could not fail would say nothing."""
    assert pattern.search(bad)
    assert not pattern.search(good)


def test_the_registers_of_a_sentence_ask_for_the_same_slots():
    """Whoever fills a sentence need not know its register."""
    for key, lines in load_sentences().items():
        assert set(lines) == set(REGISTERS), key
        assert len({slots_of(words) for words in lines.values()}) == 1, key


@pytest.mark.parametrize("register", REGISTERS)
def test_a_sentence_is_said_in_its_register(register):
    """What is asked for is what stands in the file, slots filled."""
    key, lines = next((key, lines) for key, lines in load_sentences().items() if slots_of(lines["plain"]))
    slots = dict.fromkeys(slots_of(lines["plain"]), "24")
    assert say(key, register, **slots) == lines[register].format(**slots)
    assert "{" not in say(key, register, **slots)


def test_what_is_asked_wrongly_is_named():
    """Sentence, register, a slot too few and a slot too many: what was expected and what came."""
    key = next(key for key, lines in load_sentences().items() if slots_of(lines["plain"]))
    slots = dict.fromkeys(slots_of(load_sentences()[key]["plain"]), "24")
    with pytest.raises(DataError, match=r"sentence must be a key of assets/text/sentences; got 'nothing'\."):
        say("nothing")
    with pytest.raises(DataError, match=r"register must be one of plain, student, clinician; got 'child'\."):
        say(key, "child", **slots)
    with pytest.raises(DataError, match=rf"sentence '{key}' must be filled with \[.+\]; got \[\]\."):
        say(key)
    with pytest.raises(DataError, match=r"got \[.*'more'.*\]\."):
        say(key, **slots, more="1")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.toml": '[x]\nplain = "a"\nstudent = "b"\n'}, "a.toml, x: expected plain, student, clinician"),
        (
            {"a.toml": '[x]\nplain = "a {n}"\nstudent = "b"\nclinician = "c"\n'},
            "a.toml, x: expected the same slots in each register",
        ),
        (
            dict.fromkeys(("a.toml", "b.toml"), '[x]\nplain = "a"\nstudent = "b"\nclinician = "c"\n'),
            "b.toml: sentence 'x' must stand once; it stands twice",
        ),
    ],
    ids=["register", "slots", "twice"],
)
def test_a_bad_file_is_named(tmp_path, monkeypatch, files, message):
    """A missing register, unequal slots and a key that stands twice name file and sentence."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(registers, "FOLDER", tmp_path)
    load_sentences.cache_clear()
    try:
        with pytest.raises(DataError, match=re.escape(message)):
            load_sentences()
    finally:
        monkeypatch.undo()
        load_sentences.cache_clear()
