"""The Trials page in process: views, guess, filters and what is left out, all from the address."""

import json
import re
from html import unescape

import prose
import pytest
from streamlit.testing.v1 import AppTest

from explainer.describe.registers import REGISTERS, say
from explainer.evidence.load import load_pooled, load_trials
from explainer.evidence.rows import find_row
from explainer.evidence.trial_classes import FILTER_NAMES, TrialFilter
from explainer.figures.controls import build_controls, describe_controls
from explainer.figures.draws import RUNS, build_draws, describe_draws
from explainer.figures.forest import build_forest, describe_forest
from explainer.figures.forest_leave import build_leave_one_out, describe_leave_one_out
from explainer.figures.forest_pools import main_pool
from explainer.figures.forest_words import lines_words
from explainer.figures.formats import FORMATS, build_formats, describe_formats
from explainer.ui.dose_charts import dose_charts
from explainer.ui.trial_filters import FILTERS, GUESS, VIEW
from explainer.ui.trial_guess import guess_words, true_answer

pytestmark = pytest.mark.app
ARMS = load_trials()
DOSES = ("dose-verdicts", "dose-su", "dose-su-harm", "dose-daly", "dose-spray", "dose-spray-harm")


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


def test_the_answer_counts_what_the_plot_shows(root):
    """With response as the outcome the comparisons of response are counted, and the tap says so."""
    rows = build_forest(ARMS, measure="response").rows
    crossing = sum(row.is_inconclusive for row in rows)
    html = html_of(open_trials(root, guess="few", measure="response"))
    assert guess_words("few", crossing, len(rows), measure="response") in html
    assert "without a filter, as odds of response, with its 95% interval" in html
    in_points = build_forest(ARMS).rows
    assert (crossing, len(rows)) != (sum(row.is_inconclusive for row in in_points), len(in_points))


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
    for register in REGISTERS:
        assert "as you said" in guess_words("half", 5, 10, register)
        assert "you said hardly any" in guess_words("few", 5, 10, register).lower()
        assert "you said" not in guess_words("skip", 5, 10, register).lower()
        assert "5 of 10" in guess_words("skip", 5, 10, register)
        assert say("guess_note", register) in guess_words("few", 5, 10, register)


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
    assert f"Your filters hide {lines_words(hidden)}" in html_of(app)
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
    marked = [note["text"] for note in strip["layout"]["annotations"] if note["text"].startswith("<b>")]
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
    assert say("pool_none") in html_of(app)


def test_our_pooling_is_named_as_ours_with_published_results_beside_it(root):
    """The pooled card says exploratory, lists published results, and marks where ours differs."""
    html = html_of(open_trials(root, guess="skip"))
    assert say("pool_ours_lead") in html
    assert "Published pooled results, and ours beside them" in html
    assert ": differs</b>; theirs lies outside our range" in html
    assert "theirs lies inside our range" in html
    for points in ("1.9", "3", "6"):
        assert f"<summary>{points}</summary>" in html


def test_a_button_steps_through_the_repeats(root):
    """Each press shows the next imagined run; after the last comes the first."""
    app = open_trials(root, guess="skip")
    seen = []
    for _ in range(3):
        seen.append(chart_of(app, "Made-up repeat ")["data"][2]["text"][0])
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
        block = html.split("One result, five ways to say it")[1].split("The harm beside it")[0]
        assert ("47" if form == "icons" else "46.5") in block
        assert ("26" if form == "icons" else "25.9") in block
    assert "The harm beside it" in html


def captions_and_names(app):
    """Return the captions under the charts, and what a screen reader says of them."""
    captions = re.findall(r'<p class="ex-caption">([^<]*)</p><details class="ex-table"', html_of(app))
    return [unescape(words) for words in captions], [chart.proto.alt for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("register", REGISTERS)
def test_what_stands_under_a_chart_is_what_is_read_out(root, register):
    """Forest, leave one out, repeats, controls and interval: one string on the page and in the name, in the register."""
    app = open_trials(root, guess="skip", format="forest", register=register)
    view = build_forest(ARMS)
    pool = main_pool(view.pools)
    captions, names = captions_and_names(app)
    for words in (
        describe_forest(view, register),
        describe_leave_one_out(build_leave_one_out(pool, measure="points"), register),
        describe_draws(build_draws(pool, measure="points"), register),
        describe_controls(build_controls(load_pooled()), register),
        describe_formats(build_formats(find_row("pooled/dean2021ketamine-5")), register),
    ):
        assert words in captions
        assert any(name.endswith(f". {words}") for name in names), words
    assert say("draws_one", register, run="1", runs=str(RUNS)) in names


@pytest.mark.parametrize("register", REGISTERS)
def test_the_dose_view_is_said_in_the_readers_register(root, register):
    """Each chart of doses has its description under it and as its name."""
    app = open_trials(root, view="dose", register=register)
    charts = dose_charts("light", register)
    captions, names = captions_and_names(app)
    for key in DOSES:
        assert charts[key].description in captions
        assert f"{charts[key].name}. {charts[key].description}" in names
    assert charts["dose-daly"].description.startswith(
        say("dose_daly", register, low="−5.0", middle="−7.6", high="−10.5")
    )


@pytest.mark.parametrize("register", REGISTERS)
def test_the_rest_of_the_page_speaks_the_register(root, register):
    """Lead, question, cards, serious harms, conflicts and pools are written in the words that the reader chose."""
    html = unescape(html_of(open_trials(root, guess="few", register=register)))
    for key in (
        "trials_lead",
        "card_spray_benefit",
        "serious_box",
        "serious_years",
        "conflicts_lead",
        "controls_note",
        "formats_lead",
        "forest_caption",
        "guess_note",
        "pool_flat",
        "pool_interval",
        "published_caption",
    ):
        assert say(key, register) in html, key
    for other in set(REGISTERS) - {register}:
        assert say("serious_years", other) not in html
        assert say("forest_marks", other) not in html


def test_deviations_are_never_named_before_they_are_explained(root):
    """SMD, g and d stand for the clinician alone; for the others each is said to be in standard deviations."""
    for register in REGISTERS:
        html = html_of(open_trials(root, guess="skip", drug="ketamine", register=register))
        cells = re.findall(r'<td data-label="effect, 95% interval">(.*?)<details', html)
        named = [cell for cell in cells if re.search(r"SMD|Hedges|\bd\b", cell)]
        assert named
        for cell in named:
            assert ("standard deviations" in cell) == (register != "clinician"), cell
        bare = re.sub(r"in standard deviations \([^)]*\)|\(?SMD, g, d\)?|SMD, g or d", "", unescape(html))
        assert register != "plain" or "SMD" not in re.sub(r"<[^>]+>", " ", bare)


def test_another_register_keeps_everything_else(root):
    """Guess, filter, outcome, order, trial left out and the run shown stay; only the words change."""
    query = {
        "guess": "few",
        "measure": "response",
        "sort": "year",
        "drug": "esketamine",
        "without": "transform1",
    }
    app = open_trials(root, **query)
    app.button(key="trial-rerun").click().run()
    labels, before = drawn_labels(app), html_of(app)
    figures = [chart.proto.spec for chart in app.get("plotly_chart")]
    for register in ("clinician", "student"):
        app.session_state["register"] = register
        app.run()
        assert not app.exception
        assert not app.warning
        assert drawn_labels(app) == labels
        assert [chart.proto.spec for chart in app.get("plotly_chart")] == figures
        assert 'class="ex-answer"' in html_of(app)
        assert "you said hardly any" in html_of(app)
        assert html_of(app) != before
        view = build_forest(
            ARMS, TrialFilter(drug="esketamine"), measure="response", sort="year", without="transform1"
        )
        assert describe_forest(view, register) in captions_and_names(app)[0]
        assert {name: app.query_params[name] for name in query} == query


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


@pytest.mark.parametrize(
    "query",
    [
        {"guess": "skip", "register": "clinician"},
        {"guess": "few", "measure": "response", "format": "icons", "register": "student"},
        {"guess": "half", "drug": "ketamine", "format": "bar"},
        {"guess": "most", "without": "transform2", "format": "table", "register": "student"},
        {"guess": "quarter", "measure": "response", "register": "clinician"},
    ],
    ids=lambda query: query["guess"],
)
def test_numbers_behind_a_guess_have_their_rows_too(root, query):
    """What the default page does not show yet is read for loose numbers and wrong rows as well."""
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
