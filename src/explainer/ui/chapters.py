"""The chapters: one table that makes the menu, the URLs and the page order."""

from dataclasses import dataclass

from explainer.errors import DataError

APP_TITLE = "Ketamine and the synapse"
SECTIONS = ("Start", "Understand", "Evidence", "Use", "About")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page.

    Attributes
    ----------
    key : str
        Short name used in code and for its text in `assets/text`.
    file : str
        Path under `pages/`.
    title, section, url_path : str
        Menu entry, menu group, and address ("" for the home page).
    summary : str
        One line for the home page and the browser.
    """

    key: str
    file: str
    title: str
    section: str
    url_path: str
    summary: str


CHAPTERS = (
    Chapter("home", "start/home.py", "Home", "Start", "", "The whole chain on one screen."),
    Chapter(
        "synapse",
        "understand/synapse.py",
        "Synapse",
        "Understand",
        "synapse",
        "One synapse, molecule by molecule: release, the magnesium gate, ketamine trapped.",
    ),
    Chapter(
        "blockade_lab",
        "understand/blockade_lab.py",
        "Blockade lab",
        "Understand",
        "blockade-lab",
        "Move the block and watch firing, glutamate and synapses follow.",
    ),
    Chapter(
        "one_infusion",
        "understand/one_infusion.py",
        "One infusion",
        "Understand",
        "one-infusion",
        "One clock from milliseconds to weeks: blood, block, surge, synapses, and what trials saw.",
    ),
    Chapter(
        "rival_explanations",
        "understand/rival_explanations.py",
        "Rival explanations",
        "Understand",
        "rival-explanations",
        "Switch explanations on, cut an arrow, and see which experiment tells them apart.",
    ),
    Chapter(
        "trials",
        "evidence/trials.py",
        "Trials",
        "Evidence",
        "trials",
        "What trials found in people: benefit, harm, and why the comparator matters.",
    ),
    Chapter(
        "blinding",
        "evidence/blinding.py",
        "Blinding",
        "Evidence",
        "blinding",
        "Why the comparator moves the result, and a simulator of trials in which people can guess.",
    ),
    Chapter(
        "safety",
        "evidence/safety.py",
        "Safety",
        "Evidence",
        "safety",
        "Harms at full weight: what people feel, a session hour by hour, warnings, who must not, what is unknown.",
    ),
    Chapter(
        "article_check",
        "evidence/article_check.py",
        "Article check",
        "Evidence",
        "article-check",
        "A confident web article, claim by claim: what holds, what does not, and by what source.",
    ),
    Chapter(
        "consultation",
        "use/consultation.py",
        "Consultation",
        "Use",
        "consultation",
        "Two people, one tablet, ten minutes: what matters, chances and harms, options, questions, a leaflet.",
    ),
    Chapter(
        "model",
        "about/model.py",
        "Model",
        "About",
        "model",
        "Equations, every parameter with its source, and how the model was checked.",
    ),
    Chapter(
        "sources",
        "about/sources.py",
        "Sources",
        "About",
        "sources",
        "Every reference, the pages that use it, and how it was seen.",
    ),
)


def page_title(chapter: Chapter) -> str:
    """Return what the browser's tab says."""
    return f"{chapter.title} · {APP_TITLE}" if chapter.url_path else APP_TITLE


def find_chapter(key: str) -> Chapter:
    """Return the chapter called `key`.

    Raises
    ------
    DataError
        If there is none.
    """
    for chapter in CHAPTERS:
        if chapter.key == key:
            return chapter
    raise DataError(f"chapter must be one of {', '.join(c.key for c in CHAPTERS)}; got {key!r}.")


def _check(chapters: tuple[Chapter, ...]) -> None:
    for field in ("key", "file", "title", "url_path"):
        values = [getattr(chapter, field) for chapter in chapters]
        if len(set(values)) != len(values):
            raise DataError(f"chapters: {field} must be unique; got {values!r}.")
    for chapter in chapters:
        if chapter.section not in SECTIONS:
            raise DataError(f"chapters: section must be one of {SECTIONS}; got {chapter.section!r}.")


_check(CHAPTERS)
