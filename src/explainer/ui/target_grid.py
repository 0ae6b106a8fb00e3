"""The Model page's grid: small multiples of model against observation, and the laws it keeps."""

from html import escape

import streamlit as st

from explainer.figures.targets.catalogue import COLUMNS, TargetPanel, target_panels
from explainer.model.target_misfits import Misfit, misfits
from explainer.model.targets import Law, count_inside, laws, numeric_targets, sign_targets
from explainer.references import find_reference
from explainer.ui.cached import target_figures
from explainer.ui.chart import chart_theme, draw_chart
from explainer.ui.citation import SEEN_WORDS

MISFIT_COLUMNS = ("observation", "what was observed", "what the model gives", "why", "how much it matters")
_KEY_HTML = (
    '<p class="ex-key"><span><i class="observed"></i>observed</span><span><i class="accepted"></i>accepted</span>'
    '<span><i class="inside"></i>model, inside</span><span><i class="outside"></i>model, outside</span></p>'
)


def targets_lead() -> str:
    """Return one sentence that counts what agrees and what does not."""
    inside, total = count_inside()
    signs = sign_targets()
    return (
        f"{inside} of {total} values lie in the range that published numbers allow, and {sum(s.holds for s in signs)} of "
        f"{len(signs)} signs and orders agree. What lies outside is shown too."
    )


def draw_target_grid() -> None:
    """Draw every small multiple in equal cards, then the laws."""
    st.html(_KEY_HTML)
    figures = target_figures(chart_theme().name)
    with st.container(key="target-grid"):
        for panel, figure in zip(target_panels(), figures, strict=True):
            with st.container(key=f"card-target-{panel.key.lower()}"):
                st.html(_title_html(panel))
                draw_chart(
                    figure,
                    key=f"target-{panel.key.lower()}",
                    name=panel.title,
                    description=panel.description,
                    columns=COLUMNS,
                    rows=panel.rows,
                    sources=panel.sources,
                )
        with st.container(key="card-target-m12"):
            st.html(laws_html(laws()))


def _title_html(panel: TargetPanel) -> str:
    return (
        f'<h2 class="ex-panel-title">{escape(panel.title)}</h2>'
        f'<p class="ex-panel-sub" data-from="table">{panel.key} · {escape(panel.subtitle)}</p>'
    )


def laws_html(kept: tuple[Law, ...]) -> str:
    """Return the laws as a list: what is asked, and what the model does."""
    items = "".join(
        f"<li><strong>{escape(law.name)}</strong>: {escape(law.asked)}. "
        f"{'Kept' if law.holds else 'Not kept'}: {escape(law.model)}.</li>"
        for law in kept
    )
    return (
        '<h2 class="ex-panel-title">Laws it keeps</h2><p class="ex-panel-sub">M12 · by construction, computed here</p>'
        f'<ul class="ex-laws" data-from="model">{items}</ul>'
    )


def misfits_html() -> str:
    """Return the table of what the model gets wrong, open, in a region of its own that scrolls."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in MISFIT_COLUMNS)
    body = "".join(_misfit_row(row) for row in misfits())
    return (
        '<div class="ex-scroll ex-misfits" tabindex="0" role="region" aria-label="What the model gets wrong, table">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _misfit_row(row: Misfit) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in (row.model, row.why, row.weight))
    seen = "; ".join(
        f"{find_reference(source).short}, {SEEN_WORDS[how]}"
        for source, how in zip(row.sources, row.seen, strict=True)
    )
    return (
        f'<tr><th scope="row">{escape(row.name)}</th>'
        f"<td>{escape(row.observed)} <small>{escape(seen)}</small></td>{cells}</tr>"
    )


def target_sources() -> list[str]:
    """Return the source keys of every target and misfit, in order."""
    return [
        *(target.source for target in numeric_targets()),
        *(sign.source for sign in sign_targets()),
        *(source for row in misfits() for source in row.sources),
    ]
