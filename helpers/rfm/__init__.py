"""Recency, frequency, money: what customers did up to a day, the scores and levels made of it.

Segments by K-means are in `helpers.segments`; their names work here as well.

table.py       recency, frequency and money of each customer at a day
scores.py      one to five, levels by rule, movement between two days
printed.py     the printed table of groups, taken apart
resale.py      accounts that resell, told from wholesalers by second evidence
drawing.py     the figures
"""

from helpers.rfm.drawing import (
    draw_evidence,
    draw_grid,
    draw_groups,
    draw_movement,
)
from helpers.rfm.printed import axis_spread, missing_row
from helpers.rfm.resale import evidence, flagged, held_against
from helpers.rfm.scores import LEVELS, movement, rfm_scores, value_level
from helpers.rfm.table import cancelled_at_once, rfm_table

__all__ = [
    "LEVELS",
    "axis_spread",
    "cancelled_at_once",
    "draw_evidence",
    "draw_grid",
    "draw_groups",
    "draw_movement",
    "evidence",
    "flagged",
    "held_against",
    "missing_row",
    "movement",
    "rfm_scores",
    "rfm_table",
    "value_level",
]
_IN_SEGMENTS = (
    "article_axes", "article_segments", "article_table", "axes", "choose_k", "draw_choice", "draw_pairs", "draw_skew",
    "profile", "segment", "stability",
)  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _IN_SEGMENTS:
        from helpers import segments  # late: it is built on this package

        return getattr(segments, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
