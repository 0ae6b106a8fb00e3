"""Warnings, reasons not to use, medicines, situations and unknowns as cards; each line opens its source."""

from html import escape

from explainer.evidence.cautions import Caution, cautions_of
from explainer.ui.provenance import cited

_SAID_OF = {
    "spray": "Spray",
    "infusion": "Infusion",
    "both": "Either",
    "home": "At home",
}


def _line(row: Caution) -> str:
    return (
        f"<li><strong>{escape(row.name)}.</strong> {escape(row.statement)} "
        f'<span class="ex-said-of">{escape(_SAID_OF[row.applies_to])}&nbsp;·&nbsp;{cited("source", row)}</span></li>'
    )


def list_html(kind: str, *, title: str, lead: str = "", last: str = "", anchor: str = "") -> str:
    """Return the statements of one kind as a card.

    Parameters
    ----------
    kind : str
        Of the table of cautions.
    title, lead : str
        Plain text.
    last : str
        HTML of a last line; empty for none.
    anchor : str
        Name by which a link reaches the card; empty for none.
    """
    place = f' id="{escape(anchor, quote=True)}" tabindex="-1"' if anchor else ""
    lead_html = f'<p class="ex-caution-lead">{escape(lead)}</p>' if lead else ""
    last_html = f"<li>{last}</li>" if last else ""
    lines = "".join(_line(row) for row in cautions_of(kind))
    return (
        f'<article class="ex-card ex-caution ex-caution-{kind}"{place}><h2>{escape(title)}</h2>{lead_html}'
        f"<ul>{lines}{last_html}</ul></article>"
    )
