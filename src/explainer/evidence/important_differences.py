"""How many MADRS points between groups would matter: what sources say, who disagree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportantDifference:
    """One published bound of a minimally important difference.

    Attributes
    ----------
    row_id : str
        Its name.
    madrs_points : float
        Above zero.
    range_text, words : str
        The range it is an end of, and what that range is.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    madrs_points: float
    range_text: str
    words: str
    seen: str
    locator: str
    source: str
    checked: str


IMPORTANT_DIFFERENCES = (
    ImportantDifference(
        row_id="important/duru2008clinical",
        madrs_points=1.9,
        range_text="1.6 to 1.9",
        words="the upper end of a range got from how far scores vary in people who did not change",
        seen="abstract",
        locator="abstract results",
        source="duru2008clinical",
        checked="2026-11-24",
    ),
    ImportantDifference(
        row_id="important/hengartner2021estimates-low",
        madrs_points=3.0,
        range_text="3 to 6",
        words="the lower end of what a review of estimates calls most likely",
        seen="abstract",
        locator="abstract",
        source="hengartner2021estimates",
        checked="2026-11-24",
    ),
    ImportantDifference(
        row_id="important/hengartner2021estimates-high",
        madrs_points=6.0,
        range_text="3 to 6",
        words="the upper end of the same",
        seen="abstract",
        locator="abstract",
        source="hengartner2021estimates",
        checked="2026-11-24",
    ),
)
