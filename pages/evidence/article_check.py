import streamlit as st

from explainer.components.article import article_check
from explainer.describe.article import describe_content, describe_finding
from explainer.describe.registers import say
from explainer.evidence.claims import load_claims
from explainer.ui.article_address import read_setting
from explainer.ui.assets import ASSETS, read_text
from explainer.ui.cached import article_payload
from explainer.ui.citation import sources_html
from explainer.ui.content_note import after_html, content_notice
from explainer.ui.register import current_register
from explainer.ui.shell import draw_headline

st.html(ASSETS / "article.css")

register = current_register()
draw_headline(describe_finding(load_claims(), register), say("article-lead", register), counts=True)

setting, problems = read_setting(st.query_params.to_dict())
st.html(content_notice(describe_content(load_claims(), register), name="article"))
article_check(article_payload(setting, problems, register), key="article")
st.html(after_html("article"))

st.html(read_text("article-left-out"))
st.html(read_text("article-notes"))
st.html(sources_html(source.source for claim in load_claims() for source in claim.sources))
