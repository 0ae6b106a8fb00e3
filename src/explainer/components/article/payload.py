"""Pack the article, its claims and every sentence about them for the browser, in one register."""

import re
from dataclasses import asdict
from functools import cache
from typing import Any

from explainer.components.packing import pack_arrays, unpack_arrays
from explainer.describe import article as words
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.article_text import Paragraph, load_article
from explainer.evidence.claims import Claim, ClaimSource, load_claims
from explainer.evidence.contradictions import Contradiction, load_contradictions
from explainer.references import find_reference
from explainer.ui.article_address import ArticleSetting
from explainer.ui.citation import SEEN_WORDS


def split_phrase(text: str, phrase: str) -> list[dict[str, Any]]:
    """Return a text in pieces, those that are the phrase (any case) flagged.

    Parameters
    ----------
    text, phrase : str
        What to split, and by what.
    """
    parts = re.split(f"({re.escape(phrase)})", text, flags=re.IGNORECASE)
    return [{"text": part, "phrase": part.lower() == phrase} for part in parts if part]


def split_paragraph(paragraph: Paragraph, claims: tuple[Claim, ...], phrase: str) -> list[dict[str, Any]]:
    """Return a paragraph as pieces in order: plain text, and claims by their number.

    Parameters
    ----------
    paragraph : Paragraph
        Its text is what the pieces add up to.
    claims : tuple of Claim
        Those that stand in this paragraph, with their place among all claims implied by id.
    phrase : str
        Words flagged wherever they stand.
    """
    pieces: list[dict[str, Any]] = []
    place = 0
    for claim in sorted(claims, key=lambda item: item.start):
        if paragraph.text[place : claim.start]:
            pieces.append({"claim": "", "parts": split_phrase(paragraph.text[place : claim.start], phrase)})
        pieces.append({"claim": claim.claim_id, "parts": split_phrase(claim.quote, phrase)})
        place = claim.end
    if paragraph.text[place:]:
        pieces.append({"claim": "", "parts": split_phrase(paragraph.text[place:], phrase)})
    return pieces


def _source(item: ClaimSource) -> dict[str, str]:
    reference = find_reference(item.source)
    return {
        "short": reference.short,
        "link": reference.link,
        "title": f"{reference.title}. {reference.container}",
        "locator": item.locator,
        "seen": SEEN_WORDS[item.seen],
    }


def _claim(claim: Claim, register: str) -> dict[str, Any]:
    return {
        "id": claim.claim_id,
        "section": claim.section,
        "quote": claim.quote,
        "claim": claim.claim,
        "verdict": claim.verdict,
        "kind": "error" if claim.is_error else "sound" if claim.is_sound else "between",
        "correction": words.describe_correction(claim.claim_id, register),
        "evidence": list(claim.evidence),
        "contradicted_by": list(claim.contradicted_by),
        "sources": [_source(item) for item in claim.sources],
        "checked": claim.checked,
    }


def _pair(pair: Contradiction, claims: dict[str, Claim], register: str) -> dict[str, Any]:
    side_a = words.describe_side((claims[name] for name in pair.claims_a), pair.phrase_a, register)
    side_b = words.describe_side((claims[name] for name in pair.claims_b), register=register)
    return {
        **asdict(pair),
        "id": pair.contradiction_id,
        "words_a": side_a,
        "words_b": side_b,
        "reading": words.describe_reading(pair.contradiction_id, register),
    }


def _hunt(claims: tuple[Claim, ...], register: str) -> dict[str, Any]:
    """Return what the error hunt says for any counts of marks."""
    errors = sum(claim.is_error for claim in claims)
    sound = sum(claim.is_sound for claim in claims)
    marked = [words.describe_marked(count, register) for count in range(len(claims) + 1)]
    between = len(claims) - errors - sound
    return {
        "origin": say("article-counted", register),
        "errors": errors,
        "outcomes": words.OUTCOMES,
        "nothing": words.describe_hunt(0, 0, 0, errors, register),
        "hits": [words.describe_hits(count, errors, register) for count in range(errors + 1)],
        "alarms": [words.describe_alarms(count, register) for count in range(sound + 1)],
        "between": [words.describe_between(count, register) for count in range(between + 1)],
        "marked": marked,
        "undone": [say("article-undone", register, marked=sentence) for sentence in marked],
    }


@cache
def _fixed_header(register: str) -> dict[str, Any]:
    claims = load_claims()
    pairs = load_contradictions()
    phrase = next(pair.phrase_a for pair in pairs if pair.phrase_a)
    counted = say("article-counted", register)
    return {
        "register": register,
        "paragraphs": [
            {
                "heading": paragraph.is_heading,
                "pieces": split_paragraph(
                    paragraph, tuple(claim for claim in claims if claim.paragraph == place), phrase
                ),
            }
            for place, paragraph in enumerate(load_article())
        ],
        "claims": [_claim(claim, register) for claim in claims],
        "pairs": [_pair(pair, {claim.claim_id: claim for claim in claims}, register) for pair in pairs],
        "verdicts": [
            {
                "key": verdict,
                "count": count,
                "meaning": words.describe_meaning(verdict, register),
                "filter": words.describe_filter(verdict, claims, register),
                "origin": counted,
            }
            for verdict, count in words.count_verdicts(claims).items()
        ],
        "all": {"filter": words.describe_filter("", claims, register), "origin": counted},
        "hunt": _hunt(claims, register),
        "guide": words.describe_guide(len(pairs), register),
        "closing": [say("article-closing-source", register), say("article-closing-model", register)],
    }


def pack_article(
    setting: ArticleSetting, problems: tuple[str, ...] = (), register: str = DEFAULT_REGISTER
) -> bytes:
    """Return the whole payload for one starting setting.

    Parameters
    ----------
    setting : ArticleSetting
        What the address asks for.
    problems : tuple of str
        Sentences about what in the address could not be used.
    register : str
        One of `explainer.describe.registers.REGISTERS`.

    Returns
    -------
    bytes
        A JSON header, as `explainer.components.packing` lays it out; no arrays.
    """
    start = {**asdict(setting), "marked": list(setting.marked)}
    return pack_arrays({**_fixed_header(register), "start": start, "problems": list(problems)}, {})


def unpack_article(payload: bytes) -> dict[str, Any]:
    """Return the header of a payload; the inverse of `pack_article`.

    Parameters
    ----------
    payload : bytes
        What `pack_article` returned.
    """
    return unpack_arrays(payload)[0]
