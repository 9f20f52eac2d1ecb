"""The ranking of customers by interest in a category: the source document's, and a repaired one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Real

import numpy as np
import pandas as pd

from helpers.interest.events import amounts, before, by_user, need
from helpers.interest.forgetting import time_interest
from helpers.interest.keywords import matching, purchases
from helpers.interest.tfidf import tfidf_of_events
from helpers.scaling import min_max, sigmoid


def amount_interest(events: pd.DataFrame) -> pd.Series:
    """Return each customer's net amount in yuan: purchases less refunds; a missing amount counts nothing.

    Every event that is given counts: pick the category's records first (`matching`).

    Examples
    --------
    >>> amount_interest(pd.DataFrame({"user_id": [7, 7, 8], "amount": [20.0, -20.0, 6.0]})).to_dict()
    {7: 0.0, 8: 6.0}
    """
    need(events, "user_id", "amount")
    return by_user(events["user_id"], np.nan_to_num(amounts(events), nan=0.0)).rename("amount_interest")


def interest_ranking(
    events: pd.DataFrame,
    keywords: Iterable[str],
    as_of: object,
    eta: float = 0.5,
    weights: Sequence[float] = (1, 1, 1),
    whole_words: bool = True,
) -> pd.DataFrame:
    """Return the source document's ranking: time, amount and words, each on a scale of its own, and their sum.

    Everybody with an event before `as_of` is ranked; who has no record of the category scores 0.5 for time (the sigmoid
    of 0). Later events change nothing.

    Parameters
    ----------
    events
        All payments, of whatever category: ``user_id``, ``time``, ``amount`` (yuan; a refund is negative), ``text``.
    keywords
        The category's words.
    as_of
        The observation point 观察点.
    eta
        Decay factor in 1/month of 30 days.
    weights
        Of time, amount and words; (1, 1, 1) is the document's sum.
    whole_words
        How the category's records are found, see `matching`.

    Returns
    -------
    DataFrame
        By user_id, best first, equal scores in the ids' order: ``time_penalty`` (sigmoid of S over the purchases;
        a refund is none), ``payment_sum`` (min-max of the category's net amount), ``tfidf_sum`` (min-max of the
        keywords' tf-idf over all texts), ``final_score``.
    """
    weights = _three(weights)
    need(events, "user_id", "time", "amount", "text")
    keywords = list(keywords) if not isinstance(keywords, str) else keywords
    past = before(events, as_of)
    records = past[matching(past, keywords, whole_words).to_numpy()]
    words = tfidf_of_events(past, keywords)
    bought = records[amounts(records) > 0]
    table = pd.DataFrame(
        {
            "time_penalty": sigmoid(time_interest(bought, as_of, eta).reindex(words.index, fill_value=0.0)),
            "payment_sum": min_max(amount_interest(records).reindex(words.index, fill_value=0.0)),
            "tfidf_sum": min_max(words),
        }
    )
    return best_first(table.assign(final_score=table @ weights), "final_score")


def repaired_ranking(events: pd.DataFrame, keywords: Iterable[str], as_of: object, eta: float = 0.5) -> pd.DataFrame:
    """Return a ranking by S itself: the decayed count of true purchases, neither squeezed nor counted three times."""
    need(events, "user_id", "time", "amount", "text")
    past = before(events, as_of)
    everybody = pd.Index(np.sort(past["user_id"].unique()), name="user_id")
    bought = purchases(past, keywords)
    score = time_interest(bought, as_of, eta).reindex(everybody, fill_value=0.0)
    return best_first(pd.DataFrame({"final_score": score}), "final_score")


def best_first(table: pd.DataFrame, score: str) -> pd.DataFrame:
    """Return the table with the highest score first, equal scores in the order of the index."""
    return table.sort_index().sort_values(score, ascending=False, kind="stable")


def _three(weights: Sequence[float]) -> np.ndarray:
    given = list(weights) if np.iterable(weights) and not isinstance(weights, str) else [weights]
    if len(given) != 3 or not all(isinstance(weight, Real) and np.isfinite(weight) for weight in given):
        raise ValueError(f"weights is {weights!r}; give three numbers, for time, amount and words, such as (1, 1, 1).")
    return np.array(given, float)
