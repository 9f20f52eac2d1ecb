"""Who is alike: segments by K-means, how it works, how the article made them, and how well they hold.

clusters.py    transform, scale, fit; how stable segments are, what is in them
steps.py       K-means by hand: assign and update, round by round
bases.py       who people are against what they do
article.py     the five steps of the source article, as written
repairs.py     each repaired step with one number; the names; a share of money
shapes.py      point sets that K-means can and cannot take apart
drawing.py     the figures
"""

from helpers.segments.article import article_axes, article_segments, article_table
from helpers.segments.bases import bases, compare_bases
from helpers.segments.clusters import axes, choose_k, profile, segment, stability
from helpers.segments.drawing import (
    draw_bases,
    draw_choice,
    draw_clusters,
    draw_limits,
    draw_pairs,
    draw_round,
    draw_skew,
    draw_steps,
)
from helpers.segments.repairs import article_names, money_share, repairs, samples_agree
from helpers.segments.shapes import shapes
from helpers.segments.steps import Steps, lloyd, squared_distances, twelve

__all__ = [
    "Steps",
    "article_axes",
    "article_names",
    "article_segments",
    "article_table",
    "axes",
    "bases",
    "choose_k",
    "compare_bases",
    "draw_bases",
    "draw_choice",
    "draw_clusters",
    "draw_limits",
    "draw_pairs",
    "draw_round",
    "draw_skew",
    "draw_steps",
    "lloyd",
    "money_share",
    "profile",
    "repairs",
    "samples_agree",
    "segment",
    "shapes",
    "squared_distances",
    "stability",
    "twelve",
]
