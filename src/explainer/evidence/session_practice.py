"""What clinics and a review say of a session: practice that differs, each statement with its source."""

from dataclasses import dataclass

from explainer.errors import DataError


@dataclass(frozen=True, slots=True)
class PracticeFact:
    """One statement about how a session is run, as one source gives it.

    Attributes
    ----------
    row_id : str
        Its name.
    text : str
        What the source says, in our words.
    seen, locator, source, checked : str
        Provenance.
    """

    row_id: str
    text: str
    seen: str
    locator: str
    source: str
    checked: str


SESSION_PRACTICE = (
    PracticeFact(
        row_id="practice/infusion",
        text="A pump runs for about 40 minutes through a cannula, with a nurse present.",
        seen="full-text",
        locator="treatment page",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/watched",
        text="Blood pressure, pulse, oxygen and alertness are checked; people stay 1 hour if accompanied, at least 2 hours if not.",
        seen="full-text",
        locator="treatment service: precautions",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/feeling",
        text="Strange, floating, altered time and senses, dizziness, sickness; pleasant for some, frightening for others.",
        seen="full-text",
        locator="treatment service: treatment and carers",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/driving",
        text="No driving, alcohol, legal documents or sole care of dependants until the next morning.",
        seen="full-text",
        locator="treatment service: precautions",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/eating",
        text="Eat breakfast, little or no lunch; other clinics say otherwise.",
        seen="full-text",
        locator="treatment service: precautions",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/limits",
        text="Current or recent psychosis and a history of mania are reasons not to treat.",
        seen="full-text",
        locator="treatment service: limitations",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/no-change",
        text="No response after 3 infusions makes later benefit unlikely; it is not possible to tell who will respond.",
        seen="full-text",
        locator="frequently asked questions",
        source="oxfordhealth2026ketamine",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/payment",
        text="Most people pay for the treatment themselves.",
        seen="full-text",
        locator="frequently asked questions",
        source="oxfordhealth2026ketamine",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/medicines",
        text="Benzodiazepines shortened or weakened the effect in several studies; the quality of this evidence is low.",
        seen="abstract",
        locator="abstract results",
        source="veraart2021pharmacodynamic",
        checked="2026-11-24",
    ),
)


def practice_fact(name: str) -> PracticeFact:
    """Return the statement called ``practice/<name>``.

    Parameters
    ----------
    name : str
        The last part of its `row_id`.

    Raises
    ------
    DataError
        If there is none.
    """
    facts = {fact.row_id.removeprefix("practice/"): fact for fact in SESSION_PRACTICE}
    if name not in facts:
        raise DataError(f"practice fact must be one of {', '.join(facts)}; got {name!r}.")
    return facts[name]
