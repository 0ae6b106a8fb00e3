"""The look of every plotly chart: one template in light and one in dark.

Colours are named by meaning and match `assets/styles.css`. Nothing here depends on
plotly's global default template, which importing streamlit changes.
"""

from dataclasses import dataclass

import plotly.graph_objects as go

SANS = "Inter Variable, sans-serif"
SERIF = "Source Serif 4 Variable, serif"


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """Colours by meaning.

    Attributes
    ----------
    name : str
        "light" or "dark".
    card, ink, soft, line, hair : str
        Surfaces, text and rules.
    ketamine, esketamine, control, model, brake, pyramidal, nmda, ampa, growth : str
        Meanings; `model` is also glutamate's.
    """

    name: str
    card: str
    ink: str
    soft: str
    line: str
    hair: str
    ketamine: str
    esketamine: str
    control: str
    model: str
    brake: str
    pyramidal: str
    nmda: str
    ampa: str
    growth: str

    @classmethod
    def light(cls) -> "ChartTheme":
        """Return the light theme."""
        return cls(
            name="light",
            card="#FFFFFF",
            ink="#1D2433",
            soft="#566074",
            line="#8B93A3",
            hair="#EBE8DE",
            ketamine="#A8327D",
            esketamine="#0062A3",
            control="#566074",
            model="#C77700",
            brake="#5B4BA8",
            pyramidal="#B84700",
            nmda="#0062A3",
            ampa="#00795B",
            growth="#36721E",
        )

    @classmethod
    def dark(cls) -> "ChartTheme":
        """Return the dark theme."""
        return cls(
            name="dark",
            card="#1C212C",
            ink="#ECE9E1",
            soft="#A9B0BF",
            line="#7C8496",
            hair="#2A303D",
            ketamine="#EE8FC9",
            esketamine="#6FB7F2",
            control="#A9B0BF",
            model="#F2A93B",
            brake="#B3A5F5",
            pyramidal="#F59B66",
            nmda="#6FB7F2",
            ampa="#4FC9A4",
            growth="#8CCB6B",
        )

    def template(self) -> go.layout.Template:
        """Return the plotly template: transparent paper, hairlines, no legend."""
        axis = {
            "gridcolor": self.hair,
            "zeroline": False,
            "linecolor": self.line,
            "tickfont": {"size": 12, "color": self.soft},
            "title": {"font": {"size": 12, "color": self.soft}},
            "fixedrange": True,
        }
        return go.layout.Template(
            layout={
                "font": {"family": SANS, "size": 13, "color": self.ink},
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "xaxis": axis,
                "yaxis": axis,
                "showlegend": False,
                "hovermode": False,
                "dragmode": False,
                "margin": {"l": 8, "r": 8, "t": 8, "b": 40},
            }
        )
