"""Where the lines of a forest plot stand: by group, the words above each mark so that a phone can show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_rows import ForestRow
from explainer.figures.theme import ChartTheme

_ROW_PX = 60
_EDGE_PX = 64
_GROUP_ROWS = 0.9
_BOTTOM_ROWS = 0.6


@dataclass(slots=True)
class ForestLayout:
    """Where everything stands, from the top down, in rows; zero is the top.

    Attributes
    ----------
    rows : list of (ForestRow, float)
    pools : list of (ForestPool, float)
    texts : list of (float, str)
    depth : float
        Of the last line; negative.
    """

    rows: list[tuple[ForestRow, float]]
    pools: list[tuple[ForestPool, float]]
    texts: list[tuple[float, str]]
    depth: float

    @property
    def height_px(self) -> int:
        """Return the height of the figure."""
        return int(_EDGE_PX - _ROW_PX * min(self.depth, -1.0))

    @property
    def y_range(self) -> tuple[float, float]:
        """Return the ends of the vertical scale."""
        return self.depth - _BOTTOM_ROWS, 0.0

    def annotations(self, left: float, theme: ChartTheme) -> list[dict[str, Any]]:
        """Return the words, each from the left end of the scale; a line behind them does not strike them through."""
        return [
            {
                "x": left,
                "y": y,
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "align": "left",
                "font": {"size": 12, "color": theme.ink},
                "bgcolor": theme.card,
                "borderpad": 0,
            }
            for y, text in self.texts
        ]


def lay_out(
    rows: Sequence[ForestRow],
    pools: Sequence[ForestPool],
    *,
    row_words: Callable[[ForestRow], str],
    pool_lines: Callable[[ForestPool], tuple[str, str]],
) -> ForestLayout:
    """Return where rows and pools stand.

    Parameters
    ----------
    rows : sequence of ForestRow
        In drawing order.
    pools : sequence of ForestPool
        Each stands under the rows of its group.
    row_words : callable
        What stands under a row's name.
    pool_lines : callable
        The two lines of words of a pool.
    """
    found = ForestLayout([], [], [], 0.0)
    for group in dict.fromkeys(row.group for row in rows):
        found.depth -= _GROUP_ROWS
        found.texts.append((found.depth + 0.1, f"<b>{group}</b>"))
        for row in rows:
            if row.group == group:
                found.depth -= 1.0
                found.rows.append((row, found.depth))
                found.texts.append((found.depth + 0.5, f"<b>{row.label}</b><br>{row_words(row)}"))
        for pool in pools:
            if pool.group == group:
                found.depth -= 1.0
                found.pools.append((pool, found.depth))
                name, words = pool_lines(pool)
                found.texts.append((found.depth + 0.5, f"<b>{name}</b><br>{words}"))
    return found
