"""A saved picture as a reader sees it, opened by itself: which of its words cannot be read."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page

# Of a letter's colour, per channel: what is drawn of a word beside what smoothing blends at its edges.
NEAR = 60
# Thin letters of 12 px leave at least this many pixels of their own colour, each.
PIXELS_PER_LETTER = 4
WORDS = """() => [...document.querySelectorAll("text")].map((text) => {
  const { x, y, width, height } = text.getBoundingClientRect();
  const style = getComputedStyle(text);
  return { words: text.textContent.trim(), shown: style.display !== "none", fill: style.fill, box: [x, y, width, height] };
}).filter(({ words, shown }) => words && shown)"""


@dataclass(frozen=True, slots=True)
class Word:
    """One text of a picture.

    Attributes
    ----------
    words : str
    color : tuple of int
        Red, green and blue of its letters.
    box : tuple of float
        Left, top, width and height in pixels of the picture.
    """

    words: str
    color: tuple[int, ...]
    box: tuple[float, ...]


def words_of(page: Page, file: Path) -> list[Word]:
    """Open a saved SVG by itself and return its shown words."""
    page.goto(file.as_uri())
    found = page.evaluate(WORDS)
    return [
        Word(
            item["words"],
            tuple(round(float(part)) for part in item["fill"][4:-1].split(",")[:3]),
            tuple(item["box"]),
        )
        for item in found
    ]


def picture_of(page: Page) -> Image.Image:
    """Return what the opened page shows."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _letters(picture: Image.Image, word: Word, scale: float) -> int:
    """Count the pixels of a word's colour within its box."""
    left, top, width, height = (scale * value for value in word.box)
    area = np.asarray(picture.crop((int(left), int(top), int(left + width) + 1, int(top + height) + 1)), int)
    return int((np.abs(area - np.array(word.color)).max(axis=2) < NEAR).sum())


def unseen(picture: Image.Image, words: list[Word], *, scale: float = 1.0) -> list[str]:
    """Return the words whose letters are not in the picture, or run out of it."""
    width, height = (size / scale for size in picture.size)
    return [
        word.words
        for word in words
        if _letters(picture, word, scale) < PIXELS_PER_LETTER * scale * len(word.words.replace(" ", ""))
        or word.box[0] < 0
        or word.box[1] < 0
        or word.box[0] + word.box[2] > width
        or word.box[1] + word.box[3] > height
    ]
