"""Words for the article check in three registers: headline, corrections, filter, error hunt, contradictions."""

from collections import Counter
from collections.abc import Iterable

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.claims import VERDICTS, Claim

# What a passage is called in the error hunt once the verdicts are shown.
OUTCOMES = {"hit": "found", "missed": "missed", "alarm": "false alarm", "fair": "fair mark"}
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number_word(count: int) -> str:
    """Return a count up to twelve as a word, above as digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def count_verdicts(claims: Iterable[Claim]) -> dict[str, int]:
    """Return how many claims have each verdict, in the order of `VERDICTS`."""
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def _at_start(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _say_verdict(verdict: str, count: int, register: str) -> str:
    """Return that so many passages have a verdict, as a clause."""
    many = "one" if count == 1 else "many"
    return say(f"article-says-{verdict}-{many}", register, count=number_word(count))


def describe_content(claims: tuple[Claim, ...], register: str = DEFAULT_REGISTER) -> str:
    """Return how many corrections mention suicide or suicidal thoughts, for the note before the page's work.

    Parameters
    ----------
    claims : tuple of Claim
        All claims of the article.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    count = sum("suicid" in f"{claim.quote} {claim.claim} {claim.correction}".lower() for claim in claims)
    return say("article-content", register, count=_at_start(number_word(count)))


def describe_finding(claims: tuple[Claim, ...], register: str = DEFAULT_REGISTER) -> str:
    """Return the page's headline: how many claims hold, and how many do not.

    Parameters
    ----------
    claims : tuple of Claim
        All claims of the article.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    str
        One sentence.
    """
    counts = count_verdicts(claims)
    clauses = {
        verdict: _say_verdict(verdict, counts[verdict], register)
        for verdict in ("supported", "misleading", "wrong")
    }
    rest = number_word(counts["oversimplified"] + counts["contested"])
    return say("article-finding", register, total=str(len(claims)), rest=rest, **clauses)


def describe_meaning(verdict: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what a verdict means."""
    return say(f"article-meaning-{verdict}", register)


def describe_filter(verdict: str, claims: tuple[Claim, ...], register: str = DEFAULT_REGISTER) -> str:
    """Return what a filter leaves in view.

    Parameters
    ----------
    verdict : str
        One of `VERDICTS`, or empty for all.
    claims : tuple of Claim
        All claims of the article.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    str
        One sentence.
    """
    total = str(len(claims))
    if not verdict:
        return say("article-filter-all", register, total=total)
    says = _say_verdict(verdict, count_verdicts(claims)[verdict], register)
    return say("article-filter", register, total=total, says=says)


def describe_hits(hits: int, errors: int, register: str = DEFAULT_REGISTER) -> str:
    """Return how many of the wrong or misleading passages were found; opens the sentence."""
    if hits == errors:
        return say("article-hits-all", register, errors=str(errors))
    if not hits:
        return say("article-hits-none", register, errors=str(errors))
    return say(
        "article-hits-some",
        register,
        hits=number_word(hits),
        errors=str(errors),
        missed=number_word(errors - hits),
    )


def describe_alarms(alarms: int, register: str = DEFAULT_REGISTER) -> str:
    """Return how many passages that hold were marked; goes on after `describe_hits`."""
    if not alarms:
        return say("article-alarms-none", register)
    return say(f"article-alarms-{'one' if alarms == 1 else 'many'}", register, alarms=number_word(alarms))


def describe_between(between: int, register: str = DEFAULT_REGISTER) -> str:
    """Return how many passages that are too simple or disputed were marked; closes the sentence."""
    if not between:
        return "."
    return say(f"article-between-{'one' if between == 1 else 'many'}", register, between=number_word(between))


def describe_hunt(hits: int, between: int, alarms: int, errors: int, register: str = DEFAULT_REGISTER) -> str:
    """Return what an error hunt found, in one calm sentence.

    Parameters
    ----------
    hits, between, alarms : int
        Marked passages that are wrong or misleading; too simple or disputed; sound.
    errors : int
        How many passages are wrong or misleading.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    str
        One sentence.
    """
    if hits == between == alarms == 0:
        return say("article-nothing", register, errors=str(errors))
    return "".join(
        (
            describe_hits(hits, errors, register),
            describe_alarms(alarms, register),
            describe_between(between, register),
        )
    )


def describe_marked(count: int, register: str = DEFAULT_REGISTER) -> str:
    """Return how many passages are marked while the verdicts are hidden."""
    if not count:
        return say("article-marked-none", register)
    return say(f"article-marked-{'one' if count == 1 else 'many'}", register, count=str(count))


def describe_correction(claim_id: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what the sources say of a claim; a clinician reads the words of the table."""
    return say(f"claim-{claim_id}", register)


def describe_reading(contradiction_id: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what holds where the article contradicts itself."""
    return say(f"article-pair-{contradiction_id}", register)


def describe_guide(pairs: int, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what the page says of how to use it, by place.

    Parameters
    ----------
    pairs : int
        How many contradictions there are.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    keys = ("hint-find", "hint-checked", "hunt-task", "hunt-next", "nudge")
    guide = {key: say(f"article-{key}", register) for key in keys}
    guide["hint-pairs"] = say("article-hint-pairs", register, pairs=number_word(pairs))
    guide["pairs-title"] = f"{_at_start(number_word(pairs))} times the article contradicts itself"
    return guide


def describe_side(claims: Iterable[Claim], phrase: str = "", register: str = DEFAULT_REGISTER) -> str:
    """Return the words of one side of a contradiction, each in quotation marks.

    Parameters
    ----------
    claims : iterable of Claim
        Claims on that side.
    phrase : str
        Stands for the side where it has no claim.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    str
        The passages, joined by "and".
    """
    quotes = [f"“{claim.quote}”" for claim in claims]
    return " and ".join(quotes or [say("article-throughout", register, phrase=phrase)])
