"""The ASGI application: ``streamlit run app.py`` and ``uvicorn app:app`` both serve it.

The page router lives in ``pages/main.py``: with the router inside ``pages/`` a cold
deep link such as ``/synapse`` opens the page in its frame.
"""

from pathlib import Path

import streamlit as st

from explainer.ui.footer import require_publisher
from explainer.ui.help_panel import require_help_lines
from explainer.ui.index_page import require_index_pages
from explainer.ui.server import MIDDLEWARE, ROUTES
from explainer.ui.warm_up import warm_lifespan

require_help_lines()
require_publisher()
require_index_pages()

app = st.App(
    Path(__file__).parent / "pages" / "main.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=warm_lifespan
)
