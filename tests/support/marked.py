"""Sentences without their colour marks, as they are read."""

import re


def unmarked(words: str) -> str:
    """Return a sentence with each ``{kind|text}`` as its text."""
    return re.sub(r"\{\w+\|([^}]*)\}", r"\1", words)
