"""Interest in a category, from three indicators: recency, words, amount.

decay, half_life, months_before, calendar_months_before, time_interest    the forgetting curve
words, matching, purchases, customer_documents                                     texts
tfidf_interest, tfidf_of_events, word_scores                                       weights of words
amount_interest, interest_ranking, repaired_ranking                                the ranking
before, bought_between, auc, precision_at, backtest_eta                            held against what came after
fit_half_life                                                                      eta from the purchases themselves
variance_shares, places                                                            the parts of a score
compare_scores, compare_money, lead_in_words       scores against each other, with intervals
month_to_test, buyers_after, goods_scores, returned  the month that follows; the rankings on a real shop
rival_scores, shop_orders                           the curve against a plain count and recency, on a real shop
misread, sum_up, more_places                       what one wrong payment does
draw_…                                             the figures
"""

from helpers.interest.backtest import auc, backtest_eta, bought_between, precision_at
from helpers.interest.comparing import compare_money, compare_scores, lead_in_words
from helpers.interest.drawing import draw_intervals, draw_parts, draw_timelines, draw_two
from helpers.interest.drawing_decay import (
    draw_backtest,
    draw_decay,
    draw_ebbinghaus,
    draw_half_lives,
    draw_interest,
    draw_leads,
)
from helpers.interest.drawing_ranking import draw_months, draw_scores, draw_slips
from helpers.interest.drawing_words import draw_keywords, draw_matchers, draw_norms, draw_word_counts
from helpers.interest.events import before
from helpers.interest.fitting import fit_half_life
from helpers.interest.forgetting import (
    calendar_months_before,
    decay,
    half_life,
    months_before,
    time_interest,
)
from helpers.interest.goods import CHRISTMAS, goods_scores, returned
from helpers.interest.keywords import DICTIONARY, LOTTERY, customer_documents, matching, purchases, words
from helpers.interest.matchers import ANIMAL_WORDS, ANIMALS, compare_orders, judge_matchers, shows_animal
from helpers.interest.next_month import buyers_after, month_to_test
from helpers.interest.parts import places, variance_shares
from helpers.interest.ranking import MARGIN, amount_interest, interest_ranking, repaired_ranking
from helpers.interest.rivals import rival_scores, shop_orders
from helpers.interest.slips import misread, more_places, sum_up
from helpers.interest.tfidf import tfidf_interest, tfidf_of_events, word_scores

__all__ = [
    "ANIMALS",
    "ANIMAL_WORDS",
    "CHRISTMAS",
    "DICTIONARY",
    "LOTTERY",
    "MARGIN",
    "amount_interest",
    "auc",
    "backtest_eta",
    "before",
    "bought_between",
    "buyers_after",
    "calendar_months_before",
    "compare_money",
    "compare_orders",
    "compare_scores",
    "customer_documents",
    "decay",
    "draw_backtest",
    "draw_decay",
    "draw_ebbinghaus",
    "draw_half_lives",
    "draw_interest",
    "draw_intervals",
    "draw_keywords",
    "draw_leads",
    "draw_matchers",
    "draw_months",
    "draw_norms",
    "draw_parts",
    "draw_scores",
    "draw_slips",
    "draw_timelines",
    "draw_two",
    "draw_word_counts",
    "fit_half_life",
    "goods_scores",
    "half_life",
    "interest_ranking",
    "judge_matchers",
    "lead_in_words",
    "matching",
    "misread",
    "month_to_test",
    "months_before",
    "more_places",
    "places",
    "precision_at",
    "purchases",
    "repaired_ranking",
    "returned",
    "rival_scores",
    "shop_orders",
    "shows_animal",
    "sum_up",
    "tfidf_interest",
    "tfidf_of_events",
    "time_interest",
    "variance_shares",
    "word_scores",
    "words",
]
