"""Sentences about a set of explanations and what an experiment leaves of them.

Numbers are marked ``{kind|text}`` as in the lab; the words live in `assets/text/sentences/rivals.toml`.
A whole sentence is a clause on the set followed by a clause on the result, so that the page can
hold all 127 sets and 8 experiments.
"""

from collections.abc import Iterable

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.hypotheses import load_hypotheses
from explainer.model.rivals import Prediction, predict, rank_experiments

# Distances within this of the best count as telling apart equally well.
_TIE = 0.02
_GATED = frozenset({"h1", "h7"})


def join_words(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def open_with(clause: str) -> str:
    """Return a clause as the opening of a sentence."""
    return clause[0].upper() + clause[1:]


def route_words(hypothesis: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what an explanation's effect runs through.

    Parameters
    ----------
    hypothesis : str
        A key of the model's explanations.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    return say(f"rival_route_{hypothesis}", register)


def clause_words(experiment: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what an experiment does, as the subject of a sentence.

    Parameters
    ----------
    experiment : str
        A key of the experiments.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    return say(f"rival_clause_{experiment}", register)


def describe_nothing(register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence for no explanation at all."""
    return say("rival_nothing_on", register)


def describe_intact(register: str = DEFAULT_REGISTER) -> str:
    """Return the clause for nothing taken away."""
    return say("rival_intact", register, whole=f"{{outcome|{say('rival_whole', register)}}}")


def describe_set(hypotheses: frozenset[str], register: str = DEFAULT_REGISTER) -> str:
    """Return the clause that opens every sentence about a set.

    Parameters
    ----------
    hypotheses : frozenset of str
        At least one key of the model's explanations.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    keys = [item.key for item in load_hypotheses() if item.key in hypotheses]
    routes = {key: route_words(key, register) for key in keys}
    if hypotheses >= _GATED:
        # One surge, not two: the gate sits on it.
        routes["h1"] = say("rival_gated", register, route=routes["h1"])
        del routes["h7"]
    return say("rival_set", register, routes=join_words(routes.values()))


def describe_result(experiment: str, prediction: Prediction, register: str = DEFAULT_REGISTER) -> str:
    """Return the clause that says what an experiment leaves.

    Parameters
    ----------
    experiment : str
        Key of what was done.
    prediction : Prediction
        The model's, for the set that the sentence opened with.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    ratios = (prediction.onset_ratio, prediction.late_ratio)
    early, late = (f"{{outcome|{100.0 * ratio:.0f}%}}" for ratio in ratios)
    return say(
        "rival_brings" if max(ratios) > 1.0 else "rival_leaves",
        register,
        clause=clause_words(experiment, register),
        early=early,
        late=late,
        word=f"{{word|{prediction.word}}}",
    )


def describe_setting(
    hypotheses: frozenset[str], experiment: str | None, register: str = DEFAULT_REGISTER
) -> str:
    """Return the whole sentence for a setting of the page, with its marks.

    Parameters
    ----------
    hypotheses : frozenset of str
        Explanations switched on; may be empty.
    experiment : str or None
        Key of the experiment chosen, or None.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    if not hypotheses:
        return describe_nothing(register)
    if experiment is None:
        result = describe_intact(register)
    else:
        result = describe_result(experiment, predict(experiment, hypotheses), register)
    return f"{describe_set(hypotheses, register)} {result}"


def describe_pair(first: str, second: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what tells two explanations apart best, and what would not, in a few sentences.

    Parameters
    ----------
    first, second : str
        Different keys of the model's explanations.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    ranking = rank_experiments(first, second)
    best, distance = ranking[0]
    word, other_word = (f"{{word|{predict(best, frozenset({key})).word}}}" for key in (first, second))
    sentences = [
        say(
            "rival_pair",
            register,
            clause=open_with(clause_words(best, register)),
            first=route_words(first, register),
            second=route_words(second, register),
            first_word=word,
            second_word=other_word,
        )
    ]
    equal = [clause_words(key, register) for key, other in ranking[1:] if distance - other <= _TIE]
    if equal:
        sentences.append(say("rival_pair_equal", register, clauses=open_with(join_words(equal))))
    useless, total = sum(other <= _TIE for _, other in ranking), str(len(ranking))
    if useless == 1:
        sentences.append(say("rival_pair_useless_one", register, total=total))
    elif useless:
        sentences.append(say("rival_pair_useless", register, n=str(useless), total=total))
    return " ".join(sentences)


def describe_ranking(first: str, second: str, register: str = DEFAULT_REGISTER) -> str:
    """Return the caption of the experiments ranked for two explanations, named as on their switches."""
    return say("rival_ranking", register, first=first.upper(), second=second.upper())
