"""The Trials page in process: views, guess, filters and what is left out, all from the address."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.evidence.trial_classes import FILTER_NAMES, TrialFilter
from explainer.figures.forest import build_forest
from explainer.figures.forest_pools import main_pool
from explainer.figures.formats import FORMATS
from explainer.ui.trial_filters import FILTERS, GUESS, VIEW
from explainer.ui.trial_guess import guess_words, true_answer

pytestmark = pytest.mark.app
ARMS = load_trials()


def open_trials(root, **query):
    """Open the page at an address in a fresh session."""
    app = AppTest.from_file(str(root / "pages" / "main.py"), default_timeout=60)
    app.switch_page("evidence/trials.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html_of(app):
    """Return all the HTML the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html"))


def chart_of(app, words):
    """Return the figure whose description starts so, as a dictionary; None if it is not drawn."""
    for chart in app.get("plotly_chart"):
        if chart.proto.alt.startswith(words):
            return json.loads(chart.proto.spec)
    return None


def drawn_labels(app):
    """Return the names of the forest plot's rows, in order from the top."""
    figure = chart_of(app, "Difference from the control")
    notes = sorted(figure["layout"]["annotations"], key=lambda note: -note["y"])
    labels = [re.match(r"<b>(.*?)</b><br>", note["text"]) for note in notes]
    return [label[1] for label in labels if label and not label[1].startswith("Pooled here")]


def test_the_reader_guesses_before_the_forest_is_shown(root):
    """Without a guess there is a question and no forest plot; the twins are there from the start."""
    app = open_trials(root)
    assert chart_of(app, "Difference from the control") is None
    html = html_of(app)
    assert "Before you look" in html
    assert 'class="ex-answer"' not in html
    assert html.count('data-meaning="benefit"') == html.count('data-meaning="harm"') == 3


@pytest.mark.parametrize("guess", [key for key in GUESS.options if key != GUESS.default])
def test_a_guess_from_the_address_shows_the_forest_and_is_compared(root, guess):
    """Every guess, and skipping it, opens the plot with one sentence that says how many."""
    app = open_trials(root, guess=guess)
    rows = build_forest(ARMS).rows
    assert drawn_labels(app) == [row.label for row in rows]
    crossing = sum(row.is_inconclusive for row in rows)
    assert guess_words(guess, crossing, len(rows)) in html_of(app)
    assert html_of(app).count('data-meaning="harm"') == 3


def test_the_answer_is_the_nearest_of_the_four():
    """Shares go to the nearest words; a right guess is told so, a wrong one is repeated."""
    assert [true_answer(count, 100) for count in (0, 12, 13, 37, 38, 62, 63, 100)] == [
        "few",
        "few",
        "quarter",
        "quarter",
        "half",
        "half",
        "most",
        "most",
    ]
    assert "as you said" in guess_words("half", 5, 10)
    assert "you said hardly any" in guess_words("few", 5, 10)
    assert "you said" not in guess_words("skip", 5, 10)


@pytest.mark.parametrize("choice", FILTERS, ids=lambda choice: choice.key)
def test_each_filter_is_read_from_the_address(root, choice):
    """The last option of each filter draws exactly the rows that pass it, and says how many are hidden."""
    key = list(choice.options)[-1]
    kept = [
        (measure, build_forest(ARMS, TrialFilter(**{choice.key: key}), measure=measure).rows)
        for measure in ("points", "response")
    ]
    measure, rows = max(kept, key=lambda item: len(item[1]))
    app = open_trials(root, guess="skip", measure=measure, **{choice.key: key})
    assert drawn_labels(app) == [row.label for row in rows]
    hidden = len(build_forest(ARMS, measure=measure).rows) - len(rows)
    assert f"The filters hide {hidden} comparisons" in html_of(app)
    assert not app.warning


def test_filters_cover_the_six_classes():
    """One filter per class, each with its own options and one for all."""
    assert tuple(choice.key for choice in FILTERS) == FILTER_NAMES
    assert all(choice.default == "all" and len(choice.options) > 2 for choice in FILTERS)


@pytest.mark.parametrize("name", [*FILTER_NAMES, "sort", "measure", "without", "guess", "view", "format"])
def test_a_bad_value_is_named_and_the_rest_stands(root, name):
    """One sentence names the argument, what was expected and what came; the page falls back to the default."""
    query = {"guess": "skip", name: "nonsense"}
    app = open_trials(root, **query)
    (warning,) = app.warning
    assert warning.value.startswith(f"{name} must be one of ")
    assert "got 'nonsense'" in warning.value
    assert "<h1>" in html_of(app)
    if name != "guess":
        assert drawn_labels(app) == [row.label for row in build_forest(ARMS).rows]


def test_order_by_year(root):
    """?sort=year puts the oldest trial of a group first."""
    app = open_trials(root, guess="skip", sort="year")
    assert drawn_labels(app) == [row.label for row in build_forest(ARMS, sort="year").rows]


def test_a_trial_left_out_changes_diamond_and_words(root):
    """?without= names a trial of the main pool; label, words and strip follow."""
    study = main_pool(build_forest(ARMS).pools).studies[0]
    app = open_trials(root, guess="skip", without=study.trial_id)
    assert f"without {study.name}" in html_of(app)
    strip = chart_of(app, "Pooled result without each trial")
    marked = [text for text in strip["data"][1]["text"] if text.startswith("<b>")]
    assert len(marked) == 1
    assert study.name in marked[0]


def test_a_filter_that_ends_the_pool_forgets_what_was_left_out(root):
    """Choosing another drug after leaving a trial out works and complains of nothing."""
    study = main_pool(build_forest(ARMS).pools).studies[0]
    app = open_trials(root, guess="skip", without=study.trial_id)
    app.selectbox(key="choice-drug").set_value("ketamine").run()
    assert not app.exception
    assert not app.warning
    assert chart_of(app, "Pooled result without each trial") is None
    assert "Nothing is pooled" in html_of(app)


def test_our_pooling_is_named_as_ours_with_published_results_beside_it(root):
    """The pooled card says exploratory, lists published results, and marks where ours differs."""
    html = html_of(open_trials(root, guess="skip"))
    assert "This pooling is ours and exploratory" in html
    assert "Published pooled results, and ours beside them" in html
    assert ": differs</b>, theirs lies outside our interval" in html
    assert "theirs lies inside our interval" in html
    for points in ("1.9", "3", "6"):
        assert f"<summary>{points}</summary>" in html


def test_a_button_steps_through_the_repeats(root):
    """Each press shows the next imagined run; after the last comes the first."""
    app = open_trials(root, guess="skip")
    seen = []
    for _ in range(3):
        seen.append(chart_of(app, "Imagined repeat ")["data"][2]["text"][0])
        app.button(key="trial-rerun").click().run()
        assert not app.exception
    assert seen == ["run 1", "run 2", "run 3"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_the_same_row(root, form):
    """Each format is opened by the address and carries the record's rates, with its harm twin below."""
    app = open_trials(root, format=form)
    html = html_of(app)
    figure = chart_of(app, "Response on ketamine and on midazolam")
    assert (figure is not None) == (form == "forest")
    if form == "forest":
        assert figure["data"][0]["x"] == [46.5]
    else:
        block = html.split("One result, five ways to say it")[1].split("Its harm twin")[0]
        assert ("47" if form == "icons" else "46.5") in block
        assert ("26" if form == "icons" else "25.9") in block
    assert "Its harm twin" in html


@pytest.mark.parametrize("view", [key for key in VIEW.options if key != "forest"])
def test_each_other_view_opens_alone(root, view):
    """A view is drawn by itself: its charts, none of the forest view."""
    app = open_trials(root, view=view)
    assert app.get("plotly_chart")
    assert "Before you look" not in html_of(app)
    assert chart_of(app, "Response one day after") is None


def test_disagreements_show_both_versions(root):
    """Conflicts are shown with a row behind each number, not settled silently."""
    block = html_of(open_trials(root)).split("Where sources disagree")[1].split("</article>")[0]
    for title in ("Pooled odds", "Abbar 2022", "responded", "Spray after a day", "Murrough 2013"):
        assert title in block
    assert block.count('class="ex-num"') >= 14


def _prose():
    path = Path(__file__).resolve().parents[1] / "support" / "prose.py"
    spec = importlib.util.spec_from_file_location("prose", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["prose"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "query",
    [
        {"guess": "skip"},
        {"guess": "few", "measure": "response", "format": "icons"},
        {"guess": "half", "drug": "ketamine", "format": "bar"},
        {"guess": "most", "without": "transform2", "format": "table"},
    ],
    ids=lambda query: query["guess"],
)
def test_numbers_behind_a_guess_have_their_rows_too(root, query):
    """What the default page does not show yet is read for loose numbers and wrong rows as well."""
    prose = _prose()
    html = html_of(open_trials(root, **query))
    assert prose.loose_numbers(prose.prose_of(html)) == []
    marks = re.findall(
        r'<details class="ex-num" data-row="([^"]+)"><summary>(.*?)</summary>', html, re.DOTALL
    )
    assert len(marks) > 20
    for row_id, words in marks:
        if row_id == "model":
            continue
        row = find_row(row_id)
        printed = " ".join(str(getattr(row, name)) for name in type(row).__dataclass_fields__)
        values = [float(found) for found in re.findall(r"\d+(?:\.\d+)?", printed)]
        for number in re.findall(r"\d+(?:\.\d+)?", words):
            digits = len(number.partition(".")[2])
            assert any(round(value, digits) == float(number) for value in values), (row_id, words)
