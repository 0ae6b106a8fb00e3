"""What kind of comparison a trial row is, as we class it: closed vocabularies, read from the record's words.

The classes are this project's reading of the table, not the trials' own words; the wording of
comparators in the table was not checked against the papers one by one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from explainer.errors import DataError
from explainer.evidence.records import TrialArm

DRUGS: Mapping[str, str] = {"ketamine": "ketamine (off label)", "esketamine": "esketamine"}
ROUTES: Mapping[str, str] = {
    "vein": "into a vein",
    "nose": "into the nose",
    "skin": "under the skin",
    "mouth": "by mouth",
    "other": "another way",
}
COMPARATORS: Mapping[str, str] = {
    "saline": "saline",
    "midazolam": "midazolam",
    "psychoactive": "another psychoactive drug",
    "spray": "placebo spray + antidepressant, new or usual",
    "spray_alone": "placebo spray alone",
    "tablet": "placebo tablet",
    "other": "another treatment",
}
MASKINGS: Mapping[str, str] = {
    "anaesthesia": "hidden by anaesthesia",
    "active": "active comparator, which is felt",
    "inert": "inert comparator, which is not",
    "open": "open: everyone knew",
}
TIMEPOINTS: Mapping[str, str] = {
    "hours": "within hours",
    "day": "about a day (days 1 to 5)",
    "week": "about a week",
    "fortnight": "about two weeks",
    "month": "about four weeks (3 to 6)",
    "later": "later",
    "unclear": "no single time",
}
POPULATIONS: Mapping[str, str] = {
    "resistant": "treatment-resistant",
    "bipolar": "bipolar, some or all",
    "suicidal": "suicidal",
    "older": "65 and older",
    "surgery": "having surgery",
    "general": "major depression, not further chosen",
}
# Last day of each class, from the words "about a day", "about a week" and so on.
_LAST_DAY = (("hours", 0.9), ("day", 5.0), ("week", 10.0), ("fortnight", 17.0), ("month", 45.0))
_DAYS = {"h": 1.0 / 24.0, "d": 1.0, "w": 7.0, "y": 365.0}
_TIMES = (
    re.compile(r"\b(?P<unit>d)ays? (?P<count>\d+)"),
    re.compile(r"\b(?P<unit>w)eeks? (?P<count>\d+)"),
    re.compile(r"(?P<count>\d+)[- ]?(?P<unit>h|d|w|y)(?:ours?|ays?|eeks?|k|ears?)?\b"),
)


@dataclass(frozen=True, slots=True)
class TrialClasses:
    """The classes of one comparison.

    Attributes
    ----------
    drug, route, comparator, masked, timepoint : str
        Keys of the vocabularies of this module.
    populations : frozenset of str
        One or more keys of `POPULATIONS`.
    """

    drug: str
    route: str
    comparator: str
    masked: str
    timepoint: str
    populations: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrialFilter:
    """Which comparisons to keep; an empty field keeps all.

    Attributes
    ----------
    drug, route, comparator, masked, timepoint, population : str
        Keys of the vocabularies, or empty.
    """

    drug: str = ""
    route: str = ""
    comparator: str = ""
    masked: str = ""
    timepoint: str = ""
    population: str = ""

    def keeps(self, classes: TrialClasses) -> bool:
        """Return whether a comparison passes."""
        if self.population and self.population not in classes.populations:
            return False
        return all(
            getattr(self, name) in {"", getattr(classes, name)}
            for name in ("drug", "route", "comparator", "masked", "timepoint")
        )


FILTER_NAMES = tuple(field.name for field in fields(TrialFilter))
VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "drug": DRUGS,
    "route": ROUTES,
    "comparator": COMPARATORS,
    "masked": MASKINGS,
    "timepoint": TIMEPOINTS,
    "population": POPULATIONS,
}


def class_drug(words: str) -> str:
    """Return the key of a drug.

    Raises
    ------
    DataError
        If it is neither ketamine nor esketamine.
    """
    text = words.lower()
    for key in ("esketamine", "ketamine"):
        if key in text:
            return key
    raise DataError(f"drug must name ketamine or esketamine; got {words!r}.")


def class_route(words: str) -> str:
    """Return the key of a route."""
    text = words.lower()
    for key, marks in (
        ("nose", ("nasal",)),
        ("skin", ("subcutan",)),
        ("mouth", ("oral", "tablet")),
        ("vein", ("iv", "intraven")),
    ):
        if any(mark in text for mark in marks):
            return key
    return "other"


def class_comparator(words: str) -> str:
    """Return the key of a comparator."""
    text = words.lower()
    for key, marks in (
        ("midazolam", ("midazolam",)),
        ("psychoactive", ("ketamine", "fentanyl", "remifentanil", "diazepam")),
        ("saline", ("saline",)),
        ("spray", ("spray",)),
        ("tablet", ("placebo",)),
    ):
        if any(mark in text for mark in marks):
            return "spray_alone" if key == "spray" and "+" not in text else key
    return "other"


def class_masking(comparator: str, design: str) -> str:
    """Return how well the treatment could be hidden, from the comparator's and the design's words."""
    if "anaesthesia" in comparator.lower():
        return "anaesthesia"
    if "open-label" in design.lower() or "open label" in design.lower():
        return "open"
    return "active" if class_comparator(comparator) in {"midazolam", "psychoactive"} else "inert"


def _day_of(words: str) -> float | None:
    """Return the first time in the words, in days."""
    for pattern in _TIMES:
        found = pattern.search(words)
        if found:
            return int(found["count"]) * _DAYS[found["unit"]]
    return None


def class_timepoint(words: str, sessions: str = "") -> str:
    """Return the key of a time after the first dose.

    Parameters
    ----------
    words : str
        As in the table: "24 h", "day 28", "end of treatment".
    sessions : str
        How treatment was spread, such as "2/week x4 wk"; says when treatment ended.
    """
    text = words.lower()
    if text.startswith("any time") or "after last" in text or re.search(r"\d ?[hd] to \d", text):
        return "unclear"
    if text.startswith("end of"):
        text = re.sub(r"^.*?(\d+) ?(wk|weeks?|d)\b.*$", r"\1 \2", sessions.lower())
    day = _day_of(text)
    if day is None:
        return "unclear"
    return next((key for key, last in _LAST_DAY if day <= last), "later")


def class_populations(words: str) -> frozenset[str]:
    """Return the keys of who took part; "general" if nothing more is said."""
    text = words.lower()
    marks = {
        "resistant": ("trd", "resistant"),
        "bipolar": ("bipolar",),
        "suicidal": ("suicid",),
        "older": (">=65", "≥65"),
        "surgery": ("surgery",),
    }
    found = frozenset(key for key, words_of in marks.items() if any(mark in text for mark in words_of))
    return found or frozenset({"general"})


def classify(arm: TrialArm) -> TrialClasses:
    """Return the classes of the comparison that an active arm stands for.

    Raises
    ------
    DataError
        If the arm's drug is neither ketamine nor esketamine.
    """
    return TrialClasses(
        drug=class_drug(arm.drug),
        route=class_route(arm.route),
        comparator=class_comparator(arm.comparator),
        masked=class_masking(arm.comparator, arm.design),
        timepoint=class_timepoint(arm.timepoint, arm.sessions),
        populations=class_populations(arm.population),
    )
