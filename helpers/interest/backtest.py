"""Backtests: how well a score finds the customers who buy afterwards."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from helpers.interest.events import before, moment, need
from helpers.interest.forgetting import time_interest


def auc(score: pd.Series, bought: pd.Series) -> float:
    """Return the chance that a buyer scores above a customer who did not buy; a tie counts one half.

    Parameters
    ----------
    score
        By user_id; a customer without a score is taken to score 0.
    bought
        True or False by user_id: these customers are judged.

    Raises
    ------
    ValueError
        If all of them bought or nobody did, or a score is missing.

    Examples
    --------
    >>> auc(pd.Series({7: 2.5, 8: 0.1}), pd.Series({7: True, 8: False, 9: False}))
    1.0
    """
    bought, scores = _judged(score, bought)
    if bought.nunique() < 2:
        raise ValueError(
            f"Of {len(bought):,} customers {bought.sum():,} bought; an AUC needs some who did and some not."
        )
    return float(roc_auc_score(bought, scores))


def precision_at(score: pd.Series, bought: pd.Series, n: int = 50) -> float:
    """Return the share of buyers among the n highest scores; equal scores in the ids' order.

    Parameters
    ----------
    score, bought
        As in `auc`.
    n
        How many can be reached; all are taken if there are fewer.

    Examples
    --------
    >>> precision_at(pd.Series({7: 2.5, 8: 0.1}), pd.Series({7: True, 8: False, 9: False}), n=2)
    0.5
    """
    bought, scores = _judged(score, bought)
    best = scores.sort_index().sort_values(ascending=False, kind="stable").index[:n]
    return float(bought.loc[best].mean())


def bought_between(events: pd.DataFrame, start: object, stop: object) -> pd.Series:
    """Return who bought from `start` until before `stop`, of those who had bought before.

    Parameters
    ----------
    events
        The category's purchases: ``user_id``, ``time``.
    start, stop
        The observation point 观察点, and the end of what is predicted.

    Returns
    -------
    Series
        True or False by user_id, for everybody with an event before `start`, in the ids' order.

    Examples
    --------
    >>> days = pd.to_datetime(["2017-11-20", "2017-11-25", "2017-12-05"])
    >>> bought_between(pd.DataFrame({"user_id": [7, 8, 7], "time": days}), "2017-12-01", "2018-01-01").to_dict()
    {7: True, 8: False}
    """
    need(events, "user_id", "time")
    seen = before(events, stop)
    then = (seen["time"] >= moment(start)).to_numpy()
    everybody = pd.Index(np.sort(before(events, start)["user_id"].unique()), name="user_id")
    return pd.Series(everybody.isin(seen["user_id"][then]), everybody, name="bought")


def backtest_eta(events: pd.DataFrame, bought_after: pd.Series, etas: Iterable[float], as_of: object) -> pd.Series:
    """Return how well S finds the buyers at each eta: scored on what was before `as_of`, judged by what came after.

    Choose eta at one observation point and state its AUC at a later one: on the point it was chosen at, any choice
    looks better than it is.

    Parameters
    ----------
    events
        The category's purchases: ``user_id``, ``time``; those at or after `as_of` are not looked at.
    bought_after
        True or False by user_id: whether the customer bought in the time that follows `as_of`. These customers are
        judged; who has no purchase before scores 0.
    etas
        The decay factors to compare, in 1/month.
    as_of
        The observation point 观察点.

    Returns
    -------
    Series
        AUC by eta.
    """
    past = before(events, as_of)
    areas = {eta: auc(time_interest(past, as_of, eta), bought_after) for eta in etas}
    return pd.Series(areas, name="auc", dtype=float).rename_axis("eta")


def _judged(score: pd.Series, bought: pd.Series) -> tuple[pd.Series, pd.Series]:
    scores = score.reindex(bought.index, fill_value=0.0)
    if missing := int(scores.isna().sum() + bought.isna().sum()):
        raise ValueError(f"{missing:,} scores or outcomes are missing; fill them or leave these customers out.")
    return bought.astype(bool), scores
