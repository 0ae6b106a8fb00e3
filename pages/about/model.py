import streamlit as st

from explainer.figures.targets import build_targets, describe_targets, draw_targets, table_targets
from explainer.model.targets import numeric_targets, sign_targets
from explainer.ui.assets import read_text
from explainer.ui.chart import chart_theme, draw_chart, table_html
from explainer.ui.citation import sources_html
from explainer.ui.parameter_tables import basis_counts_html, parameter_sources, parameter_tables_html
from explainer.ui.shell import draw_headline

targets, signs = numeric_targets(), sign_targets()
view = build_targets(targets)

draw_headline(
    "Six equations from a dose to a synapse, and how far each can be trusted",
    "One model feeds every animation, slider and chart. It ends at the synapse and holds no mood score.",
)

st.html('<h2 class="ex-section">The equations</h2>')
st.markdown(read_text("model-equations"))

with st.container(key="card-targets"):
    st.html('<h2 class="ex-section">The model beside what was measured</h2>')
    draw_chart(
        draw_targets(view, theme=chart_theme()),
        key="targets",
        name="Model values beside published ones",
        description=describe_targets(view),
        columns=("target", "set", "model", "published", "accepted", "inside", "how seen"),
        rows=table_targets(targets),
    )
    st.html(
        table_html(
            "Signs, order and timing the model was held to",
            ("what", "observed", "model", "agrees", "how seen"),
            [
                (sign.name, sign.observed, sign.model, "yes" if sign.holds else "no", sign.seen)
                for sign in signs
            ],
            summary="Signs, order and timing, which carry no number to plot",
        )
    )

st.html(read_text("model-limits"))
st.html(f'<h2 class="ex-section">Every parameter, with its source</h2>{basis_counts_html()}')
st.html(parameter_tables_html())
st.html(
    sources_html(
        [*(target.source for target in targets), *(sign.source for sign in signs), *parameter_sources()]
    )
)
