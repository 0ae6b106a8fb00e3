import streamlit as st

from explainer.components.sources import source_list
from explainer.components.sources.payload import pack_sources
from explainer.ui.assets import read_text
from explainer.ui.reference_list import sources_headline, sources_lead
from explainer.ui.shell import draw_headline
from explainer.ui.sources_address import read_setting

draw_headline(sources_headline(), sources_lead(), counts=True)

source_list(pack_sources(*read_setting(st.query_params.to_dict())), key="sources")

st.html(read_text("sources-notes"))
