"""Recency, frequency, money: what customers did up to a day, the scores and levels made of it.

Segments by K-means are in `helpers.segments`; their names work here as well.

table.py       recency, frequency and money of each customer at a day
scores.py      one to five, levels by rule, movement between two days
printed.py     the printed table of groups and two printed cells, taken apart
quarter.py     what a day's recency, frequency and money tell about the quarter after it
resale.py      accounts that resell, told from wholesalers by second evidence
drawing.py     the figures
"""

from helpers.rfm.drawing import (
    draw_cell,
    draw_evidence,
    draw_grid,
    draw_groups,
    draw_measures,
    draw_movement,
    draw_quarter,
)
from helpers.rfm.printed import axis_spread, cell_sizes, missing_row, signs_of
from helpers.rfm.quarter import again_by_level, later_money_share, next_quarter, told_by, told_in
from helpers.rfm.resale import CUT, SIGNS, bulk_share, evidence, flagged, held_against
from helpers.rfm.scores import LEVELS, compare_scorings, movement, rfm_scores, share_of, value_level
from helpers.rfm.table import cancelled_at_once, few_lines, rfm_table

__all__ = [
    "CUT",
    "LEVELS",
    "SIGNS",
    "again_by_level",
    "axis_spread",
    "bulk_share",
    "cancelled_at_once",
    "cell_sizes",
    "compare_scorings",
    "draw_cell",
    "draw_evidence",
    "draw_grid",
    "draw_groups",
    "draw_measures",
    "draw_movement",
    "draw_quarter",
    "evidence",
    "few_lines",
    "flagged",
    "held_against",
    "later_money_share",
    "missing_row",
    "movement",
    "next_quarter",
    "rfm_scores",
    "rfm_table",
    "share_of",
    "signs_of",
    "told_by",
    "told_in",
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
