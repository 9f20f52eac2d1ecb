"""Interest in a category, from three indicators: recency, words, amount.

decay, half_life, months_before, calendar_months_before, time_interest    the forgetting curve
words, matching, purchases, customer_documents                                     texts
tfidf_interest, tfidf_of_events                                                    weights of words
amount_interest, interest_ranking, repaired_ranking                                the ranking
before, bought_between, auc, precision_at, backtest_eta                            held against what came after
fit_half_life                                                                      eta from the purchases themselves
variance_shares, places                                                            the parts of a score
draw_parts, draw_intervals, draw_timelines, draw_two, draw_moves                   the figures
"""

from helpers.interest.backtest import auc, backtest_eta, bought_between, precision_at
from helpers.interest.drawing import draw_intervals, draw_moves, draw_parts, draw_timelines, draw_two
from helpers.interest.events import before
from helpers.interest.fitting import fit_half_life
from helpers.interest.forgetting import (
    calendar_months_before,
    decay,
    half_life,
    months_before,
    time_interest,
)
from helpers.interest.keywords import DICTIONARY, LOTTERY, customer_documents, matching, purchases, words
from helpers.interest.parts import places, variance_shares
from helpers.interest.ranking import MARGIN, amount_interest, interest_ranking, repaired_ranking
from helpers.interest.tfidf import tfidf_interest, tfidf_of_events

__all__ = [
    "DICTIONARY",
    "LOTTERY",
    "MARGIN",
    "amount_interest",
    "auc",
    "backtest_eta",
    "before",
    "bought_between",
    "calendar_months_before",
    "customer_documents",
    "decay",
    "draw_intervals",
    "draw_moves",
    "draw_parts",
    "draw_timelines",
    "draw_two",
    "fit_half_life",
    "half_life",
    "interest_ranking",
    "matching",
    "months_before",
    "places",
    "precision_at",
    "purchases",
    "repaired_ranking",
    "tfidf_interest",
    "tfidf_of_events",
    "time_interest",
    "variance_shares",
    "words",
]
