"""Sentences about a set of explanations and what an experiment leaves of them.

Numbers are marked ``{kind|text}`` as in the lab. A whole sentence is a clause on the set
followed by a clause on the result, so that the page can hold all 127 sets and 8 experiments.
"""

from collections.abc import Iterable

from explainer.evidence.experiments import ExperimentRow, load_experiments
from explainer.evidence.hypotheses import load_hypotheses
from explainer.model.rivals import Prediction, predict, rank_experiments

NOTHING_ON = (
    "No explanation is switched on, so nothing carries the effect in the model and there is nothing to take "
    "away. Switch one on."
)
INTACT = "{outcome|all} of the model's outcome is there, for nothing has been taken away. Choose an experiment to cut an arrow."
# Distances within this of the best count as telling apart equally well.
_TIE = 0.02
_GATED = frozenset({"h1", "h7"})


def join_words(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def describe_set(hypotheses: frozenset[str]) -> str:
    """Return the clause that opens every sentence about a set.

    Parameters
    ----------
    hypotheses : frozenset of str
        At least one key of the model's explanations.
    """
    routes = {item.key: item.route for item in load_hypotheses() if item.key in hypotheses}
    if hypotheses >= _GATED:
        # One surge, not two: the gate sits on it.
        routes["h1"] = f"{routes['h1']} gated by opioid receptors"
        del routes["h7"]
    return f"If the effect runs through {join_words(routes.values())}, "


def describe_result(experiment: ExperimentRow, prediction: Prediction) -> str:
    """Return the clause that says what an experiment leaves.

    Parameters
    ----------
    experiment : ExperimentRow
        What was done.
    prediction : Prediction
        The model's, for the set that the sentence opened with.
    """
    early, late = (f"{100.0 * ratio:.0f}%" for ratio in (prediction.onset_ratio, prediction.late_ratio))
    verb = "brings" if max(prediction.onset_ratio, prediction.late_ratio) > 1.0 else "leaves"
    return (
        f"{experiment.clause} {verb} {{outcome|{early}}} of the model's outcome in the first six hours and "
        f"{{outcome|{late}}} days later: {{word|{prediction.word}}}."
    )


def describe_setting(hypotheses: frozenset[str], experiment_key: str | None) -> str:
    """Return the whole sentence for a setting of the page, with its marks.

    Parameters
    ----------
    hypotheses : frozenset of str
        Explanations switched on; may be empty.
    experiment_key : str or None
        The experiment chosen, or None.
    """
    if not hypotheses:
        return NOTHING_ON
    if experiment_key is None:
        return describe_set(hypotheses) + INTACT
    experiment = next(row for row in load_experiments() if row.key == experiment_key)
    return describe_set(hypotheses) + describe_result(experiment, predict(experiment_key, hypotheses))


def describe_pair(first: str, second: str) -> str:
    """Return one sentence on the experiment that tells two explanations apart best.

    Parameters
    ----------
    first, second : str
        Different keys of the model's explanations.
    """
    rows = {row.key: row for row in load_experiments()}
    routes = {hypothesis.key: hypothesis.route for hypothesis in load_hypotheses()}
    ranking = rank_experiments(first, second)
    best, distance = ranking[0]
    words = [predict(best, frozenset({key})).word for key in (first, second)]
    opening = rows[best].clause[0].upper() + rows[best].clause[1:]
    sentence = (
        f"{opening} tells them apart best: if the effect runs through {routes[first]}, the model says "
        f"{{word|{words[0]}}}; if through {routes[second]}, {{word|{words[1]}}}."
    )
    equal = [rows[key].clause for key, other in ranking[1:] if distance - other <= _TIE]
    if equal:
        sentence += f" {join_words(equal)[0].upper()}{join_words(equal)[1:]} would do as well."
    useless = sum(other <= _TIE for _, other in ranking)
    if useless:
        sentence += (
            f" {useless} of the {len(ranking)} experiments would not tell them apart at all."
            if useless > 1
            else " One of the experiments would not tell them apart at all."
        )
    return sentence
