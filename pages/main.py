"""Configure the app, draw the shared frame and run the chosen page."""

import streamlit as st

from explainer.ui.assets import ASSETS
from explainer.ui.shell import build_pages, draw_footer, draw_frame, report_errors

st.set_page_config(
    page_icon=str(ASSETS / "images" / "icon.png"),
    layout="wide",
    initial_sidebar_state=224,
)

pages = build_pages()
page = st.navigation(list(pages.values()), position="hidden")
draw_frame(pages, page.url_path)
with report_errors():
    page.run()
draw_footer()
