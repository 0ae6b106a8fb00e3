"""The blockade lab in a browser: its root once it is as wanted, and what its charts have drawn."""

import re

import numpy as np

from explainer.components.lab.payload import AXES

# Plot area in the chart's own coordinates, as in charts.js.
TOP, BOTTOM = 10.0, 176.0


def root(page, **data):
    """Return the lab once its state is as given."""
    wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
    return page.locator(f'[data-testid="lab"][data-block]{wanted}')


def drawn(page, chart, curve):
    """Return a curve's drawn values, read back from the SVG; empty if none is drawn."""
    d = page.locator(f'[data-chart="{chart}"] path.{curve}').first.get_attribute("d") or ""
    low, high = AXES[chart]["y"]
    y = np.array([float(pair.split()[1]) for pair in re.findall(r"[ML]([\d.]+ [\d.]+)", d)])
    return low + (BOTTOM - y) / (BOTTOM - TOP) * (high - low)
