"""The repaired ranking against the document's, judged by the planted purchases of the next month."""

from functools import cache

import pytest

from helpers import datasets, interest

AS_OF = "2018-01-01"
SEEDS = (datasets.SEED, 1, 2, 3, 4)


@cache
def judged(seed):
    """The document's ranking, the repaired one, and who of those with a record of the category bought in January."""
    payments, _ = datasets.clean_wallet(datasets.load_wallet(seed))
    bought = datasets.load_truth(seed).customers.set_index("user_id")["purchases_jan2018"] > 0
    players = payments["user_id"][interest.matching(payments, interest.LOTTERY)].unique()
    rankings = [
        rank(payments, interest.LOTTERY, AS_OF) for rank in (interest.interest_ranking, interest.repaired_ranking)
    ]
    return *(ranking["final_score"] for ranking in rankings), bought.loc[players]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_the_repaired_ranking_finds_next_months_buyers_better_by_the_stated_margin(seed):
    document, repaired, bought = judged(seed)
    assert interest.auc(repaired, bought) > interest.auc(document, bought) + interest.MARGIN


def test_of_the_best_50_more_buy():
    gains = [
        interest.precision_at(repaired, bought) - interest.precision_at(document, bought)
        for document, repaired, bought in map(judged, SEEDS)
    ]
    assert min(gains) >= 0 and sum(gains) / len(gains) > 0.05


def test_among_all_customers_most_of_the_auc_is_having_played_at_all():
    document, repaired, bought = judged(datasets.SEED)
    truth = datasets.load_truth().customers.set_index("user_id")["purchases_jan2018"] > 0
    assert interest.auc(repaired, truth) > 0.97 and interest.auc(document, truth) > 0.97
    assert interest.auc(document, bought) < 0.87
