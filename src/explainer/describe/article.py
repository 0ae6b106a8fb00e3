"""Words for the article check: the headline, what a filter shows, what the error hunt found."""

from collections import Counter
from collections.abc import Iterable

from explainer.evidence.claims import VERDICTS, Claim

# What a verdict says of a passage, for one and for several.
SAYS = {
    "supported": ("holds", "hold"),
    "oversimplified": ("is too simple", "are too simple"),
    "contested": ("is disputed", "are disputed"),
    "misleading": ("misleads", "mislead"),
    "wrong": ("is wrong", "are wrong"),
}
MEANING = {
    "supported": "Holds as it stands.",
    "oversimplified": "True in part; what is missing matters.",
    "contested": "The evidence points both ways, or is too thin.",
    "misleading": "Leaves a false impression.",
    "wrong": "The evidence says the opposite.",
}
# Where the counts come from, as the page says it.
COUNTED = "Each square is one claim, counted from the marks in the text."
# What the error hunt says of a passage once the verdicts are shown.
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


def describe_content(claims: tuple[Claim, ...]) -> str:
    """Return how many corrections mention suicide or suicidal thoughts, for the note before the page's work.

    Parameters
    ----------
    claims : tuple of Claim
        All claims of the article.
    """
    count = sum("suicid" in f"{claim.quote} {claim.claim} {claim.correction}".lower() for claim in claims)
    number = number_word(count)
    return f"{number[0].upper()}{number[1:]} of the corrections mention suicidal thoughts."


def describe_finding(claims: tuple[Claim, ...]) -> str:
    """Return the page's headline: how many claims hold, and how many do not.

    Parameters
    ----------
    claims : tuple of Claim
        All claims of the article.

    Returns
    -------
    str
        One sentence.
    """
    counts = count_verdicts(claims)
    rest = counts["oversimplified"] + counts["contested"]
    parts = [
        f"{number_word(counts['supported'])} {SAYS['supported'][counts['supported'] != 1]}",
        f"{number_word(counts['misleading'])} {SAYS['misleading'][counts['misleading'] != 1]}",
        f"{number_word(counts['wrong'])} {SAYS['wrong'][counts['wrong'] != 1]}",
    ]
    return (
        f"Of the {len(claims)} claims in one confident article, {parts[0]}, {parts[1]} and {parts[2]}; "
        f"the other {number_word(rest)} are too simple or disputed."
    )


def describe_filter(verdict: str, claims: tuple[Claim, ...]) -> str:
    """Return what a filter leaves in view.

    Parameters
    ----------
    verdict : str
        One of `VERDICTS`, or empty for all.
    claims : tuple of Claim
        All claims of the article.

    Returns
    -------
    str
        One sentence.
    """
    if not verdict:
        return f"All {len(claims)} claims are marked."
    count = count_verdicts(claims)[verdict]
    return f"{number_word(count).capitalize()} of {len(claims)} passages {SAYS[verdict][count != 1]}."


def describe_hits(hits: int, errors: int) -> str:
    """Return how many of the wrong or misleading passages were found; opens the sentence."""
    if hits == errors:
        return f"You found all {errors} wrong or misleading passages"
    missed = f" and missed {number_word(errors - hits)}" if hits else ""
    found = number_word(hits) if hits else "none"
    return f"You found {found} of the {errors} wrong or misleading passages{missed}"


def describe_alarms(alarms: int) -> str:
    """Return how many passages that hold were marked; goes on after `describe_hits`."""
    if alarms == 1:
        return "; one mark was a false alarm"
    return f"; {number_word(alarms)} marks were false alarms" if alarms else "; no mark was a false alarm"


def describe_between(between: int) -> str:
    """Return how many passages that are too simple or disputed were marked; closes the sentence."""
    if not between:
        return "."
    verb, noun = ("was", "a passage that is") if between == 1 else ("were", "passages that are")
    return f", and {number_word(between)} {verb} on {noun} too simple or disputed, which is fair."


def describe_hunt(hits: int, between: int, alarms: int, errors: int) -> str:
    """Return what an error hunt found, in one calm sentence.

    Parameters
    ----------
    hits, between, alarms : int
        Marked passages that are wrong or misleading; too simple or disputed; sound.
    errors : int
        How many passages are wrong or misleading.

    Returns
    -------
    str
        Plain words.
    """
    if hits == between == alarms == 0:
        return f"You marked nothing; {errors} passages are wrong or misleading."
    return f"{describe_hits(hits, errors)}{describe_alarms(alarms)}{describe_between(between)}"


def describe_side(claims: Iterable[Claim], phrase: str = "") -> str:
    """Return the words of one side of a contradiction, each in quotation marks.

    Parameters
    ----------
    claims : iterable of Claim
        Claims on that side.
    phrase : str
        Stands for the side where it has no claim.

    Returns
    -------
    str
        The passages, joined by "and".
    """
    quotes = [f"“{claim.quote}”" for claim in claims] or [f"“{phrase}”, throughout"]
    return " and ".join(quotes)
