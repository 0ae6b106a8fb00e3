"""What the consultation says: numbers of the rows, balance, plain words, and "not known" where no row is."""

import re
import tomllib

import pytest
import textstat

from explainer.describe.consultation import (
    CONCERNS,
    MODES,
    STEPS,
    Voice,
    describe_chrome,
    describe_matters,
    describe_session,
    describe_works,
    mark,
    read_text,
    split_marks,
)
from explainer.describe.consultation_chances import (
    SPRAY_ARMS,
    day_shares,
    describe_chances,
    harm_shares,
    week_shares,
)
from explainer.describe.consultation_marks import number_of
from explainer.describe.consultation_options import OPTIONS, describe_back, describe_options
from explainer.describe.registers import FOLDER, REGISTERS, say
from explainer.errors import DataError
from explainer.evidence.chain_links import BADGES, load_chain_links
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import SESSION_PRACTICE, practice_fact
from explainer.references import load_references

VOICES = [Voice(register, mode) for register in REGISTERS for mode in MODES]
NAMES = [f"{voice.register}-{voice.mode}" for voice in VOICES]
DESCRIBE = (
    describe_matters,
    describe_works,
    describe_chances,
    describe_options,
    describe_session,
    describe_back,
)
HIGHEST_GRADE = {"plain": 8.0, "student": 10.0}


def sentences():
    """Return this page's sentences by key and register, slots filled with a short number."""
    found = tomllib.loads((FOLDER / "consultation.toml").read_text(encoding="utf-8"))
    return {
        key: {register: re.sub(r"\{\w+\}", "20", words) for register, words in lines.items()}
        for key, lines in found.items()
    }


def texts(content):
    """Return each list of pieces of a content as one sentence."""
    if (
        isinstance(content, list)
        and content
        and all(isinstance(item, dict) and "text" in item for item in content)
    ):
        yield read_text(content)
    elif isinstance(content, dict):
        for value in content.values():
            yield from texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value)


def strings(content):
    """Return every string of a content outside pieces that name a source."""
    if isinstance(content, dict):
        if not {"source", "origin"} & set(content):
            for value in content.values():
                yield from strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from strings(value)
    elif isinstance(content, str):
        yield content


@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_every_number_is_in_a_piece_that_names_its_row(voice):
    """Outside the marked pieces no digit stands, but for the hundred people and the name of an interval."""
    for describe in DESCRIBE:
        for words in strings(describe(voice)):
            assert not re.search(r"\d", re.sub(r"[Oo]f 100|per 100|95% interval", "", words)), words


@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_benefit_and_harm_have_equal_marks_and_like_words(voice):
    """Both kinds have as many cards, two arrays of a hundred each, and every pair has 0.8 to 1.25 as many words."""
    for tab in describe_chances(voice)["tabs"]:
        assert len(tab["benefit"]) == len(tab["harm"]) == 2
        counts = {}
        for kind in ("benefit", "harm"):
            for card in tab[kind]:
                assert card["meaning"] == kind
                assert len(card["arrays"]) == 2
                assert card["arrays"][0]["meaning"] == kind
                assert card["arrays"][1]["meaning"] == "control"
                assert all(0 <= item["filled"] <= 100 for item in card["arrays"])
                note = " ".join(read_text(sentence) for sentence in card["sentences"])
                groups = " ".join(item["group"] for item in card["arrays"])
                counts.setdefault(kind, []).append(len(f"{card['title']} {groups} {note}".split()))
        for benefit in counts["benefit"]:
            for harm in counts["harm"]:
                assert 0.8 <= benefit / harm <= 1.25, (tab["key"], counts)


def test_the_marks_are_the_rows():
    """Each array counts what its row prints, rounded half up."""
    infusion, spray = describe_chances(Voice("plain", "patient"))["tabs"]
    filled = {
        card["key"]: [item["filled"] for item in card["arrays"]]
        for tab in (infusion, spray)
        for card in (*tab["benefit"], *tab["harm"])
    }
    row = find_row("pooled/dean2021ketamine-5")
    assert day_shares() == (row.active_per_100, row.control_per_100)
    assert filled["day"] == [47, 26]
    assert week_shares() == (24.0, 6.0)
    assert "24% vs 6%" in find_row("pooled/xu2016effects-2").note
    assert filled["week"] == [24, 6]
    assert filled["derealisation"] == [69, 17]
    assert filled["dizziness"] == [57, 12]
    assert harm_shares(("harms/spravato2026label-1", "harms/spravato2026label-2")) == (41.0, 9.0)
    assert filled["response"] == [int(find_row(name).responders_pct + 0.5) for name in SPRAY_ARMS]
    assert filled["remission"] == [int(find_row(name).remitters_pct + 0.5) for name in SPRAY_ARMS]


def test_what_the_tables_do_not_hold_is_said():
    """The week has no interval and no grade; no harm is graded; a day's certainty is the published one."""
    infusion, spray = describe_chances(Voice("plain", "patient"))["tabs"]
    day, week = (" ".join(map(read_text, card["sentences"])) for card in infusion["benefit"])
    assert "very unsure" in day
    assert "26 to 68" in day
    assert week.count("not known here") == 2
    assert "not graded here" in week
    for card in (*infusion["harm"], *spray["harm"], *spray["benefit"]):
        assert "not graded here" in read_text(card["sentences"][2])
        assert card["sentences"][1][1]["source"].endswith("#computed")


# For every option of the tables these are known; for the others, some cells say that they are not.
KNOWN = ("help", "life", "people", "sure", "speed", "lasting", "feeling", "risks")
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_every_option_has_its_good_and_bad_side_and_what_is_unknown_says_so(voice):
    """Seven options, a cell per topic, none blank; the eight that matter for a choice are known for each of them."""
    step = describe_options(voice)
    assert [option["key"] for option in step["options"]] == list(OPTIONS)
    assert [topic["key"] for topic in step["topics"]] == ["help", "life", "people", "sure", *CONCERNS]
    columns = {"harm": step["harm"], **{topic["key"]: topic["cells"] for topic in step["topics"]}}
    for key, cells in columns.items():
        assert len(cells) == len(OPTIONS)
        for cell in cells:
            assert read_text(cell["words"]).strip()
            assert cell["unknown"] == ("ot known here" in read_text(cell["words"]))
            assert not (cell["unknown"] and key in {"harm", *KNOWN}), key


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_each_option_has_good_and_bad_sides_in_equal_detail(voice, option):
    """The two cells that stand side by side for an option have 0.8 to 1.25 as many words, and both open rows."""
    step, place = describe_options(voice), OPTIONS.index(option)
    good, bad = (cells[place]["words"] for cells in (step["topics"][0]["cells"], step["harm"]))
    words = [len(WORD.findall(read_text(pieces))) for pieces in (good, bad)]
    assert 0.8 <= words[0] / words[1] <= 1.25, (read_text(good), read_text(bad))
    marks = [sum("source" in piece for piece in pieces) for pieces in (good, bad)]
    assert min(marks) >= 2


def numbers_of(pieces):
    """Return each row that a sentence opens with the words that open it, if they hold a number."""
    return [
        (piece["source"], piece["text"])
        for piece in pieces
        if "source" in piece and re.search(r"\d", piece["text"])
    ]


@pytest.mark.parametrize("mode", MODES)
def test_each_register_says_the_same_numbers(mode):
    """Cell by cell, the three registers open the same rows with the same numbers."""
    cells = {}
    for register in REGISTERS:
        step = describe_options(Voice(register, mode))
        cells[register] = [
            sorted(numbers_of(cell["words"]))
            for column in (step["harm"], *(topic["cells"] for topic in step["topics"]))
            for cell in column
        ]
    assert sum(map(len, cells["plain"])) > 90
    assert cells["plain"] == cells["student"] == cells["clinician"]


@pytest.mark.parametrize("register", REGISTERS)
def test_every_number_of_the_options_was_printed_in_its_row(register):
    """Each number equals a number of the row that it opens, rounded half up."""
    step = describe_options(Voice(register, "patient"))
    for column in (step["harm"], *(topic["cells"] for topic in step["topics"])):
        for cell in column:
            for name, words in numbers_of(cell["words"]):
                row = find_row(name)
                printed = " ".join(str(getattr(row, field)) for field in type(row).__dataclass_fields__)
                values = {int(abs(float(found)) + 0.5) for found in re.findall(r"\d+(?:\.\d+)?", printed)}
                # The people of both groups of one trial, and what is said of a chance below one.
                values |= {2 * value for value in values} | ({1} if words.startswith("fewer") else set())
                for number in re.findall(r"\d+", words):
                    assert int(number) in values, (name, words)


def test_what_could_be_computed_says_so():
    """A share that is 100 less a printed one says that in its row, and is it."""
    for without, printed in (
        ("comparators/dunner2006prospective-3", "comparators/dunner2006prospective-1"),
        ("comparators/whiteford2013estimating-4", "comparators/whiteford2013estimating-3"),
    ):
        row = find_row(without)
        assert row.note.startswith("Computed here: 100 less")
        assert row.value == pytest.approx(100 - find_row(printed).value)


@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_the_last_step_asks_what_one_leans_towards_and_presses_nobody(voice):
    """Not deciding stands first, each option can be named, and it is said that nothing is kept."""
    lean = describe_back(voice)["lean"]
    assert [choice["key"] for choice in lean["choices"]] == ["unsure", *OPTIONS]
    assert lean["words"].count("?") == 1
    assert re.search(r"not decide today|No decision is needed today", lean["note"])
    assert re.search(r"not kept|is kept", lean["note"])
    assert "?" in lean["then"]


def test_labelled_and_off_label_stand_side_by_side():
    """The spray opens the label, the infusion the regulator's words that it is not approved."""
    options = {item["key"]: item["label"] for item in describe_options(Voice("plain", "patient"))["options"]}
    assert options["spray"][1]["source"] == "harms/spravato2026label-57"
    assert "indication" in find_row(options["spray"][1]["source"]).event
    assert options["infusion"][0]["text"] == "off label"
    assert "not FDA-approved" in find_row(options["infusion"][0]["source"]).value_text
    for device in ("ect", "tms"):
        row = find_row(next(piece["source"] for piece in options[device] if "source" in piece))
        assert (row.topic, row.group) == ("status", "US")
        assert row.arm.lower() == device


def test_the_share_by_week_two_is_read_from_its_row():
    """What ECT had done by week two is the number in the row's note."""
    speed = next(
        topic for topic in describe_options(Voice("plain", "patient"))["topics"] if topic["key"] == "speed"
    )["cells"]
    assert "34% by week 2" in find_row("comparators/husain2004speed-1").note
    assert {"text": "34", "source": "comparators/husain2004speed-1"} in speed[OPTIONS.index("ect")]["words"]


def test_the_pictures_carry_the_badges_of_the_chain():
    """Each picture has the badge of its arrow in the table."""
    links = {link.key: link.badge for link in load_chain_links()}
    pictures = describe_works(Voice("plain", "patient"))["pictures"]
    assert [item["key"] for item in pictures] == ["block", "brake", "surge", "contacts"]
    for item in pictures:
        assert item["kind"] == links[item["source"].removeprefix("chain/")]
        assert item["badge"] == BADGES[item["kind"]]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_companion_is_spoken_to_in_other_words(register):
    """The carer's session, questions and headings differ where "you" would mean the other person."""
    patient, carer = (describe_session(Voice(register, mode)) for mode in MODES)
    assert [len(column["items"]) for column in patient["columns"]] == [5, 8, 7]
    if register != "clinician":
        assert patient != carer
        said = " ".join(texts(carer))
        assert "They" in said
    assert (
        describe_matters(Voice(register, "patient"))["title"]
        != describe_matters(Voice(register, "carer"))["title"]
    )


@pytest.mark.parametrize("voice", VOICES, ids=NAMES)
def test_every_concern_can_come_first(voice):
    """Each concern has a question to ask and a topic of its own; progress names all six steps."""
    asked = describe_session(voice)["columns"][1]["items"]
    assert [item["concern"] for item in asked] == list(CONCERNS)
    assert describe_chrome(voice)["places"]["words"] == [f"{n} of {len(STEPS)}" for n in range(1, 7)]


@pytest.mark.parametrize("register", sorted(HIGHEST_GRADE))
def test_the_words_are_easy_enough(register):
    """Plain words read at grade 6 on average and none above 8; a student's at most at 10 on average."""
    long_ones = [lines[register] for lines in sentences().values() if len(lines[register].split()) >= 8]
    assert len(long_ones) > 30
    grades = {words: textstat.flesch_kincaid_grade(words) for words in long_ones}
    assert sum(grades.values()) / len(grades) <= (6.0 if register == "plain" else 10.0)
    if register == "plain":
        assert {words: grade for words, grade in grades.items() if grade > HIGHEST_GRADE[register]} == {}


def test_nothing_says_one_in_so_many():
    """No sentence uses "1 in x", a relative risk, or words that promise."""
    for key, lines in sentences().items():
        for words in lines.values():
            assert not re.search(r"\b(1|one) in \d|times (more|less) likely|cure|proven", words), key


def test_practice_facts_have_their_source_and_name():
    """Each statement of practice cites a known reference and has a name of its own."""
    assert len({fact.row_id for fact in SESSION_PRACTICE}) == len(SESSION_PRACTICE)
    for fact in SESSION_PRACTICE:
        assert fact.source in load_references()
        assert fact.text.endswith(".")
    with pytest.raises(DataError, match="practice fact must be one of"):
        practice_fact("nothing")


def test_a_mark_becomes_a_piece_and_a_blank_cell_is_refused():
    """Marks split into pieces in order; a number that was not seen is never shown as zero."""
    row = find_row("harms/spravato2026label-1")
    assert split_marks(f"Of 100: {mark('41', row)}, {mark('9', row, computed=True)}.") == [
        {"text": "Of 100: "},
        {"text": "41", "source": row.row_id},
        {"text": ", "},
        {"text": "9", "source": f"{row.row_id}#computed"},
        {"text": "."},
    ]
    with pytest.raises(DataError, match="expected a number; got a blank"):
        number_of("trials/transform2-1", "responders_n")


@pytest.mark.parametrize("register", REGISTERS)
def test_who_pays_leaves_out_neither_way(register):
    """The clinic's own page says that people pay, and that the NHS may for some nearby; so does each line drawn from it."""
    line = say("consult-seen-cost-infusion", register, clinic="one clinic")
    for words in (
        line,
        practice_fact("payment").text,
        find_row("status/oxfordhealth2026ketamine-2").statement,
    ):
        assert re.search(r"[Pp]ay (?:on their own|for themselves|for it themselves)|[Ss]elf-pay", words), (
            words
        )
        assert "NHS" in words
        assert re.search(r"near|local|Buckinghamshire", words), words
        assert not re.search(r"[Mm]ost", words), words
