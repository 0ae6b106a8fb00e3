"""What the Trials page can be asked for: view, guess, filters, order, trial left out; all in the address."""

from dataclasses import dataclass

import streamlit as st

from explainer.evidence.load import load_trials
from explainer.evidence.trial_classes import FILTER_NAMES, VOCABULARIES, TrialFilter
from explainer.figures.forest import SORTS
from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_rows import MEASURES, build_rows
from explainer.figures.formats import FORMATS
from explainer.ui.choices import Choice, draw_choice, open_choice, read_choice, write_choice

ALL = "all"
NOBODY = "none"
VIEW = Choice(
    "view",
    "What to see",
    {
        "forest": "Trial by trial",
        "lasting": "How long it lasts",
        "dose": "Dose",
        "others": "Other treatments",
        "practice": "Outside trials",
    },
    "forest",
)
GUESS = Choice(
    "guess",
    "Your guess",
    {
        NOBODY: "no guess yet",
        "few": "hardly any",
        "quarter": "about a quarter",
        "half": "about half",
        "most": "most",
        "skip": "just show me",
    },
    NOBODY,
)
FORMAT = Choice("format", "Show it as", FORMATS, "sentence")
MEASURE = Choice("measure", "Outcome", {"points": "points", "response": "response"}, "points")
SORT = Choice("sort", "Order", SORTS, "effect")
_LABELS = {
    "drug": "Drug",
    "route": "Given",
    "comparator": "Compared with",
    "masked": "Hidden or felt",
    "timepoint": "When",
    "population": "Who took part",
}


@dataclass(frozen=True, slots=True)
class ForestSetting:
    """What the forest plot is asked for.

    Attributes
    ----------
    keep : TrialFilter
    measure, sort : str
        Keys of `MEASURES` and `SORTS`.
    """

    keep: TrialFilter
    measure: str
    sort: str


def filter_choice(name: str) -> Choice:
    """Return a filter whose options are the classes that some comparison has."""
    found: set[str] = set()
    for measure in MEASURES:
        for row in build_rows(load_trials(), measure):
            classes = row.classes
            found |= classes.populations if name == "population" else {getattr(classes, name)}
    words = VOCABULARIES[name]
    return Choice(
        name, _LABELS[name], {ALL: ALL} | {key: text for key, text in words.items() if key in found}, ALL
    )


FILTERS = tuple(filter_choice(name) for name in FILTER_NAMES)


def without_choice(pool: ForestPool | None) -> Choice:
    """Return the choice of a trial to leave out of a pool."""
    studies = pool.studies if pool is not None else ()
    names = {study.trial_id: study.name for study in sorted(studies, key=lambda study: study.name)}
    return Choice("without", "Leave one trial out", {NOBODY: "none: all trials"} | names, NOBODY)


def without_problem(choice: Choice) -> str:
    """Return what is wrong with the trial to leave out, for when there is no pool to leave it out of."""
    return read_choice(choice)[1]


def forget_missing(choice: Choice) -> None:
    """Drop a chosen value that is no option any more, as when a filter changed what there is to choose."""
    state_key = choice.state_key
    if state_key in st.session_state and st.session_state[state_key] not in choice.options:
        del st.session_state[state_key]
        st.query_params.pop(choice.key, None)


def draw_segments(choice: Choice, *, can_be_empty: bool = False) -> str:
    """Draw the choice as a row of buttons, opened at what the address says, and return its value.

    Parameters
    ----------
    choice : Choice
        A row of the table.
    can_be_empty : bool
        Whether the default is no choice at all, and so has no button.
    """
    open_choice(choice, can_be_empty=can_be_empty)
    with st.container(key=f"segments-{choice.key}"):
        chosen = st.segmented_control(
            choice.label,
            [option for option in choice.options if not (can_be_empty and option == choice.default)],
            format_func=choice.options.__getitem__,
            key=choice.state_key,
            required=not can_be_empty,
            on_change=write_choice(choice),
        )
    return str(chosen or choice.default)


def draw_filters() -> ForestSetting:
    """Draw outcome, order and filters, and return what they say."""
    with st.container(key="trial-order", horizontal=True):
        measure = draw_segments(MEASURE)
        sort = draw_segments(SORT)
    with st.container(key="trial-filters", horizontal=True):
        chosen = {choice.key: draw_choice(choice) for choice in FILTERS}
    keep = TrialFilter(**{name: "" if value == ALL else value for name, value in chosen.items()})
    return ForestSetting(keep, measure, sort)
