"""Grouping (split, apply, combine), and what it can lose.

tables.py     what a row is; the rows and the money without a key
missing.py    shares without a key, and growth with and without them, with intervals
counting.py   three ways to count how often customers came, held against their next month
drawing.py    the figures
"""

from helpers.grouping.counting import three_counts
from helpers.grouping.drawing import (
    draw_counts,
    draw_hours,
    draw_in_and_out,
    draw_missing_by_month,
    draw_sums,
    draw_three_steps,
)
from helpers.grouping.missing import growth, missing_shares
from helpers.grouping.tables import grain, silent_loss

__all__ = [
    "draw_counts",
    "draw_hours",
    "draw_in_and_out",
    "draw_missing_by_month",
    "draw_sums",
    "draw_three_steps",
    "grain",
    "growth",
    "missing_shares",
    "silent_loss",
    "three_counts",
]
