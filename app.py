"""Serve the explainer as an ASGI application.

``streamlit run app.py`` and ``uvicorn app:app`` both find ``app`` here. The page
router lives in ``pages/main.py``: with the router inside ``pages/`` a cold deep
link such as ``/synapse`` opens the page in its frame.
"""

from explainer.ui.server import create_app

app = create_app()
