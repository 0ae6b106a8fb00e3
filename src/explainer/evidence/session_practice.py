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
        text="A pump gives a low dose into a vein of the hand over 40 minutes; a nurse is in the clinic all the time.",
        seen="full-text",
        locator="what treatment involves",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/watched",
        text="Blood pressure, pulse, oxygen and alertness are checked; people stay 1 hour if accompanied, at least 2 hours if not.",
        seen="full-text",
        locator="come with someone; precautions",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/feeling",
        text=(
            "Mind and body feel apart, floating, dizzy; things look or sound odd; sickness; anxiety, sometimes panic. "
            "Its other pages: altered time; a release for some, overwhelming or frightening for others."
        ),
        seen="full-text",
        locator="brief side effects; also its pages on treatment and for carers",
        source="oxfordhealth2026risks",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/driving",
        text="No driving, alcohol, legal documents or sole care of dependants until the next morning.",
        seen="full-text",
        locator="on the day; precautions",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/eating",
        text="Eat breakfast, little or no lunch; other clinics say otherwise.",
        seen="full-text",
        locator="on the day",
        source="oxfordhealth2026treatment",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/limits",
        text="Current or recent psychosis and past manic episodes are, as a rule, reasons not to treat.",
        seen="full-text",
        locator="page of limitations, 29 October 2018",
        source="oxfordhealth2018limitations",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/no-change",
        text=(
            "No response after 3 infusions makes later benefit unlikely; sometimes 3 more are tried. "
            "It is not possible to tell who will respond."
        ),
        seen="full-text",
        locator="about ketamine",
        source="oxfordhealth2026questions",
        checked="2026-11-24",
    ),
    PracticeFact(
        row_id="practice/payment",
        text=(
            "A self-pay service: people find their own funding. Some who live nearby and are referred by one of its "
            "consultants may have it paid by the NHS."
        ),
        seen="full-text",
        locator="accessing the service; page as of 29 April 2026",
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
