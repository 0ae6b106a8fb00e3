"""The leaflet's content, from the same records and sentences as the pages."""

from datetime import date
from importlib.metadata import version

from explainer.describe.approval import approval_words
from explainer.describe.help_lines import help_lines_text
from explainer.describe.publisher import publisher_line
from explainer.describe.registers import say
from explainer.leaflet.concerns import build_concern, order_concerns
from explainer.leaflet.records import Leaflet
from explainer.leaflet.source_list import SourceList
from explainer.leaflet.twins import build_infusion, build_spray
from explainer.ui.provenance import day_words

LANGUAGE = "en"
TITLE = "Ketamine for depression: benefit and harm, side by side"
HELP_TITLE = "If you need help now"
DISCLAIMER = "This is a teaching model, not medical advice."
_CLINIC = ("Dose, sessions", "Price, my share", "Way home, driving", "Who to call")


def build_leaflet(
    *, address: str, made: date, first: tuple[str, ...] = (), register: str = "plain"
) -> Leaflet:
    """Return one page's content.

    Parameters
    ----------
    address : str
        Of the consultation page; it is printed and encoded.
    made : date
        The day on which it is made.
    first : tuple of str
        The concerns that the reader chose, in their order; unknown ones are left out.
    register : str
        "plain", "student" or "clinician".
    """
    chosen, others = order_concerns(first)
    sources = SourceList()
    chosen_concerns = tuple(build_concern(key, register, sources) for key in chosen)
    twins = (build_infusion(sources, register), build_spray(sources, register))
    other_concerns = tuple(build_concern(key, register, sources) for key in others)
    return Leaflet(
        title=TITLE,
        lead=say("leaflet-lead", register),
        chosen_title="What matters to you",
        chosen=chosen_concerns,
        twins=twins,
        others_title="Also worth knowing" if chosen else "Worth knowing",
        others=other_concerns,
        clinic_title="From your clinic",
        clinic=_CLINIC,
        address=address,
        address_text="Opens this page, with every source",
        help_title=HELP_TITLE,
        help_lines=tuple(help_lines_text().splitlines()),
        disclaimer=DISCLAIMER,
        publisher=publisher_line(register),
        edition=f"{approval_words(register).differs} Made {day_words(made.isoformat())}, version {version('ketamine-explainer')}.",
        sources_title=f"Sources, checked {day_words(sources.checked())}",
        sources=sources.lines(),
    )
