"""Saved pictures opened by themselves: every word can be read, in the SVG and in the PNG."""

from pathlib import Path

import pytest
from PIL import Image
from saved_pictures import picture_of, unseen, words_of

from explainer.describe.publisher import LICENCE_LINE, cited_publisher

pytestmark = pytest.mark.browser
LAB = "/blockade-lab?block=45&a=20&guess=peaks"
LAB_WORDS = {"brake cells", "pyramidal cells", "A", "B", "your guess", "held", "100%"}
# The setting's own address is longer than a line.
LONG = "/blockade-lab?register=clinician&block=45&affinity=ebert1997&site=pyramidal&ampa=off&a=20,ebert1997,both,off&guess=skip"


def saved(page, kind, folder):
    """Press the first button that saves this kind and return the file, named by its ending."""
    file = folder / f"picture.{kind.lower()}"
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Picture, {kind}").first.click()
    download.value.save_as(file)
    return file


def check(watched, folder) -> list[str]:
    """Save both pictures, look at each, and return the words of the SVG."""
    page = watched.page
    svg, png = (saved(page, kind, folder) for kind in ("SVG", "PNG"))
    picture = Image.open(png).convert("RGB")
    opened = page.context.new_page()
    opened.set_viewport_size({"width": picture.width // 2, "height": picture.height // 2})
    words = words_of(opened, svg)
    assert unseen(picture_of(opened), words) == []
    assert unseen(picture, words, scale=2.0) == []
    opened.close()
    assert watched.problems == []
    return [word.words for word in words]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "width"), [(LAB, 375), (LONG, 1280)])
def test_every_word_of_the_labs_picture_can_be_read(open_page, tmp_path: Path, scheme, path, width):
    """Labels with a rim in the colour behind them keep their letters, whatever the screen's width."""
    watched = open_page(path, scheme=scheme, width=width)
    watched.page.locator('[data-testid="lab"][data-block="45"]').wait_for()
    words = check(watched, tmp_path)
    if path == LAB:
        assert set(words) >= LAB_WORDS
    caption = " ".join(words)
    assert cited_publisher() in caption
    assert LICENCE_LINE in caption


def test_every_word_of_the_trials_picture_can_be_read(open_page, tmp_path):
    """The picture of the blinding page keeps its words."""
    watched = open_page("/blinding", scheme="dark")
    watched.page.locator(".save-svg").wait_for()
    assert LICENCE_LINE in " ".join(check(watched, tmp_path))
