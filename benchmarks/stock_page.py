"""The same idea built from stock parts: a native slider and a server-drawn plotly chart."""

import plotly.graph_objects as go
import streamlit as st

from explainer.model.grid import lab_grid

grid = lab_grid()
level = st.slider("NMDA blockade", 0, 100, 30)
figure = go.Figure(go.Scatter(x=grid.time_h, y=grid.glutamate_percent[level]))
figure.update_yaxes(range=(36, 130))
st.plotly_chart(figure)
