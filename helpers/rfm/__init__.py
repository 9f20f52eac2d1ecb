"""Recency, frequency, money: what customers did up to a day, the scores and levels made of it, and segments.

table.py       recency, frequency and money of each customer at a day
scores.py      one to five, levels by rule, movement between two days
clusters.py    segments by K-means: transform, scale, fit; how stable they are, what is in them
article.py     the five steps of the source article, as written
printed.py     the printed table of groups, taken apart
resale.py      accounts that resell, told from wholesalers by second evidence
drawing.py     the figures
"""

from helpers.rfm.article import article_axes, article_segments, article_table
from helpers.rfm.clusters import axes, choose_k, profile, segment, stability
from helpers.rfm.drawing import (
    draw_choice,
    draw_evidence,
    draw_grid,
    draw_groups,
    draw_movement,
    draw_pairs,
    draw_skew,
)
from helpers.rfm.printed import axis_spread, missing_row
from helpers.rfm.resale import evidence, flagged, held_against
from helpers.rfm.scores import LEVELS, movement, rfm_scores, value_level
from helpers.rfm.table import cancelled_at_once, rfm_table

__all__ = [
    "LEVELS",
    "article_axes",
    "article_segments",
    "article_table",
    "axes",
    "axis_spread",
    "cancelled_at_once",
    "choose_k",
    "draw_choice",
    "draw_evidence",
    "draw_grid",
    "draw_groups",
    "draw_movement",
    "draw_pairs",
    "draw_skew",
    "evidence",
    "flagged",
    "held_against",
    "missing_row",
    "movement",
    "profile",
    "rfm_scores",
    "rfm_table",
    "segment",
    "stability",
    "value_level",
]
