"""What a leaflet is made of; frozen, and the same for the PDF and the HTML."""

from dataclasses import dataclass

from explainer.figures.icon_array import IconArrayView

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered line of the list of sources: where numbers or words of the leaflet were read.

    Attributes
    ----------
    number : int
        In order of first use, from 1.
    text, link : str
    """

    number: int
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that may matter to the reader, with what is known.

    Attributes
    ----------
    key, title, text : str
    sources : tuple of int
        Numbers in the list of sources.
    """

    key: str
    title: str
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """How many of 100 people in one group.

    Attributes
    ----------
    number : str
        A whole number, or "not known".
    drug : str
        On what, such as "ketamine".
    view : IconArrayView or None
        The marks; None where the number is not known.
    alt : str
        The picture in one sentence.
    """

    number: str
    drug: str
    view: IconArrayView | None
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """One event on a drug and on its comparator.

    Attributes
    ----------
    meaning : str
        "benefit" or "harm".
    title, difference, note : str
    active, control : Half
    sources : tuple of int
    """

    meaning: str
    title: str
    active: Half
    control: Half
    difference: str
    note: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """A treatment: what it is licensed for, its benefit and its harm at the same size.

    Attributes
    ----------
    title, status, status_text : str
        `status` is "off label" or "labelled".
    benefit, harm : Card
    """

    title: str
    status: str
    status_text: str
    benefit: Card
    harm: Card


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Everything on the page, in reading order.

    Attributes
    ----------
    title, lead : str
    chosen, others : tuple of Concern
        The reader's concerns in the order they were chosen, then the rest.
    chosen_title, others_title : str
    twins : tuple of Twins
    clinic_title : str
    clinic : tuple of str
        What the clinic writes in by hand.
    address, address_text : str
        Of the consultation page; what its code is for.
    help_title : str
    help_lines : tuple of str
    disclaimer, publisher, edition, sources_title : str
        `publisher` says who made and paid for it, as far as this copy states it.
    sources : tuple of Source
    """

    title: str
    lead: str
    chosen_title: str
    chosen: tuple[Concern, ...]
    twins: tuple[Twins, ...]
    others_title: str
    others: tuple[Concern, ...]
    clinic_title: str
    clinic: tuple[str, ...]
    address: str
    address_text: str
    help_title: str
    help_lines: tuple[str, ...]
    disclaimer: str
    publisher: str
    edition: str
    sources_title: str
    sources: tuple[Source, ...]
